"""One leaf as lines: its gap, its indents and the lines of its kind."""

from __future__ import annotations

from rich.cells import cell_len

from reader.model.block import Code, Heading, Paragraph, Rule, Spans
from reader.tui.widgets.reading_pane.layout.code import code_lines
from reader.tui.widgets.reading_pane.layout.table import table_lines
from reader.tui.widgets.reading_pane.layout.text import (
    heading_lines,
    label_lines,
    paragraph_lines,
    rule_lines,
)
from reader.tui.widgets.reading_pane.leaf import Label, Leaf, TableRows
from reader.tui.widgets.reading_pane.line import Line, Runs, width_of

LEAST_WIDTH = 8
"""Cells that text keeps, however deep it is nested."""


def lay_out(leaf: Leaf, width: int) -> list[Line]:
    """Lay out a leaf in lines of at most `width` cells (`LEAST_WIDTH` or more).

    There is at least one line. All text of the leaf is in them.
    """
    inner = _inner_width(leaf, width)
    indent = width - inner
    first, rest = _cropped(leaf.first, indent), _cropped(leaf.rest, indent)
    # However wide a gap is, a copy has one empty line for it.
    lines = [
        Line(_cropped(runs, indent), "" if number else "\n")
        for number, runs in enumerate(leaf.gap)
    ]
    prefix = first
    for line in _body_lines(leaf, inner):
        lines.append(Line(prefix + line.runs, line.end) if prefix else line)
        prefix = rest
    return lines


def estimate(leaf: Leaf, width: int) -> int:
    """Guess the number of lines of a leaf, at next to no cost."""
    match leaf.body:
        case Paragraph(spans) | Heading(_, spans):
            lines = 1 + _length(spans) // _inner_width(leaf, width)
        case Code(text):
            lines = 1 + text.count("\n")
        case TableRows(_, start, stop):
            lines = stop - start
        case _:
            lines = 1
    return len(leaf.gap) + lines


def _body_lines(leaf: Leaf, width: int) -> list[Line]:
    match leaf.body:
        case Paragraph():
            return paragraph_lines(leaf.body, width, leaf.role, leaf.end)
        case Heading():
            return heading_lines(leaf.body, width)
        case Code():
            return code_lines(leaf.body, width, leaf.end)
        case TableRows():
            return table_lines(leaf.body, width)
        case Label():
            return label_lines(leaf.body, width)
        case Rule():
            return rule_lines(width)


def _inner_width(leaf: Leaf, width: int) -> int:
    if not leaf.rest and not leaf.first:
        return width
    indent = max(width_of(leaf.first), width_of(leaf.rest))
    return max(width - indent, min(width, LEAST_WIDTH))


def _cropped(runs: Runs, room: int) -> Runs:
    """Keep the runs nearest to the text that have room."""
    kept: list[int] = []
    for index in range(len(runs) - 1, -1, -1):
        room -= cell_len(runs[index].text)
        if room < 0:
            break
        kept.append(index)
    return tuple(runs[index] for index in reversed(kept))


def _length(spans: Spans) -> int:
    return sum(len(span.text) for span in spans)
