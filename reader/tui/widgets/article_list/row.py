"""Draws one article as one line: marks, title, feed and age in columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from reader.library.snippets import Hits, Span
from reader.model.article import ArticleRow
from reader.query.field import Field
from reader.tui.text import ELLIPSIS, column, fit

UNREAD_MARK = "●"
STAR_MARK = "★"
LATER_MARK = "»"

UNREAD = "article-list--unread"
STAR = "article-list--star"
LATER = "article-list--later"
FEED = "article-list--feed"
AGE = "article-list--age"
READ = "article-list--read"
HIT = "article-list--hit"
SNIPPET = "article-list--snippet"

PARTS = frozenset({UNREAD, STAR, LATER, FEED, AGE, READ, HIT, SNIPPET})
"""The component classes of a line's parts."""

PartStyle = Callable[[str], Style]
"""Gives the style of a part by its component class, "" for the line itself."""

_MARKS = len("● ★» ")
_AGE = len("Nov 24")
_FEED_FROM = 60
_AGE_FROM = 24
_FEED_LEAST, _FEED_MOST = 14, 28
_SNIPPET_LEAST = 40
"""Cells for which a long title makes room, up to a half of its own."""

_NO_HITS = Hits()


class Columns(NamedTuple):
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
    row: ArticleRow,
    age: str,
    widths: Columns,
    style: PartStyle,
    hits: Hits = _NO_HITS,
    snippet: str = "",
) -> Iterator[Segment]:
    """Draw an article as wide as its columns say; unread ones are also bold.

    Hits stand out in the title and in the snippet, which shares its column.
    """
    line = style("")
    yield from _marks(row, style, line)
    look = style(READ if row.read else UNREAD)
    title = _title_cells(row.title, widths.title) if snippet else widths.title
    shown = column(row.title, title)
    yield from _marked(shown, look, style(HIT), hits.spans(shown, Field.TITLE))
    if rest := widths.title - title:
        yield Segment("  ", line)
        shown = _from_hit(snippet, hits, rest - 2)
        spans = hits.spans(shown, Field.BODY)
        yield from _marked(shown, style(SNIPPET), style(HIT), spans)
    if widths.feed:
        yield Segment("  " + column(row.feed or "", widths.feed), style(FEED))
    if widths.age:
        yield Segment("  " + column(age, widths.age, right=True), style(AGE))


def _marks(row: ArticleRow, style: PartStyle, line: Style) -> Iterator[Segment]:
    """The marks in their columns, in as few pieces as a line can be painted in."""
    yield Segment(" " if row.read else UNREAD_MARK, style(UNREAD))
    if not (row.starred or row.later):
        yield Segment("    ", line)
        return
    yield Segment(" ", line)
    yield Segment(STAR_MARK if row.starred else " ", style(STAR))
    yield Segment(LATER_MARK if row.later else " ", style(LATER))
    yield Segment(" ", line)


def _title_cells(title: str, room: int) -> int:
    """The cells of a title beside a snippet."""
    needed = cell_len(fit(title, room))
    return min(needed, max(room - 2 - _SNIPPET_LEAST, room // 2))


def _from_hit(snippet: str, hits: Hits, room: int) -> str:
    """Fill some cells with a snippet, from its hit where that has no room else."""
    spans = hits.spans(snippet, Field.BODY)
    if spans and cell_len(snippet[: spans[0][1]]) > room * 2 // 3:
        snippet = ELLIPSIS + snippet[spans[0][0] :]
    return column(snippet, room)


def _marked(
    text: str, look: Style, hit: Style, spans: Iterable[Span]
) -> Iterator[Segment]:
    """Part a text by its hits."""
    place = 0
    for start, stop in spans:
        yield Segment(text[place:start], look)
        yield Segment(text[start:stop], hit)
        place = stop
    yield Segment(text[place:], look)
