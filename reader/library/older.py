"""Older articles: further pages of a feed, fetched when a person asks (RFC 5005)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.content.address import public_address
from reader.library.events import Events
from reader.library.keeping import keep_older
from reader.library.refreshing import DEFAULT_LIMITS
from reader.library.round import Round
from reader.library.schedule import Clock
from reader.model.change import Changed
from reader.model.errors import (
    LibraryError,
    NewsleafError,
    NotFound,
    UnreadableInput,
)
from reader.model.feed import ParsedFeed
from reader.net.fetch import Limits
from reader.store import fetches, older_pages
from reader.store.database import Database
from reader.store.fetches import FetchState
from reader.store.times import now

MOST_PAGES = 50
"""How many older pages are fetched at one go."""


@dataclass(frozen=True, slots=True)
class OlderArticles:
    """What fetching older pages of a feed gave.

    `new` are the ids of the articles that came, from `pages` pages. `more` says
    whether a further page is named, and `named` whether one ever was. With an
    `error`, what came before it stays.
    """

    feed_id: int
    title: str
    url: str
    new: tuple[int, ...] = ()
    pages: int = 0
    more: bool = False
    named: bool = True
    error: NewsleafError | None = None

    def told(self) -> str:
        """How it ended, in words."""
        if self.pages and self.more:
            return "there are older ones still"
        if self.pages:
            return "that was the last page"
        if self.named:
            return "no older articles: its last page has been fetched"
        return "no older articles: the feed names no older page"


class Older:
    """What a reader does to get the articles of before they followed a feed."""

    def __init__(self, database: Database, events: Events, clock: Clock = now) -> None:
        """Fetch for a library, with the time in seconds since 1970."""
        self._database = database
        self._events = events
        self._clock = clock

    async def fetch(
        self,
        feed_id: int,
        pages: int = 1,
        limits: Limits = DEFAULT_LIMITS,
        tell: Callable[[int], None] | None = None,
        password_command: Sequence[str] = (),
    ) -> OlderArticles:
        """Fetch the next older pages of a feed, at most `MOST_PAGES`.

        `tell` is told how many pages came; `password_command` prints the secrets of
        feeds, see `Settings`. The articles are unread. Those that are
        known stay as they are, and so does all that is known of the feed.

        Raises:
            NotFound: no such feed is followed.
        """
        with self._database.reading() as connection:
            states = fetches.fetch_states(connection, [feed_id])
        if not states:
            raise NotFound(str(feed_id), "no feed has this id", "see `newsleaf feeds`")
        walk = _Walk(self._database, states[0])
        failed: NewsleafError | None = None
        async with Round(
            self._database,
            self._events,
            limits,
            clock=self._clock,
            password_command=password_command,
        ) as round_:
            try:
                while len(walk.pages) < min(pages, MOST_PAGES):
                    if not await walk.step(round_, self._clock()):
                        break
                    if tell is not None:
                        tell(len(walk.pages))
            except LibraryError:
                raise
            except NewsleafError as error:
                failed = error
        if walk.new:
            self._events.publish(Changed(lists=True, places=True))
        return await asyncio.to_thread(walk.result, failed)


class _Walk:
    """The way through the older pages of one feed."""

    def __init__(self, database: Database, state: FetchState) -> None:
        self._database = database
        self._state = state
        self.pages: list[str] = []
        self.new: list[int] = []

    async def step(self, round_: Round, at: int) -> bool:
        """Fetch and keep one page; whether there was one."""
        url = await asyncio.to_thread(self._next)
        if url is None:
            # The feed was last parsed when nobody looked for its older pages.
            feed = (await round_.page(self._state, self._state.url)).parsed
            _refuse_cut(feed, self._state.url)
            url = feed.older or ""
            await asyncio.to_thread(self._note_first, url)
        if not url:
            return False
        parsed = (await round_.page(self._state, url)).parsed
        self.new += await asyncio.to_thread(self._keep, url, parsed, at)
        _refuse_cut(parsed, url)
        self.pages.append(url)
        return True

    def result(self, error: NewsleafError | None) -> OlderArticles:
        state = self._state
        with self._database.reading() as connection:
            more = bool(older_pages.next_page(connection, state.feed_id))
            named = more or older_pages.has_older(connection, state.feed_id)
        return OlderArticles(
            state.feed_id,
            state.title,
            public_address(state.url),
            tuple(self.new),
            len(self.pages),
            more,
            named,
            error,
        )

    def _next(self) -> str | None:
        with self._database.reading() as connection:
            return older_pages.next_page(connection, self._state.feed_id)

    def _note_first(self, url: str) -> None:
        with self._database.writing() as connection:
            older_pages.note_first(connection, self._state.feed_id, url)

    def _keep(self, url: str, parsed: ParsedFeed, at: int) -> tuple[int, ...]:
        return keep_older(self._database, self._state.feed_id, url, parsed, at)


def _refuse_cut(parsed: ParsedFeed, url: str) -> None:
    """Go no further from a page that was cut, and may name another at its end."""
    if parsed.is_cut:
        raise UnreadableInput(public_address(url), parsed.warning)
