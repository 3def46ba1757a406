from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from reader.query.ast import And, Term
from reader.query.parse import parse
from reader.store.branches import Compiled
from reader.store.compile_query import Compiler
from reader.store.database import Connection, Database
from tests.store.factories import add_article, add_feed, make_article

NOW = datetime(2026, 11, 10, 15, tzinfo=UTC)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    database = Database(tmp_path / "library.db")
    with database.writing() as connection:
        feed_id = add_feed(connection, title="Daily", folder="Press")
        add_article(
            connection,
            make_article(tags=["trams", "public transport"]),
            feed_id=feed_id,
        )
        yield connection
    database.close()


def compile_(connection: Connection, query: str) -> Compiled:
    condition = parse(query).condition
    if condition is None:
        return Compiler(connection, NOW).compile(())
    parts = condition.parts if isinstance(condition, And) else (condition,)
    return Compiler(connection, NOW).compile(parts)


@pytest.mark.parametrize(
    ("query", "match"),
    [
        ("river", '(("river"))'),
        ("river*", '(("river" *))'),
        ("river tram", '(("river") AND ("tram"))'),
        ('"the river" title:tram', '(("the river") AND (title: "tram"))'),
        ("author:zoë body:x", '((authors: "zoë") AND (body: "x"))'),
        ("river or tram", '((("river") OR ("tram")))'),
        ("river -tram -bus", '(("river")) NOT (("tram")) NOT (("bus"))'),
        ("river (a or b)", '(("river") AND (("a") OR ("b")))'),
        ("人工", '((" 人 工 "))'),
    ],
)
def test_words_are_asked_of_the_index_at_once(
    connection: Connection, query: str, match: str
) -> None:
    (branch,) = compile_(connection, query).branches
    assert branch.match is not None
    # Only the parentheses around the words that are left out may differ.
    assert _spelled(branch.match) == _spelled(match)
    assert branch.conditions == ()
    rows = connection.execute(
        "SELECT rowid FROM article_fts WHERE article_fts MATCH ?", (branch.match,)
    )
    assert len(rows.fetchall()) <= 1


def _spelled(match: str) -> str:
    return match.replace("(", "").replace(")", "")


@pytest.mark.parametrize(
    "query", ["", "is:read", "tag:trams", "-river", "-a -b", "!!!"]
)
def test_without_words_the_index_is_not_asked_first(
    connection: Connection, query: str
) -> None:
    (branch,) = compile_(connection, query).branches
    assert branch.match is None
    assert compile_(connection, query).worded == ()


def test_a_word_in_the_name_of_a_tag_is_asked_of_both(connection: Connection) -> None:
    compiled = compile_(connection, "river trams")
    by_index, by_tag = compiled.branches
    assert _spelled(by_index.match or "") == '"river" AND "trams"'
    assert _spelled(by_tag.match or "") == '"river"'
    assert "article_tag" in by_tag.conditions[0]
    # The index alone tells of the one only.
    assert list(compiled.worded) == [Term("river", prefix=False)]
    assert list(compiled.tagged) == [Term("trams", prefix=False)]


def test_a_field_is_never_asked_of_tags(connection: Connection) -> None:
    assert len(compile_(connection, "title:trams").branches) == 1


@pytest.mark.parametrize("query", ["trams public transport river", "trams -trams"])
def test_few_words_are_asked_of_both(connection: Connection, query: str) -> None:
    assert len(compile_(connection, query).branches) <= 8


def test_what_is_read_is_never_spelled_in_the_statement(connection: Connection) -> None:
    compiler = Compiler(connection, NOW)
    name = "x'); DROP TABLE article;--"
    for query in (f'url:"{name}"', f'lang:"{name}"', f'"{name}"', f'-"{name}"'):
        condition = parse(query).condition
        assert condition is not None
        assert "DROP" not in compiler.write(condition).upper()
    for query in (f'tag:"{name}"', f'feed:"{name}"', f'folder:"{name}"'):
        condition = parse(query).condition
        assert condition is not None
        assert "IN (NULL)" in compiler.write(condition)
    assert "drop" in " ".join(map(str, compiler.parameters.values.values())).lower()


def test_days_begin_in_the_zone_asked(connection: Connection) -> None:
    condition = parse("since:today").condition
    assert condition is not None
    compiler = Compiler(connection, NOW, ZoneInfo("Asia/Tokyo"))
    assert compiler.write(condition) == "article.sorted >= :q0"
    midnight = datetime(2026, 11, 11, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert compiler.parameters.values == {"q0": int(midnight.timestamp())}
