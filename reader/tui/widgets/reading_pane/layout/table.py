"""Tables: columns fitted to the measure, or one record a row where they do not fit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from reader.model.block import Cell, Style
from reader.tui.widgets.reading_pane.layout.spans import runs_of, wrap
from reader.tui.widgets.reading_pane.layout.table_shape import BAR, text_of
from reader.tui.widgets.reading_pane.leaf import TableRows
from reader.tui.widgets.reading_pane.line import (
    Face,
    Line,
    Part,
    Run,
    mark,
    ornament,
    width_of,
)

_CROSS = "─┼─"
_RECORD_RULE = 12

_Row = tuple[Cell, ...]


def table_lines(body: TableRows, width: int) -> list[Line]:
    """Set some rows of a table."""
    columns = body.shape.columns(width)
    if columns is None:
        return list(_records(body, width)) or [Line(())]
    return list(_grid(body, *columns))


def _grid(body: TableRows, widths: list[int], wraps: bool) -> Iterator[Line]:
    rows = body.shape.table.rows
    for index in range(body.start, body.stop):
        # Where cells wrap, an empty line tells one row from the next.
        if wraps and index and not _is_head(rows[index - 1]):
            yield from _row_lines((), widths)
        yield from _row_lines(rows[index], widths)
        if _is_head(rows[index]):
            line = _CROSS.join("─" * width for width in widths)
            yield Line((ornament(line, "table-bar"),))


def _row_lines(row: _Row, widths: list[int]) -> Iterator[Line]:
    filled = zip_longest(row, widths, fillvalue=Cell(()))
    columns = [
        wrap(_runs(cell), width) for cell, width in filled if isinstance(width, int)
    ]
    for lines in zip_longest(*columns, fillvalue=Line(())):
        runs: list[Run] = []
        for line, width in zip(lines, widths, strict=True):
            if runs:
                runs.append(mark(BAR, "table-bar"))
            space = width - width_of(line.runs)
            runs += [*line.runs, ornament(" " * space)]
        yield Line(tuple(runs))


def _records(body: TableRows, width: int) -> Iterator[Line]:
    """Set each row as lines of "head: cell"; the heads alone where no row follows."""
    rows = body.shape.table.rows
    heads = rows[0] if rows and _is_head(rows[0]) else ()
    for index in range(body.start, body.stop):
        if index == 0 and heads and len(rows) > 1:
            continue
        if index > (1 if heads else 0):
            yield Line((ornament("─" * min(width, _RECORD_RULE), "table-bar"),))
        # The first record says every head, even one without a cell.
        first = bool(heads) and index == 1
        pairs = zip_longest(heads if index else (), rows[index], fillvalue=None)
        for head, cell in pairs:
            if cell is None and not first:
                continue
            yield from wrap(_labelled(head, cell, first), width)


def _labelled(head: Cell | None, cell: Cell | None, first: bool) -> list[Run]:
    runs = _runs(cell) if cell else []
    if head is None or not text_of(head):
        return runs
    part = Part.TEXT if first else Part.MARK
    label = [run._replace(part=part) for run in _runs(head) if run.part is Part.TEXT]
    return [*label, mark(": ", "table-head"), *runs]


def _runs(cell: Cell) -> list[Run]:
    if not cell.header:
        return runs_of(cell.spans)
    return [_strong(run) for run in runs_of(cell.spans, "table-head")]


def _strong(run: Run) -> Run:
    face = Face(run.face.role, run.face.style | Style.STRONG, run.face.link)
    return run._replace(face=face)


def _is_head(row: _Row) -> bool:
    return bool(row) and all(cell.header for cell in row)
