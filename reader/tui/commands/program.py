"""Commands of the program itself: palette, theme, help, quit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.commands.command import Command
from reader.tui.screens.main.asking import show_help

if TYPE_CHECKING:
    from reader.tui.screens.main.screen import MainScreen

GROUP = "Program"


def palette(screen: MainScreen) -> None:
    """Find a command by its name."""
    screen.app.action_command_palette()


def theme(screen: MainScreen) -> None:
    """Choose a theme."""
    screen.app.action_change_theme()


def back(screen: MainScreen) -> None:
    """Leave the zoom, then the article, then the search, then newsleaf."""
    if not screen.step_back():
        screen.app.exit()


def escape(screen: MainScreen) -> None:
    """Leave the zoom, the article or the search; never newsleaf."""
    screen.step_back()


def quit_now(screen: MainScreen) -> None:
    """Leave newsleaf at once."""
    screen.app.exit()


COMMANDS = (
    Command(
        "program.palette",
        "Command palette",
        "Find any command by its name.",
        ("ctrl+p", ":"),
        GROUP,
        palette,
    ),
    Command(
        "program.theme",
        "Theme",
        "Choose a theme; it is remembered.",
        (),
        GROUP,
        theme,
    ),
    Command(
        "program.help",
        "Help",
        "Show every command and its keys.",
        ("?", "f1"),
        GROUP,
        show_help,
        hint="help",
    ),
    Command(
        "program.escape",
        "Step back",
        "Leave the zoom, the article or the search.",
        ("escape",),
        GROUP,
        escape,
    ),
    Command(
        "program.back",
        "Back or quit",
        "Leave the zoom, the article or the search; in the lists, quit.",
        ("q",),
        GROUP,
        back,
        hint="quit",
    ),
    Command(
        "program.quit",
        "Quit",
        "Leave newsleaf at once.",
        ("Q", "ctrl+q"),
        GROUP,
        quit_now,
    ),
)
