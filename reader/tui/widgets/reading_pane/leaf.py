"""Leaves: a document as one flat row of pieces that are laid out one by one.

A list of ten thousand items or a listing of a megabyte is one block but many
leaves, so no single step of layout takes long.
"""

from __future__ import annotations

from typing import NamedTuple

from reader.model.block import Code, Heading, Paragraph, Rule
from reader.tui.widgets.reading_pane.layout.table_shape import TableShape
from reader.tui.widgets.reading_pane.line import Runs


class Label(NamedTuple):
    """Text that the pane words itself: header lines, captions, enclosures."""

    runs: Runs


class TableRows(NamedTuple):
    """The rows `start` to `stop` of a table, whose shape all its pieces share."""

    shape: TableShape
    start: int
    stop: int


Body = Paragraph | Heading | Code | Rule | TableRows | Label
"""What a leaf may hold."""


class Leaf(NamedTuple):
    """A piece of a block.

    `block` is the index of the top-level block, `part` the number of the piece
    in it. `first` is drawn before the first line, `rest` before the others;
    `gap` are the lines above. `role` is the look of its plain text. `end`
    follows the last line in a copy.
    """

    block: int
    part: int
    body: Body
    first: Runs = ()
    rest: Runs = ()
    gap: tuple[Runs, ...] = ()
    role: str = "text"
    end: str = "\n"
