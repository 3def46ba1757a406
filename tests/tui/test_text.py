"""Foreign text becomes content, notices and cut lines, and stays text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.widgets import Static

from reader.tui.text import column, content, fit, notice
from tests.tui.support import WidgetApp, screen_lines, until

HOSTILE = [
    "[/] [@click=app.quit]x[/]",
    "[/b] [Show HN] [$error]e",
    "title \x1b]0;owned\x07 end",
    "\x9b31mred\x9d0;owned\x9c",
    "a\u202eb\u2066c\x00d\x7f",
]

WIDE = [
    "文字" * 9,
    "مرحبا بالعالم " * 3,
    "e\u0301" * 30,
    "👩‍👩‍👧‍👦" * 9,
    "🇫🇷🇩🇪" * 9,
    "❤️" * 9,
]


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_shown_as_text(text: str) -> None:
    app = WidgetApp(Static(content(text, "bold")))
    async with app.run_test(notifications=True) as pilot:
        notice(app, text, "warning")
        await until(pilot, lambda: bool(app.screen.query("Toast")), "the notice")
        screen = "\n".join(screen_lines(app))
    shown = content(text).plain
    assert screen.count(shown) == 2
    assert "\x1b" not in screen.replace("\n", "")
    if "[" in text and "\x1b" not in text:
        assert shown == text


def test_markup_and_line_ends_stay_and_style_is_ours() -> None:
    shown = content("[bold]a[/]\nb\tc", "italic")
    assert shown.plain == "[bold]a[/]\nb\tc"
    assert [span.style for span in shown.spans] == ["italic"]


def test_fit_leaves_what_fits_and_cuts_the_rest() -> None:
    assert fit("leaf", 4) == "leaf"
    assert fit("leaves", 4) == "lea…"
    assert fit("leaves", 1) == "…"
    assert fit("leaves", 0) == ""
    assert fit("two words", 5) == "two…"
    assert fit("  a\n b\x1b[2J ", 9) == "a b[2J"


def test_fit_never_parts_what_belongs_together() -> None:
    assert fit("文字文字", 4) == "文…"
    assert fit("🇫🇷🇩🇪", 3) == "🇫🇷…"
    assert fit("e\u0301e\u0301e\u0301", 2) == "e\u0301…"
    family = "👩‍👩‍👧‍👦"
    assert fit(family + "abc", 4) == family + "a…"


@pytest.mark.parametrize("text", WIDE)
@pytest.mark.parametrize("cells", range(12))
def test_a_column_is_exactly_as_wide_as_asked(text: str, cells: int) -> None:
    assert cell_len(column(text, cells)) == cells
    assert cell_len(column(text, cells, right=True)) == cells


@given(st.text(max_size=60), st.integers(0, 30))
def test_no_text_exceeds_its_cells(text: str, cells: int) -> None:
    line = fit(text, cells)
    assert cell_len(line) <= cells
    assert "\n" not in line
    assert cell_len(column(text, cells)) == cells


def test_a_monstrous_title_is_cut_before_it_is_measured() -> None:
    assert fit("word " * 1_000_000, 10) == "word word…"
    assert cell_len(fit("e" + "\u0301" * 1_000_000, 10)) <= 10
