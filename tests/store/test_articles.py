from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reader.model.article import (
    Article,
    ArticleRow,
    Body,
    BodyFormat,
    Credit,
    Enclosure,
    ParsedArticle,
    State,
)
from reader.model.view import View
from reader.query.ast import Kind
from reader.store import article_writes, articles, feeds, listing, states, tags
from reader.store.articles import Known
from reader.store.check import check
from reader.store.database import Connection, Database
from reader.store.times import from_seconds
from tests.store.factories import NOW, add_article, add_feed, day, make_article

WHOLE = ParsedArticle(
    title="Le fleuve et la ville",
    body=Body(BodyFormat.HTML, "<p>Le pont.</p>", "https://pont.example/1"),
    text="Le pont.",
    words=2,
    guid="urn:1",
    url="https://pont.example/1",
    summary="Un pont",
    credits=(Credit("Zoë Ibarra", "Texte"), Credit("Max Ölund")),
    published=day(3),
    updated=day(4),
    language="fr",
    tags=("Villes", "ponts"),
    enclosures=(
        Enclosure("https://pont.example/1.mp3", "audio/mpeg", 12, "Écouter", 61),
        Enclosure("https://pont.example/1.pdf"),
    ),
)


def kept(database: Database, article_id: int) -> Article:
    with database.reading() as connection:
        (article,) = articles.articles(connection, [article_id])
    return article


def test_an_article_comes_back_whole(database: Database) -> None:
    with database.writing() as connection:
        feed_id = add_feed(connection, "https://pont.example/feed", title="Le Pont")
        article_id = add_article(connection, WHOLE, feed_id=feed_id)
    assert kept(database, article_id) == Article(
        id=article_id,
        title=WHOLE.title,
        url=WHOLE.url,
        feed_id=feed_id,
        feed="Le Pont",
        feed_url="https://pont.example/feed",
        credits=WHOLE.credits,
        published=day(3),
        updated=day(4),
        added=datetime.fromtimestamp(NOW, UTC),
        sorted=day(3),
        language="fr",
        tags=("ponts", "Villes"),
        read=None,
        starred=None,
        later=None,
        words=2,
        summary="Un pont",
        body=WHOLE.body,
        text="Le pont.",
        enclosures=WHOLE.enclosures,
    )


def test_an_article_of_a_file_has_no_feed(database: Database) -> None:
    with database.writing() as connection:
        article_id = add_article(connection)
    article = kept(database, article_id)
    assert (article.feed_id, article.feed, article.feed_url) == (None, None, None)
    assert article.published is None
    assert article.sorted == article.added


def test_states_come_back_as_times(database: Database) -> None:
    with database.writing() as connection:
        article_id = add_article(connection)
        for at, state in enumerate(State, 1):
            states.set_state(connection, [article_id], state, True, at)
    article = kept(database, article_id)
    times = (article.read, article.starred, article.later)
    assert times == tuple(from_seconds(at) for at in (1, 2, 3))


def test_an_article_gets_its_own_tags_and_those_of_its_feed(
    database: Database,
) -> None:
    with database.writing() as connection:
        feed_id = add_feed(connection, tags=["press", "VILLES"])
        article_id = add_article(connection, WHOLE, feed_id=feed_id)
    assert kept(database, article_id).tags == ("ponts", "press", "VILLES")


def test_an_edit_keeps_states_tags_date_and_place(database: Database) -> None:
    with database.writing() as connection:
        article_id = add_article(connection, WHOLE)
        states.set_state(connection, [article_id], State.STARRED, True, 5)
        tags.tag_articles(connection, [article_id], "mine")
    before = kept(database, article_id)
    edited = make_article(
        "Le fleuve, la ville", "Deux ponts.", authors=["Ann"], published=day(9)
    )
    with database.writing() as connection:
        article_writes.update_article(
            connection, article_id, edited, identity="new", digest="other", at=NOW
        )
    after = kept(database, article_id)
    assert (after.title, after.text, after.words) == (
        "Le fleuve, la ville",
        "Deux ponts.",
        2,
    )
    assert after.credits == (Credit("Ann", "Text"),)
    assert after.enclosures == ()
    assert after.url == before.url, "an address is not forgotten"
    for name in ("tags", "starred", "published", "sorted", "added"):
        assert getattr(after, name) == getattr(before, name), name
    with database.reading() as connection:
        known = articles.known_articles(connection, None)
    assert [(one.identity, one.digest) for one in known] == [("new", "other")]


