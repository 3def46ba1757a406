from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reader.model.article import State
from reader.model.view import Count, Scope, Sort, View
from reader.store import feeds, listing, states
from reader.store.database import Connection, Database
from tests.store.factories import NOW, add_article, add_feed, day, make_article


def titles(connection: Connection, view: View, limit: int | None = None) -> str:
    """The titles of a view in its order, each of them one letter."""
    ids = listing.article_ids(connection, view, limit)
    rows = connection.execute("SELECT id, title FROM article")
    named = {row[0]: row[1] for row in rows}
    return "".join(named[article_id] for article_id in ids)


def fill(connection: Connection) -> dict[str, int]:
    """Seven articles in two feeds and none; the ids by title."""
    rail = add_feed(connection, "https://r.example/", title="rail", folder="News/Rail")
    zoo = add_feed(connection, "https://z.example/", title="Zoo", folder="News")
    made = {
        "a": add_article(
            connection, make_article("a", words=30, published=day(3)), feed_id=rail
        ),
        "B": add_article(
            connection, make_article("B", words=10, published=day(1)), feed_id=zoo
        ),
        "c": add_article(connection, make_article("c", words=20, published=day(5))),
        "D": add_article(
            connection, make_article("D", words=30, published=day(3)), feed_id=zoo
        ),
        "é": add_article(
            connection,
            make_article("é", words=5, published=datetime(2999, 1, 1, tzinfo=UTC)),
            added=int(day(4).timestamp()),
        ),
        "f": add_article(
            connection,
            make_article("f", words=1),
            feed_id=rail,
            added=int(day(2).timestamp()),
        ),
    }
    states.set_state(connection, [made["B"], made["c"]], State.READ, True, NOW)
    states.set_state(connection, [made["c"], made["D"]], State.STARRED, True, NOW)
    states.set_state(connection, [made["f"]], State.LATER, True, NOW)
    return made


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (Sort.NEWEST, "céDafB"),
        (Sort.OLDEST, "BfaDéc"),
        (Sort.TITLE, "aBcDéf"),
        (Sort.FEED, "céafDB"),
        (Sort.LONGEST, "DacBéf"),
    ],
)
def test_every_sort_and_its_ties(database: Database, sort: Sort, order: str) -> None:
    with database.writing() as connection:
        fill(connection)
        assert titles(connection, View(sort=sort)) == order
        assert titles(connection, View(sort=sort), 2) == order[:2]
        assert titles(connection, View(sort=sort), 0) == ""


@pytest.mark.parametrize(
    ("scope", "name", "order"),
    [
        (Scope.ALL, "", "céDafB"),
        (Scope.UNREAD, "", "éDaf"),
        (Scope.STARRED, "", "cD"),
        (Scope.LATER, "", "f"),
        (Scope.FEED, "1", "af"),
        (Scope.FEED, "99", ""),
        (Scope.FOLDER, "News", "DafB"),
        (Scope.FOLDER, "News/Rail", "af"),
        (Scope.FOLDER, "New", ""),
        (Scope.FOLDER, "News/R_il", ""),
        (Scope.FOLDER, "%", ""),
        (Scope.TAG, "no such tag", ""),
    ],
)
def test_every_scope(database: Database, scope: Scope, name: str, order: str) -> None:
    with database.writing() as connection:
        fill(connection)
        assert titles(connection, View(scope, name)) == order
        unread = "".join(title for title in order if title not in "Bc")
        assert titles(connection, View(scope, name, unread_only=True)) == unread


def test_a_tag_is_meant_whatever_its_case_and_accents(database: Database) -> None:
    with database.writing() as connection:
        add_article(connection, make_article("x", tags=["Élysée"]))
        assert titles(connection, View(Scope.TAG, "ELYSEE")) == "x"


def test_a_folder_holds_what_the_sidebar_counts(database: Database) -> None:
    with database.writing() as connection:
        for title, hidden in (("s", False), ("h", True), ("g", False)):
            feed_id = add_feed(
                connection, f"https://{title}.example/", folder="News", hidden=hidden
            )
            article_id = add_article(connection, make_article(title), feed_id=feed_id)
            states.set_state(connection, [article_id], State.STARRED, True, 1)
        feeds.unsubscribe(connection, feed_id)
        assert titles(connection, View(Scope.FOLDER, "News")) == "s"
        assert titles(connection, View()) == "ghs", "hidden feeds are in All"


