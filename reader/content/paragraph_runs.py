"""Has paragraphs that came or went begin and end where paragraphs do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from reader.content.matching_runs import Run
from reader.content.words import BREAK, Word

_LONGEST = 50
"""Words of the end of a paragraph that are looked for."""


class _Side(NamedTuple):
    """The words of one text, and the positions of a run in it."""

    words: Sequence[Word]
    start: int
    end: int


def by_paragraphs(
    runs: Iterable[Run], old: Sequence[Word], new: Sequence[Word]
) -> Iterator[Run]:
    """Part runs of words anew where a paragraph that came or went can be told whole.

    That "b. Two" came before the end of "A." is as true of "A b. Two." as that "b"
    did, and "Two." after it, which is what an editor did.
    """
    parts = list(runs)
    taken = 0
    for run, after in zip_longest(parts, parts[1:]):
        if run.same:
            yield run._replace(old=run.old + taken, new=run.new + taken)
            taken = 0
            continue
        before, later = (
            _Side(old, run.old, run.old_end),
            _Side(new, run.new, run.new_end),
        )
        has_gone = before.end - before.start > later.end - later.start
        long, short = (before, later) if has_gone else (later, before)
        taken = 0 if after is None else _tail(short, after.new_end - after.new)
        at = _place_of_tail(long, taken) if taken else None
        if at is None:
            taken = 0
            yield run
            continue
        for same, one, other in _parted(long, short, at, taken):
            yield Run(same, *one, *other) if has_gone else Run(same, *other, *one)


def _tail(side: _Side, most: int) -> int:
    """How many words follow a run up to the end of its paragraph; 0 for too many."""
    words, _, end = side
    for length in range(min(most, _LONGEST) + 1):
        if end + length == len(words) or words[end + length].space == BREAK:
            return length
    return 0


def _place_of_tail(side: _Side, length: int) -> int | None:
    """Where the words that follow a run stand in it before, at a paragraph's end."""
    words, start, end = side
    tail = [word.sense for word in words[end : end + length]]
    for at in range(start, end - length):
        ends = words[at + length].space == BREAK
        if ends and [word.sense for word in words[at : at + length]] == tail:
            return at
    return None


def _parted(
    long: _Side, short: _Side, at: int, length: int
) -> Iterator[tuple[bool, tuple[int, int], tuple[int, int]]]:
    """The positions in both texts: what is before a tail, the tail, and the rest."""
    if at > long.start or short.end > short.start:
        yield False, (long.start, at), (short.start, short.end)
    behind = short.end + length
    yield True, (at, at + length), (short.end, behind)
    yield False, (at + length, long.end + length), (behind, behind)
