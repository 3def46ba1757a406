from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model.article import Body, BodyFormat, Credit, ParsedArticle, State
from reader.model.feed import Subscription
from reader.store import article_writes, feeds, states, tags
from reader.store.check import check, has_fts5, sqlite_version
from reader.store.database import Database

AT = 1_700_000_000


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A library with a feed, tags, states and an edited and a removed article."""
    database = Database(tmp_path / "library.db")
    with database.writing() as opened:
        feed_id, _ = feeds.subscribe(
            opened, Subscription("https://x.example/feed", tags=("given",)), AT
        )
        for number in range(5):
            article_writes.insert_article(
                opened,
                article(number),
                feed_id=feed_id if number % 2 else None,
                identity=str(number),
                digest="",
                added=AT,
            )
        states.set_state(opened, (1, 2), State.READ, True, AT)
        states.set_state(opened, (2, 3), State.STARRED, True, AT)
        tags.tag_articles(opened, (1, 2, 3), "桥")
        article_writes.update_article(
            opened, 3, article(30), identity="3", digest="x", at=AT
        )
        opened.execute("DELETE FROM article WHERE id = 5")
    with database.writing() as opened:
        yield opened
    database.close()


def article(number: int) -> ParsedArticle:
    return ParsedArticle(
        title=f"Title {number} 赵州桥",
        body=Body(BodyFormat.PLAIN, "text"),
        text=f"text {number}",
        words=2,
        credits=(Credit("Ada Quist", "Words"),),
    )


def test_sqlite_can_search() -> None:
    assert has_fts5()
    assert sqlite_version() == sqlite3.sqlite_version


def test_a_whole_library_has_no_findings(connection: sqlite3.Connection) -> None:
    assert check(connection) == []


def test_an_empty_library_has_no_findings(tmp_path: Path) -> None:
    database = Database(tmp_path / "library.db")
    with database.writing() as opened:
        assert check(opened) == []
    database.close()


@pytest.mark.parametrize(
    ("harm", "finding"),
    [
        (
            "UPDATE place_count SET articles = 9 WHERE place = 'all'",
            "the counts of all are (9, 2), there are (4, 2)",
        ),
        ("DELETE FROM place_count WHERE place = 'later'", "the counts of later are"),
        ("UPDATE feed_count SET unread = unread + 1", "the counts of feed 1 are wrong"),
        (
            "UPDATE tag_count SET articles = 0 WHERE tag_id = 2",
            "the counts of tag '桥'",
        ),
        ("DELETE FROM feed_count", "feeds without counts: 1"),
        ("DELETE FROM feed_fetch", "feeds without a state of fetching: 1"),
        ("DELETE FROM tag_count WHERE tag_id = 1", "tags without counts: 1"),
        ("DELETE FROM article_body WHERE article_id = 1", "articles without a body: 1"),
        (
            "UPDATE article_tag SET sorted = 5 WHERE article_id = 1",
            "articles that a tag lists at another time: 1",
        ),
        (
            "INSERT INTO article_fts (article_fts, rowid, title, authors, body)"
            " VALUES ('delete', 1, 'Title 0', 'Ada Quist', 'text 0')",
            "the full-text index does not agree with the articles",
        ),
    ],
)
def test_each_harm_is_found(
    connection: sqlite3.Connection, harm: str, finding: str
) -> None:
    connection.execute(harm)
    findings = check(connection)
    assert any(finding in found for found in findings), findings


def test_a_change_left_open_is_found(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO change (id, at, title) VALUES (7, 1, 'x')")
    connection.execute("INSERT INTO open_change VALUES (7)")
    assert check(connection) == ["a change was never closed"]
    connection.execute("DELETE FROM open_change")


def test_a_dangling_reference_is_found(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA defer_foreign_keys = ON")
    connection.execute("UPDATE article SET feed_id = 99 WHERE id = 2")
    assert any("feed that is not there" in found for found in check(connection))
    connection.execute("UPDATE article SET feed_id = 1 WHERE id = 2")


def test_a_stale_text_is_found(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TRIGGER article_title_unindexed")
    connection.execute("DROP TRIGGER article_title_indexed")
    connection.execute("UPDATE article SET title = 'Elsewhere' WHERE id = 1")
    (finding,) = check(connection)
    assert finding.startswith("the full-text index does not agree")


def test_damaged_pages_are_told_first(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    database = Database(path)
    with database.writing() as opened:
        for number in range(200):
            article_writes.insert_article(
                opened,
                article(number),
                feed_id=None,
                identity=str(number),
                digest="",
                added=AT,
            )
        size = opened.execute("PRAGMA page_size").fetchone()[0]
        root = opened.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'article'"
        ).fetchone()[0]
    database.close()
    content = bytearray(path.read_bytes())
    start = (root - 1) * size
    content[start + 8 : start + 72] = b"\xa5" * 64
    path.write_bytes(content)
    broken = sqlite3.connect(path)
    findings = check(broken)
    broken.close()
    assert findings
    assert all(found.startswith("the file is damaged") for found in findings)


def test_a_library_that_cannot_be_written_is_not_called_damaged(
    connection: sqlite3.Connection,
) -> None:
    connection.execute("PRAGMA query_only = ON")
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        check(connection)
