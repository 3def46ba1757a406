"""Writes what comes at about the same time in one go."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Batch(Generic[T]):
    """Gathers what is to be written while the disk is busy with what came before.

    One write waits for the disk as long as a hundred do, so that the faster they
    come the more go together.
    """

    def __init__(self, write: Callable[[Sequence[T]], None]) -> None:
        """Write by a function, which runs in a thread, once at a time."""
        self._write = write
        self._gathered: list[T] = []
        self._writing = asyncio.Lock()
        self._next: asyncio.Task[None] | None = None

    async def add(self, one: T) -> None:
        """Have something written; it is once this returns.

        Raises:
            Exception: whatever the writing of its batch raises.
        """
        self._gathered.append(one)
        if self._next is None:
            self._next = asyncio.create_task(self._write_gathered())
        # Others wait for the same write, which so is not cancelled with this.
        await asyncio.shield(self._next)

    async def _write_gathered(self) -> None:
        async with self._writing:
            batch, self._gathered, self._next = self._gathered, [], None
            await asyncio.to_thread(self._write, batch)
