"""Refreshing: which feeds are asked for what is new, now or when they are due."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from random import random

from reader.content.address import host_of
from reader.library.events import Events
from reader.library.outcome import Fetched
from reader.library.round import AT_ONCE, Round
from reader.library.schedule import Clock
from reader.net.fetch import Limits
from reader.store import fetches
from reader.store.database import Database
from reader.store.fetches import FetchState
from reader.store.times import now

DEFAULT_LIMITS = Limits()
"""What one transfer may cost where nothing else is set."""


class Refreshing:
    """What a reader does to get new articles."""

    def __init__(
        self,
        database: Database,
        events: Events,
        clock: Clock = now,
        chance: Callable[[], float] = random,
    ) -> None:
        """Refresh a library, with the time in seconds since 1970 and a die."""
        self._database = database
        self._events = events
        self._clock = clock
        self._chance = chance

    def due(
        self, ids: Sequence[int] | None = None, *, only_due: bool = False
    ) -> list[FetchState]:
        """The feeds a refresh asks: those named, or all but paused and gone ones.

        With `only_due` they are those whose time has come, and whose server is
        not left alone.
        """
        at = self._clock()
        with self._database.reading() as connection:
            states = fetches.fetch_states(connection, ids)
            waiting = fetches.waiting_hosts(connection, at)
        if ids is None:
            states = [state for state in states if _is_asked(state)]
        if not only_due:
            return states
        return [
            state
            for state in states
            if (state.next_at or 0) <= at and host_of(state.url) not in waiting
        ]

    def not_asked(self) -> list[FetchState]:
        """The feeds asked by name alone: paused, or gone as their servers said."""
        with self._database.reading() as connection:
            states = fetches.fetch_states(connection)
        return [state for state in states if not _is_asked(state)]

    async def refresh(
        self,
        ids: Sequence[int] | None = None,
        limits: Limits = DEFAULT_LIMITS,
        at_once: int = AT_ONCE,
        *,
        only_due: bool = False,
        password_command: Sequence[str] = (),
    ) -> AsyncGenerator[Fetched, None]:
        """Ask feeds now, all or those named; each is told as it is done.

        `at_once` is how many servers are asked at the same time,
        `password_command` prints the secrets of feeds, see `Settings`. `only_due` is
        for timers; who asks by hand has all asked, but for those whose server was
        too busy lately: their outcome carries `LeftAlone`.

        Nothing is raised for a feed that fails: its outcome carries the error,
        and all that is kept of it stays.
        """
        states = await asyncio.to_thread(self.due, ids, only_due=only_due)
        if not states:
            return
        async with (
            self._round(limits, password_command) as round_,
            aclosing(round_.refresh(states, at_once)) as outcomes,
        ):
            async for fetched in outcomes:
                yield fetched

    def _round(self, limits: Limits, password_command: Sequence[str] = ()) -> Round:
        return Round(
            self._database,
            self._events,
            limits,
            self._clock,
            self._chance,
            password_command,
        )


def _is_asked(state: FetchState) -> bool:
    """Whether a feed is asked without being named."""
    return state.gone_at is None and not state.settings.paused
