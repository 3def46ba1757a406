"""Every command can be run from its key and from the palette, and none fails."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.tui.commands.command import Command, always, has_article, has_feed
from reader.tui.commands.registry import commands
from tests.pty.person import ASSETS, Person
from tests.pty.terminal import Terminal

LEAVING = ("program.back", "program.quit")
STAYING = [command for command in commands() if command.id not in LEAVING]
FROM_THE_PALETTE = [
    c
    for c in STAYING
    if c.id != "program.palette" and c.enabled in (always, has_article, has_feed)
]


@pytest.fixture
def terminal(newcomer: Person) -> Iterator[Terminal]:
    """Newsleaf on three feeds, so that every command has something to act on."""
    newcomer.shell("add", str(ASSETS / "feeds"))
    browser = newcomer.directory / "browser"
    browser.write_text("#!/bin/sh\n", encoding="utf-8")
    browser.chmod(0o700)
    with newcomer.screen(BROWSER=str(browser)) as terminal:
        terminal.wait_for("1/17")
        yield terminal


def step_back(terminal: Terminal) -> None:
    """Leave what a command opened and undo it; see that the panes still answer."""
    terminal.settle()
    assert b"Traceback" not in terminal.output
    terminal.press("escape")
    terminal.settle(0.12)  # a key that follows at once would make it alt and that key
    terminal.press("u", "g", "a")
    terminal.wait_for(lambda text: "▕ All" in text.splitlines()[0])


def run_from_palette(terminal: Terminal, command: Command) -> None:
    """Find a command by its title and run it."""
    terminal.press("ctrl+p")
    terminal.wait_for("Search for commands")
    terminal.send(command.title)
    terminal.wait_for(command.help[:30])
    terminal.settle(0.1)
    terminal.press("enter")


@pytest.mark.parametrize("part", [0, 1])
def test_every_key_runs_its_command(terminal: Terminal, part: int) -> None:
    for command in STAYING[part::2]:
        for key in command.keys:
            terminal.press(*key.split(" "))
            step_back(terminal)


@pytest.mark.parametrize("part", [0, 1])
def test_the_palette_runs_every_command(terminal: Terminal, part: int) -> None:
    for command in FROM_THE_PALETTE[part::2]:
        run_from_palette(terminal, command)
        terminal.wait_gone("Search for commands")
        step_back(terminal)


@pytest.mark.parametrize("command", [c for c in commands() if c.id in LEAVING])
def test_what_quits_quits(terminal: Terminal, command: Command) -> None:
    run_from_palette(terminal, command)
    assert terminal.exit_code() == 0
