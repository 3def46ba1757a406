"""The screen follows the library while others write to it, and keeps one's place."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest
from pytest_httpserver import HTTPServer

from reader.library.library import Library
from reader.model.article import State
from reader.model.change import Changed
from tests.cli.support import command, environment
from tests.library.making import rss
from tests.tui.app_support import (
    LONG,
    Reader,
    add_feed,
    add_file,
    id_of,
    newspaper,
    parsed,
    publish,
    reading,
)


@pytest.fixture
def other(library: Library) -> Iterator[Library]:
    """The same library, as another process has it open."""
    with Library(library.path) as other:
        yield other


def row_on_screen(reader: Reader) -> int:
    highlighted = reader.screen.article_list.highlighted
    assert highlighted is not None
    return highlighted - reader.screen.article_list.scroll_offset.y


async def test_new_articles_slip_in_without_moving_the_place(
    library: Library, other: Library
) -> None:
    feed_id = newspaper(library, 100)
    async with reading(library) as reader:
        reader.screen.article_list.highlight(60)
        await reader.until(lambda: reader.shown == "News 61", "the article")
        before = row_on_screen(reader)
        publish(
            other, feed_id, "The Daily Leaf", [parsed("New", 0), parsed("Old", 200)]
        )
        await reader.until(lambda: len(reader.titles) == 102, "two more")
        assert (reader.cursor, row_on_screen(reader)) == ("News 61", before)
        assert (reader.titles[0], reader.titles[-1]) == ("New", "Old")
        await reader.until(lambda: reader.counts["All"] == 102, "the counts")
        assert reader.shown == "News 61"


async def test_what_the_shell_refreshes_shows(
    library: Library, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/feed").respond_with_data(rss("Fetched"))
    url = httpserver.url_for("/feed")
    add_feed(library, "Trams", [parsed("Old", 1)], url=url)
    async with reading(library) as reader:
        await reader.on("Old")
        process = await asyncio.create_subprocess_exec(
            *command("refresh", "--due"), env=environment(library.path)
        )
        assert await process.wait() == 0
        await reader.until(lambda: set(reader.titles) == {"Old", "Fetched"}, "both")
        await reader.until(lambda: reader.counts["Trams"] == 2, "the count")
        assert (reader.cursor, reader.shown) == ("Old", "Old")


async def test_articles_of_a_thread_slip_in_too(library: Library) -> None:
    feed_id = newspaper(library, 5)

    def fetch() -> None:
        for number in range(20):
            publish(
                library, feed_id, "The Daily Leaf", [parsed(f"New {number}", -number)]
            )
            library.events.publish(Changed(lists=True, places=True))

    async with reading(library) as reader:
        await reader.press("j", "j")
        thread = threading.Thread(target=fetch)
        thread.start()
        await reader.press("j")
        await reader.until(lambda: len(reader.titles) == 25, "twenty more")
        thread.join()
        assert reader.cursor == "News 4"
        await reader.until(lambda: reader.counts["All"] == 25, "the counts")


async def test_states_of_another_process_show(library: Library, other: Library) -> None:
    newspaper(library, 3)
    async with reading(library) as reader:
        other.reading.set_state([id_of(other, "News 2")], State.STARRED)
        other.reading.set_state([id_of(other, "News 1")], State.READ)
        await reader.sees("● ★  News 2", "     News 1")
        await reader.until(lambda: reader.counts["All"] == 2, "the counts")


async def test_a_tag_of_another_process_shows_in_the_article(
    library: Library, other: Library
) -> None:
    newspaper(library, 3)
    async with reading(library) as reader:
        await reader.until(lambda: reader.shown == "News 1", "the article")
        other.reading.tag([id_of(other, "News 1")], "elsewhere")
        await reader.sees("Tags: elsewhere")


async def test_an_edit_shows_at_the_same_place(library: Library) -> None:
    feed_id = add_feed(library, "Paper", [parsed("Long", 1, text=LONG)])
    async with reading(library) as reader:
        await reader.press("enter", "pagedown")
        before = reader.screen.reading_pane.position
        publish(
            library, feed_id, "Paper", [parsed("Long", 1, text=f"{LONG}\n\nEdited.")]
        )
        library.events.publish(Changed(frozenset({id_of(library, "Long")})))
        await reader.until(
            lambda: "Edited." in str(reader.screen.reader._shown), "the edit"
        )
        assert reader.screen.reading_pane.position == before
        await reader.press("G")
        await reader.sees("Edited.")


async def test_articles_that_go_leave_the_list(
    library: Library, other: Library
) -> None:
    feed_id = newspaper(library, 3)
    add_feed(library, "Zoo", [parsed("Lion", 2), parsed("Bear", 9)])
    async with reading(library) as reader:
        await reader.on("News 1")
        await reader.press("enter")
        other.subscribing.remove(feed_id)
        await reader.until(lambda: reader.titles == ["Lion", "Bear"], "the others")
        await reader.until(lambda: reader.shown == reader.cursor == "Lion", "the next")
        await reader.press("s", "o")
        assert library.reading.article(id_of(library, "Lion")).starred


async def test_an_article_that_goes_is_told(library: Library, other: Library) -> None:
    feed_id = newspaper(library, 3)
    async with reading(library) as reader:
        reader.screen.sidebar.focus()
        with other.database.writing() as connection:
            connection.execute("DELETE FROM article WHERE feed_id = ?", (feed_id,))
        await reader.run("article.copy-address")
        await reader.told("no article has this id")
        await reader.until(lambda: reader.titles == [], "an empty list")
        await reader.sees("No articles yet.", "Choose an article in the list.")
        assert other.reading.counts()["all"].articles == 0


async def test_the_feed_that_is_read_may_go(library: Library, other: Library) -> None:
    feed_id = newspaper(library, 3)
    add_feed(library, "Zoo", [parsed("Lion", 9)])
    async with reading(library) as reader:
        reader.screen.lists.go_place(f"feed:{feed_id}")
        await reader.press("enter")
        other.subscribing.remove(feed_id)
        await reader.until(lambda: reader.place == "all", "All")
        await reader.until(lambda: reader.titles == ["Lion"], "what is left")
        other.reading.undo()
        await reader.until(lambda: len(reader.titles) == 4, "everything")


async def test_a_library_filled_elsewhere_fills_the_screen(
    library: Library, other: Library
) -> None:
    async with reading(library) as reader:
        await reader.press("escape")
        add_file(other, parsed("First", 1), "paper")
        await reader.until(lambda: reader.titles == ["First"], "an article")
        await reader.until(lambda: reader.counts.get("paper") == 1, "a tag")
        await reader.until(lambda: reader.shown == "First", "its text")
        await reader.press("enter")
        await reader.until(lambda: reader.counts["All"] == 0, "read")


async def test_a_search_follows_too(library: Library, other: Library) -> None:
    feed_id = newspaper(library, 12)
    async with reading(library) as reader:
        await reader.press("/")
        await reader.type("news 1")
        await reader.until(lambda: len(reader.titles) == 4, "four found")
        await reader.press("enter", "j")
        publish(
            other, feed_id, "The Daily Leaf", [parsed("News 19", 0), parsed("No", 0)]
        )
        await reader.until(lambda: len(reader.titles) == 5, "five found")
        assert reader.cursor == "News 10"
