"""What a server gives on a bad day costs nothing of what is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from reader.library.library import Library
from reader.library.schedule import DAY
from reader.model.article import Article, State
from reader.model.feed import Feed, Validators
from reader.store import moves
from reader.store.fetches import FetchState
from tests.library.making import (
    MODIFIED,
    Clock,
    assert_sound,
    kept,
    refresh,
    rss,
    subscribe,
    titles,
    validators,
)
from tests.library.serving import LOGIN, Server

FEED_TYPE = "application/rss+xml"
GOOD = rss("b", "a")
CUT = rss("b", "a", text="Cut text", title="Cut")
LONGER = rss("b", "a", "new")


def parked(*names: str, title: str = "Buy this domain") -> bytes:
    """The feed of another publisher."""
    body = rss(*names, title=title).replace(b"tram.example", b"parked.example")
    site = b"<link>https://parked.example/</link></channel>"
    return body.replace(b"</channel>", site)


Day = tuple[bytes, int, str, str]
BAD_DAYS: dict[str, Day] = {
    "unauthorized": (b"", 401, "text/html", "401 Unauthorized"),
    "forbidden": (b"", 403, "text/html", "403 Forbidden"),
    "not found": (b"", 404, "text/html", "404 Not Found"),
    "gone": (b"", 410, "text/html", "410 Gone"),
    "too many requests": (b"", 429, "text/html", "429 Too Many Requests"),
    "broken": (b"", 500, "text/html", "500 Internal Server Error"),
    "unavailable": (b"", 503, "text/html", "503 Service Unavailable"),
    "a feed with an error": (rss("c"), 500, FEED_TYPE, "500 Internal Server Error"),
    "a login page": (LOGIN, 200, "text/html", "is a web page"),
    "a login page called a feed": (LOGIN, 200, FEED_TYPE, "is a web page"),
    "an empty body": (b"", 200, FEED_TYPE, "is empty"),
    "blank lines": (b"  \n", 200, FEED_TYPE, "is empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00", 200, "image/png", "is no feed"),
    "JSON": (b"{}", 200, "application/json", "is JSON but no JSON Feed"),
    "cut before any article": (CUT[:40], 200, FEED_TYPE, "broken feed"),
    "cut in the first article": (CUT[:90], 200, FEED_TYPE, "broken feed"),
    "another feed": (parked("x", "y"), 200, FEED_TYPE, "another feed"),
    "another feed without articles": (parked(), 200, FEED_TYPE, "another feed"),
    "another feed cut off": (parked("x", "y")[:-80], 200, FEED_TYPE, "another feed"),
}  # fmt: skip


def what_stands(library: Library) -> tuple[list[Article], list[Feed], FetchState]:
    """All that a bad day must leave as it is."""
    ids = [feed.id for feed in library.subscribing.feeds()]
    feeds = [
        feed._replace(last_fetched=None, last_error=None, next_fetch=None)
        for feed in library.subscribing.feeds()
    ]
    state = library.refreshing.due(ids)[0]
    return (
        kept(library),
        feeds,
        state._replace(failures=0, next_at=None, gone_at=None, fetched_at=None),
    )


async def test_a_bad_day_at_the_server_loses_nothing(
    library: Library, server: Server, followed: int, clock: Clock
) -> None:
    server.gives(GOOD, etag='"good"', modified=MODIFIED)
    await refresh(library)
    library.reading.set_state([1], State.STARRED)
    library.reading.set_state([2], State.READ)
    before = what_stands(library)
    for day, (body, status, media_type, words) in BAD_DAYS.items():
        clock.now += DAY
        server.gives(body, status, etag='"bad"', media_type=media_type)
        (done,) = await refresh(library, followed)
        assert done.error is not None, day
        assert words in done.error.reason
        assert (done.error.subject, done.title) == (server.url, "Trams")
        assert library.subscribing.feed(followed).last_error == done.error.reason
        assert what_stands(library) == before, day
        clock.now += DAY
        server.gives(status=304)
        (done,) = await refresh(library, followed)
        assert server.asked[-1].headers["If-None-Match"] == '"good"'
        assert done.error is None
        assert library.subscribing.feed(followed).last_error is None
    server.gives(LONGER, etag='"new"')
    await refresh(library)
    assert titles(library) == ["a", "b", "new"]
    assert kept(library)[:2] == before[0]
    assert validators(library) == Validators('"new"')
    assert_sound(library)


@pytest.mark.parametrize("status", [301, 302])
async def test_a_host_that_is_not_there_today_loses_nothing(
    library: Library, server: Server, followed: int, status: int
) -> None:
    server.gives(GOOD, etag='"good"')
    await refresh(library)
    before = what_stands(library)
    server.gives(status=status)
    server.answer.headers["Location"] = "http://nowhere.invalid/feed"
    (done,) = await refresh(library, followed)
    assert done.error is not None
    assert "host" in done.error.reason
    assert what_stands(library) == before


async def test_a_feed_that_comes_back_shorter_loses_nothing(
    library: Library, server: Server, followed: int
) -> None:
    server.gives(GOOD)
    await refresh(library)
    before = kept(library)
    for body in (rss("b"), rss()):
        server.gives(body)
        (done,) = await refresh(library)
        assert done.error is None
        assert kept(library) == before


@pytest.mark.parametrize("lost", [1, 60, 120])
async def test_a_feed_that_is_cut_off_gives_what_is_whole_and_is_asked_whole_again(
    library: Library, server: Server, followed: int, clock: Clock, lost: int
) -> None:
    server.gives(GOOD, etag='"good"')
    await refresh(library)
    before = what_stands(library)
    body = rss("new", "b", "a", title="Cut", text="Edited text")
    server.gives(body[:-lost], etag='"cut"')
    (done,) = await refresh(library)
    assert done.error is None
    assert done.warning.startswith("was read in part")
    assert titles(library) == ["a", "b", "new"]
    after = what_stands(library)
    assert after[0][:2] == before[0]
    assert after[2] == before[2]
    feed = library.subscribing.feed(followed)
    assert (feed.title, feed.last_error) == ("Trams", done.warning)
    clock.now += DAY
    server.gives(body, etag='"whole"')
    (done,) = await refresh(library)
    assert server.asked[-1].headers["If-None-Match"] == '"good"'
    assert (len(done.new), len(done.edited)) == (0, 2)
    feed = library.subscribing.feed(followed)
    assert (feed.title, feed.last_error) == ("Cut", None)
    assert validators(library) == Validators('"whole"')
    assert len(titles(library)) == 3


async def test_an_article_that_a_cut_left_nameless_does_not_come_twice(
    library: Library, server: Server, followed: int
) -> None:
    server.gives(GOOD)
    await refresh(library)
    body = rss("b", "a", "late")
    server.gives(body[: body.index(b"<guid>late")])
    await refresh(library)
    assert titles(library) == ["a", "b"]
    server.gives(body)
    await refresh(library)
    assert titles(library) == ["a", "b", "late"]


async def test_a_new_feed_that_is_cut_off_has_a_title_and_is_asked_whole_again(
    library: Library, server: Server
) -> None:
    server.gives(rss("b", "a")[:-30], etag='"cut"')
    (feed_id,) = subscribe(library, server.url)
    await refresh(library)
    assert library.subscribing.feed(feed_id).title == "Trams"
    assert validators(library) == Validators()


@pytest.mark.parametrize(
    "changed",
    [
        parked("x", title="Trams"),
        rss("x", title="Harbour"),
        parked("x", "a", title="Harbour"),
    ],
    ids=["the same title", "the same site", "a known article"],
)
async def test_a_feed_that_changes_a_part_of_itself_is_no_other(
    library: Library, server: Server, followed: int, changed: bytes
) -> None:
    server.gives(GOOD)
    await refresh(library)
    server.gives(changed)
    (done,) = await refresh(library)
    assert done.error is None
    assert "x" in titles(library)


def portal(http: HTTPServer) -> Callable[[bool], None]:
    """A network that answers all addresses with one page until one logs in."""
    is_closed = False

    def answer(request: Request) -> Response:
        if is_closed:
            return Response(status=301, headers={"Location": "/login"})
        name = request.path.strip("/")
        body = rss(f"{name}1", f"{name}2", title=name)
        return Response(body, headers={"ETag": f'"{name}"'})

    def close(closed: bool) -> None:
        nonlocal is_closed
        is_closed = closed

    for name in ("one", "two", "three"):
        http.expect_request(f"/{name}").respond_with_handler(answer)
    return close


PORTALS = {
    "a page": Response(LOGIN, content_type="text/html"),
    "a page that says unchanged": Response(status=304),
    "a feed": Response(parked("x", title="Log in first")),
    "an empty feed": Response(parked(title="Log in first")),
}


@pytest.mark.parametrize("page", PORTALS)
async def test_a_network_that_wants_a_log_in_changes_nothing(
    library: Library, httpserver: HTTPServer, clock: Clock, page: str
) -> None:
    close = portal(httpserver)
    httpserver.expect_request("/login").respond_with_response(PORTALS[page])
    names = ("one", "two", "three")
    ids = subscribe(library, *(httpserver.url_for(f"/{name}") for name in names))
    await refresh(library)
    before = what_stands(library)
    close(True)
    for _ in range(4):
        clock.now += DAY
        assert all(one.error for one in await refresh(library, *ids))
    assert what_stands(library) == before
    with library.database.reading() as connection:
        assert [moves.move_of(connection, one) for one in ids] == [None] * 3
    close(False)
    clock.now += DAY
    assert not any(one.error for one in await refresh(library, *ids))
    assert what_stands(library) == before
