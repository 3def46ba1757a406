"""Turns the cells of an HTML table into a table block, or into plain flow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from types import UnionType

from reader.model.block import (
    Block,
    Blocks,
    Cell,
    Code,
    Embed,
    Heading,
    Image,
    ListBlock,
    Paragraph,
    Quote,
    Span,
    Spans,
    Style,
    Table,
)

MAX_SPAN = 50


@dataclass(slots=True)
class _Slot:
    blocks: Blocks
    header: bool


@dataclass(slots=True)
class TableDraft:
    """A table while its cells are being read.

    `layout` is true when the table only places blocks on a page, as mails and
    old pages do: then its blocks are read one after the other.
    """

    layout: bool = False
    heading_rows: bool = False
    rows: list[list[_Slot]] = field(default_factory=list)
    _spanned: dict[int, int] = field(default_factory=dict)

    def open_row(self) -> None:
        """Start the next row."""
        self.rows.append([])

    def add(
        self, blocks: Blocks, header: bool = False, columns: int = 1, rows: int = 1
    ) -> None:
        """Add a cell over so many columns and rows; the rest of it stays empty."""
        if not self.rows:
            self.open_row()
        row = self.rows[-1]
        self._fill(row)
        for extra in range(max(1, min(columns, MAX_SPAN - len(row)))):
            if rows > 1:
                self._spanned[len(row)] = min(rows, MAX_SPAN) - 1
            row.append(_Slot(() if extra else blocks, header))
        self._fill(row)

    def finish(self, caption: str) -> Blocks:
        """Return the table as one block, or its blocks when it is mere layout."""
        rows = [row for row in self.rows if any(slot.blocks for slot in row)]
        if not rows:
            return _paragraph(caption)
        if self._is_layout(rows, caption):
            cells = (block for row in rows for slot in row for block in slot.blocks)
            return (*_paragraph(caption), *cells)
        return (
            Table(
                tuple(
                    tuple(Cell(inline(slot.blocks), slot.header) for slot in row)
                    for row in rows
                ),
                caption,
            ),
        )

    def _fill(self, row: list[_Slot]) -> None:
        """Leave the columns empty that a cell of an earlier row spans."""
        while self._spanned.get(len(row)):
            self._spanned[len(row)] -= 1
            row.append(_Slot((), False))

    def _is_layout(self, rows: list[list[_Slot]], caption: str) -> bool:
        if self.layout:
            return True
        slots = [slot for row in rows for slot in row]
        if any(_holds(slot.blocks, Table) for slot in slots):
            return True
        if caption or any(slot.header for slot in slots):
            return False
        one_column = all(len(row) < 2 for row in rows)
        return one_column or any(
            _holds(slot.blocks, Heading | Code | Image | Embed) for slot in slots
        )


def inline(blocks: Iterable[Block]) -> Spans:
    """Set blocks as one run of text, each on a line of its own."""
    spans: list[Span] = []
    for block in blocks:
        run = _inline_of(block)
        if run:
            spans += (Span("\n"), *run) if spans else run
    return tuple(spans)


def _inline_of(block: Block) -> Spans:
    match block:
        case Paragraph(spans) | Heading(_, spans):
            return spans
        case Code(text):
            return (Span(text, Style.CODE),)
        case Image(_, alt, caption, link):
            text = caption or alt
            return (Span(text, link=link),) if text else ()
        case Embed(_, source, title):
            return (Span(title or source, link=source),)
        case Quote(inner):
            return inline(inner)
        case ListBlock(items):
            lines = (inline(item.blocks) for item in items)
            return inline(Paragraph((Span("• "), *line)) for line in lines)
        case Table(rows):
            return inline(Paragraph(cell.spans) for row in rows for cell in row)
        case _:
            return ()


def _holds(blocks: Blocks, kinds: type | UnionType) -> bool:
    return any(isinstance(block, kinds) for block in blocks)


def _paragraph(text: str) -> Blocks:
    return (Paragraph((Span(text),)),) if text else ()
