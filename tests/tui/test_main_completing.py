"""Completing the search line: fields, and the tags, feeds and folders there are."""

from __future__ import annotations

import pytest

from reader.library.library import Library
from tests.tui.app_support import (
    HOSTILE,
    Reader,
    add_feed,
    id_of,
    parsed,
    reading,
)


def shelves(library: Library) -> None:
    add_feed(library, "Bee Times", [parsed("Honey", 1), parsed("Hives", 2)])
    add_feed(library, "Bats", [parsed("Caves", 3)], folder="Night/Deep")
    library.reading.tag([id_of(library, "Honey")], "news")
    library.reading.tag([id_of(library, name) for name in ("Honey", "Hives")], "nectar")


def field(reader: Reader) -> tuple[str, int]:
    return (
        reader.screen.search_field.value,
        reader.screen.search_field.cursor_position,
    )


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("fol", "folder:"),
        ("honey au", "honey author:"),
        ("tag:new", "tag:news"),
        ("-tag:new", "-tag:news"),
        ("feed:bee", 'feed:"Bee Times"'),
        ("feed:TIM", 'feed:"Bee Times"'),
        ("folder:dee", "folder:Night/Deep"),
        ("is:st", "is:starred"),
        ("lang:f", "lang:fr"),
        ("sort:rel", "sort:relevance"),
    ],
)
async def test_tab_completes(library: Library, typed: str, completed: str) -> None:
    shelves(library)
    async with reading(library) as reader:
        await reader.press("/")
        await reader.type(typed)
        await reader.press("tab")
        assert field(reader) == (completed, len(completed))
        assert reader.app.focused is reader.screen.search_field


async def test_what_is_completed_is_searched(library: Library) -> None:
    shelves(library)
    async with reading(library) as reader:
        await reader.press("/")
        await reader.type("ta")
        await reader.press("tab", "n", "e", "w", "tab")
        assert field(reader)[0] == "tag:news"
        await reader.until(lambda: reader.titles == ["Honey"], "one found")
        await reader.press("enter")
        assert reader.pane == "list"


async def test_several_candidates_are_gone_through(library: Library) -> None:
    shelves(library)
    async with reading(library) as reader:
        await reader.press("/")
        await reader.type("tag:n honey")
        reader.screen.search_field.cursor_position = 5
        await reader.press("tab")
        assert field(reader) == ("tag:nectar honey", 10)
        await reader.told("nectar  news")
        await reader.press("tab")
        assert field(reader) == ("tag:news honey", 8)
        await reader.press("tab")
        assert field(reader) == ("tag:nectar honey", 10)
        await reader.press("shift+tab")
        assert field(reader) == ("tag:news honey", 8)
        await reader.until(lambda: reader.titles == ["Honey"], "one found")


async def test_a_field_is_followed_by_its_values(library: Library) -> None:
    shelves(library)
    async with reading(library) as reader:
        await reader.press("/")
        await reader.type("fee")
        await reader.press("tab", "tab")
        assert field(reader)[0] == 'feed:"Bee Times"'


async def test_nothing_to_complete_is_told(library: Library) -> None:
    shelves(library)
    async with reading(library) as reader:
        await reader.press("/")
        await reader.type("honey")
        await reader.press("tab")
        await reader.told("Nothing to complete here")
        assert field(reader) == ("honey", 5)
        await reader.type("tag:zz")
        await reader.press("shift+tab")
        assert field(reader)[0] == "honeytag:zz"


async def test_the_likeliest_is_suggested_and_right_takes_it(library: Library) -> None:
    shelves(library)
    async with reading(library) as reader:
        await reader.press("/")
        await reader.type("f")
        await reader.pilot.pause()
        assert reader.screen.search_field._suggestion == ""
        await reader.type("older:Ni")
        await reader.sees("folder:Night")
        assert field(reader)[0] == "folder:Ni"
        await reader.press("right")
        assert field(reader)[0] == "folder:Night"
        await reader.until(lambda: reader.titles == ["Caves"], "one found")


async def test_names_are_foreign_text(library: Library) -> None:
    add_feed(library, HOSTILE, [parsed("Honey", 1)], url="https://x.example/feed")
    async with reading(library) as reader:
        await reader.press("/")
        await reader.type("feed:")
        await reader.press("tab")
        value = field(reader)[0]
        assert "[@click=app.quit]" in value
        assert not set(value) & set("\x1b\x07\x9b\u202e")
        await reader.sees("[@click=app.quit]")
        assert not set(reader.text) & set("\x1b\x07\x9b\u202e")
