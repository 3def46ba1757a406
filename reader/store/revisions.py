"""Revisions: what an article said before its publisher edited it."""

from __future__ import annotations

import sqlite3

from reader.model.article import Body, BodyFormat, ParsedArticle, Revision
from reader.store.packing import unpack
from reader.store.times import from_seconds

LATEST = 9
"""How many texts are kept of an article besides its first; some change at each
fetch, and may not fill the disk."""

EDITED = (
    "(SELECT until FROM article_revision WHERE article_id = article.id"
    " ORDER BY id DESC LIMIT 1)"
)
"""When an article was edited last, told by one step in `revision_of_article`."""


def keep_revision(
    connection: sqlite3.Connection, article_id: int, edited: ParsedArticle, at: int
) -> None:
    """Keep what an article says before an edit takes its place.

    Nothing is kept where no word of title and text is another.
    """
    title, packed = connection.execute(
        "SELECT title, packed FROM article JOIN article_body ON article_id = id"
        " WHERE id = ?",
        (article_id,),
    ).fetchone()
    if _words(title, unpack(packed)[1]) == _words(edited.title, edited.text):
        return
    connection.execute(
        "INSERT INTO article_revision (article_id, until, title, format, packed, base)"
        " SELECT id, :at, title, format, packed, base"
        " FROM article JOIN article_body ON article_id = id WHERE id = :id",
        {"at": at, "id": article_id},
    )
    _drop_middle(connection, article_id)


def revisions(connection: sqlite3.Connection, article_id: int) -> list[Revision]:
    """What an article said before its edits, the oldest text first."""
    rows = connection.execute(
        "SELECT until, title, format, packed, base FROM article_revision"
        " WHERE article_id = ? ORDER BY id",
        (article_id,),
    )
    return [_revision(row) for row in rows]


def _words(title: str, text: str) -> tuple[list[str], list[str]]:
    """What a reader sees of a text; white space does not count."""
    return title.split(), text.split()


def _drop_middle(connection: sqlite3.Connection, article_id: int) -> None:
    """Keep the first text of an article and the latest ones."""
    connection.execute(
        "DELETE FROM article_revision WHERE article_id = :id"
        " AND id <> (SELECT min(id) FROM article_revision WHERE article_id = :id)"
        " AND id NOT IN (SELECT id FROM article_revision WHERE article_id = :id"
        " ORDER BY id DESC LIMIT :latest)",
        {"id": article_id, "latest": LATEST},
    )


def _revision(row: sqlite3.Row) -> Revision:
    until = from_seconds(row["until"])
    assert until is not None
    source, text = unpack(row["packed"])
    body = Body(BodyFormat(row["format"]), source, row["base"])
    return Revision(until, row["title"], body, text)
