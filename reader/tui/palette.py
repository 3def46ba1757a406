"""The command palette, filled from the commands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from reader.tui.commands.command import Command
from reader.tui.screens.main.screen import MainScreen
from reader.tui.text import content


class CommandProvider(Provider):
    """Finds commands by title and by what they do."""

    def _commands(self) -> Iterator[tuple[Command, MainScreen]]:
        screen = self.screen
        if isinstance(screen, MainScreen):
            for command in screen.commands:
                if command.id != "program.palette" and command.enabled(screen):
                    yield command, screen

    async def discover(self) -> Hits:
        """List every command that can be run now."""
        for command, screen in self._commands():
            yield DiscoveryHit(
                _display(command),
                partial(screen.run_command, command),
                text=command.title,
                help=command.help,
            )

    async def search(self, query: str) -> Hits:
        """List the commands that match what was typed."""
        matcher = self.matcher(query)
        for command, screen in self._commands():
            score = max(matcher.match(command.title), matcher.match(command.help) / 2)
            if score > 0:
                yield Hit(
                    score,
                    _display(command),
                    partial(screen.run_command, command),
                    text=command.title,
                    help=command.help,
                )


def _display(command: Command) -> Content:
    keys = f"  {command.keys[0]}" if command.keys else ""
    return content(command.title) + content(keys, "dim")
