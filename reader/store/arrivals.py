"""Brings a long list up to date with what came since, without reading all of it."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Sequence

from reader.model.view import Scope, Sort, View
from reader.store.listing import snapshot
from reader.store.selection import select, sort_of

MOST = 2_000
"""Articles that are put into a list one by one; more of them are read with it."""

_AT_ONCE = 50_000
"""Ids looked at in one go, so that Python's lock is not held for long."""

_COUNTS = {
    Scope.ALL: "SELECT articles FROM place_count WHERE place = 'all'",
    Scope.FEED: "SELECT articles FROM feed_count WHERE feed_id = ?",
}
"""How many articles a list has whose articles only come, or go for good."""


def with_arrivals(
    connection: sqlite3.Connection, view: View, before: array[int]
) -> array[int] | None:
    """A list as it was read before, with the articles that came since.

    None where that is not all that happened, or cannot be told: the list is then
    to be read anew.
    """
    is_plain = not (view.query or view.saved or view.unread_only)
    if not is_plain or sort_of(view) not in (Sort.NEWEST, Sort.OLDEST):
        return None
    with snapshot(connection):
        arrived = select(connection, view, "article.id > :known")
        rows = connection.execute(
            arrived.sql(arrived.order, ":most"),
            {**arrived.parameters, "known": _last_of(before), "most": MOST + 1},
        ).fetchall()
        if len(rows) > MOST or _total(connection, view) != len(before) + len(rows):
            return None
        keys = [(row["sorted"], row["id"]) for row in rows]
        return _Merging(connection, before, sort_of(view)).merged(keys)


def _total(connection: sqlite3.Connection, view: View) -> int | None:
    """How many articles a list should have; None where no count says it."""
    count = _COUNTS.get(view.scope)
    if count is None:
        return None
    of_feed = (view.name,) if view.scope is Scope.FEED else ()
    row = connection.execute(count, of_feed).fetchone()
    return row and int(row[0])


def _last_of(ids: array[int]) -> int:
    """The id that was given last."""
    starts = range(0, len(ids), _AT_ONCE)
    return max((max(ids[at : at + _AT_ONCE]) for at in starts), default=0)


class _Merging:
    """Puts articles into a list by their dates, of which few are looked up."""

    def __init__(
        self, connection: sqlite3.Connection, before: array[int], sort: Sort
    ) -> None:
        self._connection = connection
        self._before = before
        self._newest_first = sort is Sort.NEWEST

    def merged(self, keys: Sequence[tuple[int, int]]) -> array[int] | None:
        """The list with articles of these dates and ids, which come in its order.

        None where an article of the list is gone.
        """
        ids, start = self._before[:0], 0
        try:
            for key in keys:
                at = self._place(key, start)
                ids += self._before[start:at]
                ids.append(key[1])
                start = at
        except LookupError:
            return None
        return ids + self._before[start:]

    def _place(self, key: tuple[int, int], start: int) -> int:
        """Where an article belongs, not far from `start` in most cases."""
        low, high, step = start, start, 1
        while high < len(self._before) and self._stands_before(high, key):
            low, high, step = high + 1, high + 1 + step, step * 2
        high = min(high, len(self._before))
        while low < high:
            middle = (low + high) // 2
            if self._stands_before(middle, key):
                low = middle + 1
            else:
                high = middle
        return low

    def _stands_before(self, index: int, key: tuple[int, int]) -> bool:
        row = self._connection.execute(
            "SELECT sorted, id FROM article WHERE id = ?", (self._before[index],)
        ).fetchone()
        if row is None:
            raise LookupError(index)
        return (tuple(row) > key) is self._newest_first
