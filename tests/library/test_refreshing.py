from __future__ import annotations

import socket
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from reader.library.library import Library
from reader.library.outcome import Fetched
from reader.library.refreshing import DEFAULT_LIMITS
from reader.library.round import Round
from reader.model.article import State
from reader.model.change import Changed
from reader.model.errors import NotFound
from reader.model.feed import Validators
from tests.library.making import (
    MODIFIED,
    assert_sound,
    follow,
    kept,
    refresh,
    rss,
    subscribe,
    titles,
    validators,
)
from tests.library.serving import LOGIN, Server

ETAG = 'W/"Zoë\\ 1"'.encode().decode("latin-1")


async def test_a_refresh_keeps_what_a_feed_holds(
    library: Library, server: Server, followed: int, told: list[Changed]
) -> None:
    server.gives(rss("b", "a"), etag=ETAG, modified=MODIFIED)
    (done,) = await refresh(library)
    ids = tuple(article.id for article in kept(library))
    assert done == Fetched(followed, "Trams", server.url, new=ids, is_first=True)
    assert titles(library) == ["a", "b"]
    feed = library.subscribing.feed(followed)
    assert (feed.title, feed.articles, feed.unread) == ("Trams", 2, 2)
    assert feed.last_fetched is not None
    assert feed.last_error is None
    assert validators(library) == Validators(ETAG, MODIFIED)
    assert told == [Changed(lists=True, places=True)]
    assert library.reading.changes() == [], "a refresh is no change of a person"
    assert_sound(library)


async def test_the_next_refresh_asks_with_the_validators_byte_for_byte(
    library: Library, server: Server, followed: int, told: list[Changed]
) -> None:
    server.gives(rss("a"), etag=ETAG, modified=MODIFIED)
    await refresh(library)
    assert "If-None-Match" not in server.asked[0].headers
    told.clear()
    server.gives(status=304)
    (done,) = await refresh(library)
    assert done == Fetched(followed, "Trams", server.url)
    assert server.asked[1].headers["If-None-Match"] == ETAG
    assert server.asked[1].headers["If-Modified-Since"] == MODIFIED
    assert titles(library) == ["a"]
    assert validators(library) == Validators(ETAG, MODIFIED)
    assert told == []


async def test_unchanged_bytes_are_not_parsed_but_their_validators_count(
    library: Library, server: Server, followed: int
) -> None:
    server.gives(rss("a"), etag='"1"')
    await refresh(library)
    server.gives(rss("a"), etag='"2"')
    (done,) = await refresh(library)
    assert done == Fetched(followed, "Trams", server.url)
    assert validators(library) == Validators('"2"')


async def test_a_server_that_stops_giving_validators_is_asked_for_all(
    library: Library, server: Server, followed: int
) -> None:
    server.gives(rss("a"), etag='"1"')
    await refresh(library)
    server.gives(rss("b"))
    await refresh(library)
    await refresh(library)
    assert "If-None-Match" not in server.asked[2].headers


async def test_new_and_edited_articles_are_told_apart(
    library: Library, server: Server, followed: int, told: list[Changed]
) -> None:
    server.gives(rss("b", "a"))
    await refresh(library)
    a, b = kept(library)
    library.reading.set_state([a.id, b.id], State.READ)
    library.reading.set_state([a.id], State.STARRED)
    library.reading.tag([a.id], "mine")
    told.clear()
    server.gives(rss("c", "b", "a").replace(b"Text of a", b"Edited"))
    (done,) = await refresh(library)
    new_a, new_b, new = kept(library)
    assert (done.new, done.edited) == ((new.id,), (a.id,))
    assert (new_a.text, new_a.tags) == ("Edited", ("mine",))
    assert new_a.starred is not None
    assert new_a.read is not None, "nothing that was read turns unread"
    assert new_b.read is not None
    assert told == [Changed(frozenset({a.id}), lists=True, places=True)]


async def test_articles_that_left_the_feed_stay(
    library: Library, server: Server, followed: int
) -> None:
    server.gives(rss("b", "a"))
    await refresh(library)
    server.gives(rss("c"))
    await refresh(library)
    server.gives(rss())
    await refresh(library)
    assert titles(library) == ["a", "b", "c"]
    server.gives(rss("c", "b", "a"))
    (done,) = await refresh(library)
    assert (done.new, done.edited) == ((), ())


def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://127.0.0.1:{port}/feed", "refused"),
        ("http://nowhere.invalid/feed", "host"),
        ("http://[broken/feed", "not a web address"),
        ("http:///feed", ""),
        ("ftp://tram.example/feed", ""),
        ("file:///nowhere/at/all.xml", "no such file"),
        ("file:///dev/zero", "no regular file"),
        ("file:///a%00b", ""),
    ],
)
async def test_a_feed_that_cannot_be_reached_is_told(
    library: Library, url: str, words: str
) -> None:
    address = url.format(port=closed_port())
    (feed_id,) = subscribe(library, address)
    (done,) = await refresh(library)
    assert (done.feed_id, done.title, done.url) == (feed_id, address, address)
    assert done.error is not None
    assert words in done.error.reason
    assert library.subscribing.feed(feed_id).last_error == done.error.reason


async def test_one_bad_feed_costs_the_others_nothing(
    library: Library, server: Server, httpserver: HTTPServer
) -> None:
    server.gives(rss("a"))
    httpserver.expect_request("/page").respond_with_data(LOGIN)
    subscribe(
        library,
        httpserver.url_for("/page"),
        server.url,
        httpserver.url_for("/missing"),
        f"http://127.0.0.1:{closed_port()}/",
    )
    done = await refresh(library)
    assert [one.error is None for one in done] == [False, True, False, False]
    assert titles(library) == ["a"]


async def test_named_feeds_alone_are_asked(
    library: Library, httpserver: HTTPServer
) -> None:
    for path in ("/1", "/2", "/3"):
        httpserver.expect_request(path).respond_with_data(rss(path[1]))
    ids = subscribe(library, *(httpserver.url_for(f"/{n}") for n in (1, 2, 3)))
    assert [one.feed_id for one in await refresh(library, *ids[1:])] == ids[1:]
    assert sorted(titles(library)) == ["2", "3"]
    assert await refresh(library, 99) == []


async def test_a_feed_gives_its_tags(library: Library, server: Server) -> None:
    server.gives(rss("a"))
    outcome = await follow(library, server.url, tags=["rail"])
    server.gives(rss("b", "a"))
    await refresh(library)
    assert [article.tags for article in kept(library)] == [("rail",), ("rail",)]
    assert library.subscribing.feed(outcome.feed_id or 0).tags == ("rail",)


async def test_a_feed_left_while_it_is_fetched_keeps_nothing(
    library: Library, server: Server, followed: int
) -> None:
    server.gives(rss("a"))
    states = library.refreshing.due()
    library.subscribing.remove(followed)
    async with Round(library.database, library.events, DEFAULT_LIMITS) as round_:
        [done] = [one async for one in round_.refresh(states)]
    assert done.new == ()
    assert titles(library) == []


async def test_a_feed_file_is_followed_and_asked_again(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "élysée feed.xml"
    path.write_bytes(rss("a"))
    (feed_id,) = subscribe(library, path.as_uri())
    await refresh(library)
    path.write_bytes(rss("b", "a"))
    (done,) = await refresh(library)
    assert len(done.new) == 1
    path.unlink()
    (done,) = await refresh(library)
    assert isinstance(done.error, NotFound)
    assert titles(library) == ["a", "b"]
    assert library.subscribing.feed(feed_id).last_error == "there is no such file"
