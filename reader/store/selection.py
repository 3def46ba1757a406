"""A view as SQL: which articles it holds and what its order needs."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from reader.model.view import Scope, Sort, View
from reader.store.articles import FEED_TITLE
from reader.store.branches import Branch, Compiled, Parameters
from reader.store.text import fold, storable

if TYPE_CHECKING:
    from reader.query.ast import Node

GATHERED = 50_000
"""Up to so many ids of a place are gathered, in 10 ms, before words are looked up."""

_AMONG = "article.id IN "

SMALL_FOLDER = 20_000
"""Up to so many articles a folder is gathered feed by feed and sorted."""


class Selection(NamedTuple):
    """A view as SQL: rows with `id`, `sorted` and what the order needs.

    The parts are merged in order; a row may be in several of them. `by_index`
    says of each whether it comes from the full-text index, and so in the order
    of arrival. `worded` are the conditions that the index alone tells of every
    article, `tagged` the words that are in names of tags too, with their ids.
    """

    parts: tuple[str, ...]
    order: str
    parameters: Mapping[str, object]
    by_index: tuple[bool, ...]
    worded: tuple[Node, ...]
    tagged: Mapping[Node, str]

    def sql(self, order: str, limit: str = "-1") -> str:
        """The rows of all parts in an order, each article once."""
        rows = " UNION ".join(self.parts)
        if len(self.parts) > 1 and order == _ORDERS[Sort.RELEVANCE]:
            # Each part ranks by its own words, so that one article has several.
            rows = f"SELECT id, sorted, min(rank) AS rank FROM ({rows}) GROUP BY id"
        return f"{rows} ORDER BY {order} LIMIT {limit}"


def sort_of(view: View) -> Sort:
    """The order of a view: that of what is typed, of what is saved, else its own."""
    if not (view.query or view.saved):
        return view.sort
    from reader.query.parse import parse_leniently  # 9 ms, for searches alone

    typed = parse_leniently(view.query)
    asked = typed.sort or parse_leniently(view.saved, typing=False).sort
    return view.sort if asked is None else Sort(asked)


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


def select(
    connection: sqlite3.Connection,
    view: View,
    *conditions: str,
    without: Sequence[Node] = (),
    also: Sequence[Node] = (),
    beyond: str = "",
) -> Selection:
    """A view as SQL, with further conditions on `article`.

    What the view asks in `without` is not asked, `also` is. `beyond` is "<" or
    ">" for the articles on that side of the date and id :place_sorted and :place_id.
    """
    parameters = Parameters()
    compiled = _compiled(connection, view, without, also, parameters)
    add = parameters.add
    sort = sort_of(view)
    if sort is Sort.RELEVANCE and not any(b.match for b in compiled.branches):
        sort = Sort.NEWEST
    scope = _scope(connection, view, add)
    parts = tuple(
        (
            _part(branch, place, (*conditions, unread), sort, beyond, add),
            bool(branch.match),
        )
        for branch in compiled.branches
        for place, unread in _unread(view, scope, add)
    )
    return Selection(
        tuple(sql for sql, _ in parts),
        _ORDERS[sort],
        parameters.values,
        tuple(by_index for _, by_index in parts),
        compiled.worded,
        compiled.tagged,
    )


def _compiled(
    connection: sqlite3.Connection,
    view: View,
    without: Sequence[Node],
    also: Sequence[Node],
    parameters: Parameters,
) -> Compiled:
    if not (view.query or view.saved):
        return Compiled((Branch(None, ()),))
    from reader.store.compile_query import Compiler  # 11 ms, for searches alone

    compiler = Compiler(connection, datetime.now(UTC), parameters=parameters)
    return compiler.compile([*(p for p in _asked(view) if p not in without), *also])


def _asked(view: View) -> list[Node]:
    """What the saved query and the typed one ask, as parts that all have to hold."""
    from reader.query.ast import And
    from reader.query.parse import parse_leniently

    asked: list[Node] = []
    for query in (
        parse_leniently(view.saved, typing=False),
        parse_leniently(view.query),
    ):
        node = query.condition
        if node is not None:
            asked += node.parts if isinstance(node, And) else (node,)
    return asked


class _Place(NamedTuple):
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
    beyond: str,
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
        wheres = [_by_rowid(where) for where in (*wheres, place.condition)]
        wheres.insert(0, f"article_fts MATCH {add(branch.match)}")
    if beyond:
        wheres.append(f"({sorted_}, {id_}) {beyond} (:place_sorted, :place_id)")
    if sort is Sort.FEED:
        tables += " LEFT JOIN feed ON feed.id = article.feed_id"
    columns = f"{id_} AS id, {sorted_} AS sorted"
    if sort is Sort.RELEVANCE and branch.match is None:
        columns += ", 0 AS rank"  # behind all that hold the words: theirs are below 0
    elif sort in _RANKS:
        columns += f", {_RANKS[sort]} AS rank"
    needed = [where for where in wheres if where != "1"] or ["1"]
    return f"SELECT {columns} FROM {tables} WHERE {' AND '.join(needed)}"


def _by_rowid(condition: str) -> str:
    """A condition on the id alone, asked before the row of the article is read.

    The plus keeps SQLite from asking the index for one id after the other.
    """
    if condition.startswith(_AMONG):
        return "+article_fts.rowid IN " + condition.removeprefix(_AMONG)
    return condition


def _scope(
    connection: sqlite3.Connection, view: View, add: Callable[[object], str]
) -> _Place:
    if view.scope is Scope.STARRED:
        return _in_state(connection, "starred")
    if view.scope is Scope.LATER:
        return _in_state(connection, "later")
    if view.scope is Scope.FEED:
        feed = f"feed_id = {add(int(view.name))}"
        return _on_article(f"article.{feed}", feed)
    if view.scope is Scope.FOLDER:
        return _folder(connection, storable(view.name))
    if view.scope is Scope.TAG:
        row = connection.execute(
            "SELECT id, articles FROM tag JOIN tag_count ON tag_id = id"
            " WHERE folded = ?",
            (fold(storable(view.name)),),
        ).fetchone()
        number, articles = row or (None, 0)
        return _of_tag(add(number), articles)
    return _Place()


def _on_article(condition: str, gathered: str = "") -> _Place:
    """A place by a condition; `gathered` is one that an index finds few ids by."""
    among = f"{_AMONG}(SELECT id FROM article WHERE {gathered})"
    return _Place(where=condition, condition=among if gathered else condition)


def _in_state(connection: sqlite3.Connection, state: str) -> _Place:
    row = connection.execute(
        "SELECT articles FROM place_count WHERE place = ?", (state,)
    ).fetchone()
    given = f"{state}_at IS NOT NULL"
    return _on_article(f"article.{given}", given if row[0] <= GATHERED else "")


def _of_tag(tag: str, articles: int) -> _Place:
    return _Place(
        "article_tag AS placed CROSS JOIN article ON article.id = placed.article_id",
        "placed.article_id",
        "placed.sorted",
        f"placed.tag_id = {tag}",
        f"{_AMONG}(SELECT article_id FROM article_tag WHERE tag_id = {tag})"
        if articles <= GATHERED
        else "EXISTS (SELECT 1 FROM article_tag"
        f" WHERE article_id = article.id AND tag_id = {tag})",
    )


def _folder(connection: sqlite3.Connection, path: str) -> _Place:
    """The articles of the feeds that the sidebar shows in a folder."""
    rows = connection.execute(
        "SELECT id, articles FROM feed JOIN feed_count ON feed_id = feed.id"
        " WHERE (folder = :path"
        "  OR substr(folder, 1, length(:path) + 1) = :path || '/')"
        " AND subscribed_at IS NOT NULL AND NOT hidden",
        {"path": path},
    ).fetchall()
    ids = ", ".join(str(row["id"]) for row in rows)
    if sum(row["articles"] for row in rows) <= SMALL_FOLDER:
        return _on_article(f"article.feed_id IN ({ids})", f"feed_id IN ({ids})")
    # The articles of many feeds are sooner found on the way through all.
    return _on_article(f"+article.feed_id IN ({ids})")


def _unread(
    view: View, place: _Place, add: Callable[[object], str]
) -> tuple[tuple[_Place, str], ...]:
    """What is unread in a place, and what was read since the view was opened.

    The two are parts of their own: the one is read in the order of the place,
    the other, which is short, found first.
    """
    if view.scope is not Scope.UNREAD and not view.unread_only:
        return ((place, "1"),)
    unread = (place, "article.read_at IS NULL")
    if view.unread_since is None:
        return (unread,)
    recent = f"(SELECT id FROM article WHERE read_at >= {add(view.unread_since)})"
    return (unread, (_on_article(place.condition), f"article.id IN {recent}"))
