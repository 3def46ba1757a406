"""Holds the few pages of rows around what the article list shows."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Sequence
from typing import Protocol

from reader.model.article import ArticleRow

PAGE_ROWS = 128
"""Rows read at once: three screens of the usual size, one of the tallest."""

PAGES_KEPT = 8


class ArticleSource(Protocol):
    """An ordered choice of articles; every method costs the same at any length."""

    def __len__(self) -> int:
        """Return how many articles there are."""

    def rows(self, start: int, stop: int) -> Sequence[ArticleRow]:
        """Return the articles of a range; those that are gone are left out."""

    def index_of(self, article_id: int) -> int | None:
        """Return where an article stands, None when it is not among them."""

    def id_at(self, index: int) -> int:
        """Return the id of the article at a place."""


class EmptySource:
    """The source of a list that has not been given one."""

    def __len__(self) -> int:
        """Return nought."""
        return 0

    def rows(self, start: int, stop: int) -> Sequence[ArticleRow]:  # noqa: ARG002  (a source)
        """Return no rows."""
        return ()

    def index_of(self, article_id: int) -> int | None:  # noqa: ARG002  (a source)
        """Return None."""
        return None

    def id_at(self, index: int) -> int:
        """Raise IndexError: there is no article."""
        raise IndexError(index)


Page = Sequence[ArticleRow | None]


class RowWindow:
    """Reads rows by aligned pages and keeps the pages used last."""

    def __init__(self, source: ArticleSource) -> None:
        self._source = source
        self._pages: OrderedDict[int, Page] = OrderedDict()

    def row(self, index: int) -> ArticleRow | None:
        """Return the row at a place; None for an article that is gone.

        Raises:
            NewsleafError: the source could not be read; the page then counts
                as gone until `forget`, so that it is asked for once only.
        """
        number, offset = divmod(index, PAGE_ROWS)
        page = self._pages.get(number)
        if page is None:
            page = self._read(number)
        self._pages.move_to_end(number)
        return page[offset]

    def forget(self, ids: Collection[int]) -> None:
        """Drop the pages that hold one of these articles or a gap."""
        for number, page in list(self._pages.items()):
            if any(row is None or row.id in ids for row in page):
                del self._pages[number]

    def _read(self, number: int) -> Page:
        start = number * PAGE_ROWS
        stop = min(start + PAGE_ROWS, len(self._source))
        self._pages[number] = (None,) * (stop - start)
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        rows = self._source.rows(start, stop)
        page: Page = (
            rows if len(rows) == stop - start else self._placed(rows, start, stop)
        )
        self._pages[number] = page
        return page

    def _placed(self, rows: Sequence[ArticleRow], start: int, stop: int) -> Page:
        """Put rows among which some are missing in their places."""
        by_id = {row.id: row for row in rows}
        return [by_id.get(self._source.id_at(index)) for index in range(start, stop)]
