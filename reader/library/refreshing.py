"""Refreshing: asks servers for feeds, several at a time, and keeps what is new."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit

from reader.library.events import Events
from reader.library.keeping import bytes_digest, keep_feed
from reader.library.outcome import Fetched, Outcome, Result
from reader.library.parse_pool import ParsePool
from reader.model.change import Changed
from reader.model.errors import NewsleafError, NotFound
from reader.model.feed import ParsedFeed, Subscription, Validators
from reader.net.fetch import Client, Limits, Request, fetch, open_client
from reader.store import feeds
from reader.store.database import Database
from reader.store.feeds import FetchState
from reader.store.times import now

DEFAULT_LIMITS = Limits()
"""What one transfer may cost where nothing else is set."""

AT_ONCE = 16
"""How many servers are asked at the same time; each gets one request at a time."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a feed's address gave; `body` is None where it is unchanged."""

    url: str
    body: bytes | None
    media_type: str
    validators: Validators


class Refreshing:
    """What a reader does to get new articles."""

    def __init__(self, database: Database, events: Events) -> None:
        self._database = database
        self._events = events

    def due(self, ids: Sequence[int] | None = None) -> list[FetchState]:
        """The feeds a refresh asks: those named, or all that are followed."""
        with self._database.reading() as connection:
            return feeds.fetch_states(connection, ids)

    async def refresh(
        self,
        ids: Sequence[int] | None = None,
        limits: Limits = DEFAULT_LIMITS,
        at_once: int = AT_ONCE,
    ) -> AsyncGenerator[Fetched, None]:
        """Ask feeds now, all or those named; each is told as it is done.

        `at_once` is how many servers are asked at the same time.

        Nothing is raised for a feed that fails: its outcome carries the error,
        and all that is kept of it stays.
        """
        states = await asyncio.to_thread(self.due, ids)
        async with Round(self._database, self._events, limits, at_once) as round_:
            tasks = [asyncio.create_task(round_.refresh(state)) for state in states]
            try:
                for task in asyncio.as_completed(tasks):
                    yield await task
            finally:
                for unfinished in tasks:
                    unfinished.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    async def add(
        self, address: str, tags: Sequence[str] = (), limits: Limits = DEFAULT_LIMITS
    ) -> Outcome:
        """Follow the feed at an address, with the articles it holds now.

        Raises:
            NotAFeed: the address is no feed; it names those it links to.
            FetchError: the server did not give it.
            UnreadableInput: it cannot be understood.
        """
        async with Round(self._database, self._events, limits) as round_:
            return await round_.add(address, tags)


class Round:
    """One round of requests, sharing connections, processes and courtesy."""

    def __init__(
        self,
        database: Database,
        events: Events,
        limits: Limits,
        at_once: int = AT_ONCE,
    ) -> None:
        self._database = database
        self._events = events
        self._limits = limits
        self._stack = AsyncExitStack()
        self._client: Client | None = None
        self._places = asyncio.Semaphore(at_once)
        self._hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def __aenter__(self) -> Self:
        self._pool = await self._stack.enter_async_context(ParsePool())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._stack.aclose()

    async def refresh(self, state: FetchState) -> Fetched:
        """Ask one feed and keep what is new in it."""
        try:
            return await self._refresh(state)
        except NewsleafError as error:
            at = now()
            with self._database.writing() as connection:
                feeds.fetch_failed(connection, state.feed_id, error.reason, at)
            self._events.publish(Changed(places=True))
            return Fetched(
                state.feed_id, self._title(state.feed_id), state.url, error=error
            )

    async def add(self, address: str, tags: Sequence[str]) -> Outcome:
        """Fetch and parse first, and follow only what proved to be a feed."""
        answer = await self._ask(address, Validators())
        parsed = await self.parse(
            answer.body or b"", address, answer.url, answer.media_type
        )
        subscription = Subscription(address, tags=tuple(tags))
        with self._database.writing() as connection:
            feed_id, is_new = feeds.subscribe(connection, subscription, now())
        new, edited = await self._keep(feed_id, parsed, answer)
        result = Result.ADDED if is_new else Result.UNCHANGED
        if not is_new and (new or edited):
            result = Result.UPDATED
        return Outcome(
            address,
            "feed",
            result,
            title=self._title(feed_id),
            articles=new + edited,
            feed_id=feed_id,
            notes=(parsed.warning,) if parsed.warning else (),
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
        answer = await self._ask(state.url, state.validators)
        same = answer.body is None or bytes_digest(answer.body) == state.digest
        if same:
            with self._database.writing() as connection:
                feeds.fetched_unchanged(
                    connection, state.feed_id, answer.validators, now()
                )
            return Fetched(state.feed_id, self._title(state.feed_id), state.url)
        parsed = await self.parse(
            answer.body or b"", state.url, answer.url, answer.media_type
        )
        new, edited = await self._keep(state.feed_id, parsed, answer)
        return Fetched(
            state.feed_id,
            self._title(state.feed_id),
            state.url,
            new,
            edited,
            parsed.warning,
        )

    async def _ask(self, address: str, validators: Validators) -> Answer:
        """What is at an address: a server's answer, or the bytes of a file."""
        parts = urlsplit(address)
        if parts.scheme == "file":
            path = Path(unquote(parts.path))
            return Answer(address, await asyncio.to_thread(_read, path), "", validators)
        async with self._hosts[parts.netloc.lower()], self._places:
            client = await self._connections()
            request = Request(address, validators)
            response = await fetch(client, request, self._limits)
        return Answer(
            response.url,
            None if response.status == 304 else response.body,
            response.headers.get("content-type", ""),
            response.validators,
        )

    async def _connections(self) -> Client:
        if self._client is None:
            self._client = await self._stack.enter_async_context(open_client())
        return self._client

    async def _keep(
        self, feed_id: int, parsed: ParsedFeed, answer: Answer
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        new, edited = await asyncio.to_thread(
            keep_feed,
            self._database,
            feed_id,
            parsed,
            answer.validators,
            bytes_digest(answer.body or b""),
        )
        self._events.publish(Changed(frozenset(edited), lists=bool(new), places=True))
        return new, edited

    def _title(self, feed_id: int) -> str:
        with self._database.reading() as connection:
            feed = feeds.feed(connection, feed_id)
        return "" if feed is None else feed.title


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        why = getattr(error, "strerror", None) or error
        raise NotFound(str(path), f"the file cannot be read: {why}") from error
