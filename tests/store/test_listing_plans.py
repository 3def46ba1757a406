"""No list, count or search reads the whole table of articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from reader.model.view import Scope, Sort, View
from reader.store import compile_query, first_hits, listing, selection, states
from reader.store.database import Connection, Database
from tests.store.factories import add_article, add_feed, make_article

_WHOLE_TABLE = re.compile(r"SCAN (article|article_body|article_tag|placed|enclosure)$")

Reading = Callable[[Connection], object]

BY_INDEX = (Sort.NEWEST, Sort.OLDEST, Sort.LONGEST, Sort.TITLE)

SCOPES = (
    View(),
    View(Scope.UNREAD),
    View(Scope.STARRED),
    View(Scope.LATER),
    View(Scope.TAG, "trams"),
    View(Scope.FEED, "1"),
    View(Scope.FOLDER, "press"),
    View(Scope.SMART, "1", saved="tag:trams since:7d"),
    View(Scope.SMART, "2", saved="(tram or river) -daily"),
)
"""Every kind of place."""

QUERIES = (
    "",
    "tram river",
    "trams",
    "trams river",
    "tr",
    "tr -tag:trams",
    '"tram returns" -tag:trams title:the',
    "tram or river",
    "tram or tag:trams",
    "tram -river",
    "-tram",
    "!!!",
    "tag:trams since:7d",
    "tag:tr* is:unread",
    "feed:daily",
    "folder:press",
    "lang:en url:example",
    "is:starred is:later is:tagged is:file is:read",
    "has:audio words:>100",
    "before:2026",
)
"""Every kind of condition."""


@pytest.fixture(scope="module", params=["small", "large"])
def connection(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Connection]:
    """A library whose folders and tags count as small, then as large."""
    path = Path(tmp_path_factory.mktemp("plans"), "library.db")
    database = Database(path)
    with pytest.MonkeyPatch.context() as patch, database.writing() as connection:
        if request.param == "large":
            patch.setattr(selection, "SMALL_FOLDER", 0)
            patch.setattr(compile_query, "MANY_TAGGED", 0)
            patch.setattr(first_hits, "FEW_HITS", 5)
        feed_id = add_feed(connection, tags=["trams"], folder="press")
        for _ in range(50):
            add_article(connection, make_article(), feed_id=feed_id)
        yield connection
    database.close()


def plans(connection: Connection, run: Reading) -> dict[str, list[str]]:
    """The plan of every reading of articles that something does, by its SQL."""
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    try:
        run(connection)
    finally:
        connection.set_trace_callback(None)
    return {
        sql: [row["detail"] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
        for sql in statements
        if sql.startswith("SELECT") and "article" in sql
    }


def assert_no_whole_table(
    connection: Connection, run: Reading, *, some: bool = True
) -> None:
    found = plans(connection, run)
    assert found or not some
    for sql, steps in found.items():
        assert not [step for step in steps if _WHOLE_TABLE.search(step)], (sql, steps)


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("place", SCOPES, ids=lambda place: place.scope)
def test_no_list_reads_the_whole_table(
    connection: Connection, place: View, query: str
) -> None:
    for sort in BY_INDEX:
        for unread_only, since in ((False, None), (True, None), (True, 5)):
            view = place._replace(
                query=query,
                sort=sort,
                unread_only=unread_only,
                unread_since=since,
            )
            assert_no_whole_table(connection, partial(listing.article_ids, view=view))
            assert_no_whole_table(
                connection,
                partial(listing.first_page, view=view, limit=10),
                some=sort not in (Sort.LONGEST, Sort.TITLE),
            )


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("place", SCOPES, ids=lambda place: place.scope)
def test_no_count_or_step_reads_the_whole_table(
    connection: Connection, place: View, query: str
) -> None:
    for sort in (Sort.NEWEST, Sort.OLDEST):
        view = place._replace(query=query, sort=sort)
        assert_no_whole_table(connection, partial(listing.count_unread, view=view))
        for forward in (True, False):
            assert_no_whole_table(
                connection,
                partial(listing.next_unread, view=view, article_id=25, forward=forward),
            )


@pytest.mark.parametrize("query", ["tram", "tram or river", "tram -river"])
def test_no_search_by_relevance_reads_the_whole_table(
    connection: Connection, query: str
) -> None:
    view = View(query=query, sort=Sort.RELEVANCE)
    assert_no_whole_table(connection, partial(listing.article_ids, view=view))


@pytest.mark.parametrize("place", SCOPES, ids=lambda place: place.scope)
def test_marking_a_view_read_reads_no_whole_table(
    connection: Connection, place: View
) -> None:
    chosen = selection.select(connection, place, "article.read_at IS NULL")
    statement = (
        "EXPLAIN QUERY PLAN UPDATE article SET read_at = 1"
        f" WHERE id IN (SELECT id FROM ({' UNION '.join(chosen.parts)}))"
    )
    rows = connection.execute(statement, dict(chosen.parameters))
    steps = [row["detail"] for row in rows]
    assert not [step for step in steps if _WHOLE_TABLE.search(step)], steps
    assert states.mark_view_read(connection, View(Scope.FEED, "99"), 1) == 0


def test_the_sidebar_counts_nothing(connection: Connection) -> None:
    found: list[str] = []
    connection.set_trace_callback(found.append)
    listing.place_counts(connection)
    connection.set_trace_callback(None)
    (sql,) = found
    steps = [row["detail"] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert steps == ["SCAN place_count"]
