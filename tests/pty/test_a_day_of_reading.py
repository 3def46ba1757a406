"""A person reads, stars, tags, searches and refreshes, quits and finds all again."""

from __future__ import annotations

from collections.abc import Callable

from tests.pty.feed_server import FeedServer
from tests.pty.person import Person


def test_the_three_panes_appear_with_the_sample_library(reader: Person) -> None:
    with reader.screen() as terminal:
        terminal.wait_for("Pendant des siècles")  # the text of the first article
        for place in ("All", "Unread", "Starred", "Later", "Tags"):
            terminal.wait_for(place)
        for title in ("How a bridge stands", "摊不平的橘子皮", "بيوت الكتب"):
            terminal.wait_for(title)
        terminal.wait_for(" All  1/32")


def test_ten_articles_are_read_one_after_another(reader: Person) -> None:
    titles = [article["title"] for article in reader.articles("--limit", "10")]
    with reader.screen(columns=200) as terminal:
        terminal.wait_for("1/32")
        terminal.press("enter")
        for number, title in enumerate(titles, 1):
            terminal.wait_for(f" {number}/32")
            terminal.wait_for(stands_twice(title[:20]))
            terminal.wait_for(unread(32 - number))
            terminal.press("J")
        terminal.press("K", "Q")
        assert terminal.exit_code() == 0
    states = {article["title"]: article["read"] for article in reader.articles()}
    assert all(states[title] for title in titles)


def test_what_was_done_is_there_after_quitting(
    reader: Person, feed_server: FeedServer
) -> None:
    feed_server.add("The first crossing")
    reader.shell("add", feed_server.address)
    feed_server.add("The winter timetable")
    with reader.screen() as terminal:
        terminal.wait_for("1/33")
        terminal.press("/")
        terminal.wait_for("▕Search")
        terminal.send("sourdough")
        terminal.wait_for("“sourdough”  1/1")
        terminal.wait_for("What lives in a sourdough")
        terminal.press("enter")
        terminal.settle()
        terminal.press("s")
        terminal.wait_for(counted("Starred", "1/1"))
        terminal.press("t")
        terminal.wait_for("Tag this article")
        terminal.send("to bake")
        terminal.press("enter")
        terminal.wait_for("Tagged “to bake”")
        terminal.press("escape")
        terminal.wait_for("/33")
        terminal.press("R")
        terminal.wait_for("Refreshed 4 feeds: 1 new article")
        terminal.wait_for("/34")
        terminal.wait_for("The winter timetable")
        terminal.press("g", "s")
        terminal.wait_for(" Starred  1/1")
        terminal.press("Q")
        assert terminal.exit_code() == 0
    assert feed_server.statuses == [200, 200]
    with reader.screen() as terminal:
        terminal.wait_for(" Starred  1/1")
        terminal.wait_for(", to bake")
        terminal.press("g", "a")
        terminal.wait_for("/34")
        terminal.press("Q")
        assert terminal.exit_code() == 0
    assert [article["title"] for article in reader.articles("--starred")] == [
        "What lives in a sourdough"
    ]


def test_view_selection_and_pane_are_kept(reader: Person) -> None:
    with reader.screen() as terminal:
        terminal.wait_for("1/32")
        terminal.press("j", "j", "j")
        terminal.wait_for(" 4/32")
        terminal.press("enter")
        terminal.wait_for(unread(31))
        terminal.press(*">>>>")
        terminal.settle()
        before = terminal.text
        terminal.press("Q")
        assert terminal.exit_code() == 0
    with reader.screen() as terminal:
        terminal.wait_for(" 4/32")
        terminal.wait_for(lambda text: text == before)
        terminal.press("h")  # from the reading pane, where the focus was
        terminal.press("j")
        terminal.wait_for(" 5/32")


def test_what_the_shell_does_shows_on_the_running_screen(reader: Person) -> None:
    first, *_ = reader.articles("--limit", "1")
    with reader.screen() as terminal:
        terminal.wait_for("1/32")
        reader.shell("mark", "starred", str(first["id"]))
        terminal.wait_for(counted("Starred", "1/1"))
        note = reader.directory / "note.txt"
        note.write_text("A note from the shell\n\nIt has a body.\n", encoding="utf-8")
        reader.shell("add", str(note))
        terminal.wait_for("A note from the shell")
        terminal.wait_for("/33")


def stands_twice(words: str) -> Callable[[str], bool]:
    """A condition: the list and the reading pane show these words."""
    return lambda text: text.count(words) >= 2


def unread(number: int) -> Callable[[str], bool]:
    """A condition: the sidebar counts so many unread articles."""
    return counted("Unread", str(number))


def counted(place: str, number: str) -> Callable[[str], bool]:
    """A condition: the sidebar has a number beside a place."""

    def holds(text: str) -> bool:
        lines = [line.split("▕")[0].split() for line in text.splitlines()]
        return [place, number] in [line[-2:] for line in lines]

    return holds
