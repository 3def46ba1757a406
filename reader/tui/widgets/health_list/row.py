"""Draws how one feed fares as one line: kind, title, bars, read and age in columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from reader.library.health import Health, Kind, sparkline
from reader.store.health import MONTHS
from reader.tui.text import column

BAD = "health-list--bad"
WARNING = "health-list--warning"
CALM = "health-list--calm"
BARS = "health-list--bars"
COUNT = "health-list--count"

PARTS = frozenset({BAD, WARNING, CALM, BARS, COUNT})
"""The component classes of a line's parts."""

_LOOKS = {
    Kind.GONE: BAD,
    Kind.OTHER: BAD,
    Kind.FAILING: BAD,
    Kind.LEFT_ALONE: WARNING,
    Kind.MOVING: WARNING,
    Kind.MOVED: WARNING,
}

PartStyle = Callable[[str], Style]
"""Gives the style of a part by its component class, "" for the line itself."""

_KIND = max(len(kind) for kind in Kind)
_READ = len("1,234/5,678")
_AGE = len("Nov 24")
_AGE_FROM, _READ_FROM, _BARS_FROM = 44, 60, 52
_GAP = "  "


class Columns(NamedTuple):
    """The widths, in cells, of the columns that have room; 0 for the others."""

    title: int
    bars: int
    read: int
    age: int


def columns(width: int) -> Columns:
    """Share out the width of a line; the title takes what the others leave."""
    bars = MONTHS if width >= _BARS_FROM else 0
    read = _READ if width >= _READ_FROM else 0
    age = _AGE if width >= _AGE_FROM else 0
    taken = sum(cells + len(_GAP) for cells in (bars, read, age) if cells)
    return Columns(max(0, width - _KIND - len(_GAP) - taken - 1), bars, read, age)


def segments(
    one: Health, age: str, widths: Columns, style: PartStyle
) -> Iterator[Segment]:
    """Draw a feed as wide as its columns say."""
    line = style("")
    yield Segment(column(one.kind, _KIND), style(_LOOKS.get(one.kind, CALM)))
    yield Segment(_GAP + column(one.title, widths.title), line)
    if widths.bars:
        bars = sparkline(one.months) if one.months else ""
        yield Segment(_GAP + column(bars, widths.bars), style(BARS))
    if widths.read:
        read = f"{one.read:,}/{one.articles:,}"
        yield Segment(_GAP + column(read, widths.read, right=True), style(COUNT))
    if widths.age:
        yield Segment(_GAP + column(age, widths.age, right=True), style(COUNT))
