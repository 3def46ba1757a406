"""Which articles a view holds and in what order."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from reader.model.view import Count, Scope, Sort, View
from reader.query.ast import QuerySort
from reader.query.parse import parse_leniently
from reader.store.articles import FEED_TITLE
from reader.store.compile_query import Compiler
from reader.store.text import fold, storable

FEW_HITS = 4_000
"""Up to so many hits of a search are put in order at once, in 10 ms."""

SMALL_FOLDER = 20_000
"""Up to so many articles a folder is gathered feed by feed and sorted."""

_CHECK_EVERY = 20_000
"""Steps of SQLite between two looks whether a reading is still wanted."""

_IDS = "SELECT group_concat(printf('%016x', id), '') FROM ({})"
"""A million ids come as one text, put together outside Python's lock."""


class Abandoned(Exception):  # noqa: N818  (nothing went wrong)
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


@dataclass(frozen=True, slots=True)
class Selection:
    """A view as SQL: the rows to take, in parts that are merged in order.

    Each part has columns `id` and `sorted`. `match` is what the full-text
    index is asked in each of them.
    """

    parts: tuple[str, ...]
    order: str
    parameters: Mapping[str, object]
    match: bool


def first_page(connection: sqlite3.Connection, view: View, limit: int) -> Page | None:
    """The first `limit` articles of a view, in the time a key may take.

    None where only reading all of them tells which come first.
    """
    selection = select(connection, view)
    if selection.match:
        return _first_hits(connection, selection, limit)
    if sort_of(view) not in (Sort.NEWEST, Sort.OLDEST, Sort.LONGEST):
        return None
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
    rows = " UNION ".join(selection.parts)
    row = connection.execute(
        f"SELECT count(*) FROM ({rows})", dict(selection.parameters)
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
    selection = select(
        connection,
        view,
        "article.read_at IS NULL",
        f"(article.sorted, article.id) {sign} (:place_sorted, :place_id)",
    )
    rows = " UNION ALL ".join(selection.parts)
    row = connection.execute(
        f"SELECT id FROM ({rows}) ORDER BY sorted {order}, id {order} LIMIT 1",
        dict(selection.parameters) | {"place_sorted": place[0], "place_id": place[1]},
    ).fetchone()
    return None if row is None else int(row[0])


def place_counts(connection: sqlite3.Connection) -> dict[str, Count]:
    """Counts of "all", "starred", "later", and "unread" derived from them."""
    rows = connection.execute("SELECT place, articles, unread FROM place_count")
    counts = {row[0]: Count(row[1], row[2]) for row in rows}
    unread = counts["all"].unread
    return counts | {"unread": Count(unread, unread)}


def sort_of(view: View) -> Sort:
    """The order of a view: the query's own, else the list's."""
    query = parse_leniently(view.query)
    return view.sort if query.sort is None else _QUERY_SORTS[query.sort]


_QUERY_SORTS = {
    QuerySort.NEWEST: Sort.NEWEST,
    QuerySort.OLDEST: Sort.OLDEST,
    QuerySort.LONGEST: Sort.LONGEST,
    QuerySort.RELEVANCE: Sort.RELEVANCE,
}

_ORDERS = {
    Sort.NEWEST: "sorted DESC, id DESC",
    Sort.OLDEST: "sorted, id",
    Sort.TITLE: "fold(title), id",
    # Files have no feed and stand first.
    Sort.FEED: "fold(ifnull(feed, '')), sorted DESC, id DESC",
    Sort.LONGEST: "words DESC, id DESC",
    Sort.RELEVANCE: "score, sorted DESC, id DESC",
}

_SORT_COLUMNS = {
    Sort.TITLE: ", article.title AS title",
    Sort.FEED: f", {FEED_TITLE} AS feed",
    Sort.LONGEST: ", article.words AS words",
    # A word in the title weighs more than one in a name, and both than one in
    # the text (sqlite.org/fts5.html, section 5.1.1).
    Sort.RELEVANCE: ", bm25(article_fts, 10.0, 5.0, 1.0) AS score",
}


def select(connection: sqlite3.Connection, view: View, *conditions: str) -> Selection:
    """A view as SQL, with further conditions on `article`."""
    query = parse_leniently(view.query)
    compiler = Compiler(connection, datetime.now(UTC).astimezone())
    compiled = compiler.compile(query.condition)
    parameters = compiler.parameters
    sort = sort_of(view)
    if sort is Sort.RELEVANCE and compiled.match is None:
        sort = Sort.NEWEST
    wheres = [*_scope(connection, view, parameters.add), *compiled.conditions]
    wheres += conditions
    tables = "article"
    if compiled.match is not None:
        tables = "article_fts CROSS JOIN article ON article.id = article_fts.rowid"
        wheres.insert(0, f"article_fts MATCH {parameters.add(compiled.match)}")
    if sort is Sort.FEED:
        tables += " LEFT JOIN feed ON feed.id = article.feed_id"
    columns = "article.id AS id, article.sorted AS sorted" + _SORT_COLUMNS.get(sort, "")
    parts = [
        f"SELECT {columns} FROM {tables} WHERE {' AND '.join([*wheres, part]) or '1'}"
        for part in _unread(view, parameters.add)
    ]
    return Selection(
        tuple(parts), _ORDERS[sort], parameters.values, compiled.match is not None
    )


def _scope(
    connection: sqlite3.Connection, view: View, add: Callable[[object], str]
) -> list[str]:
    """What an article fulfils that is in the place a view is of."""
    if view.scope is Scope.STARRED:
        return ["article.starred_at IS NOT NULL"]
    if view.scope is Scope.LATER:
        return ["article.later_at IS NOT NULL"]
    if view.scope is Scope.TAG:
        name = add(fold(storable(view.name)))
        return [
            "article.id IN (SELECT article_id FROM article_tag"
            f" WHERE tag_id = (SELECT id FROM tag WHERE folded = {name}))"
        ]
    if view.scope is Scope.FEED:
        return [f"article.feed_id = {add(int(view.name))}"]
    if view.scope is Scope.FOLDER:
        return [_folder(connection, storable(view.name))]
    return []


def _folder(connection: sqlite3.Connection, path: str) -> str:
    """The articles of the feeds that the sidebar shows in a folder."""
    rows = connection.execute(
        "SELECT id, articles FROM feed JOIN feed_count ON feed_id = feed.id"
        " WHERE (folder = :path"
        "  OR substr(folder, 1, length(:path) + 1) = :path || '/')"
        " AND subscribed_at IS NOT NULL AND NOT hidden",
        {"path": path},
    ).fetchall()
    ids = ", ".join(str(row["id"]) for row in rows)
    # The articles of many feeds are sooner found on the way through all.
    small = sum(row["articles"] for row in rows) <= SMALL_FOLDER
    return f"{'' if small else '+'}article.feed_id IN ({ids})"


def _unread(view: View, add: Callable[[object], str]) -> tuple[str, ...]:
    """What is unread, and what was read since the view was opened.

    The two are parts of their own, so that each goes through its index.
    """
    if view.scope is not Scope.UNREAD and not view.unread_only:
        return ("1",)
    if view.unread_since is None:
        return ("article.read_at IS NULL",)
    return (
        "article.read_at IS NULL",
        f"article.read_at >= {add(view.unread_since)}",
    )


def _ids(
    connection: sqlite3.Connection, selection: Selection, limit: int | None
) -> array[int]:
    rows = " UNION ALL ".join(selection.parts)
    ordered = f"SELECT id FROM ({rows}) ORDER BY {selection.order} LIMIT :most"
    row = connection.execute(
        _IDS.format(ordered),
        dict(selection.parameters) | {"most": -1 if limit is None else limit},
    ).fetchone()
    ids = array("q", bytes.fromhex(row[0] or ""))
    ids.byteswap()
    return ids


def _first_hits(
    connection: sqlite3.Connection, selection: Selection, limit: int
) -> Page:
    """The hits of a search: all in order where they are few, else the latest."""
    arrived = " UNION ALL ".join(selection.parts)
    latest = f"SELECT * FROM ({arrived}) ORDER BY id DESC LIMIT :most"
    few = _rows(connection, latest, selection, FEW_HITS + 1)
    if len(few) <= FEW_HITS:
        ids = _ids(connection, selection, None)
        return Page(ids, True, True)
    return Page(few[:limit], False, False)


def _rows(
    connection: sqlite3.Connection, sql: str, selection: Selection, limit: int
) -> array[int]:
    values = dict(selection.parameters) | {"most": limit}
    return array("q", (row[0] for row in connection.execute(sql, values)))


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
