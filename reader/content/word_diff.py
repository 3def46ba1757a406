"""Tells what changed between two texts, word by word; pure, silent on white space."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from reader.content.matching_runs import runs_of
from reader.content.paragraph_runs import by_paragraphs
from reader.content.words import BREAK, Word, words_of

_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")

_ALIKE = 1 / 3
"""The share of words in common below which a text is another, and not an edit."""


class Kind(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


class Piece(NamedTuple):
    """A piece of a paragraph; its text brings the spaces around it."""

    kind: Kind
    text: str


class Edited(NamedTuple):
    """A paragraph in which something changed."""

    pieces: tuple[Piece, ...]


class Unchanged(NamedTuple):
    """Paragraphs in a row in which nothing did, as they stand in the new text."""

    paragraphs: tuple[str, ...]


class Difference(NamedTuple):
    """What changed from one text to another.

    `added` and `removed` count the words that came and went, signs left out.
    """

    parts: tuple[Edited | Unchanged, ...]
    added: int
    removed: int

    @property
    def has_any(self) -> bool:
        """Whether anything but white space is another."""
        return any(isinstance(part, Edited) for part in self.parts)


class _Marked(NamedTuple):
    """A word and what became of it."""

    kind: Kind
    word: Word


def difference(old: str, new: str) -> Difference:
    """What changed from an old text to a new one; blank lines part paragraphs.

    Without the pieces that were added the old text is left, without those that
    were removed the new one, white space aside. The time is bounded for texts
    of any length: see `runs_of`.
    """
    before, after = _paragraphs(old), _paragraphs(new)
    parts: list[Edited | Unchanged] = []
    came = went = 0
    senses = [[" ".join(one.split()) for one in side] for side in (before, after)]
    for run in runs_of(*senses):
        if run.same:
            parts.append(Unchanged(tuple(after[run.new : run.new_end])))
            continue
        marked = _compared(
            words_of("\n\n".join(before[run.old : run.old_end])),
            words_of("\n\n".join(after[run.new : run.new_end])),
        )
        came += _count(marked, Kind.ADDED)
        went += _count(marked, Kind.REMOVED)
        parts += _passages(marked)
    return Difference(tuple(_joined(parts)), came, went)


def _paragraphs(text: str) -> list[str]:
    return [one for one in _BLANK_LINES.split(text.strip()) if one.strip()]


def _compared(old: Sequence[Word], new: Sequence[Word]) -> list[_Marked]:
    """The words of two texts, those of the old one before those of the new."""
    marked: list[_Marked] = []
    same = 0
    runs = runs_of([one.sense for one in old], [one.sense for one in new])
    for run in by_paragraphs(runs, old, new):
        if run.same:
            same += run.new_end - run.new
            marked += (_Marked(Kind.SAME, one) for one in new[run.new : run.new_end])
        else:
            marked += _replaced(old[run.old : run.old_end], new[run.new : run.new_end])
    if same < _ALIKE * min(len(old), len(new)):
        return list(_replaced(old, new))
    return marked


def _replaced(old: Iterable[Word], new: Iterable[Word]) -> Iterator[_Marked]:
    yield from (_Marked(Kind.REMOVED, one) for one in old)
    yield from (_Marked(Kind.ADDED, one) for one in new)


def _count(marked: Iterable[_Marked], kind: Kind) -> int:
    return sum(
        one.kind is kind and any(map(str.isalnum, one.word.text)) for one in marked
    )


def _passages(marked: Sequence[_Marked]) -> Iterator[Edited | Unchanged]:
    """The paragraphs that words make up, as the new text breaks them.

    What went breaks them too, but for a paragraph that begins with other words
    now: these stay in it.
    """
    passage: list[_Marked] = []
    has_gone = True  # all of the passage, as far as it is read
    for one in marked:
        begins = one.kind is not Kind.ADDED or not has_gone
        if one.word.space == BREAK and passage and begins:
            yield _passage(passage)
            passage, has_gone = [], True
        passage.append(one)
        has_gone = has_gone and one.kind is Kind.REMOVED
    if passage:
        yield _passage(passage)


def _set(word: Word) -> str:
    """A word inside a paragraph, where a break is but the end of a line."""
    return ("\n" if word.space == BREAK else word.space) + word.text


def _joined(parts: Iterable[Edited | Unchanged]) -> Iterator[Edited | Unchanged]:
    """Parts, those without a change that follow one another in one."""
    paragraphs: tuple[str, ...] = ()
    for part in parts:
        if isinstance(part, Unchanged):
            paragraphs += part.paragraphs
            continue
        if paragraphs:
            yield Unchanged(paragraphs)
            paragraphs = ()
        yield part
    if paragraphs:
        yield Unchanged(paragraphs)


def _passage(marked: Sequence[_Marked]) -> Edited | Unchanged:
    pieces = [
        Piece(kind, "".join(_set(one.word) for one in words))
        for kind, words in groupby(marked, key=lambda one: one.kind)
    ]
    pieces[0] = pieces[0]._replace(text=pieces[0].text.lstrip())
    if len(pieces) == 1 and pieces[0].kind is Kind.SAME:
        return Unchanged((pieces[0].text,))
    return Edited(tuple(pieces))
