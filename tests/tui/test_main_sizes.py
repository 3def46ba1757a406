"""The panes at every size, and what a change of size keeps."""

from __future__ import annotations

import pytest

from reader.library.library import Library
from tests.tui.app_support import (
    LONG,
    WIDE,
    Reader,
    add_feed,
    newspaper,
    parsed,
    reading,
)
from tests.tui.support import screen_lines

ALL = ["sidebar", "list", "reading"]


def columns(reader: Reader) -> list[int]:
    names = ("sidebar", "list", "reading")
    return [reader.screen.query_one(f"#{name}-pane").size.width for name in names]


@pytest.mark.parametrize("size", [(100, 30), (140, 45), (300, 100)])
async def test_wide_screens_show_three_panes(
    library: Library, size: tuple[int, int]
) -> None:
    newspaper(library, 3)
    async with reading(library, size=size) as reader:
        assert reader.panes_shown == ALL
        await reader.sees("All", "The Daily Leaf", "● ", "The body of News 1.")
        lines = screen_lines(reader.app)
        assert len(lines) == size[1]
        assert min(columns(reader)) >= 20
        assert "enter open" in lines[-1]
        for pane in ("sidebar", "list", "reading"):
            reader.screen.panes.focus(pane)
            assert reader.panes_shown == ALL


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (99, 30)])
async def test_narrow_screens_show_a_page(
    library: Library, size: tuple[int, int]
) -> None:
    newspaper(library, 3)
    async with reading(library, size=size) as reader:
        assert reader.panes_shown == ["list"]
        await reader.sees("All  1/3", "● ", "News 3")
        await reader.press("enter")
        assert reader.panes_shown == ["reading"]
        await reader.sees("The body of News 1.", "The Daily Leaf")
        await reader.press("h", "h")
        assert reader.panes_shown == ["sidebar"]
        await reader.sees("Starred", "The Daily Leaf")
        await reader.press("enter")
        assert (reader.panes_shown, reader.pane) == (["list"], "list")
        for name in ("sidebar", "list", "reading"):
            reader.screen.panes.focus(name)
            await reader.pilot.pause()
            assert reader.screen.query_one(f"#{name}-pane").size.width == size[0]


async def test_every_line_of_a_small_screen_is_whole(library: Library) -> None:
    newspaper(library, 30)
    async with reading(library, size=(60, 16)) as reader:
        for key in ("enter", "h", "h", "/", "escape", "?", "escape"):
            await reader.press(key)
            await reader.pilot.pause()
            assert [len(line) for line in screen_lines(reader.app)] == [60] * 16


async def test_a_tiny_screen_is_no_error(library: Library) -> None:
    newspaper(library, 3)
    async with reading(library, size=(60, 16)) as reader:
        for size in ((1, 1), (5, 2), (20, 3), (400, 4), (2, 200), (60, 16)):
            await reader.pilot.resize_terminal(*size)
            await reader.pilot.pause()
            await reader.press("j", "tab", "z", "z")
        await reader.press("escape", "escape")
        assert reader.app.is_running


async def test_resizing_keeps_place_and_focus(library: Library) -> None:
    text = "\n\n".join([LONG] * 5)
    articles = [parsed(f"News {number}", number, text=text) for number in range(1, 80)]
    add_feed(library, "Paper", articles)
    async with reading(library) as reader:
        reader.screen.article_list.highlight(50)
        await reader.press("enter", "pagedown")
        paragraph = reader.screen.reading_pane.position
        for size in ((80, 24), (300, 100), (60, 16), WIDE):
            await reader.pilot.resize_terminal(*size)
            shown = ["reading"] if size[0] < 100 else ALL
            await reader.until(lambda shown=shown: reader.panes_shown == shown, "panes")  # type: ignore[misc]
            assert (reader.pane, reader.cursor) == ("reading", "News 51")
            visible = reader.screen.article_list.visible_lines()
            assert size[0] < 100 or 50 in visible
        assert abs(reader.screen.reading_pane.position.block - paragraph.block) <= 1


async def test_the_page_that_is_left_is_found_again(library: Library) -> None:
    newspaper(library, 3)
    async with reading(library) as reader:
        for pane in ALL:
            reader.screen.panes.focus(pane)
            await reader.pilot.resize_terminal(80, 24)
            await reader.until(lambda pane=pane: reader.panes_shown == [pane], pane)  # type: ignore[misc]
            assert reader.pane == pane
            await reader.pilot.resize_terminal(*WIDE)
            await reader.until(lambda: reader.panes_shown == ALL, "three panes")
            assert reader.pane == pane


async def test_a_search_goes_on_through_a_resize(library: Library) -> None:
    newspaper(library, 12)
    async with reading(library) as reader:
        await reader.press("/")
        await reader.type("news 1")
        await reader.pilot.resize_terminal(80, 24)
        await reader.until(lambda: reader.panes_shown == ["list"], "a page")
        await reader.type("2")
        await reader.until(lambda: reader.titles == ["News 12"], "one found")
        assert reader.screen.search_field.value == "news 12"
