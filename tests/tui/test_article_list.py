"""The article list draws, moves, keeps its place and costs the same at any length."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from rich.cells import cell_len
from textual.content import Content
from textual.events import MouseScrollDown
from textual.geometry import Region
from textual.pilot import Pilot

from reader.model.article import ArticleRow
from reader.model.errors import LibraryError
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_list.window import PAGE_ROWS
from tests.tui.support import (
    NOW,
    Articles,
    WidgetApp,
    make_row,
    screen_lines,
    screen_segments,
    until,
)


class Shown:
    """An article list on a screen of its own."""

    def __init__(self, app: WidgetApp, pilot: Pilot[None], view: ArticleList) -> None:
        self.app, self.pilot, self.list = app, pilot, view

    async def lines(self) -> list[str]:
        await self.pilot.pause()
        return screen_lines(self.app)

    async def row_of_cursor(self) -> int:
        lines = await self.lines()
        (row,) = [row for row, line in enumerate(lines) if line[0] in "▌▏"]
        return row

    async def told_ids(self) -> list[int | None]:
        await self.pilot.pause()
        return [told.article_id for told in self.app.told_of(ArticleList.Highlighted)]


@asynccontextmanager
async def shown(
    source: Articles, size: tuple[int, int] = (80, 10)
) -> AsyncIterator[Shown]:
    view = ArticleList(now=lambda: NOW)
    app = WidgetApp(view)
    async with app.run_test(
        size=size, notifications=True, message_hook=app.hear
    ) as pilot:
        view.show(source)
        view.focus()
        await until(pilot, lambda: view.has_focus, "the focus")
        if len(source):
            await until(pilot, lambda: bool(app.told), "the first message")
        yield Shown(app, pilot, view)


async def test_a_line_shows_marks_title_feed_and_age() -> None:
    source = Articles([1, 2, 3])
    source.changes[1] = {"sorted": NOW - timedelta(hours=5)}
    source.changes[2] = {"starred": True, "read": True, "title": "[b]Leaf[/] & co"}
    source.changes[3] = {"later": True, "feed": None}
    async with shown(source) as screen:
        first, second, third, *_ = await screen.lines()
        bold = {
            part.text.strip()
            for line in screen_segments(screen.app)
            for part in line
            if part.style and part.style.bold and part.text.strip()
        }
    assert first.split() == ["▌●", "Article", "1", "The", "Daily", "Leaf", "5h"]
    assert second.startswith("   ★  [b]Leaf[/] & co  ")
    assert third.split() == ["●", "»", "Article", "3", "3m"]
    assert {"Article 1", "Article 3", "★", "»"} <= bold
    assert not any("Leaf" in text for text in bold)


@pytest.mark.parametrize("width", [1, 2, 5, 7, 20, 23, 24, 59, 61, 80, 200])
async def test_lines_fill_the_width_and_no_more(width: int) -> None:
    source = Articles([1, 2, 3, 4])
    source.changes[2] = {"title": "文字" * 200, "feed": "新聞" * 40}
    source.changes[3] = {"title": "مرحبا بالعالم " * 30}
    source.changes[4] = {"title": "👩‍👩‍👧‍👦 e\u0301 \x1b]0;x\x07" * 90}
    async with shown(source, (width, 6)) as screen:
        lines = await screen.lines()
        parts = [part for line in screen_segments(screen.app) for part in line]
    assert [cell_len(line) for line in lines] == [width] * 6
    assert all(part.text for part in parts)
    if width >= 61:
        # The age stands in the same cells whatever letters come before it.
        ends = {line.rindex("m") - len(line) for line in lines[:4]}
        assert len(ends) == 1
        assert "The Daily " in lines[0]
    if width == 59:
        assert "Leaf" not in lines[0]


async def test_a_list_of_one_feed_need_not_name_it() -> None:
    async with shown(Articles([1])) as screen:
        screen.list.with_feed = False
        lines = await screen.lines()
    assert "Leaf" not in lines[0]


async def test_the_cursor_moves_and_keeps_in_view() -> None:
    async with shown(Articles(range(1, 101))) as screen:
        for step, expected in [(1, 2), (-5, 1), (50, 51), (500, 100)]:
            screen.list.move(step)
            assert screen.list.highlighted_id == expected
            assert f"Article {expected} " in "".join(await screen.lines())
        screen.list.page(-1)
        assert screen.list.highlighted_id == 91
        assert await screen.told_ids() == [1, 2, 1, 51, 100, 91]
        screen.list.top()
        assert await screen.row_of_cursor() == 0
        screen.list.bottom()
        assert await screen.row_of_cursor() == 9
        screen.list.highlight(50)
        assert await screen.row_of_cursor() == 2


async def test_pages_overlap_by_one_line() -> None:
    async with shown(Articles(range(1, 101))) as screen:
        screen.list.highlight(4)
        screen.list.page(1)
        lines = await screen.lines()
    assert "Article 10 " in lines[0]
    assert screen.list.highlighted_id == 14


async def test_the_cursor_shows_without_colour_and_without_focus() -> None:
    async with shown(Articles([1, 2])) as screen:
        assert (await screen.lines())[0][0] == "▌"
        screen.app.set_focus(None)
        await until(screen.pilot, lambda: not screen.list.has_focus, "the blur")
        assert (await screen.lines())[0][0] == "▏"


async def test_it_has_no_keys_of_its_own() -> None:
    async with shown(Articles(range(1, 101))) as screen:
        await screen.pilot.press("down", "pagedown", "end", "enter")
        assert screen.list.highlighted_id == 1
        assert screen.list.scroll_offset.y == 0


async def test_clicks_highlight_then_open() -> None:
    async with shown(Articles(range(1, 101))) as screen:
        await screen.pilot.click(screen.list, offset=(10, 4))
        assert screen.list.highlighted_id == 5
        assert not screen.app.told_of(ArticleList.Opened)
        await screen.pilot.click(screen.list, offset=(10, 4))
        await screen.pilot.click(screen.list, offset=(10, 6), button=3)
        opened = screen.app.told_of(ArticleList.Opened)
        assert [told.article_id for told in opened] == [5]
        assert screen.list.highlighted_id == 5


async def test_a_click_below_the_last_line_does_nothing() -> None:
    async with shown(Articles([1, 2])) as screen:
        await screen.pilot.click(screen.list, offset=(10, 7))
        assert screen.list.highlighted_id == 1


async def test_the_line_under_the_mouse_is_lit() -> None:
    async with shown(Articles([1, 2, 3])) as screen:
        await screen.lines()
        before = screen_segments(screen.app)
        await screen.pilot.hover(screen.list, offset=(10, 2))
        await screen.lines()
        after = screen_segments(screen.app)
        changed = [row for row in range(10) if before[row] != after[row]]
    assert changed == [2]


async def test_the_wheel_scrolls_and_leaves_the_cursor() -> None:
    async with shown(Articles(range(1, 101))) as screen:
        await screen.lines()
        for _ in range(5):
            await screen.pilot._post_mouse_events([MouseScrollDown], screen.list)
        assert "Article 1 " not in "".join(await screen.lines())
        assert screen.list.highlighted_id == 1
        screen.list.move(1)
        assert await screen.row_of_cursor() == 1


async def test_only_the_two_lines_of_a_move_are_painted() -> None:
    async with shown(Articles(range(1, 101))) as screen:
        await screen.lines()
        screen.list.move(1)
        painted = screen.list._repaint_regions
        assert sorted(region.y for region in painted) == [0, 1]
        assert {region.height for region in painted} == {1}


async def test_new_articles_do_not_move_the_readers_place() -> None:
    async with shown(Articles(range(1, 101))) as screen:
        screen.list.highlight(30)
        row = await screen.row_of_cursor()
        screen.list.show(Articles([*range(500, 520), *range(1, 101)]))
        assert await screen.row_of_cursor() == row
        assert screen.list.highlighted_id == 31
        assert await screen.told_ids() == [1, 31]


async def test_place_is_kept_at_the_very_top_too() -> None:
    async with shown(Articles(range(1, 101))) as screen:
        screen.list.show(Articles([900, *range(1, 101)]))
        assert await screen.row_of_cursor() == 0
        assert screen.list.highlighted_id == 1


async def test_a_scrolled_view_stays_although_the_cursor_is_elsewhere() -> None:
    async with shown(Articles(range(1, 101))) as screen:
        screen.list.scroll_to_line(50)
        screen.list.show(Articles([900, 901, *range(1, 101)]))
        assert "Article 51 " in (await screen.lines())[0]
        assert screen.list.highlighted_id == 1


async def test_when_the_article_goes_the_cursor_stays_where_it_was() -> None:
    async with shown(Articles(range(1, 101))) as screen:
        screen.list.highlight(30)
        row = await screen.row_of_cursor()
        screen.list.show(Articles([n for n in range(1, 101) if n != 31]))
        assert screen.list.highlighted_id == 32
        assert await screen.row_of_cursor() == row
        screen.list.show(Articles([1, 2]))
        assert screen.list.highlighted_id == 2


async def test_another_list_starts_at_its_top_or_where_asked() -> None:
    async with shown(Articles(range(1, 101))) as screen:
        screen.list.bottom()
        screen.list.show(Articles(range(1, 201)), fresh=True)
        assert screen.list.highlighted_id == 1
        assert await screen.row_of_cursor() == 0
        screen.list.show(Articles(range(1, 201)), 5, fresh=True)
        assert await screen.row_of_cursor() == 4
        screen.list.show(Articles(range(1, 201)), 150)
        assert screen.list.highlighted_id == 150
        assert "Article 150 " in "".join(await screen.lines())


async def test_articles_can_be_found_by_id() -> None:
    async with shown(Articles(range(1, 101))) as screen:
        assert screen.list.highlight_article(70)
        assert not screen.list.highlight_article(700)
        assert screen.list.highlighted_id == 70


async def test_stale_lines_in_view_are_read_and_drawn_again() -> None:
    source = Articles(range(1, 1001))
    async with shown(source) as screen:
        await screen.lines()
        source.changes[3] = {"read": True, "starred": True}
        source.windows.clear()
        screen.list.stale([3, 800])
        assert {region.y for region in screen.list._repaint_regions} == {2}
        lines = await screen.lines()
        assert lines[2].startswith("   ★  Article 3 ")
        assert source.windows == [(0, PAGE_ROWS)]


async def test_stale_lines_out_of_view_are_read_when_they_come_into_view() -> None:
    source = Articles(range(1, 1001))
    async with shown(source) as screen:
        await screen.lines()
        source.changes[100] = {"title": "Changed"}
        screen.list.stale({100})
        source.windows.clear()
        await screen.lines()
        assert source.windows == []
        screen.list.highlight(99)
        assert "Changed" in "".join(await screen.lines())


@pytest.mark.parametrize("length", [100_000, 1_000_000])
async def test_length_costs_no_reads(length: int) -> None:
    source = Articles(range(1, length + 1))
    async with shown(source, (100, 40)) as screen:
        await screen.lines()
        assert source.windows == [(0, PAGE_ROWS)]
        for _ in range(200):
            screen.list.move(1)
        await screen.lines()
        assert len(source.windows) <= 3
        screen.list.bottom()
        assert f"Article {length} " in (await screen.lines())[-1]
        assert len(source.windows) <= 5
        for _ in range(10):
            screen.list.page(-1)
            await screen.lines()
        assert len(source.windows) <= 5 + 10 * 40 // PAGE_ROWS + 1
        assert all(stop - start <= PAGE_ROWS for start, stop in source.windows)


async def test_an_empty_list_says_what_to_do() -> None:
    async with shown(Articles([]), (30, 9)) as screen:
        screen.list.empty_text = Content("Nothing here.\nPress a to add a feed.")
        lines = await screen.lines()
        assert lines[3].strip() == "Nothing here."
        assert lines[4].strip() == "Press a to add a feed."
        for method in (screen.list.top, screen.list.bottom, screen.list.open):
            method()
        screen.list.move(1)
        screen.list.page(1)
        assert screen.list.highlighted_id is None
        assert await screen.told_ids() == []
        screen.list.show(Articles([7]))
        screen.list.show(Articles([]))
        assert (await screen.told_ids())[-1] is None


async def test_gone_articles_are_blank_lines_and_the_others_stay_in_place() -> None:
    class Leaky(Articles):
        def rows(self, start: int, stop: int) -> Sequence[ArticleRow]:
            return [row for row in super().rows(start, stop) if row.id != 2]

    async with shown(Leaky([1, 2, 3])) as screen:
        first, second, third, *_ = await screen.lines()
    assert "Article 1" in first
    assert not second.strip()
    assert "Article 3" in third


async def test_a_source_that_fails_is_told_once_and_can_recover() -> None:
    class Broken(Articles):
        broken = True

        def rows(self, start: int, stop: int) -> Sequence[ArticleRow]:
            if self.broken:
                raise LibraryError("library.db", "cannot be read")
            return super().rows(start, stop)

    source = Broken([1, 2, 3])
    async with shown(source) as screen:
        await screen.lines()
        (failed,) = screen.app.told_of(ArticleList.Failed)
        assert failed.error.subject == "library.db"
        source.broken = False
        screen.list.stale([1, 2, 3])
        assert "Article 3" in (await screen.lines())[2]


async def test_resizing_keeps_the_cursor_in_view() -> None:
    async with shown(Articles(range(1, 101)), (80, 30)) as screen:
        screen.list.highlight(25)
        await screen.pilot.resize_terminal(40, 8)
        assert "Article 26 " in "".join(await screen.lines())


async def test_every_theme_draws() -> None:
    async with shown(Articles([1, 2])) as screen:
        for theme in screen.app.available_themes:
            screen.app.theme = theme
            assert "Article 2" in (await screen.lines())[1]


async def test_lines_take_the_colours_of_another_theme() -> None:
    async with shown(Articles([1, 2])) as screen:
        for theme in ("textual-light", "dracula", "textual-light"):
            screen.app.theme = theme
            await screen.lines()
            (_, line) = screen.list.render_lines(Region(0, 0, 40, 2))
            styles = [style for _, style, _ in line if style is not None]
            wanted = screen.list.get_visual_style().rich_style.bgcolor
            assert styles[-1].bgcolor == wanted


def test_rows_can_be_keys() -> None:
    assert len({make_row(1), make_row(1), make_row(1, read=True)}) == 2
