"""Tells whoever listens what a committed write has changed."""

from __future__ import annotations

from collections.abc import Callable

from reader.model.change import Changed

Listener = Callable[[Changed], None]


class Events:
    """A list of listeners; they are called in the thread that wrote."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Call `listener` after every commit from now on."""
        self._listeners.append(listener)

    def publish(self, changed: Changed) -> None:
        """Tell every listener."""
        for listener in tuple(self._listeners):
            listener(changed)
