"""One round of requests: what servers are asked, and what becomes of their answers."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import Path
from random import random
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit

from reader.content.address import host_of, normal_address, public_address
from reader.library.events import Events
from reader.library.keeping import bytes_digest, keep_feed
from reader.library.moving import Evidence
from reader.library.outcome import Fetched, Outcome, Result
from reader.library.parse_pool import ParsePool
from reader.library.redirected import note_redirect
from reader.library.schedule import (
    after_failure,
    after_success,
    duration,
    freshness,
    retry_after,
)
from reader.library.secrets import Secrets
from reader.library.sources import read_file
from reader.library.supplied import is_supplied, leads_inside, with_user
from reader.model.change import Changed
from reader.model.errors import (
    AnotherFeed,
    FetchError,
    LeftAlone,
    LibraryError,
    NewsleafError,
    UnreadableInput,
)
from reader.model.feed import ParsedFeed, Subscription, Validators
from reader.net.fetch import Client, Limits, Request, Response, fetch, open_client
from reader.store import feeds, fetches
from reader.store.database import Database
from reader.store.fetches import FetchState
from reader.store.times import now

AT_ONCE = 16
"""How many servers are asked at the same time; each gets one request at a time."""

Clock = Callable[[], int]
"""Gives the time in seconds since 1970."""

_TOO_BUSY = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a feed's address gave; `body` is None where it is unchanged.

    `fresh` is for how many seconds the server says that it counts, `moved_to` is
    where the feed has moved to, if all redirects on the way were permanent.
    """

    url: str
    body: bytes | None
    media_type: str
    validators: Validators
    fresh: int | None = None
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class Got:
    """A feed that the server of an address gave, read but not kept."""

    address: str
    answer: Answer
    parsed: ParsedFeed

    @property
    def shown_address(self) -> str:
        """Its address without a user and password in it."""
        return public_address(self.address)


