from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from reader.model.article import State
from reader.model.feed import Subscription
from reader.model.view import View
from reader.store import article_writes, articles, feeds, journal, listing, states, tags
from reader.store.check import check
from reader.store.database import Connection, Database
from reader.store.journal import Restored
from tests.store.factories import (
    NOW,
    add_article,
    add_feed,
    everything,
    make_article,
)

Act = Callable[[Connection], object]


def change(database: Database, act: Act, title: str = "Change") -> None:
    with database.writing() as connection, journal.change(connection, title, NOW):
        act(connection)


def undo(database: Database) -> Restored | None:
    with database.writing() as connection:
        return journal.undo(connection, NOW)


def redo(database: Database) -> Restored | None:
    with database.writing() as connection:
        return journal.redo(connection)


def history(database: Database) -> list[tuple[str, bool]]:
    with database.reading() as connection:
        return [(one.title, one.undone) for one in journal.changes(connection, 100)]


@pytest.fixture
def filled(database: Database) -> Database:
    """A feed (1) with articles 1 to 3, article 3 starred, and article 4 of a file."""
    with database.writing() as connection:
        feed_id = add_feed(connection, title="Trams", folder="News", tags=["rail"])
        for number in range(3):
            article = make_article(
                f"Title {number}",
                f"text{number} 人工智能 “quoted” \\ \n\n\t 🎉",
                authors=["Zoë"],
                tags=["Élysée", "city"],
                enclosures=["https://x.example/a.mp3", "https://x.example/b.mp3"],
            )
            add_article(connection, article, feed_id=feed_id)
        add_article(connection, make_article("Saved", tags=["mine"]))
        states.set_state(connection, [3], State.STARRED, True, 7)
        states.set_state(connection, [1], State.READ, True, 7)
    return database


ACTS: dict[str, Act] = {
    "read": lambda c: states.set_state(c, [1, 2, 4], State.READ, True, 9),
    "unread": lambda c: states.set_state(c, [1, 2], State.READ, False, 9),
    "star": lambda c: states.set_state(c, [1, 2], State.STARRED, True, 9),
    "unstar": lambda c: states.set_state(c, [3], State.STARRED, False, 9),
    "later": lambda c: states.set_state(c, [1, 3], State.LATER, True, 9),
    "mark all read": lambda c: states.mark_view_read(c, View(), 9),
    "tag": lambda c: tags.tag_articles(c, [1, 4], "new"),
    "tag known": lambda c: tags.tag_articles(c, [1, 4], "Mine"),
    "untag": lambda c: tags.untag_articles(c, [1, 2, 4], "city"),
    "rename feed": lambda c: feeds.rename_feed(c, 1, "My trams"),
    "forget title": lambda c: feeds.rename_feed(c, 1, ""),
    "move feed": lambda c: feeds.move_feed(c, 1, "Other/Place"),
    "unsubscribe": lambda c: feeds.unsubscribe(c, 1),
}


@pytest.mark.parametrize("name", ACTS)
def test_every_change_is_undone_and_redone_whole(filled: Database, name: str) -> None:
    before = everything(filled)
    change(filled, ACTS[name], name)
    after = everything(filled)
    assert after != before
    for _ in range(2):
        restored = undo(filled)
        assert restored is not None
        assert (restored.change.title, restored.conflicts) == (name, 0)
        assert restored.change.undone
        assert everything(filled) == before
        assert history(filled) == [(name, True)]
        restored = redo(filled)
        assert restored is not None
        assert (restored.change.undone, restored.conflicts) == (False, 0)
        assert everything(filled) == after
        assert history(filled) == [(name, False)]
    with filled.writing() as connection:
        assert check(connection) == []


def test_all_changes_are_undone_in_turn_and_redone(filled: Database) -> None:
    seen = [everything(filled)]
    for name, act in ACTS.items():
        change(filled, act, name)
        seen.append(everything(filled))
    made = [name for name, _ in history(filled)]
    distinct = [state for state, after in pairwise(seen) if state != after]
    assert len(made) == len(distinct)
    for state in reversed(distinct):
        assert undo(filled) is not None
        assert everything(filled) == state
    assert undo(filled) is None
    for state in [*distinct[1:], seen[-1]]:
        assert redo(filled) is not None
        assert everything(filled) == state
    assert redo(filled) is None


def test_nothing_is_undone_where_nothing_was_done(database: Database) -> None:
    assert undo(database) is None
    assert redo(database) is None
    assert history(database) == []


def test_a_change_that_changes_nothing_leaves_no_trace(filled: Database) -> None:
    change(filled, ACTS["star"], "star")
    undo(filled)
    change(filled, lambda c: states.set_state(c, [99], State.STARRED, True, 9))
    assert history(filled) == [("star", True)]
    assert redo(filled) is not None


def test_a_new_change_ends_what_could_be_redone(filled: Database) -> None:
    change(filled, ACTS["star"], "star")
    change(filled, ACTS["tag"], "tag")
    undo(filled)
    undo(filled)
    change(filled, ACTS["later"], "later")
    assert redo(filled) is None
    assert history(filled) == [("later", False)]
    with filled.reading() as connection:
        left = connection.execute("SELECT count(DISTINCT change_id) FROM effect")
        assert left.fetchone()[0] == 1


