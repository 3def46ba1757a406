"""Which articles a view holds and in what order."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from reader.model.view import Count, Scope, Sort, View
from reader.query.ast import And, QuerySort, Term
from reader.query.parse import parse_leniently
from reader.store.articles import FEED_TITLE
from reader.store.compile_query import Branch, Compiler
from reader.store.matching import Matcher
from reader.store.text import fold, searchable, storable

FEW_HITS = 4_000
"""Up to so many hits of a search are put in order at once, in 10 ms."""

SMALL_FOLDER = 20_000
"""Up to so many articles a folder is gathered feed by feed and sorted."""

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


@dataclass(frozen=True, slots=True)
class Selection:
    """A view as SQL: rows with `id`, `sorted` and what the order needs.

    The parts are merged in order; a row may be in several of them. `terms` are
    the words that every article of them holds.
    """

    parts: tuple[str, ...]
    order: str
    parameters: Mapping[str, object]
    indexed: bool
    terms: tuple[Term, ...]

    def sql(self, order: str, limit: str = "-1") -> str:
        """The rows of all parts in an order."""
        return f"{' UNION '.join(self.parts)} ORDER BY {order} LIMIT {limit}"


def first_page(connection: sqlite3.Connection, view: View, limit: int) -> Page | None:
    """The first `limit` articles of a view, in the time a key may take.

    None where only reading all of them tells which come first.
    """
    sort = sort_of(view)
    selection = select(connection, view)
    if sort not in (Sort.NEWEST, Sort.OLDEST):
        if sort is not Sort.LONGEST or selection.indexed:
            return None
    elif selection.indexed:
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
    selection = select(
        connection,
        view,
        "article.read_at IS NULL",
        f"(article.sorted, article.id) {sign} (:place_sorted, :place_id)",
    )
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
    Sort.TITLE: "rank, id",
    Sort.FEED: "rank, sorted DESC, id DESC",
    Sort.LONGEST: "rank DESC, id DESC",
    Sort.RELEVANCE: "rank, sorted DESC, id DESC",
}

_RANKS = {
    Sort.TITLE: "fold(article.title)",
    # Files have no feed and stand first.
    Sort.FEED: f"fold(ifnull({FEED_TITLE}, ''))",
    Sort.LONGEST: "article.words",
    # A word in the title weighs more than one in a name, and both than one in
    # the text (sqlite.org/fts5.html, section 5.1.1).
    Sort.RELEVANCE: "bm25(article_fts, 10.0, 5.0, 1.0)",
}


def select(connection: sqlite3.Connection, view: View, *conditions: str) -> Selection:
    """A view as SQL, with further conditions on `article`."""
    compiler = Compiler(connection, datetime.now(UTC).astimezone())
    saved = parse_leniently(view.saved).condition
    typed = parse_leniently(view.query).condition
    both = tuple(node for node in (saved, typed) if node is not None)
    compiled = compiler.compile(And(both) if len(both) > 1 else (saved or typed))
    add = compiler.parameters.add
    indexed = any(branch.match for branch in compiled.branches)
    sort = sort_of(view)
    if sort is Sort.RELEVANCE and not all(b.match for b in compiled.branches):
        sort = Sort.NEWEST
    scope = _scope(connection, view, add)
    parts = tuple(
        _part(branch, scope, (*conditions, unread), sort, add)
        for branch in compiled.branches
        for unread in _unread(view, add)
    )
    return Selection(
        parts, _ORDERS[sort], compiler.parameters.values, indexed, compiled.terms
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """The place a view is of: as tables to read in order, or as a condition."""

    tables: str = "article"
    id: str = "article.id"
    sorted: str = "article.sorted"
    where: str = "1"
    condition: str = "1"


def _part(
    branch: Branch,
    place: _Place,
    conditions: tuple[str, ...],
    sort: Sort,
    add: Callable[[object], str],
) -> str:
    """One part of a selection, led by the index or by the place."""
    wheres = [*branch.conditions, *conditions]
    if branch.match is None:
        tables, id_, sorted_ = place.tables, place.id, place.sorted
        wheres.insert(0, place.where)
    else:
        tables = "article_fts CROSS JOIN article ON article.id = article_fts.rowid"
        id_, sorted_ = "article_fts.rowid", "article.sorted"
        wheres.insert(0, f"article_fts MATCH {add(branch.match)}")
        wheres.append(place.condition)
    if sort is Sort.FEED:
        tables += " LEFT JOIN feed ON feed.id = article.feed_id"
    columns = f"{id_} AS id, {sorted_} AS sorted"
    if sort in _RANKS:
        columns += f", {_RANKS[sort]} AS rank"
    needed = [where for where in wheres if where != "1"] or ["1"]
    return f"SELECT {columns} FROM {tables} WHERE {' AND '.join(needed)}"


def _scope(
    connection: sqlite3.Connection, view: View, add: Callable[[object], str]
) -> _Place:
    if view.scope is Scope.STARRED:
        return _on_article("article.starred_at IS NOT NULL")
    if view.scope is Scope.LATER:
        return _on_article("article.later_at IS NOT NULL")
    if view.scope is Scope.FEED:
        return _on_article(f"article.feed_id = {add(int(view.name))}")
    if view.scope is Scope.FOLDER:
        return _on_article(_folder(connection, storable(view.name)))
    if view.scope is Scope.TAG:
        row = connection.execute(
            "SELECT id FROM tag WHERE folded = ?", (fold(storable(view.name)),)
        ).fetchone()
        return _of_tag(add(None if row is None else row[0]))
    return _Place()


def _on_article(condition: str) -> _Place:
    return _Place(where=condition, condition=condition)


def _of_tag(tag: str) -> _Place:
    return _Place(
        "article_tag AS placed CROSS JOIN article ON article.id = placed.article_id",
        "placed.article_id",
        "placed.sorted",
        f"placed.tag_id = {tag}",
        "EXISTS (SELECT 1 FROM article_tag"
        f" WHERE article_id = article.id AND tag_id = {tag})",
    )


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
        "article.id IN"
        f" (SELECT id FROM article WHERE read_at >= {add(view.unread_since)})",
    )


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
    if any(_is_short(term) for term in selection.terms):
        seen = _look_through(connection, view, selection.terms)
        if len(seen) >= ENOUGH:
            return Page(seen, False, True)
    latest = connection.execute(
        selection.sql("id DESC", ":most"),
        dict(selection.parameters) | {"most": FEW_HITS + 1},
    ).fetchall()
    if len(latest) > FEW_HITS:
        return Page(array("q", (row[0] for row in latest[:limit])), False, False)
    latest.sort(key=lambda row: (row[1], row[0]), reverse=sort_of(view) is Sort.NEWEST)
    return Page(array("q", (row[0] for row in latest)), True, True)


def _is_short(term: Term) -> bool:
    """Whether a term begins more words than the index can gather in time."""
    spaced = searchable(term.text) == term.text
    return term.prefix and spaced and len(term.text) <= SHORT


def _look_through(
    connection: sqlite3.Connection, view: View, terms: Sequence[Term]
) -> array[int]:
    """Which of the first articles of a place hold words, read without the index."""
    matcher = Matcher(terms)
    places = _first_places(connection, view)
    rows = connection.execute(
        "SELECT article.id, title, credit_names(credits), body_text(packed)"
        " FROM article JOIN article_body ON article_id = article.id"
        " WHERE article.id IN (SELECT value FROM json_each(?))",
        (json.dumps(places),),
    )
    holding = {row[0] for row in rows if matcher.holds(row[1], row[2], row[3])}
    return array("q", (one for one in places if one in holding))


def _first_places(connection: sqlite3.Connection, view: View) -> list[int]:
    """The first articles of a view's place, whatever is searched there."""
    place = select(connection, replace(view, query=""))
    return list(_ids(connection, place, LOOKED_THROUGH))


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
