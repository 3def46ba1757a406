"""Articles put into the library, and what their publishers edit of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from reader.model.article import Enclosure, ParsedArticle
from reader.store.packing import pack
from reader.store.prepared import Prepared, prepare
from reader.store.revisions import keep_revision
from reader.store.tags import tag_each
from reader.store.times import sorting_time, to_seconds


class NewArticle(NamedTuple):
    """An article that is not kept yet, the name it is known by, and its digest."""

    parsed: ParsedArticle
    identity: str
    digest: str
    prepared: Prepared | None = None


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
    if not articles:
        return ()
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
