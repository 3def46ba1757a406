"""Feeds whose addresses a server gave never lead inside, at no later time either."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from reader.library.library import Library
from reader.library.schedule import DAY
from reader.model.errors import NewsleafError
from reader.model.feed_settings import FeedChange
from reader.store import fetches, moves
from tests.library.making import Clock, add, refresh, rss, subscribe, titles
from tests.net.servers import RawServer, Script, always, by_path, ok, serve

PAGE = (
    b"<!doctype html><html><head><link rel=alternate type=application/rss+xml"
    b" href=http://feeds.example:%d/feed></head></html>"
)
REFUSED = "leads to this machine or its network, which only you may ask"


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every name of .example mean this machine, as its owner may."""
    look_up = socket.getaddrinfo

    def answer(host: str, *args: Any, **options: Any) -> Any:
        inside = "127.0.0.1" if host.endswith(".example") else host
        return look_up(inside, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", answer)


@asynccontextmanager
async def public(
    monkeypatch: pytest.MonkeyPatch, script: Script
) -> AsyncIterator[None]:
    """Have a proxy, which looks names up by itself, stand for public servers."""
    async with serve(script) as proxy:
        with monkeypatch.context() as patch:
            patch.setenv("http_proxy", proxy.url)
            yield


@pytest.fixture
async def inside() -> AsyncIterator[RawServer]:
    """A server of this machine."""
    async with serve(always(ok(rss("secret")))) as server:
        yield server


def port_of(server: RawServer) -> int:
    return int(server.url.rpartition(":")[2])


async def reason(library: Library) -> str:
    (done,) = await refresh(library)
    assert isinstance(done.error, NewsleafError)
    return done.error.reason


async def test_a_feed_that_a_page_named_leads_inside_at_no_later_time(
    library: Library, inside: RawServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = f"http://feeds.example:{port_of(inside)}/feed"
    script = by_path(
        {"http://site.example/": ok(PAGE % port_of(inside)), feed: ok(rss("a"))}
    )
    async with public(monkeypatch, script):
        (outcome,) = await add(library, "http://site.example/")
    assert outcome.error is None
    assert await reason(library) == REFUSED
    assert inside.connections == 0
    (outcome,) = await add(library, feed)
    assert outcome.error is None, "now a person gave it"
    (done,) = await refresh(library)
    assert done.error is None
    assert titles(library) == ["a", "secret"]


async def test_nor_does_one_that_moved(
    library: Library, inside: RawServer, clock: Clock
) -> None:
    (feed_id,) = subscribe(library, "http://site.example/feed")
    target = f"http://feeds.example:{port_of(inside)}/feed"
    with library.database.writing() as connection:
        moves.settle(connection, feed_id, target, clock.now)
    assert await reason(library) == REFUSED
    clock.now += DAY
    with library.database.writing() as connection:
        moves.settle(connection, feed_id, target + "?2", clock.now)
        (state,) = fetches.fetch_states(connection)
    assert state.chosen == "http://site.example/feed", "what the person gave"
    assert await reason(library) == REFUSED
    library.tending.go_back(feed_id)
    assert await reason(library) == REFUSED
    assert inside.connections == 0
    library.subscribing.change([feed_id], FeedChange(url=target + "?3"))
    (done,) = await refresh(library)
    assert done.error is None, "now a person gave it"


async def test_where_a_feed_of_ones_own_network_moves_is_ones_own_too(
    library: Library, inside: RawServer, clock: Clock
) -> None:
    (feed_id,) = subscribe(library, "http://127.0.0.1:1/feed")
    with library.database.writing() as connection:
        moves.settle(connection, feed_id, f"{inside.url}/feed", clock.now)
    (done,) = await refresh(library)
    assert done.error is None
    assert titles(library) == ["secret"]