def test_an_edit_is_found_under_its_new_words_only(database: Database) -> None:
    def found(words: str) -> list[int]:
        with database.reading() as connection:
            return list(listing.article_ids(connection, View(query=words)))

    with database.writing() as connection:
        article_id = add_article(
            connection, make_article("Bridges", "stone arches", authors=["Ann"])
        )
        article_writes.update_article(
            connection,
            article_id,
            make_article("Tunnels", "concrete tubes", authors=["Bob"]),
            identity="1",
            digest="1",
            at=NOW,
        )
    assert [found(w) for w in ("tunnels", "tubes", "bob")] == [[article_id]] * 3
    assert [found(w) for w in ("bridges", "stone", "ann")] == [[]] * 3


def test_a_date_is_taken_over_where_there_was_none(database: Database) -> None:
    with database.writing() as connection:
        article_id = add_article(connection)
        article_writes.update_article(
            connection,
            article_id,
            make_article(published=day(2)),
            identity="1",
            digest="1",
            at=NOW,
        )
    assert kept(database, article_id).published == day(2)


def test_a_new_date_of_a_file_moves_it_in_all_lists(database: Database) -> None:
    with database.writing() as connection:
        older = add_article(connection, make_article(published=day(2), tags=["t"]))
        newer = add_article(connection, make_article(published=day(3), tags=["t"]))
        article_writes.redate_article(connection, older, day(4))
        order = connection.execute("SELECT article_id FROM article_tag ORDER BY sorted")
        assert [row[0] for row in order] == [newer, older]
        assert list(listing.article_ids(connection, View())) == [older, newer]
        article_writes.redate_article(
            connection, older, datetime(2999, 1, 1, tzinfo=UTC)
        )
    assert kept(database, older).sorted == kept(database, older).added


def test_list_lines_come_in_the_order_asked(database: Database) -> None:
    with database.writing() as connection:
        feed_id = add_feed(connection, "https://tram.example/feed")
        first = add_article(connection, make_article("First", published=day(1)))
        second = add_article(connection, make_article("Second"), feed_id=feed_id)
        states.set_state(connection, [first], State.READ, True, 1)
        states.set_state(connection, [first], State.LATER, True, 1)
    with database.reading() as connection:
        rows = articles.article_rows(connection, [second, 999, first, second])
    arrival = datetime.fromtimestamp(NOW, UTC)
    line = ArticleRow(
        second,
        "Second",
        feed_id,
        "https://tram.example/feed",
        arrival,
        read=False,
        starred=False,
        later=False,
    )
    assert rows == [
        line,
        ArticleRow(
            first, "First", None, None, day(1), read=True, starred=False, later=True
        ),
        line,
    ]


def test_a_feed_is_shown_under_the_title_of_the_person_first(
    database: Database,
) -> None:
    def shown() -> str | None:
        with database.reading() as connection:
            return articles.article_rows(connection, [article_id])[0].feed

    with database.writing() as connection:
        feed_id = add_feed(connection, "https://tram.example/feed")
        article_id = add_article(connection, feed_id=feed_id)
    assert shown() == "https://tram.example/feed"
    with database.writing() as connection:
        connection.execute("UPDATE feed SET title = 'Trams'")
    assert shown() == "Trams"
    with database.writing() as connection:
        feeds.rename_feed(connection, feed_id, "  My trams ")
    assert shown() == "My trams"
    with database.writing() as connection:
        feeds.rename_feed(connection, feed_id, " ")
    assert shown() == "Trams"


def test_articles_that_are_gone_are_left_out(database: Database) -> None:
    with database.writing() as connection:
        article_id = add_article(connection)
    with database.reading() as connection:
        assert [a.id for a in articles.articles(connection, [7, article_id])] == [
            article_id
        ]
        assert articles.article_rows(connection, []) == []


