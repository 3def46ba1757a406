"""A day and a night of a timer, with restarts: what servers saw of it."""

from __future__ import annotations

import asyncio
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from reader import __version__
from reader.library.library import Library
from reader.library.refreshing import Refreshing
from reader.library.schedule import DAY, HOUR, MINUTE
from reader.model.feed import Validators
from tests.conftest import PERSONAL
from tests.library.making import Clock, assert_sound, subscribe
from tests.misbehaving.newspapers import (
    BUSY,
    DOWN,
    FOLLOWED,
    HOSTS,
    HOURS_OFF,
    LED_FROM,
    MIDNIGHT,
    ODD,
    PUBLISHERS,
    REST_UNTIL,
    TIRED,
    WISHING,
)
from tests.misbehaving.publishers import Logged, Press
from tests.misbehaving.town import titles_of
from tests.net.servers import fields, serve

pytestmark = [
    pytest.mark.xdist_group("a day"),  # one day is for all tests
    pytest.mark.skipif(
        sys.platform != "linux", reason="127.0.2.1 is this machine on Linux only"
    ),
]

Place = tuple[str, str]

STEP = 5 * MINUTE
RESTARTS = (95 * MINUTE, 4 * HOUR, 9 * HOUR + STEP, 16 * HOUR, 21 * HOUR + 55 * MINUTE)
BY_HAND = 16 * HOUR + 10 * MINUTE

MAY_BE_SENT = {
    *(b"host", b"user-agent", b"accept", b"accept-encoding", b"connection"),
    *(b"if-none-match", b"if-modified-since", b"a-im"),
}


@dataclass(frozen=True, slots=True)
class Day:
    """What was asked, in order, and the titles that are kept of each feed."""

    log: tuple[Logged, ...]
    titles: dict[Place, set[str]]

    def by_place(self) -> dict[Place, list[Logged]]:
        """The log, by what was asked."""
        found: defaultdict[Place, list[Logged]] = defaultdict(list)
        for one in self.log:
            found[one.place].append(one)
        return found

    def pauses(self, place: Place) -> Iterator[int]:
        """The seconds before each request of the timer but the first."""
        for before, one in pairwise(self.by_place()[place]):
            if not one.by_hand:
                yield one.at - before.at


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    with pytest.MonkeyPatch.context() as patch:
        for name in PERSONAL:
            patch.delenv(name, raising=False)
        return asyncio.run(live(tmp_path_factory.mktemp("day") / "library.db"))


async def live(path: Path) -> Day:
    """Let a timer run, open the library anew now and then, and ask once by hand."""
    clock = Clock()
    clock.now = MIDNIGHT
    press = Press(PUBLISHERS, clock, MIDNIGHT)
    dice = Random(7)
    async with AsyncExitStack() as stack:
        urls, port = {}, 0
        for host in HOSTS:
            server = serve(press.host(host), keep_alive=True, host=host, port=port)
            urls[host] = (await stack.enter_async_context(server)).url
            port = int(urls[host].rpartition(":")[2])
        with Library(path, clock) as library:
            ids = subscribe(library, *(urls[host] + feed for host, feed in FOLLOWED))
        for start, end in pairwise((0, *RESTARTS, DAY + 1)):
            with Library(path, clock) as library:
                for time in range(start, end, STEP):
                    clock.now = MIDNIGHT + time
                    press.by_hand = time == BY_HAND
                    await refresh(library, clock, dice, by_hand=press.by_hand)
    with Library(path, clock) as library:
        assert_sound(library)
        titles = {
            place: set(titles_of(library, feed_id))
            for place, feed_id in zip(FOLLOWED, ids, strict=True)
        }
    return Day(tuple(press.log), titles)


async def refresh(
    library: Library, clock: Clock, dice: Random, *, by_hand: bool
) -> None:
    chance = dice.random
    refreshing = Refreshing(library.database, library.events, clock, chance)
    async for _ in refreshing.refresh(only_due=not by_hand):
        pass


def test_every_feed_is_asked_and_nothing_else(day: Day) -> None:
    assert set(day.by_place()) == set(PUBLISHERS)
    assert all(one.head.startswith(b"GET ") for one in day.log)


def test_the_timer_leaves_59_minutes_between_two_requests(day: Day) -> None:
    pauses = [pause for place in PUBLISHERS for pause in day.pauses(place)]
    assert len(pauses) > 500
    assert min(pauses) >= 59 * MINUTE


def test_a_poll_is_one_request(day: Day) -> None:
    times = [(*one.place, one.at) for one in day.log]
    assert len(times) == len(set(times))


