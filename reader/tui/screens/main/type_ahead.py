"""Keeps keys that come before what they are meant for is there to take them."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from textual import events

if TYPE_CHECKING:
    from reader.tui.screens.main.completing import SearchField
    from reader.tui.screens.main.screen import MainScreen

PATIENCE = 0.2
"""Seconds that keys wait for a command; one that takes longer is in the background."""

LOOK_EVERY = 0.01
"""Seconds between two looks whether the kept keys can go on."""


class TypeAhead:
    """The keys of a pasted text or a slow line, in order.

    Textual hands a key to the widget that has the focus when it comes. In
    "/tram" the letters come before the search field has it, and in "t" followed
    by a tag's name before the dialog is there: they would act as commands.
    """

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._kept: list[events.Key] = []
        self._running = 0
        self._until = 0.0

    def command_started(self) -> None:
        """Keep the keys that follow, until the command is done or asks."""
        self._running += 1
        self._until = monotonic() + PATIENCE

    def command_ended(self) -> None:
        """Let keys pass again."""
        self._running -= 1
        self._release()

    def keeps(self, event: events.Key) -> bool:
        """Whether a key has to wait; it comes again when its time is there."""
        if not self._must_wait(event):
            return False
        self._kept.append(event)
        if len(self._kept) == 1:
            self._look_soon()
        return True

    def _must_wait(self, event: events.Key) -> bool:
        screen = self._screen
        if self._kept or self._is_covered() or self._is_busy():
            return True
        return screen.focused is self._field and not self._field.saw(event)

    def _is_covered(self) -> bool:
        """Whether a dialog lies over the panes."""
        return self._screen.app.screen is not self._screen

    def _is_busy(self) -> bool:
        return self._running > 0 and monotonic() < self._until

    def _release(self) -> None:
        """Have the kept keys taken by what they were meant for."""
        if not self._screen.query("#search"):
            self._kept.clear()  # the program ends, and its widgets are gone
        while self._kept:
            if not self._is_ready():
                self._look_soon()
            elif self._is_covered() or self._screen.focused is self._field:
                kept, self._kept = self._kept, []
                # The application sends them, as it does all keys, so that they
                # come back to it where no widget takes them.
                self._screen.app.call_next(self._send, kept)
            else:
                self._screen.take_key(self._kept.pop(0))
                continue
            return

    @property
    def _field(self) -> SearchField:
        return self._screen.search_field

    def _send(self, kept: list[events.Key]) -> None:
        for event in kept:
            self._screen.app.post_message(events.Key(event.key, event.character))

    def _is_ready(self) -> bool:
        screen = self._screen
        if not self._is_covered():
            return not self._is_busy()
        return screen.app.screen.focused is not None or monotonic() > self._until

    def _look_soon(self) -> None:
        self._screen.set_timer(LOOK_EVERY, self._release)
