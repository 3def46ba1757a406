"""How the program ends, and that it leaves the terminal as it found it."""

from __future__ import annotations

import re
import signal

import pytest

from tests.pty.person import Person
from tests.pty.sequences import tokens
from tests.pty.terminal import Terminal

MODE = re.compile(r"\?([\d;]+)([hl])")

WRAP, CURSOR = 7, 25
"""The modes that a terminal has on before the program comes (DECAWM, DECTCEM)."""


def modes_left_on(output: bytes) -> set[int]:
    """The DEC private modes that are on after everything was written."""
    on = {WRAP, CURSOR}
    for token in tokens(output):
        if token.kind == "csi" and (match := MODE.fullmatch(token.body)):
            numbers = {int(number) for number in match[1].split(";")}
            on = on | numbers if match[2] == "h" else on - numbers
    return on


def is_restored(terminal: Terminal) -> bool:
    """Whether the terminal is as it was: screen, cursor, mouse, paste, line mode."""
    kitty_pushed = terminal.output.count(b"\x1b[>") - terminal.output.count(b"\x1b[<u")
    return (
        modes_left_on(bytes(terminal.output)) == {WRAP, CURSOR}
        and terminal.modes() == terminal.cooked
        and kitty_pushed <= 0
    )


@pytest.mark.parametrize("keys", ["q", "Q", "\x11"])
def test_quitting_restores_the_terminal(reader: Person, keys: str) -> None:
    with reader.screen() as terminal:
        terminal.wait_for("1/32")
        terminal.settle()
        assert {1049, 1000, 1006, 2004} <= modes_left_on(bytes(terminal.output))
        terminal.press(keys)
        assert terminal.exit_code() == 0
        assert is_restored(terminal)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_as_a_key_does(reader: Person, number: signal.Signals) -> None:
    with reader.screen() as terminal:
        terminal.wait_for("1/32")
        terminal.press("j", "j")
        terminal.wait_for("3/32")
        terminal.signal(number)
        terminal.exit_code()
        assert is_restored(terminal)
        assert b"Traceback" not in terminal.output
    with reader.screen() as terminal:
        terminal.wait_for("3/32")


def test_a_window_that_is_closed_ends_it(reader: Person) -> None:
    with reader.screen() as terminal:
        terminal.wait_for("1/32")
        # Much is on its way to a terminal that is not there any more.
        terminal.press(*"zzzzzzzz" * 5)
        terminal.hang_up()
        terminal.exit_code()


@pytest.mark.parametrize("keys", ["Q", "jQ", "\rQ"])
def test_keys_typed_before_there_is_a_screen_end_it(reader: Person, keys: str) -> None:
    """The program is left while the article beside the list is not loaded yet."""
    with reader.screen() as terminal:
        terminal.send(keys)
        assert terminal.exit_code() == 0
        assert is_restored(terminal)


@pytest.mark.parametrize("arguments", [(), ("--library", "elsewhere.db")])
def test_without_a_terminal_it_says_so(
    newcomer: Person, arguments: tuple[str, ...]
) -> None:
    done = newcomer.run(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"terminal" in done.stderr
    assert b"newsleaf list" in done.stderr
    assert b"\x1b" not in done.stderr
    assert not newcomer.library.exists()


def test_no_color_means_no_colour(reader: Person) -> None:
    with reader.screen(NO_COLOR="1") as terminal:
        terminal.wait_for("Pendant des siècles")
        terminal.press("j", "enter", "?")
        terminal.wait_for("escape closes")
        terminal.press("escape")
        terminal.wait_gone("escape closes")
        terminal.press("Q")
        assert terminal.exit_code() == 0
        coloured = [t.raw for t in tokens(bytes(terminal.output)) if is_coloured(t.raw)]
        assert coloured == []


def is_coloured(sequence: str) -> bool:
    """Whether a sequence sets a colour; 39 and 49 are those of the terminal."""
    match = re.fullmatch(r"\x1b\[([\d;:]*)m", sequence)
    numbers = [int(n) for n in re.split("[;:]", match[1]) if n] if match else []
    return any((30 <= n <= 48 and n != 39) or 90 <= n <= 107 for n in numbers)
