"""Does what a person chooses in the welcome of an empty library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.samples import open_sample_library, starter_subscriptions
from reader.tui.screens.main.asking import ask
from reader.tui.screens.welcome import First, WelcomeScreen

if TYPE_CHECKING:
    from reader.tui.screens.main.screen import MainScreen


async def welcome(screen: MainScreen) -> None:
    """Greet, and do what is chosen."""
    choice = await screen.app.push_screen_wait(WelcomeScreen())
    if choice is First.ADD:
        await _add(screen, "Address of a feed", "https://…")
    elif choice is First.IMPORT:
        await _add(screen, "Path of a file or directory", "~/feeds.opml")
    elif choice is First.SAMPLE:
        await _open_sample(screen)
    elif choice is First.STARTER:
        await screen.background.add(str(starter_subscriptions()))


async def _open_sample(screen: MainScreen) -> None:
    screen.show_progress("Making the sample library")
    try:
        screen.app.exit(await open_sample_library())
    finally:
        screen.show_progress("")


async def _add(screen: MainScreen, title: str, placeholder: str) -> None:
    what = await ask(screen, title, placeholder=placeholder)
    if what and what.strip():
        await screen.background.add(what.strip())
