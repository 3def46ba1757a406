"""Moving: lines, pages, ends, panes, zoom and widths, by the keys of the commands."""

from __future__ import annotations

import pytest

from reader.library.library import Library
from tests.tui.app_support import (
    LONG,
    NARROW,
    WIDE,
    Reader,
    add_feed,
    newspaper,
    parsed,
    reading,
)


def long_paper(library: Library) -> int:
    """Follow a feed of 120 articles, "News 1" (newest) a long one."""
    articles = [parsed("News 1", 1, text=LONG)]
    articles += [parsed(f"News {number}", number) for number in range(2, 121)]
    return add_feed(library, "The Daily Leaf", articles)


def first_line(reader: Reader) -> int:
    return reader.screen.reading_pane.scroll_offset.y


def widths(reader: Reader) -> tuple[int, int, int]:
    sidebar, articles, text = (
        reader.screen.query_one(f"#{name}-pane").size.width
        for name in ("sidebar", "list", "reading")
    )
    return sidebar, articles, text


async def test_lines_and_ends_of_the_list(library: Library) -> None:
    long_paper(library)
    async with reading(library) as reader:
        assert (reader.pane, reader.cursor) == ("list", "News 1")
        await reader.press("j", "down", "k")
        assert reader.cursor == "News 2"
        await reader.press("G")
        assert reader.cursor == "News 120"
        await reader.press("j")
        assert reader.cursor == "News 120"
        await reader.press("g", "g")
        assert reader.cursor == "News 1"
        await reader.press("end", "up")
        assert reader.cursor == "News 119"
        await reader.press("home")
        assert reader.cursor == "News 1"
        await reader.until(lambda: reader.shown == "News 1", "the article")


async def test_pages_of_the_list(library: Library) -> None:
    long_paper(library)
    async with reading(library) as reader:
        height = reader.screen.article_list.size.height
        await reader.press("ctrl+f")
        assert reader.cursor == f"News {height}"
        await reader.press("pagedown")
        assert reader.cursor == f"News {2 * height - 1}"
        await reader.press("pageup", "ctrl+b")
        assert reader.cursor == "News 1"


async def test_lines_pages_and_ends_of_the_article(library: Library) -> None:
    long_paper(library)
    async with reading(library) as reader:
        await reader.press("enter")
        assert reader.pane == "reading"
        await reader.press("j", "down", "k")
        assert first_line(reader) == 1
        await reader.press("pagedown")
        assert first_line(reader) > 20
        await reader.press("g", "g")
        assert first_line(reader) == 0
        await reader.press("G")
        assert reader.screen.reading_pane.at_end
        await reader.press("backspace")
        assert not reader.screen.reading_pane.at_end
        assert reader.cursor == "News 1"


async def test_reading_back_works_from_the_list(library: Library) -> None:
    long_paper(library)
    async with reading(library) as reader:
        await reader.until(lambda: reader.shown == "News 1", "the article")
        await reader.press("space")
        assert first_line(reader) > 0
        await reader.press("shift+space")
        assert (first_line(reader), reader.pane) == (0, "list")


async def test_lines_and_ends_of_the_sidebar_list_their_articles(
    library: Library,
) -> None:
    newspaper(library)
    async with reading(library) as reader:
        await reader.press("h")
        assert reader.pane == "sidebar"
        await reader.press("j", "j")
        await reader.until(lambda: reader.place == "starred", "the starred ones")
        await reader.press("G")
        await reader.until(lambda: reader.place.startswith("feed:"), "the feed")
        await reader.press("g", "g")
        await reader.until(lambda: reader.place == "all", "all")


async def test_panes_follow_one_another(library: Library) -> None:
    newspaper(library)
    async with reading(library) as reader:
        seen = []
        for key in ("tab", "tab", "tab", "shift+tab", "shift+tab"):
            await reader.press(key)
            seen.append(reader.pane)
        assert seen == ["reading", "sidebar", "list", "sidebar", "reading"]
        await reader.press("left", "left", "h")
        assert reader.pane == "sidebar"
        await reader.press("l", "right")
        assert reader.pane == "reading"


