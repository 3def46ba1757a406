"""The articles of a view in their order: the first of them, all, how many."""

from __future__ import annotations

import sqlite3
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import NamedTuple

from reader.model.article import packed_ids
from reader.model.view import Count, Sort, View
from reader.store.selection import Selection, select, sort_of

_CHECK_EVERY = 20_000
"""Steps of SQLite between two looks whether a reading is still wanted."""

_IDS = "SELECT group_concat(printf('%08x', id), '') FROM ({})"
"""Many ids come as one text, put together outside Python's lock."""

_SLICE = 10_000
"""So many of them at once: a million in one text would take 60 MB for a moment."""


class Abandoned(Exception):
    """A reading was given up because nobody waits for it any more."""


class Page(NamedTuple):
    """The first articles of a view.

    `whole` says whether there are no more. `settled` says whether they stand
    in the order asked for; a search with very many hits shows those that came
    last first, until all of them are read.
    """

    ids: array[int]
    whole: bool
    settled: bool


def first_page(connection: sqlite3.Connection, view: View, limit: int) -> Page | None:
    """The first `limit` articles of a view, in the time a key may take.

    None where only reading all of them tells which come first.
    """
    sort = sort_of(view)
    selection = select(connection, view)
    if sort not in (Sort.NEWEST, Sort.OLDEST):
        if sort not in (Sort.LONGEST, Sort.TITLE) or any(selection.by_index):
            return None
    elif any(selection.by_index):
        from reader.store.first_hits import first_hits  # 5 ms, for searches alone

        return first_hits(connection, view, selection, limit)
    ids = ids_of(connection, selection, limit + 1)
    return Page(ids[:limit], len(ids) <= limit, True)


def article_ids(
    connection: sqlite3.Connection,
    view: View,
    limit: int | None = None,
    wanted: Callable[[], bool] | None = None,
) -> array[int]:
    """The ids of a view's articles in its order, at most `limit` of them.

    `wanted` is asked now and then, from the same thread.

    Raises:
        Abandoned: `wanted` said no.
    """
    selection = select(connection, view)
    with _abandonable(connection, wanted):
        if sort_of(view) not in (Sort.NEWEST, Sort.OLDEST) or any(selection.by_index):
            return ids_of(connection, selection, limit)
        return _in_slices(connection, view, selection, limit)


def _in_slices(
    connection: sqlite3.Connection,
    view: View,
    selection: Selection,
    limit: int | None,
) -> array[int]:
    """The ids of a view, selected whole, that is read in the order of an index."""
    beyond = "<" if sort_of(view) is Sort.NEWEST else ">"
    ids = packed_ids()
    place: Mapping[str, int] | None = {}
    with snapshot(connection):
        while place is not None and (limit is None or len(ids) < limit):
            left = _SLICE if limit is None else min(_SLICE, limit - len(ids))
            found = ids_of(connection, selection, left, place)
            ids += found
            if len(found) < left:
                break
            selection = select(connection, view, beyond=beyond)
            place = _place_of(connection, found[-1])
    return ids


def _place_of(connection: sqlite3.Connection, article_id: int) -> dict[str, int] | None:
    """What stands for an article in a selection beyond it; None where it is gone."""
    row = connection.execute(
        "SELECT sorted FROM article WHERE id = ?", (article_id,)
    ).fetchone()
    return row and {"place_sorted": int(row[0]), "place_id": article_id}


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Have several statements read the library as it is at one moment."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def those_of(
    connection: sqlite3.Connection, view: View, ids: Iterable[int]
) -> array[int]:
    """Those of some articles that a view holds, in its order."""
    listed = ",".join(map(str, ids))
    selection = select(connection, view, f"article.id IN ({listed})")
    return ids_of(connection, selection, None)


def count_unread(connection: sqlite3.Connection, view: View) -> int:
    """How many unread articles a view holds."""
    selection = select(connection, view, "article.read_at IS NULL")
    counted = "*" if len(selection.parts) == 1 else "DISTINCT id"
    row = connection.execute(
        f"SELECT count({counted}) FROM ({' UNION ALL '.join(selection.parts)})",
        dict(selection.parameters),
    ).fetchone()
    return int(row[0])


def next_unread(
    connection: sqlite3.Connection,
    view: View,
    article_id: int | None,
    *,
    forward: bool,
) -> int | None:
    """The unread article that follows one in a view's order, or stands before it.

    Without an article it is the first of the view, or the last. The view is sorted
    by date; None where there is no such article.
    """
    older = forward is (sort_of(view) is Sort.NEWEST)
    sign, order = ("<", "DESC") if older else (">", "ASC")
    place = None if article_id is None else _place_of(connection, article_id)
    if place is None and article_id is not None:
        return None
    beyond = "" if place is None else sign
    selection = select(connection, view, "article.read_at IS NULL", beyond=beyond)
    row = connection.execute(
        selection.sql(f"sorted {order}, id {order}", "1"),
        {**selection.parameters, **(place or {})},
    ).fetchone()
    return None if row is None else int(row[0])


def place_counts(connection: sqlite3.Connection) -> dict[str, Count]:
    """Counts of "all", "starred", "later", and "unread" derived from them."""
    rows = connection.execute("SELECT place, articles, unread FROM place_count")
    counts = {row[0]: Count(row[1], row[2]) for row in rows}
    unread = counts["all"].unread
    return counts | {"unread": Count(unread, unread)}


def ids_of(
    connection: sqlite3.Connection,
    selection: Selection,
    limit: int | None,
    place: Mapping[str, int] = MappingProxyType({}),
) -> array[int]:
    """The ids of a selection in its order, at most `limit` of them.

    `place` is where a selection begins that is one beyond an article.
    """
    row = connection.execute(
        _IDS.format(selection.sql(selection.order, ":most")),
        {**selection.parameters, **place, "most": -1 if limit is None else limit},
    ).fetchone()
    ids = packed_ids()
    ids.frombytes(bytes.fromhex(row[0] or ""))
    if sys.byteorder == "little":
        ids.byteswap()
    return ids


@contextmanager
def _abandonable(
    connection: sqlite3.Connection, wanted: Callable[[], bool] | None
) -> Iterator[None]:
    if wanted is None:
        yield
        return
    connection.set_progress_handler(lambda: not wanted(), _CHECK_EVERY)
    try:
        yield
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT":
            raise Abandoned from error
        raise
    finally:
        connection.set_progress_handler(None, 0)
