"""Small makers of articles, feeds and libraries for the tests of the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime

from reader.model.article import Body, BodyFormat, Credit, Enclosure, ParsedArticle
from reader.model.feed import Subscription
from reader.store import article_writes, feeds
from reader.store.database import Database

NOW = 1_800_000_000
"""When the articles of tests arrive, in seconds since 1970."""


def day(number: int) -> datetime:
    """A day of November 2026."""
    return datetime(2026, 11, number, 12, tzinfo=UTC)


def make_article(
    title: str = "The tram returns",
    text: str = "After forty years the line by the river is open again.",
    *,
    authors: Iterable[str] = (),
    tags: Iterable[str] = (),
    enclosures: Iterable[str] = (),
    published: datetime | None = None,
    url: str | None = None,
    guid: str | None = None,
    words: int | None = None,
) -> ParsedArticle:
    return ParsedArticle(
        title=title,
        body=Body(BodyFormat.PLAIN, text),
        text=text,
        words=len(text.split()) if words is None else words,
        guid=guid,
        url=url,
        credits=tuple(Credit(name, "Text") for name in authors),
        published=published,
        tags=tuple(tags),
        enclosures=tuple(
            Enclosure(url, "audio/mpeg", 1000, "Listen", 60) for url in enclosures
        ),
    )


def add_article(
    connection: sqlite3.Connection,
    parsed: ParsedArticle | None = None,
    *,
    feed_id: int | None = None,
    identity: str | None = None,
    added: int = NOW,
) -> int:
    """Keep an article under an identity of its own."""
    number = connection.execute("SELECT count(*) FROM article").fetchone()[0]
    return article_writes.insert_article(
        connection,
        parsed or make_article(),
        feed_id=feed_id,
        identity=identity or f"test:{number}",
        digest=f"digest {number}",
        added=added,
    )


def add_feed(
    connection: sqlite3.Connection,
    url: str = "https://tram.example/feed",
    *,
    title: str = "",
    folder: str = "",
    tags: Iterable[str] = (),
    hidden: bool = False,
) -> int:
    subscription = Subscription(
        url, title=title, folder=folder, tags=tuple(tags), hidden=hidden
    )
    feed_id, _ = feeds.subscribe(connection, subscription, NOW)
    return feed_id


def titles(database: Database) -> list[str]:
    """The titles of all articles, the oldest arrival first."""
    with database.reading() as connection:
        rows = connection.execute("SELECT title FROM article ORDER BY id")
        return [row[0] for row in rows]


_KEPT = {
    "article": "SELECT * FROM article ORDER BY id",
    "article_body": "SELECT * FROM article_body ORDER BY article_id",
    "article_revision": "SELECT * FROM article_revision ORDER BY id",
    "enclosure": "SELECT * FROM enclosure ORDER BY article_id, position",
    "article_tag": "SELECT * FROM article_tag ORDER BY article_id, tag_id",
    "feed": "SELECT * FROM feed ORDER BY id",
    "feed_tag": "SELECT * FROM feed_tag ORDER BY feed_id, tag_id",
    "feed_count": "SELECT * FROM feed_count ORDER BY feed_id",
    "place_count": "SELECT * FROM place_count ORDER BY place",
    # A tag that nothing has is a name only, and no state of the library.
    "tag": "SELECT tag.*, articles, unread FROM tag JOIN tag_count ON tag_id = tag.id"
    " WHERE articles > 0 ORDER BY tag.id",
}


def everything(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """All that a person has in a library, but for the journal and fetching."""
    with database.reading() as connection:
        return {
            name: [tuple(row) for row in connection.execute(query)]
            for name, query in _KEPT.items()
        }
