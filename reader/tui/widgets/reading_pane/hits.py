"""Hits of a search in a document: how many there are, and where they are drawn."""

from __future__ import annotations

import asyncio
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from textual.cache import LRUCache

from reader.content.clean import clean_text
from reader.library.snippets import Hits, Span
from reader.model.block import Code, Heading, Paragraph
from reader.query.field import Field
from reader.tui.widgets.reading_pane.document import HEADER, Document
from reader.tui.widgets.reading_pane.layout.spans import runs_of
from reader.tui.widgets.reading_pane.layout.table_shape import BAR, text_of
from reader.tui.widgets.reading_pane.leaf import Label, Leaf, TableRows
from reader.tui.widgets.reading_pane.line import Line, Part

_KEPT_LEAVES = 256


class Place(NamedTuple):
    """A hit: the leaf it is in, and how many hits of that leaf come before."""

    leaf: int
    number: int


class Piece(NamedTuple):
    """The part of a hit that one line has; `start` and `stop` are characters."""

    number: int
    row: int
    start: int
    stop: int


class _Stretch(NamedTuple):
    """A part of a text, from `at` to `end`, that stands in a line at a column."""

    at: int
    end: int
    row: int
    column: int


def find_hits(leaves: Iterable[Leaf], hits: Hits) -> list[Place]:
    """Every hit of a document in order, found without laying anything out."""
    return [
        Place(index, number)
        for index, leaf in enumerate(leaves)
        for number, _ in enumerate(_spans(_text_of(leaf), leaf, hits))
    ]


class Marks:
    """The hits of one search in one document, and the one a person went to."""

    def __init__(self, hits: Hits, document: Document) -> None:
        self.hits = hits
        self._document = document
        self._found: list[Place] | None = None
        self._current: Place | None = None
        self._pieces: LRUCache[int, list[Piece]] = LRUCache(_KEPT_LEAVES)

    def resized(self, document: Document) -> Marks:
        """Return the marks of the same leaves at another width."""
        marks = Marks(self.hits, document)
        marks._found, marks._current = self._found, self._current
        return marks

    async def _find(self) -> list[Place]:
        """Find all hits once; a book is looked through beside the screen."""
        if self._found is None:
            leaves = self._document.leaves
            self._found = await asyncio.to_thread(find_hits, leaves, self.hits)
        return self._found

    async def step(self, direction: int, view: range) -> tuple[int, int] | None:
        """Choose the next hit (1) or the one before (-1), round the ends.

        It is the one after that chosen last, or, where that is not in `view`
        (the lines on the screen), the first one from there.

        Returns:
            Which one it is, from 1, and of how many; None where there is none.
        """
        found = await self._find()
        if not found:
            return None
        at, is_hit = self._place_in(found, view)
        step = direction if is_hit or direction < 0 else 0
        number = (at + step) % len(found)
        self._current = found[number]
        return number + 1, len(found)

    @property
    def line(self) -> int:
        """The line of the document in which the hit chosen last begins."""
        return 0 if self._current is None else self._line_of(self._current)

    def in_line(self, index: int, row: int) -> list[tuple[int, int, str]]:
        """The characters of a line of a leaf that are of hits, and their roles."""
        if not self.hits:
            return []
        return [
            (piece.start, piece.stop, self._role(index, piece))
            for piece in self._of_leaf(index)
            if piece.row == row
        ]

    def _role(self, index: int, piece: Piece) -> str:
        here = self._current == Place(index, piece.number)
        return "hit-here" if here else "hit"

    def _place_in(self, found: list[Place], view: range) -> tuple[int, bool]:
        """Where one stands among the hits, and whether that is on one."""
        current = self._current
        if current is not None and self._line_of(current) in view:
            return bisect_left(found, current), True
        leaf, row = self._document.locate(view.start)

        def key(place: Place) -> tuple[int, int]:
            return place.leaf, self._row_of(place) if place.leaf == leaf else 0

        return bisect_left(found, (leaf, row), key=key), False

    def _line_of(self, place: Place) -> int:
        return self._document.number(place.leaf, self._row_of(place))

    def _row_of(self, place: Place) -> int:
        """The line of its leaf in which a hit begins."""
        rows = (p.row for p in self._of_leaf(place.leaf) if p.number == place.number)
        return next(rows, 0)

    def _of_leaf(self, index: int) -> list[Piece]:
        pieces = self._pieces.get(index)
        if pieces is None:
            lines, leaf = self._document.lines_of(index), self._document.leaves[index]
            pieces = self._pieces[index] = list(_pieces(lines, leaf, self.hits))
        return pieces


def _spans(text: str, leaf: Leaf, hits: Hits) -> list[Span]:
    """The hits in what a leaf shows, by the field it shows."""
    if leaf.block != HEADER:
        return hits.spans(text, Field.BODY)
    if isinstance(leaf.body, Label) and any(run.face.link for run in leaf.body.runs):
        return []  # words are not looked for in addresses
    return hits.spans(text, Field.AUTHOR if leaf.part else Field.TITLE)


def _text_of(leaf: Leaf) -> str:
    match leaf.body:
        case Paragraph(spans) | Heading(_, spans):
            return "".join(run.text for run in runs_of(spans))
        case Code(text):
            return clean_text(text)
        case TableRows(shape, start, stop):
            rows = shape.table.rows[start:stop]
            return "\n".join(BAR.join(text_of(cell) for cell in row) for row in rows)
        case Label(runs):
            return "".join(run.text for run in runs)
        case _:
            return ""


def _pieces(lines: Sequence[Line], leaf: Leaf, hits: Hits) -> Iterator[Piece]:
    """Find hits in lines as if these were not broken."""
    text, stretches = _joined(lines)
    starts = [stretch.at for stretch in stretches]
    for number, (start, stop) in enumerate(_spans(text, leaf, hits)):
        first = max(bisect_right(starts, start) - 1, 0)
        for at, end, row, column in stretches[first : bisect_left(starts, stop)]:
            low, high = max(start, at), min(stop, end)
            if low < high:
                yield Piece(number, row, low - at + column, high - at + column)


def _joined(lines: Sequence[Line]) -> tuple[str, list[_Stretch]]:
    """The text of lines without what only layout drew, and where it stands."""
    parts: list[str] = []
    stretches: list[_Stretch] = []
    at = 0
    for row, line in enumerate(lines):
        column = 0
        for text, _, part in line.runs:
            if part is not Part.ORNAMENT:
                parts.append(text)
                stretches.append(_Stretch(at, at + len(text), row, column))
                at += len(text)
            column += len(text)
        parts.append(line.end)
        at += len(line.end)
    return "".join(parts), stretches
