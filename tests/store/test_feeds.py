from __future__ import annotations

from reader.model.article import State
from reader.model.feed import Feed, ParsedFeed, Subscription, Validators
from reader.store import articles, feeds, fetches, states
from reader.store.database import Connection, Database
from reader.store.times import from_seconds
from tests.store.factories import NOW, add_article, add_feed, make_article

URL = "https://tram.example/feed"


def the_feed(connection: Connection, feed_id: int) -> Feed:
    feed = feeds.feed(connection, feed_id)
    assert feed is not None
    return feed


def test_a_subscription_becomes_a_feed(database: Database) -> None:
    subscription = Subscription(
        URL,
        title="Trams",
        folder="News/Rail",
        tags=("rail", "City"),
        site_url="https://tram.example/",
        hidden=True,
    )
    with database.writing() as connection:
        feed_id, new = feeds.subscribe(connection, subscription, NOW)
        assert new
        assert the_feed(connection, feed_id) == Feed(
            id=feed_id,
            url=URL,
            title="Trams",
            folder="News/Rail",
            site_url="https://tram.example/",
            hidden=True,
            articles=0,
            unread=0,
            tags=("City", "rail"),
            last_fetched=None,
            last_error=None,
        )


def test_subscribing_twice_adds_nothing_but_tags(database: Database) -> None:
    with database.writing() as connection:
        feed_id = add_feed(connection, URL, title="Trams", folder="News")
        article_id = add_article(connection, feed_id=feed_id)
        again = Subscription(URL, title="Other", folder="Other", tags=("rail",))
        assert feeds.subscribe(connection, again, NOW) == (feed_id, False)
        feed = the_feed(connection, feed_id)
        assert (feed.title, feed.folder, feed.tags) == ("Trams", "News", ("rail",))
        assert articles.articles(connection, [article_id])[0].tags == ("rail",)


def test_an_address_without_its_password_is_of_the_same_feed(
    database: Database,
) -> None:
    asked = URL.replace("//", "//me:s3cret@")
    with database.writing() as connection:
        feed_id = add_feed(connection, asked)
        assert feeds.subscribe(connection, Subscription(URL), NOW) == (feed_id, False)
        feed = the_feed(connection, feed_id)
        assert (feed.url, feed.title) == (URL, URL)
        assert feeds.address(connection, feed_id) == asked
        other = asked.replace("me:", "you:")
        assert feeds.subscribe(connection, Subscription(other), NOW)[1]
        feeds.unsubscribe(connection, feed_id)
        assert feeds.subscribe(connection, Subscription(URL), NOW)[0] != feed_id


def test_feeds_are_listed_by_folder_and_title(database: Database) -> None:
    with database.writing() as connection:
        for title, folder in [
            ("zebra", ""),
            ("Éclair", ""),
            ("apple", ""),
            ("b", "news"),
            ("a", "News/Deep"),
            ("c", "Blogs"),
        ]:
            url = f"https://x.example/{title}"
            feed_id = add_feed(connection, url, title=title)
            feeds.move_feed(connection, feed_id, folder)
        listed = [feed.title for feed in feeds.feeds(connection)]
    assert listed == ["apple", "Éclair", "zebra", "c", "b", "a"]


def test_counts_of_a_feed(database: Database) -> None:
    with database.writing() as connection:
        feed_id = add_feed(connection)
        ids = [add_article(connection, feed_id=feed_id) for _ in range(3)]
        states.set_state(connection, ids[:1], State.READ, True, 1)
        feed = the_feed(connection, feed_id)
    assert (feed.articles, feed.unread) == (3, 2)


def fetch(connection: Connection, feed_id: int, title: str = "Trams") -> None:
    parsed = ParsedFeed(title, (), "https://tram.example/", "About trams", "en")
    validators = Validators('"1"', "Tue, 24 Nov 2026 10:00:00 GMT")
    fetches.fetched(connection, feed_id, parsed, validators, "digest", NOW)


