"""Selecting: rows that hold while heights change, and the text under a selection."""

from __future__ import annotations

from collections.abc import Iterator

from textual.geometry import Offset
from textual.selection import Selection

from reader.tui.widgets.reading_pane.document import Document
from reader.tui.widgets.reading_pane.line import Line, Part

_ROWS = 1 << 20
"""More lines than a leaf can have."""


def row_number(index: int, row: int) -> int:
    """Number a line of a leaf for Textual's selection.

    Textual keeps a selection as columns and row numbers and compares them.
    Numbered by leaf, they stay right while heights above are still guessed.
    """
    return index * _ROWS + row


def selected_text(document: Document, selection: Selection) -> str:
    """Return what a copy of the selection holds.

    Wrapped lines are joined as they were in the text, blocks are parted by an
    empty line, and what only layout drew is left out.
    """
    parts: list[str] = []
    for line, start, stop in _selected_lines(document, selection):
        text = _text_between(line, start, stop)
        if stop is not None:
            parts.append(text)
        elif line.end == "\n":
            parts.append(text.rstrip() + "\n")
        else:
            parts.append(text + line.end)
    return "".join(parts).strip("\n")


def _selected_lines(
    document: Document, selection: Selection
) -> Iterator[tuple[Line, int, int | None]]:
    start = selection.start or Offset(0, 0)
    end = selection.end or Offset(0, row_number(len(document.leaves), 0))
    first, _ = divmod(start.y, _ROWS)
    last, _ = divmod(end.y, _ROWS)
    for index in range(first, min(last + 1, len(document.leaves))):
        for row, line in enumerate(document.lines_of(index)):
            number = row_number(index, row)
            if start.y <= number <= end.y:
                yield (
                    line,
                    max(start.x, 0) if number == start.y else 0,
                    max(end.x, 0) if number == end.y else None,
                )


def _text_between(line: Line, start: int, stop: int | None) -> str:
    """Return the copied part of a line between two of its characters."""
    found: list[str] = []
    at = 0
    for text, _, part in line.runs:
        if part is not Part.ORNAMENT:
            low = max(start - at, 0)
            high = None if stop is None else max(stop - at, 0)
            found.append(text[low:high])
        at += len(text)
    return "".join(found)
