"""Draws one article as one line: marks, title, feed and age in columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style

from reader.model.article import ArticleRow
from reader.tui.text import column

UNREAD_MARK = "●"
STAR_MARK = "★"
LATER_MARK = "»"

UNREAD = "article-list--unread"
STAR = "article-list--star"
LATER = "article-list--later"
FEED = "article-list--feed"
AGE = "article-list--age"
READ = "article-list--read"

PARTS = frozenset({UNREAD, STAR, LATER, FEED, AGE, READ})
"""The component classes of a line's parts."""

PartStyle = Callable[[str], Style]
"""Gives the style of a part by its component class, "" for the line itself."""

_MARKS = len("● ★» ")
_AGE = len("Nov 24")
_FEED_FROM = 60
_AGE_FROM = 24
_FEED_LEAST, _FEED_MOST = 14, 28


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths, in cells, of the columns that have room; 0 for the others."""

    title: int
    feed: int
    age: int


def columns(width: int, *, with_feed: bool = True) -> Columns:
    """Share out the width of a line; the title takes what the others leave."""
    age = _AGE if width >= _AGE_FROM else 0
    feed = 0
    if with_feed and width >= _FEED_FROM:
        feed = max(_FEED_LEAST, min(width // 5, _FEED_MOST))
    gaps = sum(2 for cells in (feed, age) if cells)
    right_margin = 1 if age else 0
    title = width - _MARKS - feed - age - gaps - right_margin
    return Columns(max(0, title), feed, age)


def segments(
    row: ArticleRow, age: str, widths: Columns, style: PartStyle
) -> Iterator[Segment]:
    """Draw an article as wide as its columns say; unread ones are also bold."""
    line = style("")
    yield _mark(UNREAD_MARK, not row.read, style(UNREAD), line)
    yield Segment(" ", line)
    yield _mark(STAR_MARK, row.starred, style(STAR), line)
    yield _mark(LATER_MARK, row.later, style(LATER), line)
    yield Segment(" ", line)
    yield Segment(column(row.title, widths.title), style(READ if row.read else UNREAD))
    if widths.feed:
        yield Segment("  ", line)
        yield Segment(column(row.feed or "", widths.feed), style(FEED))
    if widths.age:
        yield Segment("  ", line)
        yield Segment(column(age, widths.age, right=True), style(AGE))


def _mark(mark: str, shown: bool, style: Style, line: Style) -> Segment:
    return Segment(mark, style) if shown else Segment(" ", line)