def test_a_change_that_fails_leaves_no_trace(filled: Database) -> None:
    before = everything(filled)

    def fail(connection: Connection) -> None:
        ACTS["unsubscribe"](connection)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        change(filled, fail)
    assert everything(filled) == before
    assert history(filled) == []
    change(filled, ACTS["star"], "star")
    assert history(filled) == [("star", False)]


def test_undo_survives_reopening(filled: Database) -> None:
    before = everything(filled)
    change(filled, ACTS["unsubscribe"], "unsubscribe")
    change(filled, ACTS["read"], "read")
    filled.close()
    again = Database(filled.path)
    assert [title for title, _ in history(again)] == ["read", "unsubscribe"]
    undo(again)
    undo(again)
    assert everything(again) == before
    again.close()


def test_history_is_newest_first_and_no_longer_than_asked(filled: Database) -> None:
    for number in range(5):
        change(
            filled,
            lambda c: tags.tag_articles(c, [1], f"tag {number}"),  # noqa: B023
            f"change {number}",
        )
    undo(filled)
    with filled.reading() as connection:
        titles = [one.title for one in journal.changes(connection, 2)]
    assert titles == ["change 4", "change 3"]


def test_what_was_changed_since_is_left_alone_and_counted(filled: Database) -> None:
    change(filled, lambda c: states.set_state(c, [1, 2], State.LATER, True, 9))
    other = Database(filled.path)
    with other.writing() as connection:
        states.set_state(connection, [2], State.LATER, False, 10)
        states.set_state(connection, [2], State.LATER, True, 11)
    restored = undo(filled)
    assert restored is not None
    assert (restored.conflicts, restored.articles) == (1, frozenset({1, 2}))
    with filled.reading() as connection:
        rows = connection.execute("SELECT later_at FROM article WHERE id IN (1, 2)")
        assert [row[0] for row in rows] == [None, 11]
    other.close()


def test_a_tag_taken_by_somebody_else_is_no_error(filled: Database) -> None:
    change(filled, ACTS["tag"])
    with filled.writing() as connection:
        tags.untag_articles(connection, [1], "new")
    restored = undo(filled)
    assert restored is not None
    assert restored.conflicts == 1
    assert redo(filled) is not None
    with filled.reading() as connection:
        assert "new" in articles.articles(connection, [4])[0].tags


def test_what_a_refresh_brought_since_is_kept(filled: Database) -> None:
    change(filled, ACTS["mark all read"])
    with filled.writing() as connection:
        fresh = add_article(connection, make_article("Fresh"), feed_id=1)
        article_writes.update_article(
            connection,
            2,
            make_article("Edited", "edited"),
            identity="x",
            digest="x",
            at=NOW,
        )
    restored = undo(filled)
    assert restored is not None
    assert restored.conflicts == 0
    with filled.reading() as connection:
        edited, new = articles.articles(connection, [2, fresh])
    assert (edited.title, edited.read) == ("Edited", None)
    assert (new.title, new.read) == ("Fresh", None)


def test_a_refresh_is_no_change(filled: Database) -> None:
    with filled.writing() as connection:
        add_article(connection, make_article("Fresh", tags=["x"]), feed_id=1)
        article_writes.update_article(
            connection, 2, make_article("Edited"), identity="x", digest="x", at=NOW
        )
    assert history(filled) == []


def test_a_feed_comes_back_with_all_it_had(filled: Database) -> None:
    def found(words: str) -> list[int]:
        with filled.reading() as connection:
            return sorted(listing.article_ids(connection, View(query=words)))

    with filled.reading() as connection:
        before = articles.articles(connection, [1, 2, 3])
    change(filled, ACTS["unsubscribe"])
    assert found("智能") == [3]
    restored = undo(filled)
    assert restored is not None
    assert restored.articles >= {1, 2}
    with filled.reading() as connection:
        assert articles.articles(connection, [1, 2, 3]) == before
    assert found("智能") == [1, 2, 3]
    assert found("text1") == [2]
    assert found("zoe") == [1, 2, 3]
    assert found("rail") == [1, 2, 3]


def test_leaving_is_undone_after_the_feed_was_followed_anew(filled: Database) -> None:
    """The articles that came anew stay as they are; the others come back."""
    change(filled, ACTS["unsubscribe"])
    with filled.writing() as connection:
        feeds.subscribe(connection, Subscription("https://tram.example/feed"), NOW)
        anew = add_article(
            connection, make_article("Anew"), feed_id=1, identity="test:0"
        )
    restored = undo(filled)
    assert restored is not None
    assert restored.conflicts > 0
    with filled.writing() as connection:
        found = articles.articles(connection, [1, 2, 3, anew])
        assert [article.title for article in found] == ["Title 1", "Title 2", "Anew"]
        assert feeds.is_followed(connection, 1)
        assert check(connection) == []
    redo(filled)
    with filled.writing() as connection:
        assert check(connection) == []


def test_a_large_change_is_undone(tmp_path: Path) -> None:
    database = Database(tmp_path / "library.db")
    with database.writing() as connection:
        for number in range(3000):
            add_article(connection, make_article(f"{number}"), identity=f"{number}")
    before = everything(database)
    change(database, ACTS["mark all read"])
    restored = undo(database)
    assert restored is not None
    assert len(restored.articles) == 3000
    assert everything(database) == before
    database.close()
