from __future__ import annotations

import pytest

from reader.library.library import Library
from reader.library.outcome import Result
from reader.model.change import Changed
from reader.model.errors import FetchError, NotAFeed, UnreadableInput, WebPage
from reader.model.feed import FeedLink, Validators
from tests.library.making import (
    follow,
    rss,
    titles,
    validators,
)
from tests.library.serving import LOGIN, Server


async def test_adding_tells_what_came(
    library: Library, server: Server, told: list[Changed]
) -> None:
    server.gives(rss("b", "a"), etag='"1"')
    added = await follow(library, server.url)
    assert (added.result, added.kind, added.title) == (Result.ADDED, "feed", "Trams")
    assert len(added.articles) == 2
    assert told[-1] == Changed(lists=True, places=True)
    assert validators(library) == Validators('"1"')
    again = await follow(library, server.url)
    assert (again.result, again.articles) == (Result.UNCHANGED, ())
    assert again.feed_id == added.feed_id
    server.gives(rss("c", "b", "a"))
    more = await follow(library, server.url)
    assert (more.result, len(more.articles)) == (Result.UPDATED, 1)
    assert titles(library) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("body", "status", "error"),
    [
        (LOGIN, 200, NotAFeed),
        (b"", 200, NotAFeed),
        (b"", 500, FetchError),
        (b"<rss", 200, UnreadableInput),
    ],
)
async def test_what_is_no_feed_is_not_followed(
    library: Library, server: Server, body: bytes, status: int, error: type[Exception]
) -> None:
    server.gives(body, status)
    with pytest.raises(error):
        await follow(library, server.url)
    assert library.subscribing.feeds() == []


async def test_a_page_names_its_feeds(library: Library, server: Server) -> None:
    page = (
        b"<!doctype html><html><title>Trams</title>"
        b'<link rel=alternate type="application/rss+xml" href="/rss.xml">'
    )
    server.gives(page, media_type="text/html")
    with pytest.raises(WebPage) as caught:
        await follow(library, server.url)
    assert caught.value.feeds == (FeedLink(server.url.replace("/feed", "/rss.xml")),)
