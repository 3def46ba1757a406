"""The states a person gives articles: read, starred, later."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from reader.model.article import State
from reader.model.view import View
from reader.store.selection import select

_COLUMNS = {
    State.READ: "read_at",
    State.STARRED: "starred_at",
    State.LATER: "later_at",
}


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
    """Mark every unread article of a view read; how many there were."""
    unread = select(connection, view, "article.read_at IS NULL")
    cursor = connection.execute(
        "UPDATE article SET read_at = :at"
        f" WHERE id IN (SELECT id FROM ({' UNION '.join(unread.parts)}))",
        {"at": at} | dict(unread.parameters),
    )
    return cursor.rowcount
