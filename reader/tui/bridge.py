"""Turns events of the library into one coalescing message of the screen."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from textual.message import Message
from textual.message_pump import MessagePump

from reader.library.library import Library
from reader.model.change import Changed


@dataclass
class LibraryChanged(Message):
    """Something was written since the last such message."""

    changed: Changed


class Bridge:
    """Gathers what changed until the screen has time to look.

    Events come from any thread; however many come, one message is on its way.
    """

    def __init__(self, library: Library, target: MessagePump) -> None:
        self._target = target
        self._lock = threading.Lock()
        self._gathered: Changed | None = None
        library.events.listen(self.tell)

    def tell(self, changed: Changed) -> None:
        """Gather an event and have the screen fetch it."""
        with self._lock:
            before, self._gathered = self._gathered, _merged(self._gathered, changed)
        if before is None:
            self._target.post_message(LibraryChanged(changed))

    def take(self) -> Changed:
        """Everything gathered so far; the next event sends a new message."""
        with self._lock:
            gathered, self._gathered = self._gathered, None
        return gathered or Changed()


def _merged(one: Changed | None, other: Changed) -> Changed:
    if one is None:
        return other
    return Changed(
        one.articles | other.articles,
        one.lists or other.lists,
        one.places or other.places,
    )
