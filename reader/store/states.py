"""The states a person gives articles: read, starred, later."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from reader.model.article import State
from reader.model.view import View
from reader.store.selection import select

_COLUMNS = {
    State.READ: "read_at",
    State.STARRED: "starred_at",
    State.LATER: "later_at",
}

_ROOM = -64_000
"""KiB of pages that a change of very many articles may hold, as SQLite writes it."""

_MARKED = """
CREATE TEMP TABLE IF NOT EXISTS marked (
    id INTEGER PRIMARY KEY, feed_id INTEGER, starred INTEGER, later INTEGER
)
"""

_COUNTED = (
    """
    UPDATE place_count SET unread = unread - CASE place
        WHEN 'all' THEN everywhere WHEN 'starred' THEN starred ELSE later END
    FROM (
        SELECT count(*) AS everywhere,
            ifnull(sum(starred), 0) AS starred, ifnull(sum(later), 0) AS later
        FROM marked
    )
    """,
    """
    UPDATE feed_count SET unread = unread - newly FROM (
        SELECT marked.feed_id AS feed, count(*) AS newly FROM marked GROUP BY feed
    ) WHERE feed_id = feed
    """,
    """
    UPDATE tag_count SET unread = unread - newly FROM (
        SELECT article_tag.tag_id AS tag, count(*) AS newly
        FROM marked JOIN article_tag ON article_id = marked.id GROUP BY tag
    ) WHERE tag_id = tag
    """,
)
"""What is counted of the articles in `marked`; `article_read_counted` does for one."""


def set_state(
    connection: sqlite3.Connection,
    ids: Iterable[int],
    state: State,
    given: bool,
    at: int,
) -> tuple[int, ...]:
    """Give articles a state at a time, or take it; the ids of those it changed."""
    column = _COLUMNS[state]
    rows = connection.execute(
        f"UPDATE article SET {column} = :at"
        " WHERE id IN (SELECT value FROM json_each(:ids))"
        f" AND ({column} IS NULL) = :given RETURNING id",
        {"at": at if given else None, "given": given, "ids": json.dumps(list(ids))},
    )
    return tuple(row[0] for row in rows.fetchall())


def mark_view_read(connection: sqlite3.Connection, view: View, at: int) -> int:
    """Mark every unread article of a view read; how many there were.

    They may be very many, so that they are counted all at once, not one by one.
    """
    unread = select(connection, view, "article.read_at IS NULL")
    with _roomy(connection):
        connection.execute(_MARKED)
        connection.execute(
            "INSERT INTO marked SELECT id, feed_id, starred_at IS NOT NULL,"
            " later_at IS NOT NULL FROM article"
            f" WHERE id IN (SELECT id FROM ({' UNION '.join(unread.parts)}))",
            dict(unread.parameters),
        )
        connection.execute("INSERT INTO paused_count VALUES (1)")
        marked = connection.execute(
            "UPDATE article SET read_at = ? WHERE id IN (SELECT id FROM marked)",
            (at,),
        ).rowcount
        for statement in _COUNTED:
            connection.execute(statement)
        connection.execute("DELETE FROM paused_count")
        connection.execute("DELETE FROM marked")
    return marked


@contextmanager
def _roomy(connection: sqlite3.Connection) -> Iterator[None]:
    """Give a statement that changes pages all over the library room to hold them.

    Without it they are written and read again and again: it takes twice as long.
    """
    usual = connection.execute("PRAGMA cache_size").fetchone()[0]
    connection.execute(f"PRAGMA cache_size = {_ROOM}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = {usual}")
