from __future__ import annotations

import asyncio
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from reader.config.settings import RefreshSettings
from reader.library.library import Library
from reader.library.round import AT_ONCE
from reader.model.feed import Feed
from tests.library.making import (
    assert_sound,
    rss,
    subscribe,
    titles,
)
from tests.library.serving import Server


@dataclass
class Crowd:
    """Servers on several hosts that count who is served at the same time."""

    port: int = 0
    now: Counter[str] = field(default_factory=Counter)
    most_at_once: int = 0
    most_a_host: int = 0
    served: int = 0
    waiting: asyncio.Event = field(default_factory=asyncio.Event)
    go: asyncio.Event = field(default_factory=asyncio.Event)
    handlers: set[asyncio.Task[None]] = field(default_factory=set)

    async def handle(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        host = writer.get_extra_info("sockname")[0]
        handler = asyncio.current_task()
        assert handler is not None
        self.handlers.add(handler)
        with suppress(asyncio.IncompleteReadError, asyncio.CancelledError, OSError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                path = head.split(b" ")[1].decode()
                await self._serve(host, path, writer)
        writer.close()
        self.handlers.discard(handler)

    async def _serve(self, host: str, path: str, writer: asyncio.StreamWriter) -> None:
        self.now[host] += 1
        self.most_at_once = max(self.most_at_once, self.now.total())
        self.most_a_host = max(self.most_a_host, self.now[host])
        self.waiting.set()
        await self.go.wait()
        await asyncio.sleep(0.01)
        self.now[host] -= 1
        self.served += 1
        body = rss(f"{host}{path}")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body))
        writer.write(body)
        await writer.drain()


HOSTS = 8


def test_the_number_is_that_of_the_configuration() -> None:
    assert RefreshSettings().concurrency == AT_ONCE


@asynccontextmanager
async def crowd() -> AsyncIterator[Crowd]:
    servers = Crowd()
    hosts = [f"127.0.0.{number + 1}" for number in range(HOSTS)]
    async with AsyncExitStack() as stack:
        for host in hosts:
            listener = await asyncio.start_server(servers.handle, host, servers.port)
            servers.port = listener.sockets[0].getsockname()[1]
            await stack.enter_async_context(listener)
        yield servers
        for handler in servers.handlers:
            handler.cancel()
        await asyncio.gather(*servers.handlers)


def follow_crowd(library: Library, servers: Crowd) -> None:
    subscribe(
        library,
        *(
            f"http://127.0.0.{host + 1}:{servers.port}/{feed}"
            for host in range(HOSTS)
            for feed in range(4)
        ),
    )


only_linux = pytest.mark.skipif(
    sys.platform != "linux", reason="127.0.0.2 is this machine on Linux only"
)


@only_linux
async def test_several_servers_are_asked_at_once_and_each_once_at_a_time(
    library: Library,
) -> None:
    async with crowd() as servers:
        servers.go.set()
        follow_crowd(library, servers)
        done = [one async for one in library.refreshing.refresh(at_once=5)]
    assert [one.error for one in done] == [None] * (4 * HOSTS)
    assert servers.served == 4 * HOSTS
    assert servers.most_a_host == 1
    assert servers.most_at_once == 5
    assert len(titles(library)) == 4 * HOSTS


@only_linux
async def test_feeds_are_told_as_they_are_done(
    library: Library, server: Server, followed: int
) -> None:
    server.gives(rss("quick"))
    async with crowd() as servers:
        follow_crowd(library, servers)
        round_ = library.refreshing.refresh()
        first = await anext(round_)
        assert first.feed_id == followed
        assert titles(library) == ["quick"], "what is told is on the disk"
        servers.go.set()
        assert len([one async for one in round_]) == 4 * HOSTS


@only_linux
async def test_a_refresh_that_is_left_leaves_nothing_behind(
    library: Library, server: Server, followed: int
) -> None:
    server.gives(rss("quick"))
    async with crowd() as servers:
        follow_crowd(library, servers)
        before = asyncio.all_tasks()
        round_ = library.refreshing.refresh()
        await anext(round_)
        await servers.waiting.wait()
        at_work = children()
        assert at_work
        await round_.aclose()
        assert not children() & at_work
        assert asyncio.all_tasks() - before - servers.handlers == set()
    assert titles(library) == ["quick"]
    assert [f.last_error for f in failed(library)] == [], "nobody is to blame"
    assert_sound(library)


def failed(library: Library) -> list[Feed]:
    return [feed for feed in library.subscribing.feeds() if feed.last_error]


def children() -> set[int]:
    """The processes that this one has started and that still are."""
    found: set[int] = set()
    for thread in Path("/proc/self/task").iterdir():
        with suppress(FileNotFoundError):  # a thread that ends meanwhile
            found.update(map(int, (thread / "children").read_text().split()))
    return found
