"""When servers are asked: as often as they and their feeds wish, and no more."""

from __future__ import annotations

import asyncio

import pytest
from pytest_httpserver import HTTPServer

from reader.library.library import Library
from reader.library.outcome import Fetched
from reader.library.schedule import DAY, HOUR, LONGEST_WAIT, MINUTE
from tests.library.making import Clock, refresh, rss, subscribe, titles
from tests.library.serving import Server


async def timer(library: Library) -> list[Fetched]:
    """Refresh as a timer does."""
    return [one async for one in library.refreshing.refresh(only_due=True)]


async def by_hand(library: Library, *ids: int) -> list[Fetched]:
    return [one async for one in library.refreshing.refresh(ids or None)]


async def test_a_timer_asks_a_feed_once_an_hour_at_most(
    library: Library, server: Server, followed: int, clock: Clock
) -> None:
    server.gives(rss("a"), etag='"1"')
    assert len(await timer(library)) == 1
    clock.now += HOUR - 1
    assert await timer(library) == []
    clock.now += 1
    server.gives(status=304)
    assert len(await timer(library)) == 1
    assert server.asked[1].headers["If-None-Match"] == '"1"'
    assert await timer(library) == []


async def test_a_person_has_a_feed_asked_now(
    library: Library, server: Server, followed: int
) -> None:
    server.gives(rss("a"), etag='"1"')
    await by_hand(library)
    await by_hand(library)
    assert len(server.asked) == 2
    assert server.asked[1].headers["If-None-Match"] == '"1"'


async def test_the_wish_of_a_feed_outlives_answers_that_it_is_unchanged(
    library: Library, server: Server, followed: int, clock: Clock
) -> None:
    wish = b"<channel><ttl>300</ttl>"
    server.gives(rss("a").replace(b"<channel>", wish), etag='"1"')
    await timer(library)
    for _ in range(3):
        server.gives(status=304)
        clock.now += 5 * HOUR - 1
        assert await timer(library) == []
        clock.now += 1
        assert len(await timer(library)) == 1


async def test_what_the_server_says_of_its_answer_counts(
    library: Library, server: Server, followed: int, clock: Clock
) -> None:
    server.gives(rss("a"))
    server.answer.headers["Cache-Control"] = "max-age=7200"
    await timer(library)
    clock.now += 2 * HOUR - 1
    assert await timer(library) == []
    clock.now += 1
    assert len(await timer(library)) == 1


async def test_what_is_due_is_known_after_a_restart(
    library: Library, server: Server, followed: int, clock: Clock
) -> None:
    server.gives(rss("a"))
    await timer(library)
    clock.now += 44 * MINUTE
    with Library(library.path, clock) as later:
        assert await timer(later) == []
        clock.now += 16 * MINUTE
        assert len(await timer(later)) == 1


async def test_failures_put_a_feed_off_longer_and_longer(
    library: Library, server: Server, followed: int, clock: Clock
) -> None:
    server.gives(status=500)
    pauses = []
    for _ in range(6):
        assert len(await timer(library)) == 1
        asked = clock.now
        (state,) = library.refreshing.due()
        assert state.next_at is not None
        pauses.append(state.next_at - asked)
        clock.now = state.next_at - 1
        assert await timer(library) == []
        clock.now += 1
    for pause, hours in zip(pauses, (1, 2, 4, 8, 16, 24), strict=True):
        assert hours * HOUR <= pause <= 1.1 * hours * HOUR
    server.gives(rss("a"))
    await timer(library)
    (state,) = library.refreshing.due()
    assert (state.failures, state.next_at) == (0, clock.now + HOUR)


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7200", 2 * HOUR),
        ("315360000", LONGEST_WAIT),
        ("whenever", HOUR),
        (None, 10 * MINUTE),
    ],
)
async def test_a_server_that_asks_for_it_is_left_alone_even_by_hand(
    library: Library,
    server: Server,
    followed: int,
    clock: Clock,
    status: int,
    value: str | None,
    seconds: int,
) -> None:
    server.gives(status=status)
    if value is not None:
        server.answer.headers["Retry-After"] = value
    await by_hand(library)
    server.gives(rss("a"))
    clock.now += seconds - 1
    (told,) = await by_hand(library)
    assert told.error is not None
    assert "its server was too busy and is left alone for 1 minute" in told.error.reason
    assert await timer(library) == []
    assert len(server.asked) == 1
    assert library.subscribing.feed(followed).last_error != told.error.reason
    with Library(library.path, clock) as later:
        (told,) = await by_hand(later)
        assert told.error is not None
    clock.now += 1
    (fetched,) = await by_hand(library)
    assert fetched.error is None
    assert titles(library) == ["a"]


async def test_all_feeds_of_a_server_are_left_alone(
    library: Library, server: Server, followed: int
) -> None:
    subscribe(library, server.url + "?2", server.url + "?3")
    server.gives(status=429)
    server.answer.headers["Retry-After"] = "3600"
    fetched = await by_hand(library)
    assert len(server.asked) == 1
    reasons = sorted(one.error.reason for one in fetched if one.error is not None)
    assert [reason.split(" for ")[0] for reason in reasons] == [
        "its server was too busy and is left alone",
        "its server was too busy and is left alone",
        "the server answered 429 Too Many Requests",
    ]


async def test_a_feed_that_is_gone_is_asked_by_name_alone(
    library: Library, server: Server, followed: int, clock: Clock
) -> None:
    server.gives(rss("a"), etag='"1"')
    await by_hand(library)
    server.gives(status=410)
    await by_hand(library)
    clock.now += 40 * DAY
    assert await timer(library) == []
    assert await by_hand(library) == []
    assert titles(library) == ["a"]
    assert library.subscribing.feed(followed).last_error is not None
    server.gives(rss("b", "a"))
    await by_hand(library, followed)
    assert server.asked[-1].headers["If-None-Match"] == '"1"'
    assert titles(library) == ["a", "b"]
    clock.now += HOUR
    assert len(await timer(library)) == 1


async def test_a_feed_that_is_followed_again_is_asked_as_if_new(
    library: Library, server: Server, followed: int
) -> None:
    server.gives(status=410)
    await by_hand(library)
    assert [state.feed_id for state in library.refreshing.not_asked()] == [followed]
    library.subscribing.remove(followed)
    subscribe(library, server.url)
    server.gives(rss("a"))
    assert library.refreshing.not_asked() == []
    assert len(await timer(library)) == 1
    assert titles(library) == ["a"]


async def test_what_another_process_asks_meanwhile_is_not_asked_again(
    library: Library, server: Server, followed: int, clock: Clock
) -> None:
    # On another port of the same host, so that it waits for the first one.
    with HTTPServer() as second:
        second.expect_request("/feed").respond_with_data(rss("b"))
        (other_feed,) = subscribe(library, second.url_for("/feed"))

        def timer_of_another() -> None:
            with Library(library.path, clock) as other:
                asyncio.run(refresh(other, other_feed))

        server.gives(rss("a"))
        server.meanwhile = timer_of_another
        done = await by_hand(library)
        assert len(second.log) == 1
    assert [one.error for one in done] == [None, None]
    assert sorted(titles(library)) == ["a", "b"]