def test_what_a_fetch_found_is_kept_for_the_next(database: Database) -> None:
    with database.writing() as connection:
        feed_id = add_feed(connection, URL)
        fetch(connection, feed_id)
        (state,) = fetches.fetch_states(connection)
        feed = the_feed(connection, feed_id)
    assert (state.feed_id, state.url, state.digest) == (feed_id, URL, "digest")
    assert state.validators == Validators('"1"', "Tue, 24 Nov 2026 10:00:00 GMT")
    assert (feed.title, feed.site_url) == ("Trams", "https://tram.example/")
    assert feed.last_fetched == from_seconds(NOW)
    assert feed.last_error is None


def test_a_feed_that_loses_its_title_keeps_the_one_it_had(database: Database) -> None:
    with database.writing() as connection:
        feed_id = add_feed(connection, URL)
        fetch(connection, feed_id)
        fetch(connection, feed_id, title="")
        assert the_feed(connection, feed_id).title == "Trams"


def test_a_failure_is_told_until_it_works_again_and_costs_no_validator(
    database: Database,
) -> None:
    with database.writing() as connection:
        feed_id = add_feed(connection, URL)
        fetch(connection, feed_id)
        (before,) = fetches.fetch_states(connection)
        fetches.fetch_failed(connection, feed_id, "the server answered 500", NOW + 5)
        feed = the_feed(connection, feed_id)
        assert feed.last_error == "the server answered 500"
        assert feed.last_fetched == from_seconds(NOW + 5)
        assert fetches.fetch_states(connection) == [
            before._replace(failures=1, fetched_at=NOW + 5)
        ]
        fetches.fetched_unchanged(connection, feed_id, Validators('"2"'), NOW + 9)
        feed = the_feed(connection, feed_id)
        assert (feed.last_error, feed.last_fetched) == (None, from_seconds(NOW + 9))
        (state,) = fetches.fetch_states(connection)
        assert (state.validators, state.digest) == (Validators('"2"'), "digest")


def test_feeds_to_fetch_may_be_named(database: Database) -> None:
    with database.writing() as connection:
        ids = [add_feed(connection, f"https://x.example/{n}") for n in range(3)]
        feeds.unsubscribe(connection, ids[1])
        assert [s.feed_id for s in fetches.fetch_states(connection)] == [ids[0], ids[2]]
        named = fetches.fetch_states(connection, [ids[2], ids[1], 99])
        assert [s.feed_id for s in named] == [ids[2]]
        assert fetches.fetch_states(connection, []) == []


def test_unsubscribing_keeps_what_is_starred_or_for_later(database: Database) -> None:
    with database.writing() as connection:
        feed_id = add_feed(connection)
        other = add_article(connection)
        one, starred, later = (
            add_article(connection, feed_id=feed_id) for _ in range(3)
        )
        states.set_state(connection, [starred], State.STARRED, True, 1)
        states.set_state(connection, [later], State.LATER, True, 1)
        assert feeds.unsubscribe(connection, feed_id) == (1, 2)
        assert feeds.feed(connection, feed_id) is None
        assert feeds.feeds(connection) == []
        assert not feeds.is_followed(connection, feed_id)
        kept = articles.articles(connection, [other, one, starred, later])
    assert [(article.id, article.feed) for article in kept] == [
        (other, None),
        (starred, "https://tram.example/feed"),
        (later, "https://tram.example/feed"),
    ]


def test_a_feed_that_was_left_comes_back_as_the_person_says_now(
    database: Database,
) -> None:
    with database.writing() as connection:
        feed_id = add_feed(
            connection, URL, title="Old", folder="Old", tags=["x"], hidden=True
        )
        kept = add_article(connection, make_article("kept"), feed_id=feed_id)
        states.set_state(connection, [kept], State.STARRED, True, 1)
        fetch(connection, feed_id)
        feeds.unsubscribe(connection, feed_id)
        new = Subscription(URL, folder="New", tags=("y",))
        assert feeds.subscribe(connection, new, NOW) == (feed_id, True)
        feed = the_feed(connection, feed_id)
        assert (feed.title, feed.folder, feed.hidden) == ("Old", "New", False)
        assert (feed.tags, feed.articles) == (("x", "y"), 1)
        (state,) = fetches.fetch_states(connection)
        assert (state.validators, state.digest) == (Validators(), None)
