"""The last line of the screen: what is going on, and the keys to know."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from reader.tui.commands.command import Command
from reader.tui.text import content, fit

TOLD_SECONDS = 5.0
"""How long something told stays before the place is shown again."""

LAST_HINTS = 2
"""Hints at the end that are shown whatever else has no room."""


class StatusBar(Widget):
    """Shows, from left: a message or the place, then as many keys as fit."""

    message: reactive[str] = reactive("")
    """What was told last; foreign text is welcome."""

    pending: reactive[str] = reactive("")
    """The first key of a chord while the second is awaited."""

    place: reactive[str] = reactive("")
    """Where the reader is, shown while nothing is told."""

    library: reactive[str] = reactive("")
    """Which library is open, shown before `place`; empty for the usual one."""

    progress: reactive[str] = reactive("")
    """What runs in the background; it takes the place of `place`."""

    def __init__(self, commands: Sequence[Command], *, id: str | None = None) -> None:  # noqa: A002  (Textual's name)
        super().__init__(id=id)
        self._hints = [
            (command.keys[0], command.hint)
            for command in commands
            if command.hint and command.keys
        ]
        self._timer: Timer | None = None

    def tell(self, message: str) -> None:
        """Show a message for a while."""
        self.message = message
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(TOLD_SECONDS, self._forget)

    def _forget(self) -> None:
        self.message = ""

    def render(self) -> Content:
        """Put the line together."""
        width = self.size.width
        place = " · ".join(filter(None, (self.library, self.place)))
        left = fit(self.pending or self.message or self.progress or place, width - 1)
        line = content(f" {left}", "bold" if self.pending or self.message else "")
        hints = self._fitting_hints(width - cell_len(left) - 3)
        gap = max(0, width - line.cell_length - hints.cell_length)
        return line + Content(" " * gap) + hints

    def _fitting_hints(self, room: int) -> Content:
        """As many hints as fit; the last ones, help and quit, go before the rest."""
        parts = [
            content(f"{key} ", "bold") + content(f"{hint}  ")
            for key, hint in self._hints
        ]
        kept = parts[-LAST_HINTS:]
        for part in parts[:-LAST_HINTS]:
            kept.insert(-LAST_HINTS, part)
            if sum(one.cell_length for one in kept) > room:
                del kept[-LAST_HINTS - 1]
                break
        while kept and sum(one.cell_length for one in kept) > room:
            kept.pop()
        return Content("").join(kept)
