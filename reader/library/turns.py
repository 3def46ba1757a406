"""Takes the feeds of a round in turns: many hosts at once, each once at a time."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

Free = Callable[[], None]
"""Says that the host may be asked again, while the rest of a turn goes on."""


async def in_turns(
    of_hosts: Iterable[tuple[str, T]],
    do: Callable[[T, Free], Awaitable[R]],
    at_once: int,
) -> AsyncGenerator[R, None]:
    """Do something for each, and give what comes of it as it is done.

    No more than `at_once` are in hand, fetched or being read or kept, so that
    ten thousand take no more memory than a hundred. A host has its next turn when
    the last calls what it is given, or ends.

    Raises:
        Exception: whatever `do` raises; the others are cancelled.
    """
    turns = _Turns(of_hosts)
    done: asyncio.Queue[R | _Failed] = asyncio.Queue(at_once)

    async def work() -> None:
        while (turn := await turns.take()) is not None:
            try:
                await done.put(await do(turn.what, turn.free))
            except Exception as error:
                await done.put(_Failed(error))
            finally:
                turn.free()

    workers = [asyncio.create_task(work()) for _ in range(min(at_once, turns.total))]
    try:
        for _ in range(turns.total):
            outcome = await done.get()
            if isinstance(outcome, _Failed):
                raise outcome.error
            yield outcome
    finally:
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)


class _Failed:
    def __init__(self, error: Exception) -> None:
        self.error = error


class _Turn(Generic[T]):
    """One turn of a host, with what it is for."""

    def __init__(self, turns: _Turns[T], host: str, what: T) -> None:
        self.what = what
        self._turns: _Turns[T] | None = turns
        self._host = host

    def free(self) -> None:
        """Let the host have its next turn; a second time does nothing."""
        if self._turns is not None:
            self._turns.freed(self._host)
            self._turns = None


class _Turns(Generic[T]):
    """Whose turn it is; the hosts come round in the order of their first."""

    def __init__(self, of_hosts: Iterable[tuple[str, T]]) -> None:
        self._waiting: dict[str, deque[T]] = {}
        for host, what in of_hosts:
            self._waiting.setdefault(host, deque()).append(what)
        self._ready = deque(self._waiting)
        self._changed = asyncio.Event()
        self.total = sum(map(len, self._waiting.values()))

    async def take(self) -> _Turn[T] | None:
        """The next turn, once there is a host for it; None when all are taken."""
        while not self._ready:
            if not self._waiting:
                return None
            self._changed.clear()
            await self._changed.wait()
        host = self._ready.popleft()
        what = self._waiting[host].popleft()
        if not self._waiting[host]:
            del self._waiting[host]
            self._changed.set()
        return _Turn(self, host, what)

    def freed(self, host: str) -> None:
        """Take note that a host is asked no more."""
        if host in self._waiting:
            self._ready.append(host)
            self._changed.set()
