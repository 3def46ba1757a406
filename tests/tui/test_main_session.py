"""Quitting and coming back: place, article, order, widths, theme; and how one quits."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.color import Color

from reader.config.settings import Settings
from reader.library.library import Library
from reader.model.view import Sort
from reader.tui.session import NAME
from tests.tui.app_support import (
    NARROW,
    Reader,
    add_feed,
    held,
    newspaper,
    parsed,
    reading,
)


def widths(reader: Reader) -> list[int]:
    names = ("sidebar-pane", "list-pane")
    return [reader.screen.query_one(f"#{name}").size.width for name in names]


async def test_everything_is_found_again(library: Library) -> None:
    newspaper(library, 30)
    feed_id = add_feed(library, "Zoo", [parsed(f"Lion {n}", n) for n in range(1, 9)])
    async with reading(library) as reader:
        reader.screen.lists.go_place(f"feed:{feed_id}")
        reader.screen.lists.sort(Sort.OLDEST)
        reader.screen.lists.filter_unread(True)
        await reader.on("Lion 5")
        await reader.press(">", ">", "tab", "tab", ">", "tab", "tab")
        reader.app.theme = "nord"
        before = widths(reader)
    async with reading(library) as reader:
        assert reader.place == f"feed:{feed_id}"
        assert reader.screen.sidebar.highlighted_key == f"feed:{feed_id}"
        assert reader.screen.lists.view.sort is Sort.OLDEST
        assert reader.screen.lists.view.unread_only
        assert reader.titles[0] == "Lion 8"
        assert (reader.cursor, reader.pane) == ("Lion 5", "reading")
        await reader.until(lambda: reader.shown == "Lion 5", "the article")
        assert widths(reader) == before
        assert reader.app.theme == "nord"


async def test_an_article_far_down_is_found_again(library: Library) -> None:
    newspaper(library, 500)
    async with reading(library) as reader:
        await reader.until(lambda: len(reader.titles) == 500, "all")
        await reader.on("News 444")
    async with reading(library) as reader:
        await reader.until(lambda: reader.cursor == "News 444", "the article")
        await reader.until(lambda: reader.shown == "News 444", "its text")
        index = reader.screen.article_list.highlighted
        assert index in reader.screen.article_list.visible_lines()


async def test_the_page_is_found_again(library: Library) -> None:
    newspaper(library, 3)
    async with reading(library, size=NARROW) as reader:
        await reader.press("j", "enter")
    async with reading(library, size=NARROW) as reader:
        assert (reader.panes_shown, reader.pane) == (["reading"], "reading")
        await reader.sees("The body of News 2.")
        await reader.press("h", "h")
    async with reading(library, size=NARROW) as reader:
        assert reader.panes_shown == ["sidebar"]


async def test_an_article_that_is_gone_leaves_the_first(library: Library) -> None:
    feed_id = newspaper(library, 3)
    add_feed(library, "Zoo", [parsed("Lion", 9)])
    async with reading(library) as reader:
        reader.screen.lists.go_place(f"feed:{feed_id}")
        await reader.on("News 2")
    library.subscribing.remove(feed_id)
    async with reading(library) as reader:
        await reader.until(lambda: reader.place == "all", "All")
        assert reader.cursor == "Lion"


@pytest.mark.parametrize(
    "kept",
    [
        *({"place": "feed:99"}, {"place": "tag:none"}, {"place": "folder:none"}),
        *({"place": "nowhere"}, {"place": "feed:x"}, {"place": 5}, "all", 3, [], None),
        *({"article_id": 10**30}, {"article_id": -1}, {"article_id": "x"}),
        *({"sidebar_width": 10**9}, {"sidebar_width": -7}, {"list_width": -(10**9)}),
        *({"sort": "loud"}, {"pane": "cellar"}, {"theme": "[/]"}, {"theme": "none"}),
        {"collapsed": ["heading:feeds", 3, None], "place": "feed:99"},
        {"unread_only": "yes", "collapsed": "all", "nonsense": {"a": 1}},
    ],
)
async def test_what_makes_no_sense_is_harmless(library: Library, kept: object) -> None:
    newspaper(library, 3)
    library.reading.remember(NAME, kept)
    async with reading(library) as reader:
        await reader.until(lambda: reader.place == "all", "All")
        await reader.until(lambda: len(reader.titles) == 3, "the articles")
        assert reader.panes_shown == ["sidebar", "list", "reading"]
        assert min(widths(reader)) >= 10
        await reader.press("tab", "tab", "tab", "j")
        assert reader.cursor == "News 2"


async def test_the_theme_of_the_settings_goes_before(library: Library) -> None:
    newspaper(library, 1)
    async with reading(library) as reader:
        reader.app.theme = "dracula"
    async with reading(library, Settings(theme="gruvbox")) as reader:
        assert reader.app.theme == "gruvbox"
    async with reading(library, Settings(theme="[/] x")) as reader:
        await reader.told("there is no theme “[/] x”")
        await reader.until(lambda: reader.toasts == 1, "a notice")


async def test_no_color_is_respected(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    newspaper(library, 2)
    async with reading(library) as reader:
        await reader.press("s")
        await reader.sees("★")
        lines = reader.app.screen._compositor.render_strips()
        filtered = [
            line.apply_filter(one, reader.app.screen.background_colors[1])
            for line in lines
            for one in reader.app._filters[:1]
        ]
        styles = [part.style for line in filtered for part in line if part.style]
        assert styles
        colors = {color for style in styles for color in (style.color, style.bgcolor)}
        assert colors <= {None, Color.default()}


# Quitting


@pytest.mark.parametrize("key", ["q", "Q", "ctrl+q"])
async def test_keys_that_quit(library: Library, key: str) -> None:
    newspaper(library, 1)
    async with reading(library) as reader:
        await reader.press(key)
        await reader.until(lambda: not reader.app.is_running, "the end")
    assert (reader.app.return_code, reader.app.return_value) == (0, None)


async def test_q_goes_back_before_it_quits(library: Library) -> None:
    newspaper(library, 3)
    async with reading(library) as reader:
        await reader.press("z", "/")
        await reader.type("news")
        await reader.press("enter", "enter")
        assert (reader.pane, reader.panes_shown) == ("reading", ["reading"])
        await reader.press("q")
        assert (reader.pane, len(reader.panes_shown)) == ("reading", 3)
        await reader.press("q")
        assert (reader.pane, reader.screen.lists.view.query) == ("list", "news")
        await reader.press("q")
        await reader.until(lambda: reader.screen.lists.view.query == "", "no search")
        assert (reader.pane, reader.app.is_running) == ("list", True)
        await reader.press("q")
        await reader.until(lambda: not reader.app.is_running, "the end")


async def test_escape_never_quits(library: Library) -> None:
    newspaper(library, 1)
    async with reading(library) as reader:
        await reader.press("enter", *["escape"] * 4)
        assert (reader.pane, reader.app.is_running) == ("list", True)


async def test_the_set_order_counts_until_another_is_chosen(library: Library) -> None:
    newspaper(library, 3)
    for sort in (Sort.OLDEST, Sort.TITLE):
        async with reading(library, Settings(sort=sort)) as reader:
            assert reader.screen.lists.view.sort is sort
    async with reading(library, Settings(sort=Sort.TITLE)) as reader:
        reader.screen.lists.sort(Sort.NEWEST)
    async with reading(library, Settings(sort=Sort.TITLE)) as reader:
        assert reader.screen.lists.view.sort is Sort.NEWEST


async def test_what_is_being_written_is_kept_when_one_quits(library: Library) -> None:
    newspaper(library, 3)
    async with reading(library) as reader:
        with held(library):
            await reader.press("s", "Q")
    assert library.reading.counts()["starred"].articles == 1


async def test_a_library_that_is_held_at_the_end_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("reader.store.database.BUSY_SECONDS", 0.05)
    with Library(tmp_path / "library.db") as library:
        newspaper(library, 1)
        with held(library):
            async with reading(library) as reader:
                await reader.press("Q")
        assert reader.app.return_code == 0
        assert library.reading.remembered() == {}
    assert "The place is not remembered: " in capsys.readouterr().err


async def test_work_that_ends_after_the_widgets_shows_nothing(
    library: Library,
) -> None:
    newspaper(library, 3)
    async with reading(library) as reader:
        screen = reader.screen
        await screen.sidebar.remove()
        library.organizing.save("One", "news")
        await screen.places._count_beside()
        await screen.places._count_smart()
        await screen.lists._load_all(screen.lists.view, None, False)
        assert reader.app._exception is None
