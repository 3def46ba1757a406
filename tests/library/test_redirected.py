"""Where redirects lead: used at once, stored once that is proven."""

from __future__ import annotations

import pytest
from pytest_httpserver import HTTPServer

from reader.library.library import Library
from reader.library.refreshing import DEFAULT_LIMITS
from reader.library.round import Round
from reader.library.schedule import DAY
from reader.model.article import State
from reader.model.errors import NewsleafError
from reader.model.feed import Validators
from reader.model.feed_settings import FeedChange
from tests.library.making import (
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


def moves_to(server: Server, target: str, status: int = 301) -> None:
    server.gives(status=status)
    server.answer.headers["Location"] = target


@pytest.fixture
def new(httpserver: HTTPServer) -> Server:
    """Where the feed of `server` goes."""
    return Server(httpserver, "/new")


@pytest.fixture
async def read(library: Library, server: Server, followed: int) -> int:
    """The followed feed, which holds two articles."""
    server.gives(rss("b", "a"), etag='"old"')
    await refresh(library)
    return followed


def address(library: Library, feed_id: int) -> str:
    return library.subscribing.feed(feed_id).url


@pytest.mark.parametrize("status", [301, 308])
async def test_a_feed_moves_at_once_to_where_its_articles_are(
    library: Library, server: Server, new: Server, read: int, status: int
) -> None:
    moves_to(server, "/new", status)
    new.gives(rss("c", "b", "a"), etag='"new"')
    (done,) = await refresh(library)
    assert done.error is None
    assert address(library, read) == new.url
    assert "If-None-Match" not in new.asked[0].headers
    assert validators(library) == Validators('"new"', None, new.url)
    assert titles(library) == ["a", "b", "c"]
    assert library.reading.changes() == [], "it is no change of the person"
    asked = len(server.asked)
    new.gives(status=304)
    await refresh(library)
    assert new.asked[-1].headers["If-None-Match"] == '"new"'
    assert len(server.asked) == asked


async def test_a_feed_moves_to_where_its_very_bytes_are(
    library: Library, server: Server, new: Server, read: int
) -> None:
    moves_to(server, "/new")
    new.gives(rss("b", "a"), etag='"new"')
    await refresh(library)
    assert address(library, read) == new.url
    (done,) = await refresh(library)
    assert (done.new, done.edited) == ((), ())


async def test_without_a_known_article_it_takes_three_answers_over_three_days(
    library: Library, server: Server, new: Server, read: int, clock: Clock
) -> None:
    moves_to(server, "/new")
    new.gives(rss("d", "c"), etag='"new"')
    for _ in range(3):
        await refresh(library)
        assert address(library, read) == server.url
        clock.now += DAY
        new.gives(status=304)
    assert new.asked[-1].headers["If-None-Match"] == '"new"'
    assert titles(library) == ["a", "b", "c", "d"]
    await refresh(library)
    assert address(library, read) == new.url
    assert validators(library).etag == '"new"'


async def test_who_is_not_proven_to_be_the_feed_does_not_name_it(
    library: Library, server: Server, new: Server, read: int, clock: Clock
) -> None:
    moves_to(server, "/new")
    new.gives(rss("d", "c", title="Ferries"))
    for _ in range(3):
        await refresh(library)
        assert library.subscribing.feed(read).title == "Trams"
        clock.now += 2 * DAY
        new.gives(rss("e", "d", "c", title="Ferries"))
    await refresh(library)
    assert address(library, read) == new.url
    new.gives(rss("f", "e", "d", "c", title="Ferries"))
    await refresh(library)
    assert library.subscribing.feed(read).title == "Ferries"


async def test_an_answer_without_the_redirect_begins_the_proof_anew(
    library: Library, server: Server, new: Server, read: int, clock: Clock
) -> None:
    for names in (("d", "c"), ("f", "e")):
        moves_to(server, "/new")
        new.gives(rss(*names))
        for _ in range(2):
            await refresh(library)
            clock.now += 2 * DAY
        assert address(library, read) == server.url
        server.gives(rss("b", "a"))
        await refresh(library)


@pytest.mark.parametrize("statuses", [(302,), (303,), (307,), (301, 302), (307, 308)])
async def test_a_redirect_for_the_time_being_moves_nothing(
    library: Library,
    httpserver: HTTPServer,
    server: Server,
    new: Server,
    read: int,
    clock: Clock,
    statuses: tuple[int, ...],
) -> None:
    hop = Server(httpserver, "/hop")
    moves_to(server, "/hop" if len(statuses) > 1 else "/new", statuses[0])
    moves_to(hop, "/new", statuses[-1])
    new.gives(rss("c", "b", "a"))
    for _ in range(4):
        await refresh(library)
        clock.now += DAY
    assert address(library, read) == server.url
    assert titles(library) == ["a", "b", "c"], "but it is read there"


async def test_a_feed_does_not_move_to_what_is_no_feed(
    library: Library, server: Server, new: Server, read: int, clock: Clock
) -> None:
    moves_to(server, "/new")
    new.gives(LOGIN, media_type="text/html")
    for _ in range(4):
        (done,) = await refresh(library)
        assert done.error is not None
        clock.now += DAY
    assert address(library, read) == server.url


async def test_a_feed_does_not_move_to_the_address_of_another(
    library: Library, server: Server, new: Server, read: int
) -> None:
    subscribe(library, new.url)
    moves_to(server, "/new")
    new.gives(rss("b", "a"))
    await refresh(library, read)
    assert address(library, read) == server.url
    with pytest.raises(NewsleafError, match="another feed"):
        library.tending.accept(read)
    assert address(library, read) == server.url


async def test_a_feed_that_was_left_gives_up_its_address_and_keeps_its_articles(
    library: Library, server: Server, new: Server, read: int
) -> None:
    (left,) = subscribe(library, new.url)
    new.gives(rss("b", "a"))
    await refresh(library, left)
    library.reading.set_state([3], State.STARRED)
    library.subscribing.remove(left)
    moves_to(server, "/new")
    await refresh(library)
    assert address(library, read) == new.url
    assert [one.id for one in kept(library)] == [1, 2, 3]
    library.tending.go_back(read)
    assert address(library, read) == server.url
    library.reading.undo()
    assert address(library, read) == new.url
    library.reading.undo()
    assert (address(library, read), address(library, left)) == (new.url, server.url)
    assert_sound(library)


async def test_a_move_that_was_taken_back_is_not_made_again(
    library: Library, server: Server, new: Server, read: int, clock: Clock
) -> None:
    moves_to(server, "/new")
    new.gives(rss("b", "a"))
    await refresh(library)
    library.tending.go_back(read)
    for _ in range(5):
        assert address(library, read) == server.url
        await refresh(library)
        clock.now += DAY
    library.reading.undo()
    assert address(library, read) == new.url
    library.reading.redo()
    assert address(library, read) == server.url


async def test_a_person_need_not_wait_for_the_proof_and_can_undo(
    library: Library, server: Server, new: Server, read: int
) -> None:
    with pytest.raises(NewsleafError, match="nothing to accept"):
        library.tending.accept(read)
    moves_to(server, "/new")
    new.gives(rss("d", "c"), etag='"new"')
    await refresh(library)
    library.tending.accept(read)
    assert address(library, read) == new.url
    new.gives(status=304)
    (done,) = await refresh(library)
    assert done.error is None
    library.reading.undo()
    assert address(library, read) == server.url
    new.gives(rss("b", "a"))
    await refresh(library)
    assert address(library, read) == server.url, "undo is a word, too"


async def test_undo_of_an_address_that_another_feed_has_now_is_a_conflict(
    library: Library, server: Server, new: Server, read: int
) -> None:
    library.subscribing.change([read], FeedChange(url=new.url))
    (other,) = subscribe(library, server.url)
    undone = library.reading.undo()
    assert undone is not None
    assert undone.conflicts == 1
    assert address(library, read) == new.url
    assert address(library, other) == server.url


async def test_what_stands_at_the_address_instead_can_be_accepted(
    library: Library, server: Server, read: int
) -> None:
    other = rss("x", title="Harbour").replace(b"tram.example", b"harbour.example")
    server.gives(other)
    (done,) = await refresh(library)
    assert done.error is not None
    library.tending.accept(read)
    (done,) = await refresh(library)
    assert done.error is None
    assert titles(library) == ["a", "b", "x"]
    assert library.subscribing.feed(read).title == "Harbour"


@pytest.mark.parametrize("body", [rss("c", "b", "a"), rss("b", "a"), b""])
async def test_an_answer_of_an_address_that_was_changed_meanwhile_counts_for_nothing(
    library: Library, server: Server, new: Server, read: int, body: bytes
) -> None:
    states = library.refreshing.due()
    other = server.url + "?other"
    library.subscribing.change([read], FeedChange(url=other))
    before = library.refreshing.due()
    moves_to(server, "/new")
    new.gives(body, etag='"new"')
    async with Round(library.database, library.events, DEFAULT_LIMITS) as round_:
        async for _ in round_.refresh(states):
            pass
    assert address(library, read) == other
    assert library.refreshing.due() == before
    assert titles(library) == ["a", "b"]


async def test_a_redirect_to_another_server_is_named_where_it_leads_to_a_page(
    library: Library, httpserver: HTTPServer, server: Server, read: int
) -> None:
    page = Server(httpserver, "/login")
    page.gives(LOGIN, media_type="text/html")
    moves_to(server, page.url.replace("localhost", "127.0.0.1"))
    (done,) = await refresh(library)
    assert done.error is not None
    assert done.error.reason == "leads to 127.0.0.1, which is a web page and no feed"
