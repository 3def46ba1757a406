"""Articles in the library: kept, edited, and read back whole or as list lines."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from reader.model.article import (
    Article,
    ArticleRow,
    Body,
    BodyFormat,
    Credit,
    Enclosure,
    ParsedArticle,
)
from reader.store.packing import pack, unpack
from reader.store.prepared import Prepared, prepare
from reader.store.revisions import EDITED, keep_revision
from reader.store.tags import tag_each
from reader.store.times import from_seconds, sorting_time, to_seconds

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


class NewArticle(NamedTuple):
    """An article that is not kept yet, the name it is known by, and its digest."""

    parsed: ParsedArticle
    identity: str
    digest: str
    prepared: Prepared | None = None


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


def insert_article(
    connection: sqlite3.Connection,
    parsed: ParsedArticle,
    *,
    feed_id: int | None,
    identity: str,
    digest: str,
    added: int,
) -> int:
    """Keep a new article, with its tags and those its feed gives; its id."""
    new = NewArticle(parsed, identity, digest)
    return insert_articles(connection, [new], feed_id=feed_id, added=added)[0]


def insert_articles(
    connection: sqlite3.Connection,
    articles: Sequence[NewArticle],
    *,
    feed_id: int | None,
    added: int,
) -> tuple[int, ...]:
    """Keep new articles, with their tags and those their feed gives; their ids.

    It is best the last that is done in a transaction. At a statement that has
    triggers, FTS5 writes what it has gathered to the disk, and SQLite what was there
    before beside it; once for all articles, that takes a third of the time.
    """
    row = connection.execute(
        "SELECT seq FROM sqlite_sequence WHERE name = 'article'"
    ).fetchone()
    last = 0 if row is None else int(row[0])
    ids = tuple(range(last + 1, last + 1 + len(articles)))
    numbered = tuple(zip(ids, articles, strict=True))
    ready = [new.prepared or prepare(new.parsed) for new in articles]
    connection.executemany(
        "INSERT INTO article (id, feed_id, identity, digest, title, url, language,"
        " published, updated, added, sorted, words, media)"
        " VALUES (:id, :feed_id, :identity, :digest, :title, :url, :language,"
        " :published, :updated, :added, :sorted, :words, :media)",
        [
            _columns(new.parsed)
            | {
                "id": article_id,
                "feed_id": feed_id,
                "identity": new.identity,
                "digest": new.digest,
                "added": added,
                "sorted": sorting_time(new.parsed.published, added),
            }
            for article_id, new in numbered
        ],
    )
    _insert_bodies(connection, numbered, ready)
    for article_id, new in numbered:
        _insert_enclosures(connection, article_id, new.parsed.enclosures)
    tag_each(connection, [(one_id, new.parsed.tags) for one_id, new in numbered])
    connection.execute(
        "INSERT INTO article_tag (article_id, tag_id, sorted)"
        " SELECT article.id, feed_tag.tag_id, article.sorted"
        " FROM feed_tag JOIN article USING (feed_id)"
        " WHERE feed_tag.feed_id = ? AND article.id > ?"
        " ON CONFLICT DO NOTHING",
        (feed_id, last),
    )
    connection.executemany(
        "INSERT INTO article_fts (rowid, title, authors, body) VALUES (?, ?, ?, ?)",
        [(one_id, *words) for one_id, (_, *words) in zip(ids, ready, strict=True)],
    )
    return ids


def _insert_bodies(
    connection: sqlite3.Connection,
    numbered: Sequence[tuple[int, NewArticle]],
    ready: Sequence[Prepared],
) -> None:
    """Keep the bodies of new articles, without the index."""
    connection.execute("INSERT INTO paused_index VALUES (1)")
    connection.executemany(
        "INSERT INTO article_body (article_id, format, packed, base, summary,"
        " credits) VALUES (:article_id, :format, :packed, :base, :summary, :credits)",
        [
            _body_columns(new.parsed, prepared.packed) | {"article_id": article_id}
            for (article_id, new), prepared in zip(numbered, ready, strict=True)
        ],
    )
    connection.execute("DELETE FROM paused_index")


def update_article(
    connection: sqlite3.Connection,
    article_id: int,
    parsed: ParsedArticle,
    *,
    identity: str,
    digest: str,
    at: int,
) -> None:
    """Take over an edited text; states, tags and the place in lists stay.

    What it said until then (`at`) is kept as a revision. A date is taken over
    only where there was none, since some publishers change it at every fetch.
    """
    keep_revision(connection, article_id, parsed, at)
    connection.execute(
        "UPDATE article SET identity = :identity, digest = :digest, title = :title,"
        " url = coalesce(:url, url), language = :language,"
        " published = coalesce(published, :published),"
        " updated = :updated, words = :words, media = :media WHERE id = :id",
        _columns(parsed) | {"identity": identity, "digest": digest, "id": article_id},
    )
    connection.execute(
        "UPDATE article_body SET format = :format, packed = :packed, base = :base,"
        " summary = :summary, credits = :credits"
        " WHERE article_id = :article_id",
        _body_columns(parsed, pack(parsed.body.source, parsed.text))
        | {"article_id": article_id},
    )
    connection.execute("DELETE FROM enclosure WHERE article_id = ?", (article_id,))
    _insert_enclosures(connection, article_id, parsed.enclosures)


def redate_article(
    connection: sqlite3.Connection, article_id: int, published: datetime
) -> None:
    """Take over the date that a person wrote into their file."""
    connection.execute(
        "UPDATE article SET published = :published,"
        " sorted = min(:published, added) WHERE id = :id",
        {"published": to_seconds(published), "id": article_id},
    )


def set_identity(
    connection: sqlite3.Connection, article_id: int, identity: str
) -> None:
    """Know an article by another name from now on."""
    connection.execute(
        "UPDATE article SET identity = ? WHERE id = ?", (identity, article_id)
    )


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


def _columns(parsed: ParsedArticle) -> dict[str, object]:
    return {
        "title": parsed.title,
        "url": parsed.url,
        "language": parsed.language,
        "published": to_seconds(parsed.published),
        "updated": to_seconds(parsed.updated),
        "words": parsed.words,
        "media": _media(parsed),
    }


def _media(parsed: ParsedArticle) -> int:
    """What an article brings, as bits of the schema's column."""
    types = (enclosure.media_type.lower() for enclosure in parsed.enclosures)
    kinds = {media_type.split("/")[0] for media_type in types}
    return (
        1 * (parsed.pictures or "image" in kinds)
        + 2 * ("audio" in kinds)
        + 4 * ("video" in kinds)
        + 8 * bool(parsed.enclosures)
    )


def _body_columns(parsed: ParsedArticle, packed: bytes) -> dict[str, object]:
    named = [{"name": credit.name, "role": credit.role} for credit in parsed.credits]
    return {
        "format": parsed.body.format.value,
        "packed": packed,
        "base": parsed.body.base,
        "summary": parsed.summary,
        "credits": json.dumps(named, ensure_ascii=False),
    }


def _insert_enclosures(
    connection: sqlite3.Connection, article_id: int, enclosures: Sequence[Enclosure]
) -> None:
    connection.executemany(
        "INSERT INTO enclosure (article_id, position, url, media_type, length, title,"
        " duration) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (article_id, position, e.url, e.media_type, e.length, e.title, e.duration)
            for position, e in enumerate(enclosures)
        ],
    )


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
