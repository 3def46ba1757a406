from __future__ import annotations

from reader.model.feed import Validators
from reader.store import feeds, fetches, health, moves
from reader.store.database import Database
from reader.store.health import YEAR, Facts
from reader.store.moves import Move
from reader.store.times import from_seconds
from tests.store.factories import NOW, add_article, add_feed, make_article

MONTH = YEAR // 12


def test_articles_are_counted_by_month(database: Database) -> None:
    moments = {0: 11, MONTH - 1: 11, MONTH + 1: 10, YEAR - 9: 0, YEAR: None, -9: None}
    with database.writing() as connection:
        feed_id = add_feed(connection)
        add_feed(connection, "https://empty.example/")
        for ago in moments:
            article = make_article(published=from_seconds(NOW - ago))
            add_article(connection, article, feed_id=feed_id, added=NOW + 99)
        add_article(connection)
        asked: list[str] = []
        connection.set_trace_callback(asked.append)
        counted = health.months(connection, NOW)
        connection.set_trace_callback(None)
        plan = connection.execute(f"EXPLAIN QUERY PLAN {asked[0]}").fetchall()
    expected = [0] * 12
    for place in moments.values():
        if place is not None:
            expected[place] += 1
    assert counted == {feed_id: tuple(expected)}
    assert any("COVERING INDEX article_of_feed" in row[3] for row in plan)


def test_what_is_known_of_a_feed(database: Database) -> None:
    with database.writing() as connection:
        one = add_feed(connection, "https://a.example/", title="One", folder="News")
        two = add_feed(connection, "https://b.example/", title="Two")
        left = add_feed(connection, "https://c.example/", title="Left")
        feeds.unsubscribe(connection, left)
        article = make_article(published=from_seconds(NOW - 9))
        add_article(connection, article, feed_id=one)
        fetches.fetched_unchanged(connection, one, Validators(), NOW, NOW + 5)
        fetches.fetch_failed(
            connection, one, "no", NOW + 1, NOW + 7, gone=True, other_title="Else"
        )
        moves.watch(connection, one, "https://b.example/", NOW, 3)
        found, other = health.facts(connection)
        moves.watch(connection, one, "https://c.example/", NOW, 3)
        assert health.facts(connection)[0].owner is None
    assert other.feed_id == two
    assert found == Facts(
        feed_id=one,
        title="One",
        url="https://a.example/",
        folder="News",
        articles=1,
        unread=1,
        fetched_at=NOW + 1,
        next_at=NOW + 7,
        error="no",
        failures=1,
        failing_since=NOW + 1,
        gone_at=NOW + 1,
        other_title="Else",
        newest=NOW - 9,
        move=Move("https://b.example/", NOW, 3),
        owner="Two",
    )