def test_what_is_read_while_one_reads_stays_in_the_list(database: Database) -> None:
    with database.writing() as connection:
        made = fill(connection)
        states.set_state(connection, [made["a"]], State.READ, True, NOW + 10)
        view = View(unread_only=True)
        assert titles(connection, view) == "éDf"
        assert titles(connection, view._replace(unread_since=NOW + 10)) == "éDaf"
        assert titles(connection, view._replace(unread_since=NOW + 11)) == "éDf"
        unread = View(Scope.UNREAD, unread_since=NOW)
        assert titles(connection, unread) == "céDafB"


def test_counts_of_places(database: Database) -> None:
    with database.writing() as connection:
        fill(connection)
        assert listing.place_counts(connection) == {
            "all": Count(6, 4),
            "unread": Count(4, 4),
            "starred": Count(2, 1),
            "later": Count(1, 1),
        }


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST])
@pytest.mark.parametrize("forward", [True, False])
def test_the_next_unread_article_by_date(
    database: Database, sort: Sort, forward: bool
) -> None:
    with database.writing() as connection:
        made = fill(connection)
        view = View(sort=sort)
        order = [made[title] for title in titles(connection, view)]
        unread = {made[title] for title in "aDéf"}
        if not forward:
            order.reverse()
        for place, article_id in enumerate(order):
            wanted = next((i for i in order[place + 1 :] if i in unread), None)
            found = listing.next_unread(connection, view, article_id, forward=forward)
            assert found == wanted
        assert listing.next_unread(connection, view, 99, forward=forward) is None


@pytest.mark.parametrize(
    "view",
    [
        View(),
        View(Scope.UNREAD),
        View(Scope.STARRED),
        View(Scope.LATER),
        View(Scope.FEED, "1"),
        View(sort=Sort.OLDEST),
    ],
)
def test_the_first_lines_of_a_list_come_from_an_index(
    database: Database, view: View
) -> None:
    with database.writing() as connection:
        feed_id = add_feed(connection)
        for number in range(300):
            article_id = add_article(
                connection, make_article(), feed_id=feed_id, added=NOW + number
            )
            if number % 100 == 0:
                states.set_state(connection, [article_id], State.STARRED, True, 1)
        connection.execute("ANALYZE")
    steps: list[str] = []
    with database.reading() as connection:
        connection.set_trace_callback(steps.append)
        listing.article_ids(connection, view, 50)
        connection.set_trace_callback(None)
        plan = connection.execute(f"EXPLAIN QUERY PLAN {steps[-1]}").fetchall()
    details = [row["detail"] for row in plan]
    assert not any("TEMP B-TREE" in detail for detail in details), details


def test_by_relevance_each_article_comes_once_and_tags_come_last(
    database: Database,
) -> None:
    with database.writing() as connection:
        tagged = add_article(connection, make_article(title="Boats", tags=("ferry",)))
        in_title = add_article(
            connection, make_article(title="A ferry", text="Boats.", tags=("ferry",))
        )
        in_text = add_article(connection, make_article(title="B", text="A ferry left."))
        view = View(query="ferry", sort=Sort.RELEVANCE)
        found = list(listing.article_ids(connection, view))
        assert found == [in_title, in_text, tagged]
        assert listing.count_unread(connection, view) == 3


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST])
@pytest.mark.parametrize("limit", [None, 3, 4, 5])
def test_a_long_list_is_read_in_slices(
    database: Database, monkeypatch: pytest.MonkeyPatch, sort: Sort, limit: int | None
) -> None:
    monkeypatch.setattr(listing, "_SLICE", 2)
    with database.writing() as connection:
        ids = [
            add_article(connection, make_article(published=day(1 + number // 2)))
            for number in range(6)
        ]
    ids = ids[::-1] if sort is Sort.NEWEST else ids
    with database.reading() as connection:
        found = listing.article_ids(connection, View(sort=sort), limit)
        assert not connection.in_transaction
    assert list(found) == ids[:limit]
