"""The screen at every size, and while its size changes."""

from __future__ import annotations

import re

import pytest

from tests.pty.person import Person

SIZES = ((60, 16), (80, 24), (100, 30), (140, 45), (300, 100))
NARROW = 100
"""Below so many columns each pane is a page of its own."""

LIST_HEADER = " All  1/32"
ARTICLE = "Pendant des siècles"


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_screen_fits(reader: Person, columns: int, rows: int) -> None:
    with reader.screen(columns=columns, rows=rows) as terminal:
        terminal.wait_for(LIST_HEADER)
        if columns >= NARROW:
            terminal.wait_for(ARTICLE)
            assert "Unread" in terminal.text
        assert len(terminal.lines) == rows
        terminal.wait_for("? help")
        terminal.press("Q")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize(("columns", "rows"), SIZES[:2])
def test_a_narrow_screen_turns_pages(reader: Person, columns: int, rows: int) -> None:
    with reader.screen(columns=columns, rows=rows) as terminal:
        terminal.wait_for(LIST_HEADER)
        assert "Starred" not in terminal.text
        assert ARTICLE not in terminal.text
        terminal.press("enter")
        terminal.wait_for(ARTICLE)
        assert LIST_HEADER not in terminal.text
        terminal.press("h")
        terminal.wait_for(LIST_HEADER)
        terminal.press("h")
        terminal.wait_for("Starred")
        assert LIST_HEADER not in terminal.text
        terminal.press("j", "enter")
        terminal.wait_for(" Unread  1/3")


def test_the_size_may_change_at_any_time(reader: Person) -> None:
    with reader.screen(columns=140, rows=45) as terminal:
        terminal.wait_for(LIST_HEADER)
        terminal.wait_for(ARTICLE)
        terminal.wait_for(lambda text: re.search(r"Audio +\d", text) is not None)
        terminal.settle()
        before = terminal.text
        for columns, rows in (*SIZES, (20, 5), (2, 2), (1, 1), (500, 3), *SIZES[::-1]):
            terminal.resize(columns, rows)
            if columns >= 60 and rows >= 16:
                terminal.wait_for(LIST_HEADER)
                terminal.settle()
        terminal.resize(140, 45)
        terminal.wait_for(lambda text: text == before)
        terminal.press("j")
        terminal.wait_for(" All  2/32")


def test_a_storm_of_sizes_is_survived(reader: Person) -> None:
    with reader.screen(columns=140, rows=45) as terminal:
        terminal.wait_for(ARTICLE)
        for step in range(200):
            terminal.resize(40 + 7 * step % 161, 10 + 3 * step % 37)
        terminal.resize(140, 45)
        terminal.press("j")
        terminal.wait_for(" All  2/32")
        terminal.wait_for("الورق")
