"""A town of misbehaving servers, each on a host of its own, and who follows them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import chain

from reader.formats.feed import parse_feed
from reader.library.health import Health
from reader.library.keeping import keep_feed
from reader.library.library import Library
from reader.library.outcome import Fetched
from reader.library.refreshing import Refreshing
from reader.model.view import Scope, Sort, View
from reader.net.fetch import Limits
from reader.store.fetches import FetchState
from tests.library.making import Clock, rss, subscribe
from tests.misbehaving.behaviour import BEFORE, HURRY, PATIENCE, Behaviour
from tests.misbehaving.certificates import Certificates
from tests.net.servers import RawServer, Script, always, serve


@dataclass
class House:
    """One server and what it does; once `mended` it does that instead."""

    behaviour: Behaviour
    server: RawServer
    feed_id: int = 0
    mended: Script | None = None

    @property
    def url(self) -> str:
        """Where its feed is, as a person follows it."""
        return self.behaviour.address.format(
            server=self.server.url,
            secure=self.server.url.replace("http:", "https:"),
            plain=self.server.url.replace("https:", "http:"),
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """What a round made of one server; `requests` are those it got.

    `health` is what the health screen says right after.
    """

    fetched: Fetched
    state: FetchState
    titles: tuple[str, ...]
    last_error: str | None
    requests: tuple[bytes, ...]
    health: Health


@asynccontextmanager
async def town(
    behaviours: Sequence[Behaviour], certificates: Certificates
) -> AsyncIterator[list[House]]:
    """Run a server for each behaviour."""
    async with AsyncExitStack() as stack:
        houses = []
        for number, behaviour in enumerate(behaviours):
            host = f"127.0.{1 + number // 250}.{1 + number % 250}"
            houses.append(await _move_in(stack, behaviour, host, certificates))
        yield houses


async def _move_in(
    stack: AsyncExitStack, behaviour: Behaviour, host: str, certificates: Certificates
) -> House:
    house = House(behaviour, RawServer())

    def script(head: bytes) -> AsyncIterator[bytes]:
        chosen = house.mended or behaviour.script
        assert chosen is not None
        return chosen(head)

    tls = certificates.context(behaviour.tls, host) if behaviour.tls else None
    if behaviour.script is None:
        async with serve(always(b""), host=host) as house.server:
            return house  # and nobody is at home
    server = serve(script, tls, host=host, greeting=behaviour.greeting)
    house.server = await stack.enter_async_context(server)
    return house


def follow(library: Library, houses: Sequence[House]) -> None:
    """Follow all feeds, as if each had been read once before it went wrong."""
    ids = subscribe(library, *(house.url for house in houses))
    for house, feed_id in zip(houses, ids, strict=True):
        house.feed_id = feed_id
        before = parse_feed(rss(*BEFORE), house.url)
        validators = house.behaviour.validators
        keep_feed(library.database, feed_id, before, validators, "digest")


async def round_of(
    library: Library, clock: Clock, houses: Sequence[House]
) -> dict[str, Seen]:
    """Refresh all at once, with a die that always shows nothing."""
    refreshing = Refreshing(library.database, library.events, clock, lambda: 0.0)

    async def within(limits: Limits) -> list[Fetched]:
        asked = [h.feed_id for h in houses if h.behaviour.limits == limits]
        return [one async for one in refreshing.refresh(asked, limits)]

    for house in houses:
        house.server.heads.clear()
    rounds = await asyncio.gather(within(HURRY), within(PATIENCE))
    told = {one.feed_id: one for one in chain(*rounds)}
    health = {one.feed_id: one for one in library.tending.health()}
    states = {state.feed_id: state for state in refreshing.due(list(told))}
    return {
        house.behaviour.name: Seen(
            told[house.feed_id],
            states[house.feed_id],
            titles_of(library, house.feed_id),
            library.subscribing.feed(house.feed_id).last_error,
            tuple(house.server.heads),
            health[house.feed_id],
        )
        for house in houses
    }


def titles_of(library: Library, feed_id: int) -> tuple[str, ...]:
    view = View(Scope.FEED, str(feed_id), sort=Sort.OLDEST)
    ids = sorted(library.reading.ids(view))
    return tuple(article.title for article in library.reading.articles(ids))