async def test_enter_on_a_heading_collapses_it(library: Library) -> None:
    newspaper(library)
    async with reading(library) as reader:
        await reader.press("g", "f")
        assert reader.pane == "sidebar"
        assert "The Daily Leaf" in reader.counts
        await reader.press("enter")
        await reader.until(lambda: "The Daily Leaf" not in reader.counts, "one line")
        assert reader.pane == "sidebar"
        await reader.press("-")
        await reader.until(lambda: "The Daily Leaf" in reader.counts, "two lines")


@pytest.mark.parametrize(
    ("keys", "place"),
    [("ga", "all"), ("gu", "unread"), ("gs", "starred"), ("gl", "later")],
)
async def test_places_have_chords(library: Library, keys: str, place: str) -> None:
    feed_id = newspaper(library)
    async with reading(library) as reader:
        reader.screen.lists.go_place(f"feed:{feed_id}")
        reader.screen.panes.focus("reading")
        await reader.press(*keys)
        await reader.until(lambda: reader.place == place, place)
        assert reader.pane == "list"
        assert reader.screen.sidebar.highlighted_key == place


async def test_tags_and_feeds_have_chords(library: Library) -> None:
    newspaper(library)
    library.reading.tag([1], "physics")
    async with reading(library) as reader:
        await reader.press("g", "t")
        assert reader.screen.sidebar.highlighted_key == "heading:tags"
        await reader.press("g", "f")
        assert reader.screen.sidebar.highlighted_key == "heading:feeds"
        assert (reader.pane, reader.place) == ("sidebar", "all")


async def test_the_first_key_of_a_chord_is_told(library: Library) -> None:
    newspaper(library)
    async with reading(library) as reader:
        await reader.press("g")
        await reader.sees(" g … ")
        await reader.press("j")
        assert reader.cursor == "News 2"
        await reader.sees_no(" g … ")


async def test_zoom_gives_one_pane_the_screen(library: Library) -> None:
    newspaper(library)
    async with reading(library) as reader:
        await reader.press("z")
        assert reader.panes_shown == ["list"]
        await reader.press("enter")
        assert reader.panes_shown == ["reading"]
        await reader.press("escape")
        assert reader.panes_shown == ["sidebar", "list", "reading"]
        await reader.press("z", "z")
        assert reader.panes_shown == ["sidebar", "list", "reading"]
        assert reader.pane == "reading"


async def test_panes_become_wider_and_narrower(library: Library) -> None:
    newspaper(library)
    async with reading(library) as reader:
        before = widths(reader)
        await reader.press(">", ">")
        sidebar, articles, text = widths(reader)
        assert (sidebar, articles, text) == (before[0], before[1] + 4, before[2] - 4)
        await reader.press("tab", ">")
        assert widths(reader) == (before[0], before[1] + 2, before[2] - 2)
        await reader.press("tab", "<")
        assert widths(reader) == (before[0] - 2, before[1] + 2, before[2])


async def test_no_pane_can_be_squeezed_out(library: Library) -> None:
    newspaper(library)
    async with reading(library) as reader:
        for pane in ("sidebar", "list", "reading"):
            reader.screen.panes.focus(pane)
            for direction in (1000, -1000):
                reader.screen.panes.widen(direction)
                await reader.pilot.pause()
                assert min(widths(reader)) >= 10
                assert sum(widths(reader)) <= WIDE[0]


async def test_a_page_cannot_be_widened(library: Library) -> None:
    newspaper(library)
    async with reading(library, size=NARROW) as reader:
        await reader.press(">", "<", "<")
        await reader.pilot.resize_terminal(*WIDE)
        await reader.until(lambda: len(reader.panes_shown) == 3, "three panes")
        panes = reader.screen.panes
        assert (panes.sidebar_width, panes.list_width) == (0, 0)
