"""One connection to a server, and one request and its answer at a time over it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import NamedTuple

import httptools

from reader.net.unpacking import Body, BrokenPacking

MAX_HEAD = 100_000
"""How many bytes the head of an answer may have, its status and its fields."""

FRAMING = 16
"""How many bytes may come for each of a body; chunks of one byte need six."""

Fields = tuple[tuple[bytes, bytes], ...]


class Head(NamedTuple):
    """The head of an answer; `fields` keep their order and their bytes."""

    status: int
    fields: Fields


class Answer(NamedTuple):
    """An answer; the body is None where nobody wanted it."""

    head: Head
    body: bytes | None


class BrokenAnswer(Exception):
    """The server broke off its answer."""


class Unanswered(BrokenAnswer):
    """The connection ended before the first byte of an answer."""


class NotHttp(BrokenAnswer):
    """What the server sent is not HTTP."""


class LargeHead(BrokenAnswer):
    """The head of the answer is larger than `MAX_HEAD`."""


class Connection(asyncio.Protocol):
    """A connection that is kept open from one answer to the next request.

    `address` is that of the machine at the other end.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self._transport: asyncio.Transport | None = None
        self._reading: _Reading | None = None
        self.is_open = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin, as asyncio says."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self.is_open = True

    def data_received(self, data: bytes) -> None:
        """Take bytes; those that nobody asked for end the connection."""
        if self._reading is None or self._reading.is_done:
            self.close()
        else:
            self._reading.feed(data)

    def eof_received(self) -> None:
        """Take the end of what the server sends; the transport closes then."""
        self.is_open = False
        if self._reading is not None:
            self._reading.end(None)

    def connection_lost(self, error: Exception | None) -> None:
        """End, as asyncio says."""
        self.is_open = False
        if self._reading is not None:
            self._reading.end(error)

    def close(self) -> None:
        """Close at once; what was not read is lost."""
        self.is_open = False
        if self._transport is not None:
            self._transport.abort()

    @property
    def transport(self) -> asyncio.Transport:
        """What the connection runs over; secured, it becomes another."""
        assert self._transport is not None
        return self._transport

    async def ask(
        self,
        request: bytes,
        wanted: Callable[[Head], Body | None],
        *,
        tunnel: bool = False,
    ) -> Answer:
        """Send a request and read the answer.

        Args:
            request: the request as it goes over the wire.
            wanted: what its body is read into; None for one that nobody wants,
                and the connection ends.
            tunnel: whether what follows a good answer is another's talk, as
                after CONNECT (RFC 9110, section 9.3.6).

        Raises:
            BrokenAnswer: the server broke off its answer, or it is no answer.
            OSError: the connection broke off.
            TooLarge, BrokenPacking: as `Body.add` raises.
        """
        self._reading = reading = _Reading(wanted, tunnel=tunnel)
        self.transport.write(request)
        try:
            answer = await reading.answer
        except BaseException:
            self.close()
            raise
        finally:
            self._reading = None
        if not (reading.is_kept or tunnel):
            self.close()
        return answer


class _Reading:
    """An answer while it is read; httptools calls the methods that begin with on_."""

    def __init__(self, wanted: Callable[[Head], Body | None], *, tunnel: bool) -> None:
        self.answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self.is_kept = False
        self._wanted = wanted
        self._tunnel = tunnel
        self._parser = httptools.HttpResponseParser(self)
        self._parser.set_dangerous_leniencies(
            # What servers send and browsers read: a length beside chunks, bare
            # line feeds, and bytes after the last answer.
            lenient_chunked_length=True,
            lenient_data_after_close=True,
            lenient_optional_cr_before_lf=True,
            lenient_optional_lf_after_cr=True,
            lenient_optional_crlf_after_chunk=True,
            lenient_spaces_after_chunk_size=True,
        )
        self._fields: list[tuple[bytes, bytes]] = []
        self._head: Head | None = None
        self._body: Body | None = None
        self._came = 0
        self._of_body = 0
        self._failure: Exception | None = None

    @property
    def is_done(self) -> bool:
        return self.answer.done()

    def feed(self, data: bytes) -> None:
        self._came += len(data)
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            self._fail(NotHttp())
        except httptools.HttpParserError as error:
            self._fail(self._failure or NotHttp(str(error)))
        if self._came > MAX_HEAD + FRAMING * self._of_body:
            self._fail(LargeHead() if self._head is None else NotHttp())

    def end(self, error: Exception | None) -> None:
        """Take the end of the connection, which ends a body of no told length."""
        if self.is_done:
            return
        if self._head is not None and self._ends_with_connection():
            self._finish()
        elif error is not None:
            self._fail(error)
        else:
            self._fail(BrokenAnswer() if self._came else Unanswered())

    def on_header(self, name: bytes, value: bytes) -> None:
        self._fields.append((name.lower(), value))

    def on_headers_complete(self) -> None:
        status = self._parser.get_status_code()
        if status < 200 and status != 101:
            return  # one that goes before the answer, as 103 Early Hints
        self._head = Head(status, tuple(self._fields))
        if self._tunnel and status < 300:
            self._finish()
            return
        try:
            self._body = self._wanted(self._head)
        except Exception as error:
            self._failure = error
            raise
        if self._body is None:
            self._finish()

    def on_body(self, data: bytes) -> None:
        self._of_body += len(data)
        if self._body is None:
            return
        try:
            self._body.add(data)
        except Exception as error:
            self._failure = error
            raise

    def on_message_complete(self) -> None:
        if self._head is None:
            self._fields = []
            return
        self.is_kept = self._parser.should_keep_alive()
        self._finish()

    def _ends_with_connection(self) -> bool:
        assert self._head is not None
        return not any(
            name in (b"content-length", b"transfer-encoding")
            for name, _ in self._head.fields
        )

    def _finish(self) -> None:
        if not self.is_done:
            assert self._head is not None
            try:
                body = None if self._body is None else self._body.whole()
            except BrokenPacking as error:
                self._fail(error)
            else:
                self.answer.set_result(Answer(self._head, body))

    def _fail(self, error: Exception) -> None:
        if not self.is_done:
            self.answer.set_exception(error)
