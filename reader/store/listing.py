"""Which articles a view holds and in what order, as SQL."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Mapping

from reader.model.view import Count, Scope, Sort, View
from reader.store.articles import FEED_TITLE
from reader.store.text import fold, searchable, storable

Parameters = Mapping[str, object]

_SCOPES = {
    Scope.ALL: "1",
    Scope.UNREAD: "1",
    Scope.STARRED: "article.starred_at IS NOT NULL",
    Scope.LATER: "article.later_at IS NOT NULL",
    Scope.TAG: (
        "article.id IN (SELECT article_id FROM article_tag"
        " WHERE tag_id = (SELECT id FROM tag WHERE folded = :name))"
    ),
    Scope.FOLDER: (
        "article.feed_id IN (SELECT id FROM feed WHERE (folder = :name"
        " OR substr(folder, 1, length(:name) + 1) = :name || '/')"
        " AND subscribed_at IS NOT NULL AND NOT hidden)"
    ),
    Scope.FEED: "article.feed_id = :name",
}

_ORDERS = {
    Sort.NEWEST: "article.sorted DESC, article.id DESC",
    Sort.OLDEST: "article.sorted, article.id",
    Sort.TITLE: "fold(article.title), article.id",
    # Files have no feed and stand first.
    Sort.FEED: (
        f"fold(ifnull({FEED_TITLE}, '')), article.sorted DESC, article.id DESC"
    ),
    Sort.LONGEST: "article.words DESC, article.id DESC",
}

_MOST_WORDS = 32
"""How many words of a search count; SQLite bounds the depth of an expression."""


def article_ids(
    connection: sqlite3.Connection, view: View, limit: int | None = None
) -> array[int]:
    """The ids of a view's articles in its order, at most `limit` of them."""
    where, parameters = selection(view)
    join = "LEFT JOIN feed ON feed.id = feed_id" if view.sort is Sort.FEED else ""
    rows = connection.execute(
        f"SELECT article.id FROM article {join} WHERE {where}"
        f" ORDER BY {_ORDERS[view.sort]} LIMIT :limit",
        {"limit": -1 if limit is None else limit} | parameters,
    )
    return array("q", (row[0] for row in rows))


def next_unread(
    connection: sqlite3.Connection, view: View, article_id: int, *, forward: bool
) -> int | None:
    """The unread article that follows one in a view's order, or stands before it.

    The view is sorted by date; None where there is no such article.
    """
    older = forward is (view.sort is Sort.NEWEST)
    where, parameters = selection(view)
    sign, order = ("<", "DESC") if older else (">", "ASC")
    row = connection.execute(
        f"SELECT article.id FROM article WHERE {where} AND article.read_at IS NULL"
        f" AND (article.sorted, article.id) {sign}"
        " (SELECT sorted, id FROM article WHERE id = :article_id)"
        f" ORDER BY article.sorted {order}, article.id {order} LIMIT 1",
        {"article_id": article_id} | parameters,
    ).fetchone()
    return None if row is None else int(row[0])


def place_counts(connection: sqlite3.Connection) -> dict[str, Count]:
    """Counts of "all", "starred", "later", and "unread" derived from them."""
    rows = connection.execute("SELECT place, articles, unread FROM place_count")
    counts = {row[0]: Count(row[1], row[2]) for row in rows}
    unread = counts["all"].unread
    return counts | {"unread": Count(unread, unread)}


def selection(view: View) -> tuple[str, dict[str, object]]:
    """A condition on `article` for a view, and its parameters."""
    parameters: dict[str, object] = {}
    if view.scope is Scope.TAG:
        parameters["name"] = fold(storable(view.name))
    elif view.scope in (Scope.FOLDER, Scope.FEED):
        name = storable(view.name)
        parameters["name"] = name if view.scope is Scope.FOLDER else int(name)
    condition = _SCOPES[view.scope]
    if view.scope is Scope.UNREAD or view.unread_only:
        condition += " AND (article.read_at IS NULL OR article.read_at >= :since)"
        parameters["since"] = view.unread_since
    for number, word in enumerate(storable(view.words).split()[:_MOST_WORDS]):
        name = f"word{number}"
        part, values = _word(word, name)
        condition += f" AND {part}"
        parameters |= values
    return condition, parameters


def _word(word: str, name: str) -> tuple[str, dict[str, object]]:
    """Articles with a word that begins so in title, body, authors or a tag."""
    letters = searchable(word)
    if not any(character.isalnum() for character in letters):
        # The index keeps letters and digits only; a title may hold the rest.
        return f"instr(article.title, :{name}) > 0", {name: word}
    quoted = letters.replace('"', '""')
    return (
        "(article.id IN"
        f" (SELECT rowid FROM article_fts WHERE article_fts MATCH :{name})"
        " OR article.id IN (SELECT article_id FROM article_tag WHERE tag_id IN"
        f" (SELECT id FROM tag WHERE instr(folded, :{name}_tag) = 1)))",
        {name: f'"{quoted}"*', f"{name}_tag": fold(word)},
    )
