"""Articles of the library, read whole, as list lines, or as far as deciding needs."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.model.article import (
    Article,
    ArticleRow,
    Body,
    BodyFormat,
    Credit,
    Enclosure,
)
from reader.store.packing import unpack
from reader.store.revisions import EDITED
from reader.store.times import from_seconds

FEED_TITLE = (
    "coalesce(nullif(feed.custom_title, ''), nullif(feed.title, ''),"
    " shown_address(feed.url))"
)
"""What a feed is shown under: the person's title, the publisher's, the address."""


class Known(NamedTuple):
    """What is kept of an article, as far as deciding needs it."""

    id: int
    identity: str
    digest: str
    url: str | None
    published: int | None
    added: int


def known_articles(
    connection: sqlite3.Connection, feed_id: int | None
) -> tuple[Known, ...]:
    """The articles of a feed, or of files where `feed_id` is None."""
    rows = connection.execute(
        "SELECT id, identity, digest, url, published, added FROM article"
        " WHERE feed_id IS :feed_id",
        {"feed_id": feed_id},
    )
    return tuple(Known(*row) for row in rows)


def find_file_article(
    connection: sqlite3.Connection, identity: str, digest: str
) -> Known | None:
    """The article of a file: the one from that place, else one of the same bytes."""
    row = connection.execute(
        "SELECT id, identity, digest, url, published, added FROM article"
        " WHERE ifnull(feed_id, 0) = 0 AND identity = ?",
        (identity,),
    ).fetchone()
    if row is None:
        row = connection.execute(
            "SELECT id, identity, digest, url, published, added FROM article"
            " WHERE feed_id IS NULL AND digest = ?",
            (digest,),
        ).fetchone()
    return None if row is None else Known(*row)


def article_rows(
    connection: sqlite3.Connection, ids: Sequence[int]
) -> list[ArticleRow]:
    """The list lines of articles, in the order asked; those gone are left out."""
    rows = connection.execute(
        f"SELECT article.id, article.title, feed_id, {FEED_TITLE} AS feed, sorted,"
        " read_at IS NOT NULL, starred_at IS NOT NULL, later_at IS NOT NULL"
        " FROM article LEFT JOIN feed ON feed.id = feed_id"
        " WHERE article.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    found = {row[0]: _article_row(row) for row in rows}
    return [found[article_id] for article_id in ids if article_id in found]


def articles(connection: sqlite3.Connection, ids: Iterable[int]) -> list[Article]:
    """Articles whole, in the order asked; those gone are left out."""
    return [
        article
        for article_id in ids
        if (article := _article(connection, article_id)) is not None
    ]


def _article_row(row: sqlite3.Row) -> ArticleRow:
    article_id, title, feed_id, feed, sorted_, read, starred, later = row
    when = from_seconds(sorted_)
    assert when is not None
    return ArticleRow(
        article_id, title, feed_id, feed, when, bool(read), bool(starred), bool(later)
    )


def _article(connection: sqlite3.Connection, article_id: int) -> Article | None:
    row = connection.execute(
        f"SELECT article.*, {FEED_TITLE} AS feed, shown_address(feed.url) AS feed_url,"
        f" format, packed, base, summary, credits, {EDITED} AS edited"
        " FROM article JOIN article_body ON article_id = article.id"
        " LEFT JOIN feed ON feed.id = article.feed_id WHERE article.id = ?",
        (article_id,),
    ).fetchone()
    if row is None:
        return None
    added, when = from_seconds(row["added"]), from_seconds(row["sorted"])
    assert added is not None and when is not None
    source, text = unpack(row["packed"])
    return Article(
        id=row["id"],
        title=row["title"],
        url=row["url"],
        feed_id=row["feed_id"],
        feed=row["feed"],
        feed_url=row["feed_url"],
        credits=tuple(Credit(**credit) for credit in json.loads(row["credits"])),
        published=from_seconds(row["published"]),
        updated=from_seconds(row["updated"]),
        added=added,
        sorted=when,
        language=row["language"],
        tags=_tags(connection, article_id),
        read=from_seconds(row["read_at"]),
        starred=from_seconds(row["starred_at"]),
        later=from_seconds(row["later_at"]),
        words=row["words"],
        summary=row["summary"],
        body=Body(BodyFormat(row["format"]), source, row["base"]),
        text=text,
        enclosures=_enclosures(connection, article_id),
        edited=from_seconds(row["edited"]),
    )


def _tags(connection: sqlite3.Connection, article_id: int) -> tuple[str, ...]:
    rows = connection.execute(
        "SELECT name FROM tag JOIN article_tag ON tag_id = tag.id"
        " WHERE article_id = ? ORDER BY folded",
        (article_id,),
    )
    return tuple(row[0] for row in rows)


def _enclosures(
    connection: sqlite3.Connection, article_id: int
) -> tuple[Enclosure, ...]:
    rows = connection.execute(
        "SELECT url, media_type, length, title, duration FROM enclosure"
        " WHERE article_id = ? ORDER BY position",
        (article_id,),
    )
    return tuple(Enclosure(*row) for row in rows)