def test_what_is_known_is_told_apart_by_feed(database: Database) -> None:
    with database.writing() as connection:
        feed_id = add_feed(connection)
        file_id = add_article(connection, make_article(url="https://a.example/"))
        article_id = add_article(
            connection, make_article(published=day(1)), feed_id=feed_id, identity="x"
        )
        article_writes.set_identity(connection, article_id, "y")
    seconds = int(day(1).timestamp())
    with database.reading() as connection:
        assert articles.known_articles(connection, feed_id) == (
            Known(article_id, "y", "digest 1", None, seconds, NOW),
        )
        assert articles.known_articles(connection, None) == (
            Known(file_id, "test:0", "digest 0", "https://a.example/", None, NOW),
        )


def test_a_file_is_known_by_its_place_first_and_then_by_its_bytes(
    database: Database,
) -> None:
    with database.writing() as connection:
        feed_id = add_feed(connection)
        add_article(connection, feed_id=feed_id, identity="of a feed")
        here = add_article(connection, identity="here")
        there = add_article(connection, identity="there")

    def find(identity: str, digest: str) -> int | None:
        with database.reading() as connection:
            found = articles.find_file_article(connection, identity, digest)
        return None if found is None else found.id

    assert find("here", "digest 2") == here
    assert find("moved", "digest 2") == there
    assert find("of a feed", "digest 0") is None


def test_a_file_is_looked_up_without_reading_all(database: Database) -> None:
    with database.reading() as connection:
        plan = connection.execute(
            "EXPLAIN QUERY PLAN SELECT id, identity, digest, url, published"
            " FROM article WHERE feed_id IS NULL AND digest = 'x'"
        ).fetchall()
    assert "article_of_file" in plan[0]["detail"]


@pytest.mark.parametrize(
    ("pictures", "types", "kinds"),
    [
        (False, (), set()),
        (True, (), {"image"}),
        (False, ("",), {"enclosure"}),
        (False, ("application/pdf",), {"enclosure"}),
        (False, ("image/png",), {"image", "enclosure"}),
        (False, ("Audio/MPEG",), {"audio", "enclosure"}),
        (True, ("video/mp4", "audio/ogg"), {"image", "audio", "video", "enclosure"}),
    ],
)
def test_what_an_article_brings_is_found(
    database: Database, pictures: bool, types: tuple[str, ...], kinds: set[str]
) -> None:
    brings = make_article()._replace(
        pictures=pictures,
        enclosures=tuple(Enclosure("https://x.example/f", one) for one in types),
    )
    with database.writing() as connection:
        kept_so = add_article(connection, brings)
        edited = add_article(connection, make_article())
        assert found_by_kind(connection, edited) == set()
        article_writes.update_article(
            connection, edited, brings, identity="e", digest="e", at=NOW
        )
        assert found_by_kind(connection, kept_so) == kinds
        assert found_by_kind(connection, edited) == kinds
        # An edit may take them away, too.
        article_writes.update_article(
            connection, edited, make_article(), identity="e", digest="f", at=NOW
        )
        assert found_by_kind(connection, edited) == set()


def found_by_kind(connection: Connection, article_id: int) -> set[str]:
    return {
        str(kind)
        for kind in Kind
        if article_id in listing.article_ids(connection, View(query=f"has:{kind}"))
    }


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Le pont.</p>", "Le pont."),
        ("Le pont.", "Le pont."),
        ("<p>a\0b</p>", "Le pont."),
        ("Le\0pont.", "Le\0pont."),
        ("<p>x</p>", "a\0b \x1b[2J \ud800 \udc00 人工智能 كِتَاب"),
        ("\ud800", "\ud800"),
        ("", ""),
    ],
)
def test_the_index_forgets_an_article_by_the_words_it_was_told(
    database: Database, source: str, text: str
) -> None:
    odd = WHOLE._replace(body=Body(BodyFormat.HTML, source), text=text)
    with database.writing() as connection:
        article_id = add_article(connection, odd)
        assert check(connection) == []
        connection.execute("DELETE FROM article WHERE id = ?", (article_id,))
        assert check(connection) == []
