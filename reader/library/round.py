"""One round of refreshing: feeds are asked, read by other processes, and kept."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import AsyncExitStack, aclosing
from dataclasses import dataclass, replace
from http import HTTPStatus
from random import random
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from reader.content.address import host_of, public_address
from reader.library.asking import Answer, Asking
from reader.library.events import Events
from reader.library.feed_reading import ReadFeed, get_ready, read_feed
from reader.library.keeping import bytes_digest
from reader.library.noting import Noting
from reader.library.outcome import Fetched, Outcome, Result
from reader.library.parse_pool import ParsePool
from reader.library.schedule import Clock, duration
from reader.library.secrets import Secrets
from reader.library.supplied import is_supplied, leads_inside, with_user
from reader.library.turns import Free, in_turns
from reader.model.errors import (
    FetchError,
    LeftAlone,
    LibraryError,
    NewsleafError,
    UnreadableInput,
)
from reader.model.feed import ParsedFeed, Subscription, Validators
from reader.net.fetch import Limits, Request
from reader.store import fetches
from reader.store.database import Database
from reader.store.fetches import FetchState
from reader.store.times import now

AT_ONCE = 48
"""How many servers are asked at the same time; each gets one request at a time."""


@dataclass(frozen=True, slots=True)
class Got:
    """A feed that the server of an address gave, read but not kept."""

    address: str
    answer: Answer
    read: ReadFeed

    @property
    def parsed(self) -> ParsedFeed:
        """The feed."""
        return self.read.feed

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
        clock: Clock = now,
        chance: Callable[[], float] = random,
        password_command: Sequence[str] = (),
    ) -> None:
        self._secrets = Secrets(password_command)
        self._database = database
        self._limits = limits
        self._clock = clock
        self._noting = Noting(database, events, clock, chance)
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        with self._database.reading() as connection:
            waiting = fetches.waiting_hosts(connection, self._clock())
        asking = Asking(self._limits, self._clock, waiting)
        self._asking = await self._stack.enter_async_context(asking)
        self._stack.callback(self._noting.close)
        self._pool = await self._stack.enter_async_context(ParsePool())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._stack.aclose()

    async def refresh(
        self, states: Sequence[FetchState], at_once: int = AT_ONCE
    ) -> AsyncGenerator[Fetched, None]:
        """Ask feeds, `at_once` servers at a time, and keep what is new in them.

        A failure is noted with the feed, unless it is the library's (a full disk
        is no feed's fault) or the server was not asked at all.
        """
        if any(state.fetched_at is None for state in states):
            # What it gives is to be read, once it comes.
            self._pool.warm_up(get_ready)
        # Files have no server that could be asked too much.
        of_hosts = ((host_of(state.url) or state.url, state) for state in states)
        outcomes = in_turns(of_hosts, self._refresh_one, at_once)
        async with aclosing(outcomes):
            async for fetched in outcomes:
                yield fetched

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
        answer = await self._asking.ask(request)
        read = await self._read(answer, public_address(request.url), is_new=True)
        return Got(request.url, answer, read)

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

    async def follow(
        self, got: Got, tags: Sequence[str], chosen: str | None = None
    ) -> Outcome:
        """Follow a feed that was fetched, and keep the articles it holds.

        `chosen` is the address that the person gave, where it is another.
        """
        subscription = Subscription(got.address, tags=tuple(tags), chosen=chosen)
        feed_id, is_new = await self._noting.subscribe(subscription)
        kept = await self._noting.keep(feed_id, got.read, got.answer)
        result = Result.ADDED if is_new else Result.UNCHANGED
        if not is_new and (kept.new or kept.edited):
            result = Result.UPDATED
        return Outcome(
            got.shown_address,
            "feed",
            result,
            title=kept.title,
            articles=kept.new + kept.edited,
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
        return (await self._parse(data, subject, url, media_type)).feed

    async def _parse(
        self, data: bytes, subject: str, url: str, media_type: str, is_new: bool = False
    ) -> ReadFeed:
        task = (data, url, media_type, is_new)
        return await self._pool.run(read_feed, *task, subject=subject)

    async def _read(
        self, answer: Answer, subject: str, is_new: bool = False
    ) -> ReadFeed:
        body = answer.body or b""
        try:
            return await self._parse(
                body, subject, answer.url, answer.media_type, is_new
            )
        except UnreadableInput as error:
            host = host_of(answer.url)
            if host != host_of(answer.asked):
                error.reason = f"leads to {host}, which {error.reason}"
            raise

    async def _refresh_one(self, state: FetchState, free: Free) -> Fetched:
        try:
            return await self._refresh(state, free)
        except (LibraryError, LeftAlone) as error:
            failed: NewsleafError = error
        except NewsleafError as error:
            failed = error
            await self._note_failure(state, error)
        url = public_address(state.url)
        return Fetched(state.feed_id, state.title, url, error=failed)

    async def _refresh(self, state: FetchState, free: Free) -> Fetched:
        url = public_address(state.url)
        with self._database.reading() as connection:
            if fetches.was_asked(connection, state):
                # By another process, whose round goes on beside this one.
                return Fetched(state.feed_id, state.title, url)
        answer = await self._asking.ask(await self._request(state))
        free()
        if answer.body is None or bytes_digest(answer.body) == state.digest:
            await self._noting.unchanged(state, answer)
            return Fetched(state.feed_id, state.title, url)
        read = await self._read(answer, url, state.digest is None)
        parsed, every = read.feed, state.settings.every
        kept = await self._noting.keep(state.feed_id, read, answer, every)
        if parsed.is_cut:
            await self._note_failure(state, UnreadableInput(url, parsed.warning))
        new, edited, title = kept
        return Fetched(
            state.feed_id,
            title,
            url,
            new,
            edited,
            warning=parsed.warning,
            is_first=state.digest is None,
        )

    async def _request(self, state: FetchState) -> Request:
        settings = state.settings
        return Request(
            state.url,
            state.validators,
            supplied=is_supplied(state.url, state.chosen or state.url),
            user_agent=settings.user_agent,
            proxy=settings.proxy,
            secret=await self._secrets.header_field(state.url, settings),
        )

    async def _note_failure(self, state: FetchState, error: NewsleafError) -> None:
        left_until = self._asking.left_alone_until(error)
        error.hint = error.hint or self._what_follows(error, left_until)
        await self._noting.failed(state, error, left_until)

    def _what_follows(self, error: NewsleafError, left_until: int) -> str:
        """What a person should know that newsleaf does after a failure."""
        if isinstance(error, FetchError) and error.status == HTTPStatus.GONE:
            return "it is gone for good, and asked by name alone from now on"
        left = left_until - self._clock()
        return f"its server is left alone for {duration(left)}" if left > 0 else ""