class Round:
    """One round of requests, sharing connections, processes and courtesy."""

    def __init__(
        self,
        database: Database,
        events: Events,
        limits: Limits,
        at_once: int = AT_ONCE,
        clock: Clock = now,
        chance: Callable[[], float] = random,
        password_command: Sequence[str] = (),
    ) -> None:
        self._secrets = Secrets(password_command)
        self._database = database
        self._events = events
        self._limits = limits
        self._clock = clock
        self._chance = chance
        self._waiting: dict[str, int] = {}
        self._stack = AsyncExitStack()
        self._client: Client | None = None
        self._places = asyncio.Semaphore(at_once)
        self._hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def __aenter__(self) -> Self:
        self._pool = await self._stack.enter_async_context(ParsePool())
        with self._database.reading() as connection:
            self._waiting = fetches.waiting_hosts(connection, self._clock())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._stack.aclose()

    async def refresh(self, state: FetchState) -> Fetched:
        """Ask one feed and keep what is new in it.

        A failure is noted with the feed, unless it is the library's (a full disk
        is no feed's fault) or the server was not asked at all.
        """
        try:
            return await self._refresh(state)
        except (LibraryError, LeftAlone) as error:
            failed: NewsleafError = error
        except NewsleafError as error:
            failed = error
            await asyncio.to_thread(self._note_failure, state, error)
        url = public_address(state.url)
        return Fetched(state.feed_id, state.title, url, error=failed)

    async def add(self, address: str, tags: Sequence[str]) -> Outcome:
        """Fetch and parse first, and follow only what proved to be a feed."""
        return await self.follow(await self.get(Request(address)), tags)

    async def get(self, request: Request) -> Got:
        """Ask for a feed and read it, without keeping anything.

        Raises:
            NotAFeed: there is something else.
            UnreadableInput: it makes no sense, or took too long to read.
            FetchError: its server did not give it.
        """
        answer = await self._ask(request)
        parsed = await self.parse(
            answer.body or b"",
            public_address(request.url),
            answer.url,
            answer.media_type,
        )
        return Got(request.url, answer, parsed)

    async def page(self, state: FetchState, address: str) -> Got:
        """Ask for a page of a feed, as the feed itself is asked; it keeps nothing.

        Raises:
            FetchError: the feed sends one into one's own network; or as `get`.
        """
        if leads_inside(address, state.url):
            reason = "is of your own network, where a feed may not lead"
            raise FetchError(address, reason, temporary=False)
        request = await self._request(state)
        if urlsplit(address)[:2] != urlsplit(public_address(state.url))[:2]:
            request = replace(request, secret=None)
        return await self.get(
            replace(
                request,
                url=with_user(address, state.url),
                validators=Validators(),
                supplied=is_supplied(address, state.url),
            )
        )

    async def follow(self, got: Got, tags: Sequence[str]) -> Outcome:
        """Follow a feed that was fetched, and keep the articles it holds."""
        subscription = Subscription(got.address, tags=tuple(tags))
        feed_id, is_new = await asyncio.to_thread(self._subscribe, subscription)
        new, edited, title = await asyncio.to_thread(
            self._keep, feed_id, got.parsed, got.answer
        )
        result = Result.ADDED if is_new else Result.UNCHANGED
        if not is_new and (new or edited):
            result = Result.UPDATED
        return Outcome(
            got.shown_address,
            "feed",
            result,
            title=title,
            articles=new + edited,
            feed_id=feed_id,
            notes=(got.parsed.warning,) if got.parsed.warning else (),
            url=got.shown_address,
        )

    async def parse(
        self, data: bytes, subject: str, url: str = "", media_type: str = ""
    ) -> ParsedFeed:
        """Read the bytes of a feed in a child process.

        `subject` is what an error is about, `url` what relative links are
        resolved against.

        Raises:
            NotAFeed: the bytes are no feed.
            UnreadableInput: they make no sense, or took too long to read.
        """
        from reader.formats.feed import parse_feed  # the children need it alone

        return await self._pool.run(parse_feed, data, url, media_type, subject=subject)

    async def _refresh(self, state: FetchState) -> Fetched:
        url = public_address(state.url)
        answer = await self._ask(await self._request(state))
        same = answer.body is None or bytes_digest(answer.body) == state.digest
        if same:
            await asyncio.to_thread(self._note_unchanged, state, answer)
            return Fetched(state.feed_id, state.title, url)
        parsed = await self.parse(
            answer.body or b"", url, answer.url, answer.media_type
        )
        new, edited, title = await asyncio.to_thread(
            self._keep, state.feed_id, parsed, answer, state.settings.every
        )
        if parsed.is_cut:
            cut = UnreadableInput(url, parsed.warning)
            await asyncio.to_thread(self._note_failure, state, cut)
        return Fetched(state.feed_id, title, url, new, edited, warning=parsed.warning)

    async def _request(self, state: FetchState) -> Request:
        settings = state.settings
        return Request(
            state.url,
            state.validators,
            user_agent=settings.user_agent,
            proxy=settings.proxy,
            secret=await self._secrets.header_field(state.url, settings),
        )

    async def _ask(self, request: Request) -> Answer:
        """What is at an address: a server's answer, or the bytes of a file."""
        address = request.url
        try:
            parts = urlsplit(address)
        except ValueError as error:
            shown, reason = public_address(address), "is not a web address"
            raise FetchError(shown, reason, temporary=False) from error
        if parts.scheme == "file":
            path = Path(unquote(parts.path))
            return Answer(
                address,
                await asyncio.to_thread(read_file, path),
                "",
                request.validators,
            )
        host = parts.hostname or ""
        async with self._hosts[host], self._places:
            self._leave_alone(address, host)
            client = await self._connections()
            try:
                response = await fetch(client, request, self._limits)
            except FetchError as error:
                self._heed(error, host)
                raise
        return Answer(
            response.url,
            None if response.status == 304 else response.body,
            response.headers.get("content-type", ""),
            response.validators,
            freshness(response.headers),
            _address_of(response),
        )

    def _leave_alone(self, address: str, host: str) -> None:
        """Refuse to ask a server that was too busy, be it in this very round."""
        left = self._waiting.get(host, 0) - self._clock()
        if left > 0:
            reason = f"its server was too busy and is left alone for {duration(left)}"
            raise LeftAlone(public_address(address), reason)

    def _heed(self, error: FetchError, host: str) -> None:
        """Leave a server alone that is too busy, before its next feed is asked."""
        if error.status in _TOO_BUSY:
            at = self._clock()
            until = at + retry_after(error.fields, at)
            self._waiting[host] = max(self._waiting.get(host, 0), until)

    async def _connections(self) -> Client:
        if self._client is None:
            self._client = await self._stack.enter_async_context(open_client())
        return self._client

    # What follows writes, and so runs in a thread: a write may wait for the disk
    # or for another process, and nothing else on the loop may wait with it. A
    # write that has begun is told even where nobody waits for it any more.

    def _subscribe(self, subscription: Subscription) -> tuple[int, bool]:
        with self._database.writing() as connection:
            return feeds.subscribe(connection, subscription, self._clock())

    def _note_unchanged(self, state: FetchState, answer: Answer) -> None:
        at = self._clock()
        next_at = after_success(at, state.wishes, answer.fresh, state.settings.every)
        is_same = answer.body is not None
        with self._database.writing() as connection:
            note_redirect(
                connection, state.feed_id, answer.moved_to, at, Evidence(None, is_same)
            )
            fetches.fetched_unchanged(
                connection, state.feed_id, answer.validators, at, next_at
            )

    def _note_failure(self, state: FetchState, error: NewsleafError) -> None:
        at = self._clock()
        status = error.status if isinstance(error, FetchError) else None
        host = host_of(state.url)
        until = self._waiting.get(host, 0) if status in _TOO_BUSY else 0
        wait = max(until - at, 0)
        every, chance = state.settings.every, self._chance()
        next_at = after_failure(at, state.failures + 1, wait, every, chance)
        with self._database.writing() as connection:
            fetches.fetch_failed(
                connection,
                state.feed_id,
                error.reason,
                at,
                next_at,
                gone=status == HTTPStatus.GONE,
                other_title=error.title if isinstance(error, AnotherFeed) else None,
            )
            if wait:
                fetches.leave_host(connection, host, until)
        self._events.publish(Changed(places=True))

    def _keep(
        self,
        feed_id: int,
        parsed: ParsedFeed,
        answer: Answer,
        every: int | None = None,
    ) -> tuple[tuple[int, ...], tuple[int, ...], str]:
        """Keep a feed; the ids of new and of edited articles, and its title."""
        digest = bytes_digest(answer.body or b"")
        at = self._clock()
        next_at = after_success(at, parsed.wishes, answer.fresh, every)
        new, edited = keep_feed(
            self._database,
            feed_id,
            parsed,
            answer.validators,
            digest,
            at,
            next_at,
            answer.moved_to,
        )
        self._events.publish(Changed(frozenset(edited), lists=bool(new), places=True))
        with self._database.reading() as connection:
            feed = feeds.feed(connection, feed_id)
        return new, edited, "" if feed is None else feed.title


def _address_of(response: Response) -> str | None:
    moved_to = response.permanent_url
    return None if moved_to is None else normal_address(moved_to)
