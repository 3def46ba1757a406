"""A list that was read before is brought up to date as if it were read anew."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from reader.model.article import packed_ids
from reader.model.view import Scope, Sort, View
from reader.store import arrivals, listing
from reader.store.arrivals import with_arrivals
from reader.store.database import Database
from tests.store.factories import add_article, add_feed, make_article

START = datetime(2026, 1, 1, tzinfo=UTC)
NEWEST, OLDEST = View(), View(sort=Sort.OLDEST)


def arrive(database: Database, *days: int, feed_id: int | None = None) -> list[int]:
    """Keep articles of these days of the year."""
    with database.writing() as connection:
        return [
            add_article(
                connection,
                make_article(published=START + timedelta(days=day)),
                feed_id=feed_id,
            )
            for day in days
        ]


def read(database: Database, view: View) -> list[int]:
    with database.reading() as connection:
        return list(listing.article_ids(connection, view))


def followed(database: Database, view: View, before: list[int]) -> list[int] | None:
    with database.reading() as connection:
        found = with_arrivals(connection, view, packed_ids(before))
    return None if found is None else list(found)


@pytest.mark.parametrize("view", [NEWEST, OLDEST])
@pytest.mark.parametrize("seed", range(20))
def test_arrivals_stand_where_their_dates_put_them(
    database: Database, view: View, seed: int
) -> None:
    chance = random.Random(seed)
    arrive(database, *(chance.randrange(300) for _ in range(chance.randrange(60))))
    before = read(database, view)
    arrive(database, *(chance.randrange(300) for _ in range(chance.randrange(30))))
    assert followed(database, view, before) == read(database, view)


def test_where_nothing_came_the_list_stands(database: Database) -> None:
    arrive(database, 1, 2, 3)
    before = read(database, NEWEST)
    assert followed(database, NEWEST, before) == before
    assert followed(database, View(Scope.FEED, "9"), []) is None


def test_a_feed_has_its_own_arrivals(database: Database) -> None:
    with database.writing() as connection:
        one, other = add_feed(connection, "one"), add_feed(connection, "other")
    view = View(Scope.FEED, str(one))
    arrive(database, 5, 7, feed_id=one)
    before = read(database, view)
    arrive(database, 1, 9, feed_id=other)
    arrive(database, 6, feed_id=one)
    assert followed(database, view, before) == read(database, view)


def test_a_list_that_lost_an_article_is_read_anew(database: Database) -> None:
    gone, *_ = arrive(database, 1, 2, 3)
    before = read(database, NEWEST)
    with database.writing() as connection:
        connection.execute("DELETE FROM article WHERE id = ?", (gone,))
    assert followed(database, NEWEST, before) is None
    with database.writing() as connection:  # as many as before, and one of them other
        add_article(connection, identity="another")
    assert followed(database, NEWEST, before) is None


@pytest.mark.parametrize(
    "view",
    [
        View(Scope.UNREAD),
        View(Scope.STARRED),
        View(unread_only=True),
        View(query="tram"),
        View(Scope.SMART, saved="tram"),
        View(sort=Sort.TITLE),
    ],
    ids=str,
)
def test_other_lists_are_read_anew(database: Database, view: View) -> None:
    arrive(database, 1, 2)
    before = read(database, view)
    arrive(database, 3)
    assert followed(database, view, before) is None


def test_very_many_arrivals_are_read_with_the_list(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrivals, "MOST", 2)
    before = read(database, NEWEST)
    arrive(database, 1, 2)
    assert followed(database, NEWEST, before) == read(database, NEWEST)
    arrive(database, 3)
    assert followed(database, NEWEST, before) is None
