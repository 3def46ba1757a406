"""Searching while typing, the unread filter and the orders of the list."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from reader.config.settings import Settings
from reader.library.library import Library
from reader.model.article import Credit
from reader.model.view import Sort
from reader.tui.commands.viewing import SORTS
from reader.tui.widgets.menu import Menu
from tests.tui.app_support import (
    NARROW,
    WIDE,
    Reader,
    add_feed,
    add_file,
    mark_read_before,
    newspaper,
    parsed,
    reading,
)


def filled(library: Library) -> None:
    articles = [
        parsed("Tides and harbours", 1, text="The moon pulls the sea."),
        parsed("Élections à Genève", 2, text="Les urnes sont closes."),
        parsed("橘子皮", 3, text="地图怎样说谎"),
        parsed("Bridges", 4, credits=(Credit("Zoë Ågren", "Texte"),)),
        parsed("Numbers", 5, tags=("Mathematics",)),
    ]
    add_feed(library, "The Daily Leaf", articles)


async def search(reader: Reader, words: str) -> None:
    await reader.press("/")
    reader.screen.search_field.value = words


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("harb", "Tides and harbours"),
        ("moon", "Tides and harbours"),
        ("SEA tid", "Tides and harbours"),
        ("elections", "Élections à Genève"),
        ("GENÈVE", "Élections à Genève"),
        ("橘子", "橘子皮"),
        ("地图", "橘子皮"),
        ("zoe", "Bridges"),
        ("agren", "Bridges"),
        ("mathem", "Numbers"),
    ],
)
async def test_words_are_found(library: Library, words: str, title: str) -> None:
    filled(library)
    async with reading(library) as reader:
        await search(reader, words)
        await reader.until(lambda: reader.titles == [title], title)
        await reader.until(lambda: reader.shown == title, "the article")


async def test_the_list_follows_what_is_typed(library: Library) -> None:
    filled(library)
    async with reading(library) as reader:
        await reader.press("/")
        assert reader.app.focused is reader.screen.search_field
        await reader.type("ti")
        await reader.until(lambda: reader.titles == ["Tides and harbours"], "one")
        await reader.press("backspace", "backspace")
        await reader.until(lambda: len(reader.titles) == 5, "all")
        await reader.type("qj")
        await reader.until(lambda: reader.titles == [], "none")
        await reader.sees("No article matches “qj”.")
        assert isinstance(reader.app.focused, Input)


async def test_what_is_found_stands_on_top_though_articles_come_meanwhile(
    library: Library,
) -> None:
    newspaper(library, 12)
    async with reading(library) as reader:
        await reader.press("G")
        reader.screen.lists.search("news")
        reader.screen.lists.changed_elsewhere()
        await reader.until(lambda: reader.cursor == "News 1", "the first one")


async def test_enter_keeps_what_was_found(library: Library) -> None:
    newspaper(library, 12)
    async with reading(library) as reader:
        await reader.press("/")
        await reader.type("news 1")
        await reader.until(lambda: len(reader.titles) == 4, "four found")
        await reader.press("enter")
        assert reader.pane == "list"
        await reader.press("j")
        assert reader.cursor == "News 10"
        await reader.sees("“news 1”", "2/4")


async def test_the_cursor_moves_while_one_types(library: Library) -> None:
    newspaper(library, 12)
    async with reading(library) as reader:
        await reader.press("/")
        await reader.type("news 1")
        await reader.until(lambda: len(reader.titles) == 4, "four found")
        await reader.press("down", "down", "up")
        assert reader.cursor == "News 10"
        await reader.press("pagedown")
        assert reader.cursor == "News 12"
        await reader.press("pageup")
        assert reader.cursor == "News 1"
        assert isinstance(reader.app.focused, Input)


async def test_escape_brings_everything_back_around_what_was_found(
    library: Library,
) -> None:
    newspaper(library, 12)
    async with reading(library) as reader:
        await reader.press("/")
        await reader.type("news 11")
        await reader.until(lambda: reader.titles == ["News 11"], "one found")
        await reader.press("escape")
        await reader.until(lambda: len(reader.titles) == 12, "all")
        assert (reader.cursor, reader.pane) == ("News 11", "list")
        assert not reader.screen.search_field.display
        assert reader.screen.search_field.value == ""


async def test_a_search_without_hits_is_left_for_where_one_was(
    library: Library,
) -> None:
    newspaper(library, 4)
    async with reading(library) as reader:
        await reader.press("j", "j")
        await reader.on("News 3")
        await search(reader, "zebra")
        await reader.until(lambda: reader.titles == [], "no hit")
        await reader.press("escape")
        await reader.on("News 3")


async def test_escape_leaves_an_empty_search(library: Library) -> None:
    newspaper(library, 3)
    async with reading(library) as reader:
        await reader.press("j", "/", "escape")
        assert (reader.cursor, reader.pane) == ("News 2", "list")
        assert not reader.screen.search_field.display


async def test_letters_typed_are_no_commands(library: Library) -> None:
    newspaper(library, 3)
    async with reading(library) as reader:
        await reader.press("/")
        await reader.type("qsAD?n")
        assert reader.screen.search_field.value == "qsAD?n"
        assert len(library.reading.changes()) == 0
        assert reader.app.is_running


async def test_another_place_ends_the_search(library: Library) -> None:
    feed_id = newspaper(library, 3)
    async with reading(library) as reader:
        await search(reader, "news 2")
        await reader.until(lambda: reader.titles == ["News 2"], "one found")
        await reader.press("enter", "g", "f", "j")
        await reader.until(lambda: reader.place == f"feed:{feed_id}", "the feed")
        assert len(reader.titles) == 3
        assert not reader.screen.search_field.display


async def test_going_to_the_same_place_ends_the_search_too(library: Library) -> None:
    newspaper(library, 3)
    async with reading(library) as reader:
        await search(reader, "news 2")
        await reader.until(lambda: reader.titles == ["News 2"], "one found")
        await reader.press("enter", "g", "a")
        await reader.until(lambda: len(reader.titles) == 3, "all")


async def test_signs_of_a_query_are_harmless(library: Library) -> None:
    newspaper(library, 1)
    found = ["News 1"]
    async with reading(library) as reader:
        for words, titles in (
            ("NEAR(", []),
            ('"', found),
            ("[/]", []),
            ('"a" OR b*', found),
            ("*", []),
            ("-news", []),
            ("(", found),
            ("' OR 1=1 --", []),
            ("sort:", found),
            ("a:b", []),
            ("\N{OWL}\0", []),
        ):
            await search(reader, words)
            await reader.until(lambda: reader.titles == titles, f"{words}: {titles}")  # noqa: B023
        assert reader.notices == []


async def test_unread_only_leaves_out_what_is_read(library: Library) -> None:
    newspaper(library, 3)
    mark_read_before(library, "News 2")
    unread = ["News 1", "News 3"]
    async with reading(library) as reader:
        await reader.press("F")
        await reader.until(lambda: reader.titles == unread, "two")
        await reader.sees("unread only")
        await reader.press("j", "m")
        await reader.told("Read")
        assert reader.titles == unread
        await reader.press("F")
        await reader.until(lambda: len(reader.titles) == 3, "all")
        assert reader.cursor == "News 3"
        await reader.sees_no("unread only")


async def test_nothing_unread_says_what_to_do(library: Library) -> None:
    newspaper(library, 1)
    mark_read_before(library, "News 1")
    async with reading(library) as reader:
        await reader.press("F")
        await reader.sees("Nothing here is unread.", "Press F to show all articles.")


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("Newest first", ["Beta", "ärger", "Zeta"]),
        ("Oldest first", ["Zeta", "ärger", "Beta"]),
        ("By title", ["ärger", "Beta", "Zeta"]),
        ("By feed", ["Zeta", "ärger", "Beta"]),
        ("Longest first", ["Zeta", "Beta", "ärger"]),
    ],
)
async def test_orders(library: Library, name: str, titles: list[str]) -> None:
    add_feed(library, "Beans", [parsed("Beta", 1, text="two words")])
    add_feed(library, "Apples", [parsed("ärger", 2, text="one")])
    add_file(library, parsed("Zeta", 3, text="three words here"))
    async with reading(library) as reader:
        await reader.on("ärger")
        await reader.press("S")
        await reader.until(lambda: isinstance(reader.app.focused, Menu), "the menu")
        await reader.press(str([*SORTS].index(name) + 1))
        await reader.until(lambda: reader.titles == titles, name)
        assert reader.cursor == "ärger"
        if name != "Newest first":
            await reader.sees(name.lower())


async def test_a_list_opens_in_the_order_of_the_settings(library: Library) -> None:
    newspaper(library, 3)
    async with reading(library, Settings(sort=Sort.OLDEST)) as reader:
        assert reader.titles == ["News 3", "News 2", "News 1"]


@pytest.mark.parametrize("key", ["escape", "q"])
@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_an_article_is_left_before_the_search_that_found_it(
    library: Library, key: str, size: tuple[int, int]
) -> None:
    newspaper(library, 12)
    async with reading(library, size=size) as reader:
        await reader.press("/", *"news 1", "enter", "G", "enter")
        await reader.until(lambda: reader.pane == "reading", "the article")
        found = reader.titles
        await reader.press(key)
        await reader.until(lambda: reader.pane == "list", "the list")
        assert (reader.screen.lists.view.query, reader.titles) == ("news 1", found)
        assert reader.cursor == found[-1]
        await reader.press(key)
        await reader.until(lambda: len(reader.titles) == 12, "all")
        assert reader.app.is_running
