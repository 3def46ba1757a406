"""Views of drawn lines: their bar is Textual's, and colours follow the theme."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from reader.tui.widgets.drawn_lines import DrawnScrollBar, DrawnView
from tests.tui.support import until

LINES = 500


class Drawn(DrawnView, can_focus=True):
    """Numbers its lines, in its own colours."""

    def on_mount(self) -> None:
        self.virtual_size = Size(10, LINES)

    def render_line(self, y: int) -> Strip:
        return Strip([Segment(f"{self.scroll_offset.y + y}", self.rich_style)])


class Plain(ScrollView, can_focus=True):
    """The same as Textual paints it."""

    def on_mount(self) -> None:
        self.virtual_size = Size(10, LINES)

    def render_line(self, y: int) -> Strip:
        return Strip([Segment(f"{self.scroll_offset.y + y}", self.rich_style)])


class Both(App[None]):
    """One of each, side by side."""

    CSS = "Screen { layout: horizontal; } Drawn, Plain { width: 1fr; height: 1fr; }"

    def compose(self) -> ComposeResult:
        yield Drawn(id="drawn")
        yield Plain(id="plain")


def cells(widget: Widget) -> list[list[tuple[str, object, object]]]:
    """What is seen of a widget, cell by cell: a letter, its colour and its ground."""
    region = Region(0, 0, *widget.outer_size)
    return [
        [
            seen(letter, style)
            for text, style, _ in strip
            if style is not None
            for letter in text
        ]
        for strip in widget.render_lines(region)
    ]


def seen(letter: str, style: Style) -> tuple[str, object, object]:
    """A cell as it is seen: nothing is, of the colour of a blank."""
    colour, ground = style.color, style.bgcolor
    if style.reverse:
        colour, ground = ground, colour
    return letter, None if letter == " " else colour, ground


@pytest.mark.parametrize("line", [0, 1, 7, 100, 333, LINES - 20, LINES])
@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark"])
async def test_all_is_painted_as_by_textual(line: int, theme: str) -> None:
    app = Both()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        app.theme = theme
        drawn, plain = app.query_one(Drawn), app.query_one(Plain)
        for view in (drawn, plain):
            view.scroll_to(y=line, animate=False)
        await pilot.pause()
        bar = drawn.vertical_scrollbar
        assert isinstance(bar, DrawnScrollBar)
        await until(pilot, lambda: bool(bar.size), "the bar")
        assert cells(bar) == cells(plain.vertical_scrollbar)
        assert cells(drawn) == cells(plain)


async def test_the_bar_shows_the_mouse_over_it() -> None:
    app = Both()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        bar = app.query_one(Drawn).vertical_scrollbar
        await until(pilot, lambda: bool(bar.size), "the bar")
        before = cells(bar)
        bar.mouse_over = True
        await until(pilot, lambda: cells(bar) != before, "the bar in another colour")


async def test_the_bar_goes_with_the_lines() -> None:
    app = Both()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        drawn = app.query_one(Drawn)
        await until(pilot, lambda: drawn.show_vertical_scrollbar, "the bar")
        drawn.virtual_size = Size(10, 5)
        await until(pilot, lambda: not drawn.show_vertical_scrollbar, "no bar")
        await until(pilot, lambda: drawn.scrollable_size.width == 30, "its column")


async def test_colours_are_those_of_the_theme() -> None:
    app = Both()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        drawn = app.query_one(Drawn)
        forgotten: list[Color] = []

        def forget() -> None:
            forgotten.append(drawn.styles.background)

        drawn.forget_drawn = forget  # type: ignore[method-assign]  # to see it called
        app.theme = "textual-light"
        await until(pilot, lambda: bool(forgotten), "what was drawn to be forgotten")
        count = len(forgotten)
        drawn.focus()
        await until(pilot, lambda: drawn.has_focus, "the focus")
        await pilot.pause()
        assert len(forgotten) == count
