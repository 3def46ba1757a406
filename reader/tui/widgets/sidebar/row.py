"""Draws one line of the sidebar: indentation, arrow, label and counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rich.segment import Segment
from rich.style import Style

from reader.tui.text import column
from reader.tui.widgets.sidebar.lines import SidebarLine

EXPANDED, COLLAPSED = "▾", "▸"
FAILED_MARK = "!"

HEADING = "sidebar--heading"
ARROW = "sidebar--arrow"
FAILED = "sidebar--failed"
COUNT = "sidebar--count"
TOTAL = "sidebar--total"
UNREAD = "sidebar--unread"

PARTS = frozenset({HEADING, ARROW, FAILED, COUNT, TOTAL, UNREAD})
"""The component classes of a line's parts."""

PartStyle = Callable[[str], Style]
"""Gives the style of a part by its component class, "" for the line itself."""

_INDENT = 2
_LEAST_LABEL = 8


def arrow_column(line: SidebarLine, width: int) -> int:
    """Return the cell at which a line's arrow stands, or would stand."""
    return min(line.depth * _INDENT, max(0, width // 3))


def segments(line: SidebarLine, width: int, style: PartStyle) -> Iterator[Segment]:
    """Draw a line `width` cells wide; without room, the counts give way first."""
    plain = style("")
    indent = arrow_column(line, width)
    unread, total = _counts(line)
    counts = len(unread) + len(total)
    failed = " " + FAILED_MARK if line.failed else ""
    space = width - indent - 2 - len(failed) - 1
    if space - counts - 1 < _LEAST_LABEL:
        unread, total, counts = "", "", 0
    label = space - counts - (1 if counts else 0)
    yield Segment(" " * indent, plain)
    yield Segment(_arrow(line) + " ", style(ARROW))
    yield Segment(column(line.label, label), style(_label_part(line)))
    yield Segment(failed, style(FAILED))
    if counts:
        yield Segment(" ", plain)
        yield Segment(unread, style(COUNT if line.count else TOTAL))
        yield Segment(total, style(TOTAL))
    yield Segment(" ", plain)


def _counts(line: SidebarLine) -> tuple[str, str]:
    """Return the unread count and what follows it; empty where there is nothing."""
    if line.total:
        return str(line.count), f"/{line.total}"
    return (str(line.count), "") if line.count else ("", "")


def _arrow(line: SidebarLine) -> str:
    if line.collapsed is None:
        return " "
    return COLLAPSED if line.collapsed else EXPANDED


def _label_part(line: SidebarLine) -> str:
    if line.kind == "heading":
        return HEADING
    return UNREAD if line.count else ""
