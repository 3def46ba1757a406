"""Writes down what a round found: feeds kept, feeds unchanged, and failures."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import NamedTuple

from reader.library.asking import Answer
from reader.library.batch import Batch
from reader.library.events import Events
from reader.library.feed_reading import ReadFeed
from reader.library.keeping import bytes_digest, keep_feed
from reader.library.moving import Evidence
from reader.library.redirected import is_still_at, note_redirect
from reader.library.schedule import Clock, after_failure, after_success
from reader.model.change import Changed
from reader.model.errors import AnotherFeed, FetchError, NewsleafError
from reader.model.feed import Subscription
from reader.store import feeds, fetches
from reader.store.database import Connection, Database
from reader.store.fetches import FetchState


class Kept(NamedTuple):
    """What came of keeping a feed: the ids of articles, and its title."""

    new: tuple[int, ...]
    edited: tuple[int, ...]
    title: str


class Noting:
    """The writes of one round.

    They run in threads: a write may wait for the disk or for another process, and
    nothing else on the loop may wait with it. One that has begun is told even where
    nobody waits for it any more.
    """

    def __init__(
        self,
        database: Database,
        events: Events,
        clock: Clock,
        chance: Callable[[], float],
    ) -> None:
        """Write with the time in seconds since 1970 and a die."""
        self._database = database
        self._events = events
        self._clock = clock
        self._chance = chance
        # One thread: more would wait for the library, and for Python, by turns.
        self._keeper = ThreadPoolExecutor(1, thread_name_prefix="keep")
        self._unchanged: Batch[tuple[FetchState, Answer]] = Batch(self._note_unchanged)

    async def subscribe(self, subscription: Subscription) -> tuple[int, bool]:
        """Follow a feed; its id and whether it is newly followed."""
        return await asyncio.to_thread(self._subscribe, subscription)

    async def unchanged(self, state: FetchState, answer: Answer) -> None:
        """Note a feed that holds what was read before, with others of that moment."""
        await self._unchanged.add((state, answer))

    async def failed(
        self, state: FetchState, error: NewsleafError, left_until: int
    ) -> None:
        """Note why a feed could not be had, and until when its server is left alone."""
        await asyncio.to_thread(self._note_failure, state, error, left_until)

    async def keep(
        self,
        feed_id: int,
        read: ReadFeed,
        answer: Answer,
        every: int | None = None,
    ) -> Kept:
        """Keep what a feed holds.

        Raises:
            AnotherFeed: it is not the feed that was read before.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            self._keeper, self._keep, feed_id, read, answer, every
        )

    def close(self) -> None:
        """Keep nothing any more, but what is being kept."""
        self._keeper.shutdown(cancel_futures=True)

    def _subscribe(self, subscription: Subscription) -> tuple[int, bool]:
        with self._database.writing() as connection:
            return feeds.subscribe(connection, subscription, self._clock())

    def _note_unchanged(self, batch: Sequence[tuple[FetchState, Answer]]) -> None:
        with self._database.writing() as connection:
            for state, answer in batch:
                self._note_one_unchanged(connection, state, answer)

    def _note_one_unchanged(
        self, connection: Connection, state: FetchState, answer: Answer
    ) -> None:
        if not is_still_at(connection, state.feed_id, state.url):
            return  # the person changed it meanwhile
        at = self._clock()
        next_at = after_success(at, state.wishes, answer.fresh, state.settings.every)
        evidence = Evidence(None, answer.body is not None)
        note_redirect(connection, state.feed_id, answer.moved_to, at, evidence)
        fetches.fetched_unchanged(
            connection, state.feed_id, answer.validators, at, next_at
        )

    def _note_failure(
        self, state: FetchState, error: NewsleafError, left_until: int
    ) -> None:
        at = self._clock()
        wait = max(left_until - at, 0)
        every, chance = state.settings.every, self._chance()
        next_at = after_failure(at, state.failures + 1, wait, every, chance)
        status = error.status if isinstance(error, FetchError) else None
        with self._database.writing() as connection:
            if not is_still_at(connection, state.feed_id, state.url):
                return
            fetches.fetch_failed(
                connection,
                state.feed_id,
                error.reason,
                at,
                next_at,
                gone=status == HTTPStatus.GONE,
                other_title=error.title if isinstance(error, AnotherFeed) else None,
            )
            if wait and isinstance(error, FetchError):
                fetches.leave_host(connection, error.host, left_until)
        self._events.publish(Changed(places=True))

    def _keep(
        self, feed_id: int, read: ReadFeed, answer: Answer, every: int | None
    ) -> Kept:
        parsed = read.feed
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
            answer.asked,
            read.prepared,
        )
        self._events.publish(Changed(frozenset(edited), lists=bool(new), places=True))
        with self._database.reading() as connection:
            feed = feeds.feed(connection, feed_id)
        return Kept(new, edited, "" if feed is None else feed.title)
