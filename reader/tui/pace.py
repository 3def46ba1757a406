"""Has work beside the screen rest while a key is answered."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, sleep

ANSWERED = 0.04
"""Seconds after a key in which the machine is left to what it paints."""

_NAP = 0.004
LONGEST = 1.0
"""Seconds that one piece of work rests in all; then it goes on whatever comes."""


class Pace:
    """When a key came last.

    A thread that makes Python values holds the interpreter, and whoever pressed a
    key waits for it. The loop tells of keys, and threads ask when they may go on.
    """

    def __init__(
        self,
        clock: Callable[[], float] = monotonic,
        nap: Callable[[float], None] = sleep,
    ) -> None:
        """Begin before any key, with a clock in seconds and a way to let it go on."""
        self._clock = clock
        self.nap = nap
        self._key = -ANSWERED

    def key(self) -> None:
        """Take note of a key."""
        self._key = self._clock()

    def rests(self, longest: float = LONGEST) -> Rests:
        """The rests of one piece of work, taken in its own thread."""
        return Rests(self, longest)

    def is_answering(self) -> bool:
        """Whether a key came a moment ago."""
        return self._clock() - self._key < ANSWERED


class Rests:
    """What one piece of work has rested so far, in seconds."""

    def __init__(self, pace: Pace, longest: float) -> None:
        self._pace = pace
        self._longest = longest
        self.rested = 0.0

    def take(self) -> None:
        """Rest while a key is answered."""
        while self.rested < self._longest and self._pace.is_answering():
            self._pace.nap(_NAP)
            self.rested += _NAP
