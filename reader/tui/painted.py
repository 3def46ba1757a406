"""Remembers what the terminal shows, so that nothing is written to it twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from rich.console import Console, RenderableType
from rich.style import Style
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
            strips, ends = update.chops[y], update.chop_ends[y]
            line = self._line(y, strips, ends)
            for end, (x, strip) in zip(ends, strips.items(), strict=True):
                # Where nothing dirty is drawn on a column, it has no strip.
                if strip is None or x >= right or end <= left or _same(line[x], strip):
                    continue
                is_whole = end <= right
                line[x] = strip if is_whole else None
                yield y, x, strip if is_whole else strip.crop(0, right - x)

    def _of_screen(self, update: LayoutUpdate) -> Iterator[Piece]:
        for y, strips in enumerate(update.strips, update.region.y):
            strips = tuple(strips)
            ends = [*accumulate((s.cell_length for s in strips), initial=0)]
            line = self._line(y, ends[:-1], ends[1:])
            for x, strip in zip(ends, strips, strict=False):
                if not _same(line[x], strip):
                    line[x] = strip
                    yield y, x, strip

    def _line(self, y: int, starts: Iterable[int], ends: Sequence[int]) -> Line:
        """A line as it stands, parted at these columns.

        A dialog, or a pane that comes or goes, parts lines otherwise.
        """
        line, parted = self._lines[y], dict.fromkeys(starts)
        if line.keys() != parted.keys():
            known = [strip for strip in line.values() if strip is not None]
            if known and len(known) == len(line):
                whole = Strip.join(known)
                parts = whole.divide(ends)
                # Half a wide letter would be taken for a blank.
                if "".join(part.text for part in parts) == whole.text:
                    parted |= dict(zip(parted, parts, strict=False))
            line = self._lines[y] = parted
        return line


def _same(stands: Strip | None, strip: Strip) -> bool:
    """Whether two strips are seen as the same."""
    if stands is None or stands.text != strip.text:
        return False
    return stands == strip or _looks(stands) == _looks(strip)


def _looks(strip: Strip) -> list[tuple[str, object]]:
    """The texts of a strip, blanks by themselves, and what is seen of their styles."""
    looks: list[tuple[str, object]] = []
    for whole, style, _ in strip:
        core = whole.strip(" ")
        before, _, after = whole.partition(core) if core else (whole, "", "")
        for text, look in (
            (before, _look(style, is_blank=True)),
            (core, _look(style)),
            (after, _look(style, is_blank=True)),
        ):
            if looks and looks[-1][1] == look:
                looks[-1] = looks[-1][0] + text, look
            elif text:
                looks.append((text, look))
    return looks


@lru_cache(1024)
def _look(style: Style | None, *, is_blank: bool = False) -> object:
    """What is seen of a style, and not what the mouse needs of it."""
    style = style or Style.null()
    lines = style.underline, style.strike, style.reverse
    if is_blank and not any(lines):
        return style.bgcolor
    return style.color, style.bgcolor, lines, style.bold, style.dim, style.italic


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