def test_a_host_has_one_request_under_way_and_several_hosts_have(day: Day) -> None:
    assert {one.here for one in day.log} == {1}
    assert max(one.anywhere for one in day.log) > 4


def test_what_was_given_goes_back_byte_for_byte_through_restarts(day: Day) -> None:
    """Only what came with a feed that could be read counts; the first asks for all."""
    conditional = 0
    for asked in day.by_place().values():
        known = Validators()
        for one in asked:
            assert one.request.validators == known
            conditional += known != Validators()
            known = known_after(known, one)
    assert conditional > 400


def known_after(known: Validators, one: Logged) -> Validators:
    """What a server is asked with after an answer."""
    given = one.answer.validators
    if not one.answer.is_feed:
        return known
    if one.answer.status == 304:
        return Validators(
            given.etag or known.etag, given.last_modified or known.last_modified
        )
    return given


def test_articles_of_every_readable_answer_are_kept(day: Day) -> None:
    given: defaultdict[Place, set[str]] = defaultdict(set)
    for one in day.log:
        if one.answer.is_feed:
            guids = re.findall(rb"<guid>(.+?)</guid>", one.answer.body)
            given[LED_FROM.get(one.place, one.place)].update(g.decode() for g in guids)
    assert day.titles == {place: given[place] for place in FOLLOWED}
    assert day.titles[ODD, "/cut"] == {"1", "2", "3"}


def test_requests_are_honest_and_say_no_more_than_they_must(day: Day) -> None:
    sent = [fields(one.head) for one in day.log]
    assert set().union(*sent) <= MAY_BE_SENT
    (agent,) = {one[b"user-agent"] for one in sent}
    assert agent.startswith(f"newsleaf/{__version__}".encode())


@pytest.mark.parametrize(
    ("path", "wish"),
    [
        ("/two-hours", 2 * HOUR),
        ("/years", DAY),
        ("/seconds", HOUR),
        ("/ttl", 3 * HOUR),
        ("/expires", 5 * HOUR),
        ("/daily", DAY),
    ],
)
def test_a_wish_to_be_left_alone_is_granted_and_no_more(
    day: Day, path: str, wish: int
) -> None:
    for pause in day.pauses((WISHING, path)):
        assert wish <= pause < wish + STEP
    last = day.by_place()[WISHING, path][-1].at
    assert last + wish + STEP > MIDNIGHT + DAY


def test_hours_and_days_off_are_kept(day: Day) -> None:
    def by_timer(path: str) -> list[int]:
        asked = day.by_place()[WISHING, path]
        return [one.at - MIDNIGHT for one in asked if not one.by_hand]

    hours = {time % DAY // HOUR for time in by_timer("/hours")}
    assert hours == set(range(24)) - HOURS_OFF
    assert by_timer("/days") == [0, DAY], "all of Monday is off, once that is known"


@pytest.mark.parametrize(
    ("host", "status", "number", "rest"),
    [
        (BUSY, 429, 0, 3 * HOUR),
        (BUSY, 429, 1, 3 * HOUR),
        (BUSY, 429, 2, 10 * MINUTE),
        (TIRED, 503, 0, REST_UNTIL - 15 * HOUR),
        (TIRED, 503, 1, HOUR),
    ],
)
def test_a_busy_host_is_left_alone_with_all_its_feeds(
    day: Day, host: str, status: int, number: int, rest: int
) -> None:
    asked = [one for one in day.log if one.host == host]
    told = [index for index, one in enumerate(asked) if one.answer.status == status]
    index = told[number]
    pause = asked[index + 1].at - asked[index].at
    assert rest <= pause < rest + STEP


def test_by_hand_all_are_asked_but_for_those_that_want_to_be_left_alone(
    day: Day,
) -> None:
    asked = {one.place for one in day.log if one.by_hand}
    alone = {place for place in FOLLOWED if place[0] == TIRED}
    assert asked == set(PUBLISHERS) - alone - {(DOWN, "/gone")}


def test_what_fails_is_asked_less_and_less(day: Day) -> None:
    first = []
    for path in ("/broken", "/missing", "/login"):
        pauses = list(day.pauses((DOWN, path)))
        first.append(tuple(pauses))
        for pause, hours in zip(pauses, (1, 2, 4, 8), strict=True):
            assert hours * HOUR <= pause <= 1.1 * hours * HOUR + STEP
    assert len(set(first)) > 1, "not all of them at once"


def test_what_is_gone_is_asked_no_more(day: Day) -> None:
    statuses = [one.answer.status for one in day.by_place()[DOWN, "/gone"]]
    assert statuses == [200, 304, 304, 410]
