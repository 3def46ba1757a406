from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence

import pytest

from reader.library.batch import Batch


class Disk:
    """Writes what it is given, the first of it once it is let go."""

    def __init__(self) -> None:
        self.written: list[list[int]] = []
        self.busy = threading.Event()
        self.go = threading.Event()

    def write(self, batch: Sequence[int]) -> None:
        self.busy.set()
        self.go.wait()
        if 13 in batch:
            raise OSError("no")
        self.written.append(list(batch))


async def begun(disk: Disk, batch: Batch[int]) -> asyncio.Task[None]:
    """A write that waits for the disk."""
    first = asyncio.create_task(batch.add(0))
    await asyncio.to_thread(disk.busy.wait)
    return first


async def several(batch: Batch[int], *numbers: int) -> list[asyncio.Task[None]]:
    tasks = [asyncio.create_task(batch.add(number)) for number in numbers]
    await asyncio.sleep(0)
    return tasks


async def test_what_comes_during_a_write_goes_together() -> None:
    disk = Disk()
    batch = Batch(disk.write)
    first = await begun(disk, batch)
    others = await several(batch, 1, 2, 3)
    assert not any(task.done() for task in (first, *others)), "nothing is written yet"
    disk.go.set()
    await asyncio.gather(first, *others)
    assert disk.written == [[0], [1, 2, 3]]


async def test_a_write_that_fails_is_told_to_all_of_it_and_to_no_other() -> None:
    disk = Disk()
    batch = Batch(disk.write)
    first = await begun(disk, batch)
    others = await several(batch, 12, 13)
    disk.go.set()
    await first
    for task in others:
        with pytest.raises(OSError, match="no"):
            await task
    await batch.add(14)
    assert disk.written == [[0], [14]]


async def test_who_waits_no_more_takes_nobody_elses_write_away() -> None:
    disk = Disk()
    batch = Batch(disk.write)
    first = await begun(disk, batch)
    left, kept = await several(batch, 1, 2)
    left.cancel()
    disk.go.set()
    await asyncio.gather(first, kept)
    assert disk.written == [[0], [1, 2]]
