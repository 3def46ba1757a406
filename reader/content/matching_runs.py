"""Finds what two sequences have in common, in a time that their length bounds."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_SMALL = 10_000
"""Pairs of a gap that difflib compares at once; in a larger one it looks first for
what is unique."""

_WORK = 2_000_000
"""Pairs that it may compare in all gaps together: about a second."""

_DEPTH = 12
"""How often a gap is parted again by what is unique in it."""

_UNIQUE = (1, 4)
"""How many neighbours are looked at as one: where no word is unique, few words in a
row are."""


class Run(NamedTuple):
    """A stretch of both sequences; what is `same` is equal in them, one by one.

    `old` to `old_end` and `new` to `new_end` are positions.
    """

    same: bool
    old: int
    old_end: int
    new: int
    new_end: int


def runs_of(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Run]:
    """Part two sequences into what is the same and what is not, from the start.

    What stands once in each of them holds the rest in place (Bram Cohen's
    "patience diff"), and only small gaps in between are compared pair by pair:
    difflib alone takes the square of the length, minutes for a book.
    """
    at, other = 0, 0
    for start, begin, length in _Matcher(old, new).matches():
        if at < start or other < begin:
            yield Run(False, at, start, other, begin)
        at, other = start + length, begin + length
        yield Run(True, start, at, begin, other)
    if at < len(old) or other < len(new):
        yield Run(False, at, len(old), other, len(new))


class _Matcher:
    """Compares two sequences, with the work that is left to spend on it."""

    def __init__(self, old: Sequence[Hashable], new: Sequence[Hashable]) -> None:
        self._old = old
        self._new = new
        self._work = _WORK

    def matches(self) -> Iterator[tuple[int, int, int]]:
        """Where both begin to be the same, and for how long; neighbours are one."""
        start = begin = length = 0
        for at, other in self._pairs(0, len(self._old), 0, len(self._new), 0):
            if (at, other) == (start + length, begin + length):
                length += 1
                continue
            if length:
                yield start, begin, length
            start, begin, length = at, other, 1
        if length:
            yield start, begin, length

    def _pairs(
        self, low: int, high: int, begin: int, end: int, depth: int
    ) -> Iterator[tuple[int, int]]:
        """The positions of what is the same between two places, rising in both."""
        old, new = self._old, self._new
        while low < high and begin < end and old[low] == new[begin]:
            yield low, begin
            low, begin = low + 1, begin + 1
        tail = 0
        while low < high and begin < end and old[high - 1] == new[end - 1]:
            high, end, tail = high - 1, end - 1, tail + 1
        if low < high and begin < end:
            yield from self._within(low, high, begin, end, depth)
        for step in range(tail):
            yield high + step, end + step

    def _within(
        self, low: int, high: int, begin: int, end: int, depth: int
    ) -> Iterator[tuple[int, int]]:
        pairs = (high - low) * (end - begin)
        anchors: list[tuple[int, int]] = []
        if pairs > _SMALL and depth < _DEPTH:
            found = (self._anchors(low, high, begin, end, n) for n in _UNIQUE)
            anchors = next((one for one in found if one), [])
        if not anchors:
            if pairs <= self._work:
                self._work -= pairs
                yield from self._one_by_one(low, high, begin, end)
            return  # what is left takes too long, and counts as other
        for at, other in anchors:
            if at >= low and other >= begin:
                yield from self._pairs(low, at, begin, other, depth + 1)
                yield at, other
                low, begin = at + 1, other + 1
        yield from self._pairs(low, high, begin, end, depth + 1)

    def _one_by_one(
        self, low: int, high: int, begin: int, end: int
    ) -> Iterator[tuple[int, int]]:
        matcher = SequenceMatcher(
            None, self._old[low:high], self._new[begin:end], autojunk=False
        )
        for at, other, length in matcher.get_matching_blocks():
            for step in range(length):
                yield low + at + step, begin + other + step

    def _anchors(
        self, low: int, high: int, begin: int, end: int, length: int
    ) -> list[tuple[int, int]]:
        """What so many neighbours make that stand once in both, in one order."""
        old = _neighbours(self._old[low:high], length)
        new = _neighbours(self._new[begin:end], length)
        once, places = Counter(old), {one: place for place, one in enumerate(new)}
        often = Counter(new)
        pairs = [
            (low + at, begin + places[one])
            for at, one in enumerate(old)
            if once[one] == 1 and often[one] == 1
        ]
        return _rising(pairs)


def _neighbours(sequence: Sequence[Hashable], length: int) -> list[Hashable]:
    """What each place begins, taken together with those after it."""
    return list(zip(*(sequence[at:] for at in range(length)), strict=False))


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of pairs in which the second number rises too."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for index, (_, other) in enumerate(pairs):
        place = bisect_left(ends, other)
        before.append(last[place - 1] if place else None)
        if place == len(ends):
            ends.append(other)
            last.append(index)
        else:
            ends[place], last[place] = other, index
    found: list[tuple[int, int]] = []
    at = last[-1] if last else None
    while at is not None:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]
