"""No control character reaches the terminal, whatever a widget draws."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.color import Color
from textual.content import Content
from textual.widget import Widget
from textual.widgets import DataTable, Input, Label, OptionList, Static

from reader.tui.guard import REPLACEMENT, ControlGuard
from tests.tui.support import WidgetApp, screen_segments, until

UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

RAW = "safe \x1b]0;owned\x07 \x9b2J \u202eevil \x00\x7f end"


def widgets() -> list[Widget]:
    titled = Static("x")
    titled.styles.border = ("round", "red")
    titled.border_title = Content(RAW)
    return [
        Static(RAW, markup=False),
        Static(Text(RAW)),
        Label(Content(RAW, strip_control_codes=False)),
        OptionList(Content(RAW, strip_control_codes=False)),
        Input(),
        Static(Text("link", Style(link="https://a.example/\x1b]52;c;QQ==\x07"))),
        DataTable(),
        titled,
    ]


async def dangers(app: WidgetApp) -> list[str]:
    """Return the texts and links of the screen that a terminal would act on."""
    async with app.run_test(size=(80, 60), notifications=True) as pilot:
        table = app.query_one(DataTable)
        table.add_column(Text(RAW))
        table.add_row(Text(RAW))
        app.query_one(Input).value = RAW
        app.notify(RAW, title=RAW, markup=False)
        await until(pilot, lambda: bool(app.screen.query("Toast")), "the notice")
        await pilot.pause()
        segments = [part for line in screen_segments(app) for part in line]
    texts = [part.text for part in segments]
    links = [part.style.link for part in segments if part.style and part.style.link]
    return [text for text in texts + links if UNSAFE.search(text)]


async def test_widgets_that_go_round_the_gateway_do_no_harm() -> None:
    assert await dangers(WidgetApp(*widgets())) == []


async def test_without_the_guard_they_would() -> None:
    assert await dangers(WidgetApp(*widgets(), guarded=False))


def test_a_clean_line_passes_as_it_is() -> None:
    line = [Segment("Ärger, 文字 and 👩‍👩‍👧‍👦", Style(link="https://a.example/"))]
    assert ControlGuard().apply(line, Color(0, 0, 0)) is line


def test_what_is_replaced_shows_and_keeps_its_style() -> None:
    line = [Segment("a\x1bb", Style(bold=True)), Segment("   ")]
    safe = ControlGuard().apply(line, Color(0, 0, 0))
    assert "".join(part.text for part in safe) == f"a{REPLACEMENT}b  "
    assert safe[0].style == Style(bold=True)


@pytest.mark.parametrize("control", ["\x00", "\t", "\n", "\x7f", "\x9b", "\u202e"])
def test_a_line_keeps_its_width(control: str) -> None:
    line = [Segment(f"ab{control * 5}cd")]
    safe = ControlGuard().apply(line, Color(0, 0, 0))
    assert sum(cell_len(part.text) for part in safe) == cell_len(line[0].text)


def test_only_the_link_is_dropped() -> None:
    style = Style(bold=True, link="https://a.example/\x9b")
    (safe,) = ControlGuard().apply([Segment("here", style)], Color(0, 0, 0))
    assert safe.text == "here"
    assert safe.style is not None
    assert safe.style.link is None
    assert safe.style.bold
