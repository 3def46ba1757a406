"""The sidebar shows places, tags and folders, and tells what is chosen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest
from rich.cells import cell_len

from reader.model.feed import Feed
from reader.model.view import Count, Tag
from reader.tui.widgets.sidebar import Sidebar, SidebarLine, sidebar_lines
from tests.tui.support import WidgetApp, screen_lines, screen_segments, until

PLACES = {
    "all": Count(120, 17),
    "unread": Count(17, 17),
    "starred": Count(9, 2),
    "later": Count(4, 0),
}
TAGS = [Tag("politics", 5, 0), Tag("Art", 3, 1)]


def make_feed(number: int, folder: str = "", **changes: Any) -> Feed:
    values: dict[str, Any] = {
        "id": number,
        "url": f"https://feed{number}.example/",
        "title": f"Feed {number}",
        "folder": folder,
        "site_url": None,
        "hidden": False,
        "articles": 10,
        "unread": 1,
        "tags": (),
        "last_fetched": None,
        "last_error": None,
    }
    return Feed(**(values | changes))


FEEDS = [
    make_feed(4, title="zebra"),
    make_feed(5, title="Ant"),
    make_feed(1, "News/World", unread=3),
    make_feed(2, "News", unread=5, last_error="timed out"),
    make_feed(3, "News/World/Far", unread=0),
    make_feed(6, "News", hidden=True, unread=100),
]


def build(*collapsed: str) -> list[SidebarLine]:
    return sidebar_lines(PLACES, TAGS, FEEDS, frozenset(collapsed))


def keys(lines: Sequence[SidebarLine]) -> list[str]:
    return [line.key for line in lines]


def line_of(lines: Sequence[SidebarLine], key: str) -> SidebarLine:
    return next(line for line in lines if line.key == key)


def test_lines_come_in_order_with_their_depth() -> None:
    assert [(line.key, line.depth) for line in build()] == [
        ("all", 0),
        ("unread", 0),
        ("starred", 0),
        ("later", 0),
        ("heading:tags", 0),
        ("tag:Art", 1),
        ("tag:politics", 1),
        ("heading:feeds", 0),
        ("folder:News", 1),
        ("folder:News/World", 2),
        ("folder:News/World/Far", 3),
        ("feed:3", 4),
        ("feed:1", 3),
        ("feed:2", 2),
        ("feed:5", 1),
        ("feed:4", 1),
    ]


def test_accents_do_not_part_what_belongs_together() -> None:
    names = ["Zoo", "Flüsse", "Fähren", "Économie", "fado", "Ende", "Élan"]
    ordered = ["Économie", "Élan", "Ende", "fado", "Fähren", "Flüsse", "Zoo"]
    lines = sidebar_lines(
        PLACES,
        [Tag(name, 1, 0) for name in names],
        [
            *(make_feed(number, title=name) for number, name in enumerate(names)),
            *(make_feed(number + 9, name) for number, name in enumerate(names)),
        ],
        frozenset(),
    )
    for kind in ("tag", "folder"):
        assert [line.label for line in lines if line.kind == kind] == ordered
    feeds = [line.label for line in lines if line.kind == "feed" and line.depth == 1]
    assert feeds == ordered


def test_folders_sum_what_they_show() -> None:
    lines = build()
    assert line_of(lines, "folder:News").count == 8
    assert line_of(lines, "folder:News/World").count == 3
    assert line_of(lines, "folder:News/World/Far").count == 0


def test_kept_places_tell_their_total_too() -> None:
    lines = build()
    assert (line_of(lines, "starred").count, line_of(lines, "starred").total) == (2, 9)
    assert (line_of(lines, "later").count, line_of(lines, "later").total) == (0, 4)
    assert line_of(lines, "all").total is None


def test_collapsing_hides_what_is_inside() -> None:
    closed = build("folder:News/World", "heading:tags")
    assert "feed:1" not in keys(closed)
    assert "feed:2" in keys(closed)
    assert "tag:Art" not in keys(closed)
    assert line_of(closed, "heading:tags").collapsed is True
    assert line_of(closed, "folder:News").collapsed is False
    assert line_of(closed, "feed:2").collapsed is None
    assert keys(build("heading:feeds"))[-1] == "heading:feeds"


def test_a_failure_shows_on_what_is_seen_of_it() -> None:
    assert line_of(build(), "feed:2").failed
    assert not line_of(build(), "folder:News").failed
    assert line_of(build("folder:News"), "folder:News").failed
    assert not line_of(build("folder:News/World"), "folder:News/World").failed


def test_an_empty_library_has_places_only() -> None:
    assert keys(sidebar_lines({}, [], [], frozenset())) == [
        "all",
        "unread",
        "starred",
        "later",
    ]


def test_folders_of_any_depth_and_size_are_built() -> None:
    feeds = [
        make_feed(n, "/".join(f"f{n % d}" for d in range(2, 9))) for n in range(1000)
    ]
    lines = sidebar_lines(PLACES, TAGS, feeds, frozenset())
    assert sum(line.kind == "feed" for line in lines) == 1000
    assert len(set(keys(lines))) == len(lines)
    tops = [line for line in lines if line.kind == "folder" and line.depth == 1]
    assert sum(line.count for line in tops) == 1000


class Shown:
    """A sidebar on a screen of its own."""

    def __init__(self, app: WidgetApp, pilot: Any, bar: Sidebar) -> None:
        self.app, self.pilot, self.bar = app, pilot, bar

    async def lines(self) -> list[str]:
        await self.pilot.pause()
        return screen_lines(self.app)

    async def told(self, kind: type[Any]) -> list[str]:
        await self.pilot.pause()
        return [told.key for told in self.app.told_of(kind)]


@asynccontextmanager
async def shown(
    lines: Sequence[SidebarLine], size: tuple[int, int] = (30, 20)
) -> AsyncIterator[Shown]:
    bar = Sidebar()
    app = WidgetApp(bar)
    async with app.run_test(
        size=size, notifications=True, message_hook=app.hear
    ) as pilot:
        bar.show(lines, "unread")
        bar.focus()
        await until(pilot, lambda: bool(app.told_of(Sidebar.Selected)), "the first")
        yield Shown(app, pilot, bar)


async def test_it_is_drawn_as_a_tree_with_counts_at_the_right() -> None:
    async with shown(build("folder:News/World/Far")) as screen:
        lines = await screen.lines()
        bold = {
            part.text.strip()
            for line in screen_segments(screen.app)
            for part in line
            if part.style and part.style.bold
        }
    assert lines[:15] == [
        "   All                     17 ",
        "▌  Unread                  17 ",
        "   Starred                2/9 ",
        "   Later                  0/4 ",
        " ▾ Tags                       ",
        "     Art                    1 ",
        "     politics                 ",
        " ▾ Feeds                      ",
        "   ▾ News                   8 ",
        "     ▾ World                3 ",
        "       ▸ Far                  ",
        "         Feed 1             3 ",
        "       Feed 2             ! 5 ",
        "     Ant                    1 ",
        "     zebra                  1 ",
    ]
    assert {"17", "Art", "8", "!"} <= bold
    assert not {"politics", "Far"} & bold


@pytest.mark.parametrize("width", [1, 2, 3, 6, 10, 14, 18, 30, 60])
async def test_lines_fill_the_width_and_no_more(width: int) -> None:
    feeds = [make_feed(1, "文字/" * 9 + "x", title="新聞" * 40, unread=123456)]
    feeds.append(make_feed(2, title="\x1b]0;x\x07[/b]" * 20, last_error="no"))
    lines = sidebar_lines(PLACES, [Tag("مرحبا " * 20, 1, 1)], feeds, frozenset())
    async with shown(lines, (width, 24)) as screen:
        drawn = await screen.lines()
    assert [cell_len(line) for line in drawn] == [width] * 24


async def test_moving_tells_the_place() -> None:
    async with shown(build()) as screen:
        screen.bar.move(1)
        assert await screen.told(Sidebar.Selected) == ["unread", "starred"]
        assert screen.bar.highlight_key("feed:2")
        assert not screen.bar.highlight_key("feed:99")
        screen.bar.open()
        assert (await screen.told(Sidebar.Selected))[-1] == "feed:2"
        assert await screen.told(Sidebar.Opened) == ["feed:2"]
        assert screen.bar.highlighted_line == line_of(build(), "feed:2")


async def test_headings_and_folders_toggle_and_others_do_not() -> None:
    async with shown(build()) as screen:
        screen.bar.toggle()
        for key in ("heading:tags", "folder:News", "feed:2"):
            screen.bar.highlight_key(key)
            screen.bar.toggle()
        assert await screen.told(Sidebar.Toggled) == ["heading:tags", "folder:News"]


async def test_a_click_on_the_arrow_toggles_and_beside_it_selects() -> None:
    async with shown(build()) as screen:
        await screen.lines()
        await screen.pilot.click(screen.bar, offset=(3, 8))
        assert await screen.told(Sidebar.Toggled) == ["folder:News"]
        assert screen.bar.highlighted_key == "folder:News"
        await screen.pilot.click(screen.bar, offset=(8, 9))
        await screen.pilot.click(screen.bar, offset=(5, 2))
        assert await screen.told(Sidebar.Toggled) == ["folder:News"]
        assert await screen.told(Sidebar.Opened) == []
        await screen.pilot.click(screen.bar, offset=(8, 2))
        assert await screen.told(Sidebar.Opened) == ["starred"]


async def test_collapsing_around_the_cursor_leaves_it_on_the_folder() -> None:
    async with shown(build()) as screen:
        screen.bar.highlight_key("feed:1")
        screen.bar.show(build("folder:News"))
        assert screen.bar.highlighted_key == "folder:News"
        screen.bar.show(build())
        assert screen.bar.highlighted_key == "folder:News"
        assert (await screen.told(Sidebar.Selected))[-1] == "folder:News"


async def test_lines_that_come_above_do_not_move_the_cursor_on_the_screen() -> None:
    async with shown(build(), (30, 8)) as screen:
        screen.bar.highlight_key("feed:2")
        lines = await screen.lines()
        row = next(row for row, line in enumerate(lines) if line[0] == "▌")
        more = [*TAGS, Tag("more", 1, 1), Tag("and more", 1, 1)]
        screen.bar.show(sidebar_lines(PLACES, more, FEEDS, frozenset()))
        lines = await screen.lines()
        assert lines[row].startswith("▌      Feed 2")
        assert (await screen.told(Sidebar.Selected))[-1] == "feed:2"


async def test_a_changed_count_paints_its_line_only() -> None:
    async with shown(build()) as screen:
        await screen.lines()
        screen.bar.show(build())
        assert not screen.bar._repaint_regions
        changed = PLACES | {"starred": Count(10, 3)}
        screen.bar.show(sidebar_lines(changed, TAGS, FEEDS, frozenset()))
        assert {region.y for region in screen.bar._repaint_regions} == {2}
        assert "3/10" in (await screen.lines())[2]


async def test_a_removed_feed_hands_the_cursor_to_the_line_above() -> None:
    async with shown(build()) as screen:
        screen.bar.highlight_key("feed:4")
        feeds = [feed for feed in FEEDS if feed.id != 4]
        screen.bar.show(sidebar_lines(PLACES, TAGS, feeds, frozenset()))
        assert screen.bar.highlighted_key == "feed:5"
