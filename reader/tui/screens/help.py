"""The help: every command with its keys, made from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from reader.tui.commands.command import Command
from reader.tui.keys import Keys, key_name
from reader.tui.screens.dialog import Dialog
from reader.tui.text import content

_KEYS_WIDTH = 24

_ACTIONS = {
    "move.down": "scroll(1)",
    "move.up": "scroll(-1)",
    "move.page-down": "page(1)",
    "move.page-up": "page(-1)",
    "move.top": "end(-1)",
    "move.bottom": "end(1)",
    "read.on": "page(1)",
    "read.back": "page(-1)",
    "program.help": "dismiss",
    "program.escape": "dismiss",
    "program.back": "dismiss",
    "program.quit": "app.quit",
}
"""What the commands mean here, by whichever keys they have."""


class HelpScreen(Dialog[None]):
    """Lists the commands by group."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Whoever gave these keys up still wants to leave.
        Binding("escape,q", "dismiss", "Close"),
        Binding("b", "page(-1)", "Page up"),
        Binding("g", "end(-1)", "Top"),
    ]

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = commands
        self._keys = Keys(command for command in commands if command.id in _ACTIONS)

    def compose(self) -> ComposeResult:
        """Tables that scroll together."""
        with VerticalScroll(classes="dialog tall"):
            yield Static(content("Keys", "bold"))
            yield Static(content("escape closes", "dim"))
            for group, commands in groupby(self._commands, key=lambda c: c.group):
                yield Static(content(f"\n{group}", "bold underline"))
                yield _Group(commands)

    async def on_key(self, event: events.Key) -> None:
        """Scroll and close by the keys of the panes."""
        meant = self._keys.press(key_name(event.key, event.character))
        if meant is not None:
            event.stop()
            event.prevent_default()
        if isinstance(meant, Command):
            await self.run_action(_ACTIONS[meant.id])

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self._scroll.scroll_relative(y=lines, animate=False)

    def action_page(self, direction: int) -> None:
        """Scroll by a page, and keep a line of the page before."""
        lines = max(1, self._scroll.scrollable_content_region.height - 1)
        self._scroll.scroll_relative(y=direction * lines, animate=False)

    def action_end(self, direction: int) -> None:
        """Scroll to the end, or to the start."""
        if direction > 0:
            self._scroll.scroll_end(animate=False)
        else:
            self._scroll.scroll_home(animate=False)

    @property
    def _scroll(self) -> VerticalScroll:
        return self.query_one(VerticalScroll)


class _Group(Widget):
    """Keys and what they do, each wrapped in a column of its own."""

    DEFAULT_CSS = "_Group { height: auto; }"

    def __init__(self, commands: Iterable[Command]) -> None:
        super().__init__()
        self._commands = tuple(commands)

    def render(self) -> Table:
        """Draw the columns as wide as there is room."""
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(width=_KEYS_WIDTH)
        table.add_column(ratio=1)
        for command in self._commands:
            keys = ", ".join(command.keys) or "(palette)"
            table.add_row(Text(keys, style="bold"), Text(command.help))
        return table
