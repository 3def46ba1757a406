"""Remembers what the terminal shows, so that nothing is written to it twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rich.console import Console, RenderableType
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

Line = dict[int, Strip | None]
"""The strips of a line by the column they start at; None where it is not known."""

Piece = tuple[int, int, Strip]
"""A line, a column and what is to stand there."""


class Painted:
    """What stands on the terminal, strip by strip.

    Textual paints a widget whole when its focus comes or goes, and a screen whole
    when a dialog leaves it. What is the same is not written again, which spares
    the terminal and the way to it.
    """

    def __init__(self) -> None:
        self._height = 0
        self._lines: defaultdict[int, Line] = defaultdict(dict)

    def forget(self) -> None:
        """Take it that anything may stand on the terminal."""
        self._lines.clear()

    def lacking(
        self, update: RenderableType | None
    ) -> RenderableType | CompositorUpdate | None:
        """What of an update the terminal does not show yet; None for nothing.

        It counts as written.
        """
        if isinstance(update, ChopsUpdate):
            self._fit(len(update.chops))
            pieces = list(self._of_spans(update))
        elif isinstance(update, LayoutUpdate):
            self._fit(len(update.strips))
            pieces = list(self._of_screen(update))
        else:
            return update
        return Pieces(pieces) if pieces else None

    def _fit(self, height: int) -> None:
        """Forget what stood on a terminal of another height."""
        if height != self._height:
            self._height = height
            self.forget()

    def _of_spans(self, update: ChopsUpdate) -> Iterator[Piece]:
        for y, left, right in update.spans:
            strips = update.chops[y]
            line = self._line(y, strips)
            ends = update.chop_ends[y]
            for end, (x, strip) in zip(ends, strips.items(), strict=True):
                # Where nothing dirty is drawn on a column, it has no strip.
                if strip is None or x >= right or end <= left or line[x] == strip:
                    continue
                is_whole = end <= right
                line[x] = strip if is_whole else None
                yield y, x, strip if is_whole else strip.crop(0, right - x)

    def _of_screen(self, update: LayoutUpdate) -> Iterator[Piece]:
        for y, strips in enumerate(update.strips, update.region.y):
            placed, x = {}, update.region.x
            for strip in strips:
                placed[x] = strip
                x += strip.cell_length
            line = self._line(y, placed)
            for x, strip in placed.items():
                if line[x] != strip:
                    line[x] = strip
                    yield y, x, strip

    def _line(self, y: int, columns: Iterable[int]) -> Line:
        """A line as it stands, where it is parted at the same columns."""
        line = self._lines[y]
        if line.keys() != dict.fromkeys(columns).keys():
            line = self._lines[y] = dict.fromkeys(columns)
        return line


class Pieces(CompositorUpdate):
    """Strips, each to be written at its place."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = pieces

    def render_segments(self, console: Console) -> str:
        """The pieces with the sequences that place them (CUP of ECMA-48)."""
        written: list[str] = []
        there = (-1, -1)
        for y, x, strip in self._pieces:
            if (y, x) != there:
                written.append(f"\x1b[{y + 1};{x + 1}H")
            written.append(strip.render(console))
            there = y, x + strip.cell_length
        return "".join(written)
