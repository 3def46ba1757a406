"""What a person does with an article: states, tags, browser, clipboard, undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from reader.config.settings import Settings
from reader.library.library import Library
from reader.model.article import Enclosure
from tests.tui.app_support import (
    HOSTILE,
    Reader,
    add_feed,
    held,
    id_of,
    newspaper,
    parsed,
    program,
    reading,
)


def states(reader: Reader) -> tuple[bool, bool, bool]:
    article = reader.article
    assert article is not None
    return article.read is not None, article.starred is not None, bool(article.later)


def tags(reader: Reader) -> tuple[str, ...]:
    article = reader.article
    assert article is not None
    return article.tags


def options(reader: Reader) -> list[str]:
    choices = reader.app.screen.query_one(OptionList)
    return [str(option.prompt) for option in choices.options]


async def dialog(reader: Reader) -> None:
    await reader.until(lambda: isinstance(reader.app.focused, Input), "a dialog")


@pytest.mark.parametrize(
    ("key", "given", "taken", "after"),
    [
        ("m", "Read", "Unread", (True, False, False)),
        ("N", "Read", "Unread", (True, False, False)),
        ("s", "Starred", "Star removed", (False, True, False)),
        ("b", "Added to Later", "Removed from Later", (False, False, True)),
    ],
)
async def test_a_state_is_given_and_taken(
    library: Library, key: str, given: str, taken: str, after: tuple[bool, bool, bool]
) -> None:
    newspaper(library, 2)
    async with reading(library) as reader:
        await reader.press(key)
        await reader.told(given)
        assert states(reader) == after
        await reader.press(key)
        await reader.told(taken)
        assert states(reader) == (False, False, False)


async def test_marks_and_counts_follow(library: Library) -> None:
    newspaper(library, 2)
    async with reading(library) as reader:
        await reader.press("s", "b")
        await reader.sees("● ★» News 1")
        await reader.sees("1/1")
        await reader.until(lambda: reader.counts["Later"] == 1, "one on Later")
        assert reader.counts["Starred"] == 1
        await reader.press("m")
        await reader.sees("  ★» News 1")
        await reader.until(lambda: reader.counts["All"] == 1, "one unread")
        assert reader.counts["Starred"] == reader.counts["Later"] == 0
        assert reader.counts["Unread"] == reader.counts["The Daily Leaf"] == 1


async def test_a_new_tag_is_given(library: Library) -> None:
    newspaper(library, 2)
    async with reading(library) as reader:
        await reader.press("t")
        await dialog(reader)
        await reader.type("Quantum mechanics")
        await reader.press("enter")
        await reader.told("Tagged “Quantum mechanics”")
        assert tags(reader) == ("Quantum mechanics",)
        await reader.until(
            lambda: reader.counts.get("Quantum mechanics") == 1, "a line"
        )
        await reader.sees("Tags: Quantum mechanics")


async def test_a_known_tag_is_completed(library: Library) -> None:
    newspaper(library, 3)
    for name in ("physics", "Phonetics", "history"):
        library.reading.tag([id_of(library, "News 2")], name)
    library.reading.tag([id_of(library, "News 1")], "history")
    async with reading(library) as reader:
        await reader.press("t")
        await dialog(reader)
        assert options(reader) == ["Phonetics", "physics"]
        await reader.type("PHY")
        assert options(reader) == ["physics"]
        await reader.press("tab")
        assert reader.app.focused is not None
        field = reader.app.screen.query_one(Input)
        assert field.value == "physics"
        await reader.press("enter")
        await reader.told("Tagged “physics”")
        assert set(tags(reader)) == {"history", "physics"}


async def test_a_tag_is_taken(library: Library) -> None:
    newspaper(library, 2)
    async with reading(library) as reader:
        assert reader.article is not None
        library.reading.tag([reader.article.id], "history")
        library.reading.tag([reader.article.id], "war")
        await reader.press("T")
        await dialog(reader)
        await reader.press("down", "enter")
        await reader.told("Removed tag “war”")
        assert tags(reader) == ("history",)
        await reader.sees("Tags: history")
        await reader.sees_no("history, war")


async def test_an_article_without_tags_has_none_to_take(library: Library) -> None:
    newspaper(library, 1)
    async with reading(library) as reader:
        await reader.press("T")
        await reader.told("This article has no tags")


async def test_leaving_the_dialog_tags_nothing(library: Library) -> None:
    newspaper(library, 1)
    async with reading(library) as reader:
        await reader.press("t")
        await dialog(reader)
        await reader.type("war")
        await reader.press("escape")
        await reader.until(lambda: reader.pane == "list", "the list")
        await reader.press("t")
        await dialog(reader)
        await reader.press("space", "enter")
        await reader.until(lambda: reader.pane == "list", "the list")
        assert tags(reader) == ()


async def test_a_list_is_marked_read_and_comes_back(library: Library) -> None:
    newspaper(library, 4)
    async with reading(library) as reader:
        await reader.press("m", "j", "A")
        await reader.told("Marked 3 articles read")
        assert [row.read for row in reader.rows] == [True] * 4
        await reader.until(lambda: reader.counts["All"] == 0, "nothing unread")
        await reader.press("u")
        await reader.told("Undone: Mark All read")
        assert [row.read for row in reader.rows] == [True, False, False, False]
        await reader.until(lambda: reader.counts["All"] == 3, "three unread")
        await reader.press("ctrl+r")
        await reader.told("Redone: Mark All read")
        await reader.until(lambda: reader.counts["All"] == 0, "nothing unread")
        assert reader.cursor == "News 2"
        await reader.press("A")
        await reader.told("Nothing here is unread")


async def test_only_what_is_listed_is_marked_read(library: Library) -> None:
    newspaper(library, 4)
    add_feed(library, "Other", [parsed("Elsewhere", 9)])
    async with reading(library) as reader:
        await reader.press("/")
        await reader.type("news")
        await reader.until(lambda: len(reader.titles) == 4, "four found")
        await reader.press("enter", "A")
        await reader.told("Marked 4 articles read")
        await reader.press("escape")
        await reader.until(lambda: len(reader.titles) == 5, "everything")
        assert [row.title for row in reader.rows if not row.read] == ["Elsewhere"]


async def test_undo_goes_back_step_by_step(library: Library) -> None:
    newspaper(library, 1)
    async with reading(library) as reader:
        await reader.press("s", "b", "m")
        await reader.told("Read")
        await reader.press("u")
        await reader.told("Undone: Mark read")
        await reader.press("ctrl+z")
        await reader.told("Undone: Add to Later")
        await reader.press("u")
        await reader.told("Undone: Star")
        assert states(reader) == (False, False, False)
        await reader.press("u")
        await reader.told("Nothing to undo")
        await reader.press("ctrl+r")
        await reader.told("Redone: Star")
        assert states(reader) == (False, True, False)


async def test_the_browser_gets_the_address(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = tmp_path / "opened"
    monkeypatch.setenv("BROWSER", str(program(tmp_path / "browse", opened)))
    newspaper(library, 2)
    async with reading(library) as reader:
        await reader.press("o")
        await reader.told("Opened https://news.example/1")
        await reader.until(opened.exists, "the browser")
        assert opened.read_text() == "https://news.example/1\n"
        await reader.until(lambda: states(reader)[0], "read")


async def test_the_browser_gets_an_enclosure_where_there_is_no_page(
    library: Library, tmp_path: Path
) -> None:
    opened = tmp_path / "opened"
    opener = (str(program(tmp_path / "browse", opened)), "-x", "%u", "end")
    sound = Enclosure("https://pod.example/1.mp3", "audio/mpeg")
    add_feed(library, "Pod", [parsed("One", url=None, enclosures=(sound,))])
    async with reading(library, Settings(opener=opener)) as reader:
        await reader.press("o")
        await reader.until(opened.exists, "the browser")
        assert opened.read_text() == "-x\nhttps://pod.example/1.mp3\nend\n"


@pytest.mark.parametrize(
    ("url", "told"),
    [
        (None, "this article has no address"),
        ("javascript:alert(1)", "is not an http, https or mailto address"),
        ("file:///etc/passwd", "is not an http, https or mailto address"),
        ("https://x.example/\x1b]0;pwned\x07", "holds a space or a control character"),
    ],
)
async def test_an_address_that_is_refused_is_told(
    library: Library, tmp_path: Path, url: str | None, told: str
) -> None:
    opened = tmp_path / "opened"
    opener = (str(program(tmp_path / "browse", opened)),)
    add_feed(library, "Feed", [parsed(HOSTILE, url=url)])
    async with reading(library, Settings(opener=opener)) as reader:
        await reader.press("o")
        await reader.told(told)
        await reader.until(lambda: reader.toasts == 1, "a notice")
        assert not opened.exists()
        assert not states(reader)[0]


async def test_a_missing_browser_is_told(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER", "/nowhere/browser")
    newspaper(library, 1)
    async with reading(library) as reader:
        await reader.press("o")
        await reader.told("there is no program '/nowhere/browser'")
        assert not states(reader)[0]


async def test_the_address_is_copied_through_the_terminal(library: Library) -> None:
    newspaper(library, 2)
    async with reading(library) as reader:
        await reader.press("y")
        await reader.told("Copied https://news.example/1")
        assert reader.app.clipboard == "https://news.example/1"


async def test_the_address_is_copied_by_the_set_command(
    library: Library, tmp_path: Path
) -> None:
    copied = tmp_path / "copied"
    command = (str(program(tmp_path / "copy", copied)), "-n")
    newspaper(library, 2)
    async with reading(library, Settings(clipboard_command=command)) as reader:
        await reader.press("y")
        await reader.told("Copied https://news.example/1")
        assert copied.read_text() == "-n\nhttps://news.example/1"


async def test_a_copy_that_fails_is_told(library: Library) -> None:
    newspaper(library, 1)
    async with reading(library, Settings(clipboard_command=("/nowhere",))) as reader:
        await reader.press("y")
        await reader.told("the command that copies did not work")
        assert "Copied" not in reader.screen.status.message


async def test_without_an_article_there_is_nothing_to_do_that_with(
    library: Library,
) -> None:
    newspaper(library, 1)
    async with reading(library) as reader:
        await reader.press("g", "s")
        await reader.until(lambda: reader.titles == [], "an empty list")
        for key, title in (("s", "Star"), ("o", "Open in browser"), ("t", "Tag")):
            await reader.press(key)
            assert reader.screen.status.message == (
                f"{title}: there is nothing here to do that with"
            )


async def test_a_star_shows_only_once_it_is_kept(
    library: Library,
) -> None:
    newspaper(library, 1)
    async with reading(library) as reader:
        with held(library):
            await reader.press("s")
            await reader.pilot.pause()
            assert "★" not in reader.text
            assert reader.screen.status.message != "Starred"
        await reader.told("Starred")
        await reader.sees("★ ")
