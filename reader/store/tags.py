"""Tags: given to articles and feeds, counted, and completed from."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from reader.model.view import Tag
from reader.store.text import fold


def tag_id(connection: sqlite3.Connection, name: str) -> int:
    """The id of a tag, made where it is new; case and accents do not count."""
    folded = fold(name)
    row = connection.execute(
        "SELECT id FROM tag WHERE folded = ?", (folded,)
    ).fetchone()
    if row is not None:
        return int(row[0])
    cursor = connection.execute(
        "INSERT INTO tag (name, folded) VALUES (?, ?)", (name.strip(), folded)
    )
    return int(cursor.lastrowid or 0)


def tag_article(connection: sqlite3.Connection, article_id: int, name: str) -> None:
    """Give one article a tag; nothing happens where it has it."""
    connection.execute(
        "INSERT INTO article_tag (article_id, tag_id, sorted)"
        " SELECT id, ?, sorted FROM article WHERE id = ? ON CONFLICT DO NOTHING",
        (tag_id(connection, name), article_id),
    )


def tag_each(
    connection: sqlite3.Connection, named: Sequence[tuple[int, Sequence[str]]]
) -> None:
    """Give each of several articles the tags that are named for it."""
    ids = {
        name: tag_id(connection, name)
        for name in dict.fromkeys(name for _, names in named for name in names)
    }
    connection.executemany(
        "INSERT INTO article_tag (article_id, tag_id, sorted)"
        " SELECT id, ?, sorted FROM article WHERE id = ? ON CONFLICT DO NOTHING",
        [(ids[name], article_id) for article_id, names in named for name in names],
    )


def tag_articles(
    connection: sqlite3.Connection, ids: Iterable[int], name: str
) -> tuple[int, ...]:
    """Give articles a tag; the ids of those that did not have it."""
    rows = connection.execute(
        "INSERT INTO article_tag (article_id, tag_id, sorted)"
        " SELECT id, :tag, sorted FROM article"
        " WHERE id IN (SELECT value FROM json_each(:ids))"
        " ON CONFLICT DO NOTHING RETURNING article_id",
        {"tag": tag_id(connection, name), "ids": json.dumps(list(ids))},
    )
    return tuple(row[0] for row in rows.fetchall())


def lacking(
    connection: sqlite3.Connection, article_id: int, names: Iterable[str]
) -> list[str]:
    """Those of the names that are no tag of the article."""
    rows = connection.execute(
        "SELECT folded FROM tag JOIN article_tag ON tag_id = tag.id"
        " WHERE article_id = ?",
        (article_id,),
    )
    had = {row[0] for row in rows}
    return [name for name in names if fold(name) not in had]


def untag_articles(
    connection: sqlite3.Connection, ids: Iterable[int], name: str
) -> tuple[int, ...]:
    """Take a tag from articles; the ids of those that had it."""
    rows = connection.execute(
        "DELETE FROM article_tag"
        " WHERE tag_id = (SELECT id FROM tag WHERE folded = :folded)"
        " AND article_id IN (SELECT value FROM json_each(:ids)) RETURNING article_id",
        {"folded": fold(name), "ids": json.dumps(list(ids))},
    )
    return tuple(row[0] for row in rows.fetchall())


def tag_feed(
    connection: sqlite3.Connection, feed_id: int, names: Iterable[str]
) -> None:
    """Have a feed give tags to its articles, those it has and those to come."""
    for name in names:
        given = tag_id(connection, name)
        connection.execute(
            "INSERT INTO feed_tag (feed_id, tag_id) VALUES (?, ?)"
            " ON CONFLICT DO NOTHING",
            (feed_id, given),
        )
        connection.execute(
            "INSERT INTO article_tag (article_id, tag_id, sorted)"
            " SELECT id, ?, sorted FROM article WHERE feed_id = ?"
            " ON CONFLICT DO NOTHING",
            (given, feed_id),
        )


def untag_feed(
    connection: sqlite3.Connection, feed_id: int, names: Iterable[str]
) -> None:
    """Have a feed give tags no more, and take them from its articles."""
    for name in names:
        taken = {"folded": fold(name), "feed_id": feed_id}
        connection.execute(
            "DELETE FROM article_tag"
            " WHERE tag_id = (SELECT id FROM tag WHERE folded = :folded)"
            " AND article_id IN (SELECT id FROM article WHERE feed_id = :feed_id)",
            taken,
        )
        connection.execute(
            "DELETE FROM feed_tag WHERE feed_id = :feed_id"
            " AND tag_id = (SELECT id FROM tag WHERE folded = :folded)",
            taken,
        )


def tags(connection: sqlite3.Connection) -> list[Tag]:
    """Every tag that an article has, by name."""
    rows = connection.execute(
        "SELECT name, articles, unread FROM tag JOIN tag_count ON tag_id = tag.id"
        " WHERE articles > 0 ORDER BY folded"
    )
    return [Tag(*row) for row in rows]


def tag_exists(connection: sqlite3.Connection, name: str) -> bool:
    """Whether any article or feed was ever given the tag."""
    row = connection.execute("SELECT 1 FROM tag WHERE folded = ?", (fold(name),))
    return row.fetchone() is not None
