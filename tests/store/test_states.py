from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.article import State
from reader.model.view import Scope, View
from reader.store import articles, listing, states, tags
from reader.store.database import Database
from tests.store.factories import add_article, add_feed, make_article


@pytest.mark.parametrize("state", State)
def test_a_state_is_given_and_taken_once(database: Database, state: State) -> None:
    with database.writing() as connection:
        one, two = add_article(connection), add_article(connection)
        assert states.set_state(connection, [one, 99], state, True, 5) == (one,)
        assert states.set_state(connection, [one, two], state, True, 6) == (two,)
        assert states.set_state(connection, [one, two], state, False, 7) == (one, two)
        assert states.set_state(connection, [one, two], state, False, 8) == ()
        assert states.set_state(connection, [], state, True, 9) == ()


def test_a_state_keeps_the_time_at_which_it_was_first_given(
    database: Database,
) -> None:
    with database.writing() as connection:
        one = add_article(connection)
        states.set_state(connection, [one], State.READ, True, 5)
        states.set_state(connection, [one], State.READ, True, 50)
        (article,) = articles.articles(connection, [one])
    assert article.read is not None
    assert article.read.timestamp() == 5


def test_a_hundred_thousand_ids_are_one_statement(database: Database) -> None:
    with database.writing() as connection:
        one = add_article(connection)
        ids = range(one, one + 100_000)
        assert states.set_state(connection, ids, State.LATER, True, 5) == (one,)


@pytest.mark.parametrize(
    ("view", "marked"),
    [
        (View(), 4),
        (View(Scope.UNREAD), 4),
        (View(Scope.STARRED), 1),
        (View(Scope.LATER), 0),
        (View(Scope.TAG, "trams"), 2),
        (View(Scope.FEED, "1"), 2),
        (View(Scope.FOLDER, "News"), 2),
        (View(query="river"), 1),
        (View(Scope.TAG, "no such tag"), 0),
    ],
)
def test_a_view_is_marked_read_and_nothing_else(
    database: Database, view: View, marked: int
) -> None:
    with database.writing() as connection:
        feed_id = add_feed(connection, folder="News")
        add_article(connection, make_article("w", "w", tags=["trams"]), feed_id=feed_id)
        starred = add_article(connection, make_article("Along the river", "boats"))
        done = add_article(connection, make_article("x", "x"), feed_id=feed_id)
        add_article(connection, make_article("y", "y", tags=["trams"]))
        add_article(connection, make_article("z", "z"), feed_id=feed_id)
        states.set_state(connection, [starred], State.STARRED, True, 1)
        states.set_state(connection, [done], State.READ, True, 1)
        inside = set(listing.article_ids(connection, view)) - {done}
        assert states.mark_view_read(connection, view, 9) == marked
        read = connection.execute("SELECT id FROM article WHERE read_at = 9").fetchall()
    assert {row[0] for row in read} == inside
    assert len(inside) == marked


def test_marking_and_tagging_leave_the_index_alone(tmp_path: Path) -> None:
    database = Database(tmp_path / "library.db")

    def index() -> list[tuple[object, ...]]:
        with database.reading() as connection:
            rows = connection.execute("SELECT id, block FROM article_fts_data")
            return [tuple(row) for row in rows]

    with database.writing() as connection:
        ids = [add_article(connection) for _ in range(5)]
    before = index()
    with database.writing() as connection:
        writes = connection.total_changes
        for state in State:
            states.set_state(connection, ids, state, True, 1)
            states.set_state(connection, ids, state, False, 2)
        tags.tag_articles(connection, ids, "trams")
        tags.untag_articles(connection, ids, "trams")
        assert states.mark_view_read(connection, View(), 3) == 5
        assert connection.total_changes > writes
    assert index() == before
    database.close()
