"""What a command is: one record from which everything about it derives."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.tui.screens.main.screen import MainScreen

Run = Callable[["MainScreen"], "Awaitable[None] | None"]
Enabled = Callable[["MainScreen"], bool]


def always(screen: MainScreen) -> bool:  # noqa: ARG001  (an Enabled)
    """A command that can be run at any time."""
    return True


def has_article(screen: MainScreen) -> bool:
    """A command that needs an article under the cursor."""
    return screen.article_id is not None


def has_feed(screen: MainScreen) -> bool:
    """A command that needs a feed, in the sidebar or of the article."""
    return screen.feed_id is not None


class Command(NamedTuple):
    """Something a person can do on the screen.

    `id` is what `config.toml` calls it. Keys are written as characters ("j",
    "/", "G") or names ("enter", "ctrl+r"); a chord parts its keys by a space
    ("g g"). `hint` is the word for it at the bottom of the screen, empty for
    most. `help` is one sentence. `beside` says that it asks nothing and may take
    long, so that keys which follow do not wait for it.
    """

    id: str
    title: str
    help: str
    keys: tuple[str, ...]
    group: str
    run: Run
    enabled: Enabled = always
    hint: str = ""
    beside: bool = False
