"""The shape of a table: how wide its columns want to be and how narrow they can be."""

from __future__ import annotations

from functools import cached_property

from rich.cells import cell_len

from reader.model.block import Cell, Table
from reader.tui.widgets.reading_pane.layout.spans import runs_of

BAR = " │ "

_LEAST = 12
"""Cells a column keeps at least, unless all its words are shorter."""
_MEASURED_ROWS = 200
"""Rows that decide the columns; a longer table is not measured to its end."""


class TableShape:
    """Measures a table once, when its first row is laid out."""

    def __init__(self, table: Table) -> None:
        self.table = table

    def columns(self, width: int) -> tuple[list[int], bool] | None:
        """Return the widths of the columns and whether cells may wrap.

        None means that the table is too wide to be set in columns.
        """
        widest, least = self._wishes
        room = width - len(BAR) * (len(widest) - 1)
        if sum(widest) <= room:
            return widest, len(self.table.rows) > _MEASURED_ROWS
        if sum(least) > room:
            return None
        return _shared_out(widest, least, room), True

    @cached_property
    def _wishes(self) -> tuple[list[int], list[int]]:
        count = max((len(row) for row in self.table.rows), default=0)
        widest, least = [1] * count, [1] * count
        for row in self.table.rows[:_MEASURED_ROWS]:
            for index, cell in enumerate(row):
                text = text_of(cell)
                lines, words = text.split("\n"), text.split()
                widest[index] = max(widest[index], *map(cell_len, lines))
                least[index] = max(least[index], *map(cell_len, words), 1)
        return widest, [min(cells, _LEAST) for cells in least]


def text_of(cell: Cell) -> str:
    """Return the text of a cell as it is drawn."""
    return "".join(run.text for run in runs_of(cell.spans))


def _shared_out(widest: list[int], least: list[int], room: int) -> list[int]:
    """Give each column its least and a share of the rest by what it lacks."""
    lacks = [wide - small for wide, small in zip(widest, least, strict=True)]
    spare, lacking = room - sum(least), max(sum(lacks), 1)
    return [
        small + spare * lack // lacking
        for small, lack in zip(least, lacks, strict=True)
    ]
