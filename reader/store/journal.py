"""The journal of undoable changes: opened, undone, redone, listed.

Triggers of the schema write the effects while a change is open; see
`schema/0001_journal.sql`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from reader.model.change import Change
from reader.store.times import from_seconds

_TABLES = {
    "article": ("id",),
    "article_body": ("article_id",),
    "article_revision": ("id",),
    "article_tag": ("article_id", "tag_id"),
    "enclosure": ("article_id", "position"),
    "feed": ("id",),
    "feed_tag": ("feed_id", "tag_id"),
    "smart_folder": ("id",),
}
"""The tables whose rows the journal keeps, with their keys."""


_PLACES = ("feed", "feed_tag", "smart_folder")
"""Tables whose rows are no part of an article."""


class Restored(NamedTuple):
    """What undoing or redoing a change came to.

    `conflicts` counts values left alone because they were changed since.
    `articles` are the ids it touched.
    """

    change: Change
    articles: frozenset[int]
    conflicts: int


@contextmanager
def change(connection: sqlite3.Connection, title: str, at: int) -> Iterator[None]:
    """Journal everything written inside as one undoable change.

    A change without effects leaves no trace. What was undone before it can no
    longer be redone.
    """
    cursor = connection.execute(
        "INSERT INTO change (at, title) VALUES (?, ?)", (at, title)
    )
    change_id = cursor.lastrowid
    connection.execute("INSERT INTO open_change (id) VALUES (?)", (change_id,))
    yield
    connection.execute("DELETE FROM open_change")
    if _has_effects(connection, change_id or 0):
        connection.execute("DELETE FROM change WHERE undone_at IS NOT NULL")
    else:
        connection.execute("DELETE FROM change WHERE id = ?", (change_id,))


def changes(connection: sqlite3.Connection, limit: int) -> list[Change]:
    """The latest changes, newest first."""
    rows = connection.execute(
        "SELECT id, title, at, undone_at IS NOT NULL FROM change"
        " ORDER BY id DESC LIMIT ?",
        (limit,),
    )
    return [_change(row) for row in rows]


def taken_tags(connection: sqlite3.Connection, article_id: int) -> frozenset[int]:
    """The ids of tags that the person took from an article, and gave not again.

    Changes that were undone do not count.
    """
    # Beside max(), SQLite gives the other columns of the row that has it.
    rows = connection.execute(
        "SELECT json_extract(coalesce(before, after), '$.tag_id') AS tag_id,"
        " after IS NULL AS taken, max(effect.id) FROM effect"
        " JOIN change ON change.id = change_id"
        " WHERE tbl = 'article_tag' AND row_id = ? AND undone_at IS NULL"
        " GROUP BY 1",
        (article_id,),
    )
    return frozenset(row["tag_id"] for row in rows if row["taken"])


def undo(connection: sqlite3.Connection, at: int) -> Restored | None:
    """Take back the latest change that stands; None when there is none."""
    row = connection.execute(
        "SELECT id, title, at, 1 FROM change WHERE undone_at IS NULL"
        " ORDER BY id DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    connection.execute("UPDATE change SET undone_at = ? WHERE id = ?", (at, row[0]))
    return _restore(connection, _change(row), backwards=True)


def redo(connection: sqlite3.Connection) -> Restored | None:
    """Make the change undone last again; None when there is none."""
    row = connection.execute(
        "SELECT id, title, at, 0 FROM change WHERE undone_at IS NOT NULL"
        " ORDER BY id LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    connection.execute("UPDATE change SET undone_at = NULL WHERE id = ?", (row[0],))
    return _restore(connection, _change(row), backwards=False)


def _restore(
    connection: sqlite3.Connection, done: Change, *, backwards: bool
) -> Restored:
    column = _only_column(connection, done.id)
    if column is not None:
        return _restore_column(connection, done, *column, backwards=backwards)
    # Rows come back before those they refer to.
    connection.execute("PRAGMA defer_foreign_keys = ON")
    effects = _effects(connection, done.id)
    conflicts = 0
    articles: set[int] = set()
    for effect in reversed(effects) if backwards else effects:
        old, new = effect["before"], effect["after"]
        if not backwards:
            old, new = new, old
        if effect["col"] is None:
            conflicts += not _restore_row(connection, effect["tbl"], old, new)
        else:
            conflicts += not _restore_value(connection, effect, old, new)
        if effect["tbl"] not in _PLACES:
            articles.add(effect["row_id"])
    return Restored(done, frozenset(articles), conflicts)


def _only_column(
    connection: sqlite3.Connection, change_id: int
) -> tuple[str, str] | None:
    """The table and column of a change that set one value in many rows once."""
    row = connection.execute(
        "SELECT min(tbl), min(col) FROM effect WHERE change_id = ?"
        " HAVING count(col) = count(*) AND min(tbl) = max(tbl)"
        " AND min(col) = max(col) AND count(DISTINCT row_id) = count(*)",
        (change_id,),
    ).fetchone()
    return None if row is None else (row[0], row[1])


def _restore_column(
    connection: sqlite3.Connection,
    done: Change,
    table: str,
    column: str,
    *,
    backwards: bool,
) -> Restored:
    """Set values back in one statement, where nobody has set them since.

    Neither does a value come back that is another row's meanwhile.
    """
    old, new = ("before", "after") if backwards else ("after", "before")
    changed = connection.execute(
        f"UPDATE OR IGNORE {table} SET {column} = effect.{old} FROM effect"
        f" WHERE effect.change_id = ? AND {table}.id = effect.row_id"
        f" AND {table}.{column} IS effect.{new}",
        (done.id,),
    ).rowcount
    ids = [
        row[0]
        for row in connection.execute(
            "SELECT row_id FROM effect WHERE change_id = ?", (done.id,)
        )
    ]
    articles = frozenset(() if table in _PLACES else ids)
    return Restored(done, articles, len(ids) - changed)


def _restore_value(
    connection: sqlite3.Connection, effect: sqlite3.Row, old: object, new: object
) -> bool:
    """Set a value back, if nobody has set it since, or taken what it was."""
    table, column = effect["tbl"], effect["col"]
    cursor = connection.execute(
        f"UPDATE OR IGNORE {table} SET {column} = :old"
        f" WHERE id = :id AND {column} IS :new",
        {"old": old, "new": new, "id": effect["row_id"]},
    )
    return cursor.rowcount == 1


def _restore_row(
    connection: sqlite3.Connection, table: str, old: str | None, new: str | None
) -> bool:
    """Bring a row back that left, or have a row leave that came."""
    values = json.loads(old or new or "{}")
    if "packed" in values:
        values["packed"] = bytes.fromhex(values["packed"])
    if old is None:
        where = " AND ".join(f"{key} = :{key}" for key in _TABLES[table])
        cursor = connection.execute(f"DELETE FROM {table} WHERE {where}", values)
    else:
        columns = ", ".join(values)
        marks = ", ".join(f":{column}" for column in values)
        # An article that came anew meanwhile keeps its place, so the old one
        # does not come back, and its parts neither.
        owner = "1"
        if "article_id" in values:
            owner = "EXISTS (SELECT 1 FROM article WHERE id = :article_id)"
        cursor = connection.execute(
            f"INSERT INTO {table} ({columns}) SELECT {marks} WHERE {owner}"
            " ON CONFLICT DO NOTHING",
            values,
        )
    return cursor.rowcount == 1


def _has_effects(connection: sqlite3.Connection, change_id: int) -> bool:
    row = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM effect WHERE change_id = ?)", (change_id,)
    ).fetchone()
    return bool(row[0])


def _effects(connection: sqlite3.Connection, change_id: int) -> list[sqlite3.Row]:
    return connection.execute(
        "SELECT tbl, row_id, col, before, after FROM effect"
        " WHERE change_id = ? ORDER BY id",
        (change_id,),
    ).fetchall()


def _change(row: sqlite3.Row) -> Change:
    when = from_seconds(row[2])
    assert when is not None
    return Change(row[0], row[1], when, bool(row[3]))
