"""No list, count or search reads the whole table of articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from reader.model.view import Scope, Sort, View
from reader.store import selection
from reader.store.database import Connection, Database
from tests.store.factories import add_article, add_feed, make_article

_WHOLE_TABLE = re.compile(r"SCAN article$|SCAN article_body|SCAN article_tag$")

PLACES = (
    View(),
    View(Scope.UNREAD, unread_since=5),
    View(Scope.STARRED),
    View(Scope.LATER),
    View(Scope.TAG, "trams"),
    View(Scope.FEED, "1"),
    View(Scope.FOLDER, "press"),
    View(query="tram river"),
    View(query="trams"),
    View(query='"tram returns" -tag:trams title:the'),
    View(query="tag:trams since:7d"),
    View(query="feed:daily"),
    View(Scope.STARRED, query="tram"),
)
BY_DATE_OR_LENGTH = (Sort.NEWEST, Sort.OLDEST, Sort.LONGEST)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    database = Database(tmp_path / "library.db")
    with database.writing() as connection:
        feed_id = add_feed(connection, tags=["trams"])
        for _ in range(50):
            add_article(connection, make_article(), feed_id=feed_id)
        yield connection
    database.close()


def plan(connection: Connection, sql: str, values: dict[str, object]) -> list[str]:
    rows = connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)
    return [row["detail"] for row in rows]


@pytest.mark.parametrize(
    ("view", "sort", "unread_only"),
    list(product(PLACES, BY_DATE_OR_LENGTH, (False, True))),
)
def test_no_list_reads_the_whole_table(
    connection: Connection, view: View, sort: Sort, unread_only: bool
) -> None:
    wanted = View(
        view.scope, view.name, "", view.query, sort, unread_only, unread_since=5
    )
    chosen = selection.select(connection, wanted)
    steps = plan(connection, chosen.sql(chosen.order, "200"), dict(chosen.parameters))
    assert not [step for step in steps if _WHOLE_TABLE.search(step)], steps


@pytest.mark.parametrize("view", PLACES)
def test_no_count_reads_the_whole_table(connection: Connection, view: View) -> None:
    chosen = selection.select(connection, view, "article.read_at IS NULL")
    sql = f"SELECT count(*) FROM ({' UNION '.join(chosen.parts)})"
    steps = plan(connection, sql, dict(chosen.parameters))
    assert not [step for step in steps if _WHOLE_TABLE.search(step)], steps


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT place, articles, unread FROM place_count",
        "SELECT articles, unread FROM feed_count WHERE feed_id = 1",
        "SELECT articles, unread FROM tag_count WHERE tag_id = 1",
    ],
)
def test_the_sidebar_counts_nothing(connection: Connection, sql: str) -> None:
    assert not [step for step in plan(connection, sql, {}) if "article" in step]
