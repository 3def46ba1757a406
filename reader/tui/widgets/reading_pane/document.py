"""The document: leaves stacked to one column of lines, laid out where needed.

The height of a leaf is a guess until it is laid out. Whoever looks at a line
first calls `settle`, which makes the page there and one page each way exact;
`refine` turns the other guesses into facts, a little at a time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, chain
from typing import NamedTuple

from textual.cache import LRUCache

from reader.tui.widgets.reading_pane.layout.leaf_layout import estimate, lay_out
from reader.tui.widgets.reading_pane.leaf import Leaf
from reader.tui.widgets.reading_pane.line import Line, letters_of

HEADER = -1
"""The block number of the lines above the body."""

_KEPT_LEAVES = 256


class Position(NamedTuple):
    """A place in an article that holds at any width.

    `block` is the index of the block in the body (`HEADER` above it), `part`
    the piece of that block (an item, a row of a table), `letters` how many
    characters that are no white space stand before the place in the piece.
    Lines without such a character have none of their own: `lines` tells how far
    below the line that the letters lead to the place is, or above it.
    """

    block: int = HEADER
    part: int = 0
    letters: int = 0
    lines: int = 0


class Document:
    """Leaves laid out at one width; lines are numbered from 0 at the top."""

    def __init__(self, leaves: list[Leaf], width: int) -> None:
        self.leaves = leaves
        self.width = width
        self._heights = [estimate(leaf, width) for leaf in leaves]
        self._exact = bytearray(len(leaves))
        self._tops: list[int] = []
        self._lines: LRUCache[int, list[Line]] = LRUCache(_KEPT_LEAVES)
        self._order: Iterator[int] = iter(range(len(leaves)))

    def resized(self, width: int) -> Document:
        """Return the same leaves at another width."""
        return Document(self.leaves, width)

    @property
    def height(self) -> int:
        """The number of lines, in part a guess until `is_settled`."""
        return self._top_of(len(self.leaves))

    @property
    def is_settled(self) -> bool:
        """Whether every leaf has been laid out once."""
        return 0 not in self._exact

    def lines_of(self, index: int) -> list[Line]:
        """Return the lines of a leaf."""
        lines = self._lines.get(index)
        if lines is None:
            lines = lay_out(self.leaves[index], self.width)
            self._lines[index] = lines
            self._set_height(index, len(lines))
        return lines

    def locate(self, y: int) -> tuple[int, int]:
        """Return the leaf at line `y` and the number of that line in it."""
        if not self.leaves:
            return 0, 0
        self._top_of(0)
        index = bisect_right(self._tops, max(y, 0), hi=len(self.leaves)) - 1
        return index, max(y, 0) - self._tops[index]

    def line(self, index: int, row: int) -> Line | None:
        """Return one line of a leaf, or None below the end."""
        if index >= len(self.leaves):
            return None
        lines = self.lines_of(index)
        return lines[row] if row < len(lines) else None

    def number(self, index: int, row: int) -> int:
        """Return the number of a line of a leaf."""
        return self._top_of(index) + row

    def settle(self, y: int, page: int) -> int:
        """Make a page from line `y` exact, and a page each way.

        Returns:
            The number that line `y` has now. It is smaller where the document
            ends before the page does.
        """
        if not self.leaves:
            return 0
        index, row = self.locate(y)
        row = min(row, len(self.lines_of(index)) - 1)
        below = self._lay_down(index, row + 2 * page)
        self._lay_up(index, page)
        y = self.number(index, row)
        if below - row < page:  # the end is in sight, and exact
            self._lay_up(len(self.leaves), 2 * page)
            y = max(0, self.height - page)
        return y

    def settle_end(self, page: int) -> int:
        """Make the last page exact and return the number of its first line."""
        self._lay_up(len(self.leaves), 2 * page)
        return max(0, self.height - page)

    def refine_from(self, y: int) -> None:
        """Let `refine` go on from line `y` to the end, then up to the top."""
        index, _ = self.locate(y)
        count = len(self.leaves)
        self._order = chain(range(index, count), range(index - 1, -1, -1))

    def refine(self) -> bool:
        """Lay out the next leaf whose height is a guess; False when none is left."""
        for index in self._order:
            if not self._exact[index]:
                # Only the height is wanted: the cache is for what is looked at.
                self._set_height(index, len(lay_out(self.leaves[index], self.width)))
                return True
        return False

    def position(self, y: int) -> Position:
        """Return the place of line `y`."""
        if not self.leaves:
            return Position()
        index, row = self.locate(y)
        leaf = self.leaves[index]
        letters = sum(map(letters_of, self.lines_of(index)[:row]))
        found = self._row_of(index, letters)
        return Position(leaf.block, leaf.part, letters, row - found)

    def find(self, position: Position) -> int:
        """Return the line that holds a place, or the nearest one before it."""
        key = (position.block, position.part)
        index = bisect_right(self.leaves, key, key=lambda leaf: (leaf.block, leaf.part))
        if index == 0:
            return 0
        index -= 1
        leaf = self.leaves[index]
        if (leaf.block, leaf.part) != key:
            return self.number(index, 0)
        row = self._row_of(index, position.letters)
        return self.number(index, self._bare_row(index, row, position.lines))

    def _row_of(self, index: int, letters: int) -> int:
        """Return the last line of a leaf that so many letters stand before.

        The text begins at its top, though, with all that stands above it.
        """
        if index == 0 and letters == 0:
            return 0
        counts = [letters_of(line) for line in self.lines_of(index)]
        before = [0, *accumulate(counts)][: len(counts)]
        return max(bisect_right(before, letters) - 1, 0)

    def _bare_row(self, index: int, row: int, lines: int) -> int:
        """Go down from a line, or up, by lines that no letter stands between."""
        between = [letters_of(line) == 0 for line in self.lines_of(index)]
        while lines > 0 and row + 1 < len(between) and between[row]:
            row, lines = row + 1, lines - 1
        while lines < 0 < row and between[row - 1]:
            row, lines = row - 1, lines + 1
        return row

    def _lay_down(self, index: int, lines: int) -> int:
        """Lay out leaves from `index` on until they have so many lines."""
        found = 0
        while index < len(self.leaves) and found < lines:
            found += len(self.lines_of(index))
            index += 1
        return found

    def _lay_up(self, index: int, lines: int) -> None:
        """Lay out leaves above `index` until they have so many lines."""
        found = 0
        while index > 0 and found < lines:
            index -= 1
            found += len(self.lines_of(index))

    def _set_height(self, index: int, height: int) -> None:
        self._exact[index] = True
        if self._heights[index] != height:
            self._heights[index] = height
            self._tops = []

    def _top_of(self, index: int) -> int:
        if not self._tops:
            self._tops = [0, *accumulate(self._heights)]
        return self._tops[index]
