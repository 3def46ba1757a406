"""Servers on 127.0.0.1 that send exactly the bytes a test gives them."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

Script = Callable[[bytes], AsyncIterator[bytes]]


@dataclass
class RawServer:
    """A running server; `heads` are the requests it got, as bytes."""

    url: str = ""
    heads: list[bytes] = field(default_factory=list)
    connections: int = 0


def always(answer: bytes) -> Script:
    """Answer every request with the same bytes, then close."""

    async def script(_: bytes) -> AsyncIterator[bytes]:
        yield answer

    return script


def by_path(answers: dict[str, bytes]) -> Script:
    """Answer by the path that is asked for."""

    async def script(head: bytes) -> AsyncIterator[bytes]:
        yield answers[head.split(b" ")[1].decode()]

    return script


def fields(head: bytes) -> dict[bytes, bytes]:
    """Split a request into its header fields, their names in lower case."""
    lines = head.split(b"\r\n")[1:-2]
    pairs = (line.split(b": ", 1) for line in lines)
    return {name.lower(): value for name, value in pairs}


def ok(body: bytes, *fields: str) -> bytes:
    """Build a 200 answer."""
    head = ["HTTP/1.1 200 OK", f"Content-Length: {len(body)}", *fields, "", ""]
    return "\r\n".join(head).encode("latin-1") + body


def redirect(status: int, location: str) -> bytes:
    """Build a redirect; the status phrase is of no use to anyone."""
    head = f"HTTP/1.1 {status} Elsewhere\r\nLocation: {location}\r\n"
    return head.encode() + b"Set-Cookie: seen=1\r\nContent-Length: 0\r\n\r\n"


@asynccontextmanager
async def serve(
    script: Script, tls: ssl.SSLContext | None = None, keep_alive: bool = False
) -> AsyncIterator[RawServer]:
    """Run a server; unless kept alive, a connection ends after one answer."""
    server = RawServer()
    at_work: set[asyncio.Task[None]] = set()

    async def converse(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            server.heads.append(head)
            async for chunk in script(head):
                writer.write(chunk)
                await writer.drain()
            if not keep_alive:
                return

    async def handle(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        server.connections += 1
        task = asyncio.ensure_future(converse(reader, writer))
        at_work.add(task)
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            await task
        writer.close()

    listener = await asyncio.start_server(handle, "127.0.0.1", 0, ssl=tls)
    port = listener.sockets[0].getsockname()[1]
    server.url = f"{'https' if tls else 'http'}://127.0.0.1:{port}"
    try:
        yield server
    finally:
        listener.close()
        for task in at_work:
            task.cancel()
        await listener.wait_closed()
