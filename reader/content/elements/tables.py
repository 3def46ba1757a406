"""Tables: the elements that fill a table draft."""

from __future__ import annotations

from functools import partial

from selectolax.lexbor import LexborNode

from reader.content.elements.reading import Leave, Reading, block, number
from reader.content.tables import TableDraft


def table(reading: Reading, node: LexborNode) -> Leave:
    """Read a table; where containers are too deep its cells are paragraphs."""
    if reading.is_deep:
        return block(reading, node)
    role = node.attributes.get("role") or ""
    reading.flow.open()
    reading.tables.append(TableDraft(role in {"presentation", "none"}))
    reading.captions.append([])
    return partial(_end_table, reading)


def _end_table(reading: Reading) -> None:
    loose = reading.flow.close()
    caption = " ".join(reading.captions.pop())
    for made in (*loose, *reading.tables.pop().finish(caption)):
        reading.flow.add(made)


def head(reading: Reading, node: LexborNode) -> Leave:
    """Read the rows that hold headings."""
    if not reading.tables:
        return block(reading, node)
    draft = reading.tables[-1]
    draft.heading_rows = True
    return partial(_end_head, draft)


def _end_head(draft: TableDraft) -> None:
    draft.heading_rows = False


def row(reading: Reading, node: LexborNode) -> Leave:
    """Read a row."""
    if reading.tables:
        reading.tables[-1].open_row()
    return block(reading, node)


def cell(reading: Reading, node: LexborNode) -> Leave:
    """Read a cell, which may hold any blocks."""
    if not reading.tables or reading.is_deep:
        return block(reading, node)
    draft = reading.tables[-1]
    attributes = node.attributes
    header = node.tag == "th" or draft.heading_rows
    columns = number(attributes.get("colspan"), 1)
    rows = number(attributes.get("rowspan"), 1)
    reading.flow.open()
    return partial(_end_cell, reading, draft, header, columns, rows)


def _end_cell(
    reading: Reading, draft: TableDraft, header: bool, columns: int, rows: int
) -> None:
    draft.add(reading.flow.close(), header, columns, rows)
