"""Servers on 127.0.0.1 that send exactly the bytes a test gives them."""

from __future__ import annotations

import asyncio
import socket
import ssl
import struct
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

Script = Callable[[bytes], AsyncIterator[bytes]]


class HangUp(Exception):
    """Raised by a script to reset the connection, where others are closed."""


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
    script: Script,
    tls: ssl.SSLContext | None = None,
    keep_alive: bool = False,
    host: str = "127.0.0.1",
    port: int = 0,
    greeting: bytes = b"",
) -> AsyncIterator[RawServer]:
    """Run a server; unless kept alive, a connection ends after one answer.

    It sends the greeting before anything is asked.
    """
    server = RawServer()
    at_work: set[asyncio.Task[None]] = set()

    async def converse(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        writer.write(greeting)
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
            try:
                await task
            except HangUp:
                _reset(writer)
        writer.close()

    listener = await asyncio.start_server(handle, host, port, ssl=tls)
    port = listener.sockets[0].getsockname()[1]
    server.url = f"{'https' if tls else 'http'}://{host}:{port}"
    try:
        yield server
    finally:
        listener.close()
        for task in at_work:
            task.cancel()
        await listener.wait_closed()


def _reset(writer: asyncio.StreamWriter) -> None:
    """Have the system send RST, as it does for a socket that may not linger."""
    connection = writer.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
