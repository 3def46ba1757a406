"""What a person sets for feeds: read, refused, kept, undone, and heeded."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.library import Library
from reader.library.schedule import DAY, HOUR, MINUTE
from reader.model.change import Changed
from reader.model.errors import NotFound, UnreadableInput
from reader.model.feed import Feed
from reader.model.feed_settings import FeedChange, FeedSettings
from reader.store.times import from_seconds
from tests.library.making import Clock, kept, refresh, rss, subscribe
from tests.library.serving import Server

ALL = FeedChange(
    title="Trams",
    folder=" News / Rail ",
    every="6h",
    paused=True,
    full_text=True,
    notify=True,
    user_agent="Trams/2",
    proxy="http://Proxy.example:8080/",
    login="me",
    secret_field="X-Auth-Token",
    secret_from="env:TRAMS",
)
SET = FeedSettings(
    every=6 * HOUR,
    paused=True,
    full_text=True,
    notify=True,
    user_agent="Trams/2",
    proxy="http://proxy.example:8080",
    login="me",
    secret_field="X-Auth-Token",
    secret_from="env:TRAMS",
)
USUAL = FeedChange(
    "", "", None, (), (), "default", False, False, False, "", "", "", "", ""
)


def one(library: Library) -> Feed:
    (feed,) = library.subscribing.feeds()
    return feed


def test_settings_are_one_step_that_is_undone_and_redone(
    library: Library, followed: int, told: list[Changed]
) -> None:
    before = one(library)
    library.subscribing.change([followed], ALL)
    after = one(library)
    assert (after.title, after.folder, after.settings) == ("Trams", "News/Rail", SET)
    assert told == [Changed(lists=True, places=True)]
    assert library.reading.undo() is not None
    assert one(library) == before
    assert library.reading.redo() is not None
    assert one(library) == after
    library.subscribing.change([followed], USUAL)
    assert one(library) == before


def test_what_is_not_named_stays(library: Library, followed: int) -> None:
    library.subscribing.change([followed], ALL)
    library.subscribing.change([followed], FeedChange(every="2d"))
    assert one(library).settings == SET._replace(every=2 * DAY)


@pytest.mark.parametrize(
    ("change", "title"),
    [
        (FeedChange(title="T"), "Rename feed “A”"),
        (FeedChange(folder="F"), "Move feed “A”"),
        (FeedChange(paused=True), "Pause feed “A”"),
        (FeedChange(every="6h"), "Change interval of feed “A”"),
        (FeedChange(tags=("x",), no_tags=("y",)), "Change tags of feed “A”"),
        (
            FeedChange(proxy="http://p.example", user_agent="x"),
            "Change user agent and proxy of feed “A”",
        ),
        (ALL, "Change settings of feed “A”"),
    ],
)
def test_a_step_has_a_name(library: Library, change: FeedChange, title: str) -> None:
    (feed_id,) = subscribe(library, "https://a.example/")
    library.subscribing.rename(feed_id, "A")
    library.subscribing.change([feed_id], change)
    undone = library.reading.undo()
    assert undone is not None
    assert undone.change.title == title


def test_many_feeds_are_changed_in_one_step(library: Library) -> None:
    ids = subscribe(library, "https://a.example/", "https://b.example/")
    change = FeedChange(folder="F", every="6h", tags=("rail",))
    library.subscribing.change(ids, change)
    feeds = library.subscribing.feeds()
    assert {(f.folder, f.settings.every, f.tags) for f in feeds} == {
        ("F", 6 * HOUR, ("rail",))
    }
    undone = library.reading.undo()
    assert undone is not None
    assert undone.change.title == "Change settings of 2 feeds"
    feeds = library.subscribing.feeds()
    assert {(f.folder, f.settings, f.tags) for f in feeds} == {("", FeedSettings(), ())}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (FeedChange(every="soon"), "is no interval"),
        (FeedChange(every="6"), "is no interval"),
        (FeedChange(every="4m"), "from 5m to 30d"),
        (FeedChange(every="31d"), "from 5m to 30d"),
        (FeedChange(user_agent="a\r\nX-Evil: 1"), "is no user agent"),
        (FeedChange(user_agent="caf\u00e9"), "is no user agent"),
        (FeedChange(proxy="socks5://p.example"), "is no address of a proxy"),
        (FeedChange(proxy="p.example:8080"), "is no address of a proxy"),
        (FeedChange(proxy="http://p.example/path"), "is no address of a proxy"),
        (FeedChange(proxy="http://me:s3cret@p.example"), "which are not kept"),
        (FeedChange(login="me:s3cret"), "is no login"),
        (FeedChange(login="a\nb"), "is no login"),
        (FeedChange(secret_field="X-Auth: s3cret"), "is no name of a header field"),
        (FeedChange(secret_field="Host"), "newsleaf writes itself"),
        (FeedChange(login="me", secret_from="s3cret"), "keyring, command or env:NAME"),
        (FeedChange(login="me", secret_from="env:"), "keyring, command or env:NAME"),
        (FeedChange(secret_from="keyring"), "needs a login or a header field"),
        (FeedChange(url="file:///etc/passwd"), "is no http or https address"),
        (FeedChange(url="https://other.example/"), "is the address of another feed"),
    ],
)
def test_what_makes_no_sense_is_told_and_changes_nothing(
    library: Library, followed: int, change: FeedChange, reason: str
) -> None:
    subscribe(library, "https://other.example/")
    before = library.subscribing.feeds()
    with pytest.raises(UnreadableInput) as caught:
        library.subscribing.change([followed], change._replace(folder="Moved"))
    assert reason in str(caught.value)
    assert "s3cret" not in str(caught.value)
    assert library.subscribing.feeds() == before
    assert library.reading.undo() is None


@pytest.mark.parametrize("change", [FeedChange(title="T"), FeedChange(url="http://x/")])
def test_several_feeds_get_no_title_and_no_address(
    library: Library, change: FeedChange
) -> None:
    ids = subscribe(library, "https://a.example/", "https://b.example/")
    with pytest.raises(UnreadableInput, match="one feed at a time"):
        library.subscribing.change(ids, change)


def test_all_or_none_are_changed(library: Library, followed: int) -> None:
    with pytest.raises(NotFound):
        library.subscribing.change([followed, 99], FeedChange(every="6h"))
    assert one(library).settings == FeedSettings()


async def test_tags_are_given_to_its_articles_and_taken(
    library: Library, server: Server, followed: int
) -> None:
    server.gives(rss("a", "b"))
    await refresh(library)
    library.subscribing.change([followed], FeedChange(tags=("rail", "city")))
    assert {article.tags for article in kept(library)} == {("city", "rail")}
    library.subscribing.change([followed], FeedChange(no_tags=("Rail",)))
    assert {article.tags for article in kept(library)} == {("city",)}
    assert one(library).tags == ("city",)
    library.reading.undo()
    assert {article.tags for article in kept(library)} == {("city", "rail")}
    assert one(library).tags == ("city", "rail")


async def test_another_address_is_asked_as_if_new_and_so_is_the_old_one_again(
    library: Library, server: Server, followed: int
) -> None:
    server.gives(rss("a"), etag='"1"')
    await refresh(library)
    url = one(library).url
    library.subscribing.change([followed], FeedChange(url=f"{url}?new"))
    await refresh(library)
    library.reading.undo()
    assert one(library).url == url
    await refresh(library)
    assert ["If-None-Match" in asked.headers for asked in server.asked] == [False] * 3
    assert [asked.query_string for asked in server.asked] == [b"", b"new", b""]


def test_an_address_that_is_taken_meanwhile_does_not_come_back(
    library: Library, followed: int
) -> None:
    url = one(library).url
    library.subscribing.change([followed], FeedChange(url="https://new.example/"))
    subscribe(library, url)
    undone = library.reading.undo()
    assert undone is not None
    assert undone.conflicts == 1
    assert {f.url for f in library.subscribing.feeds()} == {url, "https://new.example/"}


async def test_a_feed_is_asked_as_often_as_set(
    library: Library, server: Server, followed: int, clock: Clock
) -> None:
    server.gives(rss("a"))
    library.subscribing.change([followed], FeedChange(every="6h"))
    await refresh(library)
    assert one(library).next_fetch == from_seconds(clock.now + 6 * HOUR)
    library.subscribing.change([followed], FeedChange(every="2d"))
    assert one(library).next_fetch == from_seconds(clock.now + 2 * DAY)
    library.subscribing.change([followed], FeedChange(every=""))
    assert one(library).next_fetch == from_seconds(clock.now + HOUR)
    # However often a person wishes, its server is not asked more than that.
    library.subscribing.change([followed], FeedChange(every="30m"))
    assert one(library).next_fetch == from_seconds(clock.now + HOUR)
    library.subscribing.change([followed], FeedChange(every="6h"))
    server.gives(status=500)
    await refresh(library)
    due = one(library).next_fetch
    assert due == from_seconds(clock.now + 6 * HOUR)
    library.subscribing.change([followed], FeedChange(every="30m"))
    assert one(library).next_fetch == due


async def test_a_paused_feed_is_asked_by_name_alone(
    library: Library, server: Server, followed: int, clock: Clock
) -> None:
    server.gives(rss("a"))
    library.subscribing.change([followed], FeedChange(paused=True))
    assert await refresh(library) == []
    assert [s.feed_id for s in library.refreshing.not_asked()] == [followed]
    clock.now += 30 * MINUTE
    assert library.refreshing.due(only_due=True) == []
    assert len(await refresh(library, followed)) == 1
    assert len(server.asked) == 1
    library.subscribing.change([followed], FeedChange(paused=False))
    assert len(await refresh(library)) == 1
    assert library.refreshing.not_asked() == []


def test_settings_go_into_a_list_and_come_out_of_it(
    library: Library, tmp_path: Path
) -> None:
    (feed_id,) = subscribe(library, "https://a.example/")
    library.subscribing.change([feed_id], ALL._replace(tags=("rail", "a/b")))
    opml = tmp_path / "feeds.opml"
    opml.write_bytes(library.subscribing.opml())
    with Library(tmp_path / "other.db") as other:
        outcome = other.importing.import_subscriptions(opml)
        (came,) = other.subscribing.feeds()
    went = one(library)
    nobody = went.settings._replace(login=None, secret_field=None, secret_from=None)
    assert outcome.notes == ()
    assert came == went._replace(id=came.id, settings=nobody)


def test_a_feed_that_is_followed_again_has_the_usual_settings(
    library: Library, followed: int
) -> None:
    library.subscribing.change([followed], ALL)
    url = one(library).url
    library.subscribing.remove(followed)
    subscribe(library, url)
    assert one(library).settings == FeedSettings()
