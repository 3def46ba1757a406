"""All commands, in the order in which help and documentation list them."""

from __future__ import annotations

from reader.tui.commands import (
    articles,
    feeds,
    health,
    moving,
    program,
    searching,
    viewing,
)
from reader.tui.commands.command import Command

_ALL = (
    *moving.COMMANDS,
    *articles.COMMANDS,
    *viewing.COMMANDS,
    *searching.COMMANDS,
    *feeds.COMMANDS,
    *health.COMMANDS,
    *program.COMMANDS,
)


def commands() -> tuple[Command, ...]:
    """Every command with its default keys."""
    return _ALL
