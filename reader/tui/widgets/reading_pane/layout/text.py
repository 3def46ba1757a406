"""Paragraphs, headings, labels and rules as lines."""

from __future__ import annotations

from reader.model.block import Heading, Paragraph
from reader.tui.widgets.reading_pane.layout.spans import runs_of, wrap
from reader.tui.widgets.reading_pane.leaf import Label
from reader.tui.widgets.reading_pane.line import Line, ornament, width_of

_LINED_LEVEL = 1
"""Headings up to this level have a line under them."""


def paragraph_lines(body: Paragraph, width: int, role: str, end: str) -> list[Line]:
    """Set running text."""
    return wrap(runs_of(body.spans, role), width, end)


def heading_lines(body: Heading, width: int) -> list[Line]:
    """Set a heading in the look of its level; the first has a line under it."""
    level = min(max(body.level, 1), 6)
    lines = wrap(runs_of(body.spans, f"heading-{level}"), width)
    if level <= _LINED_LEVEL:
        longest = max(width_of(line.runs) for line in lines)
        # The line belongs to the heading: a copy goes on with what comes after.
        lines[-1] = lines[-1]._replace(end="")
        lines.append(Line((ornament("━" * longest, f"heading-{level}"),)))
    return lines


def label_lines(body: Label, width: int) -> list[Line]:
    """Set a text of the pane's own."""
    return wrap(list(body.runs), width)


def rule_lines(width: int) -> list[Line]:
    """Set a break between two parts of a text."""
    return [Line((ornament("─" * width, "rule"),))]
