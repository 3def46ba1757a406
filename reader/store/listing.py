"""The articles of a view in their order: the first of them, all, how many."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from reader.model.view import Count, Sort, View
from reader.query.ast import And, Node, Not, Or, Term
from reader.store.matching import Matcher
from reader.store.selection import Selection, select, sort_of
from reader.store.text import searchable

FEW_HITS = 4_000
"""Up to so many hits of a search are put in order at once, in 10 ms."""


SHORT = 3
"""Words of so few letters begin so many others that the index is slow to tell."""

LOOKED_THROUGH = 150
"""How many articles are looked through for a short word, in 20 ms."""

ENOUGH = 50
"""Hits that fill a screen."""

_CHECK_EVERY = 20_000
"""Steps of SQLite between two looks whether a reading is still wanted."""

_IDS = "SELECT group_concat(printf('%016x', id), '') FROM ({})"
"""A million ids come as one text, put together outside Python's lock."""


class Abandoned(Exception):
    """A reading was given up because nobody waits for it any more."""


@dataclass(frozen=True, slots=True)
class Page:
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
        if sort is not Sort.LONGEST or any(selection.by_index):
            return None
    elif any(selection.by_index):
        return _first_hits(connection, view, selection, limit)
    ids = _ids(connection, selection, limit + 1)
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
    with _abandonable(connection, wanted):
        return _ids(connection, select(connection, view), limit)


def count_unread(connection: sqlite3.Connection, view: View) -> int:
    """How many unread articles a view holds."""
    selection = select(connection, view, "article.read_at IS NULL")
    row = connection.execute(
        f"SELECT count(*) FROM ({' UNION '.join(selection.parts)})",
        dict(selection.parameters),
    ).fetchone()
    return int(row[0])


def next_unread(
    connection: sqlite3.Connection, view: View, article_id: int, *, forward: bool
) -> int | None:
    """The unread article that follows one in a view's order, or stands before it.

    The view is sorted by date; None where there is no such article.
    """
    older = forward is (sort_of(view) is Sort.NEWEST)
    sign, order = ("<", "DESC") if older else (">", "ASC")
    place = connection.execute(
        "SELECT sorted, id FROM article WHERE id = ?", (article_id,)
    ).fetchone()
    if place is None:
        return None
    selection = select(connection, view, "article.read_at IS NULL", beyond=sign)
    row = connection.execute(
        selection.sql(f"sorted {order}, id {order}", "1"),
        dict(selection.parameters) | {"place_sorted": place[0], "place_id": place[1]},
    ).fetchone()
    return None if row is None else int(row[0])


def place_counts(connection: sqlite3.Connection) -> dict[str, Count]:
    """Counts of "all", "starred", "later", and "unread" derived from them."""
    rows = connection.execute("SELECT place, articles, unread FROM place_count")
    counts = {row[0]: Count(row[1], row[2]) for row in rows}
    unread = counts["all"].unread
    return counts | {"unread": Count(unread, unread)}


def _ids(
    connection: sqlite3.Connection, selection: Selection, limit: int | None
) -> array[int]:
    row = connection.execute(
        _IDS.format(selection.sql(selection.order, ":most")),
        dict(selection.parameters) | {"most": -1 if limit is None else limit},
    ).fetchone()
    ids = array("q", bytes.fromhex(row[0] or ""))
    ids.byteswap()
    return ids


def _first_hits(
    connection: sqlite3.Connection, view: View, selection: Selection, limit: int
) -> Page:
    """The hits of a search: all in order where they are few, else the latest."""
    if any(map(_has_short, selection.worded)):
        seen = _look_through(connection, view, selection.worded)
        if len(seen) >= ENOUGH:
            return Page(seen, False, True)
    hits = _latest_hits(connection, selection)
    if len(hits) > FEW_HITS:
        latest = sorted(hits, reverse=True)[:limit]
        return Page(array("q", (row[1] for row in latest)), False, False)
    order = sorted(hits, reverse=sort_of(view) is Sort.NEWEST)
    return Page(array("q", (row[1] for row in order)), True, True)


def _latest_hits(
    connection: sqlite3.Connection, selection: Selection
) -> set[tuple[int, ...]]:
    """The date and id of the hits that came last, one more than are few.

    Each part is read in the order it comes in.
    """
    hits: set[tuple[int, ...]] = set()
    for part, by_index in zip(selection.parts, selection.by_index, strict=True):
        order = "id DESC" if by_index else "sorted DESC, id DESC"
        rows = connection.execute(
            f"SELECT sorted, id FROM ({part} ORDER BY {order} LIMIT :most)",
            dict(selection.parameters) | {"most": FEW_HITS + 1},
        )
        hits.update(map(tuple, rows))
    return hits


def _has_short(node: Node) -> bool:
    """Whether a word begins more words than the index can gather in time."""
    if isinstance(node, And | Or):
        return any(map(_has_short, node.parts))
    if isinstance(node, Not):
        return _has_short(node.part)
    if not isinstance(node, Term):
        return False
    spaced = searchable(node.text) == node.text
    return node.prefix and spaced and len(node.text) <= SHORT


def _look_through(
    connection: sqlite3.Connection, view: View, worded: Sequence[Node]
) -> array[int]:
    """Which of the first articles hold words, told without the index.

    They are the first of those that answer all the rest of what is asked.
    """
    matcher = Matcher(worded)
    places = list(
        _ids(connection, select(connection, view, without=worded), LOOKED_THROUGH)
    )
    rows = connection.execute(
        "SELECT article.id, title, credit_names(credits), body_text(packed)"
        " FROM article JOIN article_body ON article_id = article.id"
        " WHERE article.id IN (SELECT value FROM json_each(?))",
        (json.dumps(places),),
    )
    holding = {row[0] for row in rows if matcher.holds(row[1], row[2], row[3])}
    return array("q", (one for one in places if one in holding))


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
