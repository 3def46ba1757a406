from __future__ import annotations

import asyncio
import gzip
import random
import re
import sys
import tracemalloc
from collections.abc import AsyncIterator, Callable

import brotli
import pytest

from reader.config.settings import RefreshSettings
from reader.model.errors import FetchError
from reader.net.fetch import Client, Limits, Request, Response, fetch
from tests.net.servers import Script, always, ok, redirect, serve

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

HEAD = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
HURRY = Limits(seconds=0.6)
SMALL = Limits(seconds=20, bytes=1_000_000)
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "br": lambda data: brotli.compress(data, quality=1),
    "zstd": zstd.compress,
}


def repeat(head: bytes, chunk: bytes, pause: float = 0) -> Script:
    """Send a head, then a chunk for ever."""

    async def script(_: bytes) -> AsyncIterator[bytes]:
        yield head
        while True:
            yield chunk
            await asyncio.sleep(pause)

    return script


@pytest.mark.parametrize("coding", PACKERS)
async def test_a_packed_answer_is_unpacked(client: Client, coding: str) -> None:
    body = b"<rss>" + bytes(range(256)) * 5000
    answer = ok(PACKERS[coding](body), f"Content-Encoding: {coding.upper()}")
    async with serve(always(answer)) as server:
        response = await fetch(client, Request(server.url))
    assert response.body == body


@pytest.mark.parametrize("coding", PACKERS)
async def test_a_bomb_goes_off_at_the_cap(client: Client, coding: str) -> None:
    answer = ok(PACKERS[coding](bytes(100_000_000)), f"Content-Encoding: {coding}")
    async with serve(always(answer)) as server:
        tracemalloc.start()
        try:
            with pytest.raises(FetchError, match="is larger than 1 MB") as caught:
                await fetch(client, Request(server.url), SMALL)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert not caught.value.temporary
    assert peak < 16_000_000


@pytest.mark.parametrize(
    "script",
    [
        repeat(HEAD, b"8000\r\n" + bytes(0x8000) + b"\r\n"),
        repeat(b"HTTP/1.1 200 OK\r\n\r\n", bytes(0x8000)),
        repeat(
            b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"x"),
            bytes(0x8000),
        ),
    ],
    ids=["chunks", "no length", "bytes after the end of gzip"],
)
async def test_an_endless_body_ends_at_the_cap(client: Client, script: Script) -> None:
    async with serve(script) as server:
        with pytest.raises(FetchError, match="is larger than 1 MB"):
            await fetch(client, Request(server.url), SMALL)


async def test_a_body_of_exactly_the_cap_is_read(client: Client) -> None:
    async with serve(always(ok(bytes(1_000_000)))) as server:
        response = await fetch(client, Request(server.url), SMALL)
    assert len(response.body) == 1_000_000


async def silence(_: bytes) -> AsyncIterator[bytes]:
    await asyncio.sleep(600)
    yield b""


@pytest.mark.parametrize(
    "script",
    [
        silence,
        repeat(HEAD, b"1\r\nx\r\n", pause=0.05),
        repeat(b"", b"H", pause=0.05),
        repeat(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", pause=0.05),
        repeat(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    ],
    ids=["silence", "body by drips", "status by drips", "fields by drips", "hints"],
)
async def test_an_answer_that_takes_for_ever_ends_at_the_deadline(
    client: Client, script: Script
) -> None:
    async with serve(script) as server:
        reason = r"took longer than 0\.6 seconds|is not HTTP|is larger than 100 kB"
        with pytest.raises(FetchError, match=reason) as caught:
            await fetch(client, Request(server.url), HURRY)
    assert caught.value.temporary


async def test_redirects_share_one_deadline(client: Client) -> None:
    async def script(head: bytes) -> AsyncIterator[bytes]:
        await asyncio.sleep(0.25)
        number = re.search(rb"/(\d+)", head)
        assert number
        yield redirect(302, f"/{int(number[1]) + 1}")

    async with serve(script) as server:
        with pytest.raises(FetchError, match=r"took longer than 0\.6 seconds"):
            await fetch(client, Request(f"{server.url}/0"), HURRY)
    assert len(server.heads) < 5


async def test_a_stuck_handshake_ends_at_the_time_to_connect(client: Client) -> None:
    async with serve(silence) as server:
        address = server.url.replace("http:", "https:")
        with pytest.raises(FetchError, match=r"no connection within 0\.2 seconds"):
            await fetch(client, Request(address), HURRY)


async def test_endless_header_fields_are_refused(client: Client) -> None:
    async with serve(repeat(b"HTTP/1.1 200 OK\r\n", b"X-Pad: y\r\n" * 99)) as server:
        with pytest.raises(FetchError, match="the head of the answer is larger than"):
            await fetch(client, Request(server.url), SMALL)


async def test_a_stuck_server_holds_nobody_else_up(client: Client) -> None:
    async with serve(silence) as stuck, serve(always(ok(b"feed"))) as server:
        waiting = [
            asyncio.ensure_future(fetch(client, Request(stuck.url))) for _ in range(20)
        ]
        answers = await asyncio.gather(
            *(fetch(client, Request(f"{server.url}/{n}")) for n in range(20))
        )
        assert [answer.body for answer in answers] == [b"feed"] * 20
        assert not any(task.done() for task in waiting)
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)


async def test_whatever_a_server_sends_is_an_answer_or_an_error(
    client: Client,
) -> None:
    dice = random.Random(7)
    whole = ok(gzip.compress(b"<rss/>" * 9), "Content-Encoding: gzip", 'ETag: "1"')
    moved = redirect(301, "http://127.0.0.1/feed").replace(b"127.0.0.1", b"[::1]:1")

    async def script(_: bytes) -> AsyncIterator[bytes]:
        sent = bytearray(dice.choice([whole, moved]))
        for _change in range(dice.randrange(1, 6)):
            sent[dice.randrange(len(sent))] = dice.randrange(256)
        yield bytes(sent[: dice.randrange(len(sent) + 1)])

    async with serve(script) as server:
        for _ in range(300):
            try:
                answer = await fetch(client, Request(server.url), Limits(seconds=5))
            except FetchError as error:
                assert error.reason.isprintable()
            else:
                assert isinstance(answer, Response)


def test_the_limit_is_that_of_the_configuration() -> None:
    assert Limits().seconds == RefreshSettings().timeout == 30
