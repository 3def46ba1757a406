"""Discovering: which feeds an address leads to, be it of a feed or of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from reader.content.address import public_address
from reader.formats.known_sites import known_feeds
from reader.library.events import Events
from reader.library.outcome import Outcome
from reader.library.refreshing import DEFAULT_LIMITS
from reader.library.round import Got, Round
from reader.library.schedule import TOO_BUSY, Clock
from reader.library.sources import Address
from reader.library.supplied import is_supplied, leads_inside, with_user
from reader.model.errors import (
    FetchError,
    LibraryError,
    NewsleafError,
    NotAFeed,
    WebPage,
)
from reader.model.feed import FeedLink
from reader.net.fetch import Limits, Request
from reader.store.database import Database
from reader.store.times import now

MOST_SHOWN = 6
"""How many feeds of a page are fetched, so that a person may choose one."""

MOST_GUESSES = 8
"""How many common paths are asked for where a page names no feed."""

_PATHS = ("feed", "rss", "atom.xml", "feed.xml", "index.xml", "rss.xml", "feed.json")

Tell = Callable[[str], None]
"""Is told what is asked at the moment, an address."""


@dataclass(frozen=True, slots=True)
class Found:
    """The feeds that an address leads to.

    `feeds` have been fetched, the main one first; `others` are only known to be
    named, by the page or by the rules for its site.
    """

    address: str
    feeds: tuple[Got, ...]
    others: tuple[FeedLink, ...] = ()

    @property
    def is_feed(self) -> bool:
        """Whether the address is that of a feed itself."""
        return self.feeds[0].address == self.address


class Discovering:
    """What a reader does to find the feeds of a site and choose among them."""

    def __init__(self, database: Database, events: Events, clock: Clock = now) -> None:
        """Find feeds for a library, with the time in seconds since 1970."""
        self._database = database
        self._events = events
        self._clock = clock

    async def find(
        self, source: Address, limits: Limits = DEFAULT_LIMITS, tell: Tell | None = None
    ) -> Found:
        """Find the feeds at an address, as many as a person may choose from.

        Raises:
            NotAFeed: there is none; the hint says where it was looked for.
            UnreadableInput: what is there cannot be understood.
            FetchError: the server gave nothing.
        """
        async with self._round(limits) as round_:
            return await find_feeds(round_, source, MOST_SHOWN, tell)

    async def follow(self, found: Found, got: Got, tags: Sequence[str] = ()) -> Outcome:
        """Follow one of the feeds found, with the articles it held then."""
        async with self._round(DEFAULT_LIMITS) as round_:
            return await follow_found(round_, found, got, tags)

    def _round(self, limits: Limits) -> Round:
        return Round(self._database, self._events, limits, clock=self._clock)


async def find_feeds(
    round_: Round, source: Address, most: int = 1, tell: Tell | None = None
) -> Found:
    """Find up to `most` feeds at an address.

    Rules for well-known sites come first, then what is at the address itself: a
    feed, or a page that names feeds, or one below which a few common paths are
    asked for. Requests come one after another.

    Raises:
        NotAFeed: there is none; the hint says where it was looked for.
        UnreadableInput: what is there cannot be understood.
        FetchError: the server gave nothing.
    """
    try:
        return await _Search(round_, source.url, most, tell).run()
    except FetchError as error:
        if not source.otherwise or error.connected:
            raise
    return await _Search(round_, source.otherwise, most, tell).run()


async def follow_found(
    round_: Round, found: Found, got: Got, tags: Sequence[str]
) -> Outcome:
    """Follow one of the feeds found, and note which one where there may be doubt."""
    chosen = None if got.address == found.address else found.address
    outcome = await round_.follow(got, tags, chosen)
    notes = list(outcome.notes)
    if found.others:
        named = ", ".join(link.url for link in found.others)
        notes.insert(0, f"also there: {named}; add one by its address")
    if len(found.feeds) == 1 and not found.is_feed:
        notes.insert(0, f"its main feed is {got.shown_address}")
    subject = public_address(found.address)
    return replace(outcome, subject=subject, notes=tuple(notes), others=found.others)


class _Search:
    """One look for the feeds of an address; it remembers where it looked."""

    def __init__(
        self, round_: Round, address: str, most: int, tell: Tell | None
    ) -> None:
        self._round = round_
        self._address = address
        self._most = most
        self._tell = tell
        self._failed: dict[str, NewsleafError] = {}

    async def run(self) -> Found:
        if found := await self._first(known_feeds(self._address)):
            return found
        try:
            return Found(self._address, (await self._ask(self._address),))
        except WebPage as error:
            page = error
        if found := await self._first(page.feeds):
            return found
        for failed in self._failed.values():
            if isinstance(failed, FetchError) and failed.temporary:
                raise failed
        if found := await self._guess(page.subject):
            return found
        raise self._nothing()

    async def _first(self, links: Iterable[FeedLink]) -> Found | None:
        """Fetch the first feeds of some, passing over what proves to be none."""
        links = [one for one in links if not leads_inside(one.url, self._address)]
        feeds: dict[str, Got] = {}
        asked = 0
        for link in links[:MOST_SHOWN]:
            if len(feeds) == self._most:
                break
            asked += 1
            if got := await self._try(link.url):
                feeds.setdefault(got.answer.url, got)
        if not feeds:
            return None
        return Found(self._address, tuple(feeds.values()), tuple(links[asked:]))

    async def _guess(self, page: str) -> Found | None:
        for url in common_paths(page):
            if got := await self._try(url):
                return Found(self._address, (got,))
            error = self._failed.get(url)
            if isinstance(error, FetchError) and (
                error.status is None or error.status in TOO_BUSY
            ):
                break
        return None

    async def _try(self, url: str) -> Got | None:
        """Fetch a feed, or note why it could not be had."""
        try:
            return await self._ask(url)
        except LibraryError:
            raise
        except NewsleafError as error:
            self._failed[url] = error
            return None

    async def _ask(self, url: str) -> Got:
        if self._tell is not None:
            self._tell(public_address(url))
        supplied = is_supplied(url, self._address)
        url = with_user(url, self._address)
        return await self._round.get(Request(url, supplied=supplied))

    def _nothing(self) -> NotAFeed:
        host = urlsplit(self._address).netloc
        tried = [
            urlsplit(url).path if urlsplit(url).netloc == host else public_address(url)
            for url in self._failed
        ]
        return NotAFeed(
            public_address(self._address),
            "is a web page, and no feed of it was found",
            f"looked at {', '.join(tried)} too",
        )


def common_paths(page: str) -> tuple[str, ...]:
    """Where a feed of a page may be that names none, at most `MOST_GUESSES`.

    Below a page that is not the site's first, a few are looked for there.
    """
    top = [urljoin(page, f"/{path}") for path in _PATHS]
    path = urlsplit(page).path
    if path in ("", "/"):
        return tuple(top)
    folder = path if path.endswith("/") else f"{path}/"
    below = [urljoin(page, folder + path) for path in _PATHS[:4]]
    return (*below, *top)[:MOST_GUESSES]
