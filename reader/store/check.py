"""Checks that a library is whole and that its counts tell the truth."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

_PLACES = (
    ("all", "1"),
    ("starred", "starred_at IS NOT NULL"),
    ("later", "later_at IS NOT NULL"),
)

_WRONG_FEED_COUNTS = """
SELECT feed_count.feed_id FROM feed_count
LEFT JOIN (
    SELECT feed_id, count(*) AS articles, sum(read_at IS NULL) AS unread
    FROM article GROUP BY feed_id
) AS found ON found.feed_id = feed_count.feed_id
WHERE feed_count.articles <> ifnull(found.articles, 0)
    OR feed_count.unread <> ifnull(found.unread, 0)
"""

_WRONG_TAG_COUNTS = """
SELECT tag.name FROM tag_count JOIN tag ON tag.id = tag_count.tag_id
LEFT JOIN (
    SELECT tag_id, count(*) AS articles, sum(read_at IS NULL) AS unread
    FROM article_tag JOIN article ON article.id = article_id GROUP BY tag_id
) AS found ON found.tag_id = tag_count.tag_id
WHERE tag_count.articles <> ifnull(found.articles, 0)
    OR tag_count.unread <> ifnull(found.unread, 0)
"""

_COUNTED = (
    ("feeds without counts", "feed", "feed_count", "feed_id"),
    ("feeds without a state of fetching", "feed", "feed_fetch", "feed_id"),
    ("tags without counts", "tag", "tag_count", "tag_id"),
    ("articles without a body", "article", "article_body", "article_id"),
)


def sqlite_version() -> str:
    """The version of SQLite that Python uses."""
    return sqlite3.sqlite_version


def has_fts5() -> bool:
    """Whether this SQLite can search full text."""
    connection = sqlite3.connect(":memory:")
    try:
        options = connection.execute("PRAGMA compile_options").fetchall()
    finally:
        connection.close()
    return ("ENABLE_FTS5",) in options


def check(connection: sqlite3.Connection) -> list[str]:
    """What is wrong with a library, one line each; empty when nothing is.

    Everything is read, which takes a while for a large library. Nothing is
    changed, but the check of the index is a write to SQLite, so that a
    connection for reading does not do.
    """
    damage = _damage(connection)
    # Pages that are broken make every other finding moot.
    return damage or [
        *_dangling(connection),
        *_missing(connection),
        *_miscounted(connection),
        *_unfinished(connection),
        *_index(connection),
    ]


def _damage(connection: sqlite3.Connection) -> list[str]:
    try:
        lines = [row[0] for row in connection.execute("PRAGMA integrity_check(20)")]
    except sqlite3.DatabaseError as error:
        return [f"the file is damaged: {error}"]
    return [f"the file is damaged: {line}" for line in lines if line != "ok"]


def _dangling(connection: sqlite3.Connection) -> Iterator[str]:
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield f"{row[0]}, row {row[1]}: refers to a row of {row[2]} that is not there"


def _missing(connection: sqlite3.Connection) -> Iterator[str]:
    for what, table, part, column in _COUNTED:
        query = (
            f"SELECT count(*) FROM {table} WHERE NOT EXISTS"
            f" (SELECT 1 FROM {part} WHERE {column} = {table}.id)"
        )
        if number := _number(connection, query):
            yield f"{what}: {number}"


def _miscounted(connection: sqlite3.Connection) -> Iterator[str]:
    for place, condition in _PLACES:
        found = connection.execute(
            "SELECT count(*), ifnull(sum(read_at IS NULL), 0) FROM article"
            f" WHERE {condition}"
        ).fetchone()
        kept = connection.execute(
            "SELECT articles, unread FROM place_count WHERE place = ?", (place,)
        ).fetchone()
        if kept is None or tuple(kept) != tuple(found):
            told = None if kept is None else tuple(kept)
            yield f"the counts of {place} are {told}, there are {tuple(found)}"
    for row in connection.execute(_WRONG_FEED_COUNTS):
        yield f"the counts of feed {row[0]} are wrong"
    for row in connection.execute(_WRONG_TAG_COUNTS):
        yield f"the counts of tag {row[0]!r} are wrong"


def _unfinished(connection: sqlite3.Connection) -> Iterator[str]:
    if _number(connection, "SELECT count(*) FROM open_change"):
        yield "a change was never closed"
    wrong = _number(
        connection,
        "SELECT count(*) FROM article_tag JOIN article ON article.id = article_id"
        " WHERE article_tag.sorted <> article.sorted",
    )
    if wrong:
        yield f"articles that a tag lists at another time: {wrong}"


def _index(connection: sqlite3.Connection) -> Iterator[str]:
    """Compare the index with the texts (sqlite.org/fts5.html, section 6.6)."""
    try:
        connection.execute(
            "INSERT INTO article_fts (article_fts, rank) VALUES ('integrity-check', 1)"
        )
    except sqlite3.DatabaseError as error:
        if not error.sqlite_errorname.startswith("SQLITE_CORRUPT"):
            raise  # such as a disk that refuses to be written
        yield f"the full-text index does not agree with the articles: {error}"


def _number(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])
