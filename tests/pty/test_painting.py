"""What is written to the terminal: what it does not show, and all when it must be."""

from __future__ import annotations

import signal

from tests.pty.person import Person
from tests.pty.terminal import Terminal

LIST_HEADER = " All  1/32"


def written(terminal: Terminal, *keys: str) -> int:
    """How many bytes a key has written."""
    before = len(terminal.output)
    terminal.press(*keys)
    terminal.settle(0.3, first=5)
    return len(terminal.output) - before


def test_another_pane_costs_but_a_few_lines(reader: Person) -> None:
    with reader.screen(columns=140, rows=45) as terminal:
        terminal.wait_for(LIST_HEADER)
        terminal.settle(0.3)
        whole = len(terminal.output)
        assert 0 < written(terminal, "h") < whole / 4
        assert 0 < written(terminal, "l") < whole / 4


def test_back_in_front_all_is_painted_anew(reader: Person) -> None:
    with reader.screen(columns=140, rows=45) as terminal:
        terminal.wait_for(LIST_HEADER)
        terminal.settle(0.3)
        terminal.signal(signal.SIGTSTP)
        terminal.settle(0.3)
        before = len(terminal.output)
        terminal.signal(signal.SIGCONT)
        terminal.settle(0.3, first=5)
        again = bytes(terminal.output[before:]).decode()
        assert LIST_HEADER in again
        assert "Starred" in again
        terminal.press("Q")
        assert terminal.exit_code() == 0
