"""What the main screen asks a person; the dialogs are loaded when they open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.screens.main.screen import MainScreen


async def ask(
    screen: MainScreen,
    title: str,
    value: str = "",
    placeholder: str = "",
    check: Callable[[str], object] | None = None,
    hidden: bool = False,
) -> str | None:
    """Ask for a line of text; None where the person leaves.

    Text for which `check` raises an error of ours is not taken; one that is
    `hidden` does not show.
    """
    from reader.tui.screens.prompt import PromptScreen

    return await screen.app.push_screen_wait(
        PromptScreen(title, value, placeholder, check, hidden)
    )


async def ask_choice(
    screen: MainScreen,
    title: str,
    choices: Sequence[str],
    *,
    only_listed: bool = False,
    placeholder: str = "",
) -> str | None:
    """Ask for one of several words, completed while typing."""
    from reader.tui.screens.choice import ChoiceScreen

    return await screen.app.push_screen_wait(
        ChoiceScreen(title, choices, only_listed, placeholder)
    )


def show_help(screen: MainScreen) -> None:
    """Show every command and its keys."""
    from reader.tui.screens.help import HelpScreen

    screen.app.push_screen(HelpScreen(screen.commands))
