"""One transfer: the deadline, the hops, what is sent and what comes of the answer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from reader import __version__
from reader.model.errors import FetchError
from reader.model.feed import Validators
from reader.net.address import Url, without_credentials
from reader.net.connections import (
    Connections,
    NotConnected,
    ProxyRefused,
    authorization,
    basic,
    leads_inside,
)
from reader.net.exchange import Answer, BrokenAnswer, Connection, Head, Unanswered
from reader.net.failures import status_failure, transfer_failure
from reader.net.fetch import Headers, Limits, Request, Response, Turn
from reader.net.hosts import PrivateAddress
from reader.net.proxies import read_proxy
from reader.net.redirects import PERMANENT, REDIRECTS, next_hop, parse_url
from reader.net.unpacking import CODINGS, Body, BrokenPacking, TooLarge

USER_AGENT = f"newsleaf/{__version__}"


class NoConnectionInTime(Exception):
    """The host did not answer within the time to connect."""


async def transfer(
    connections: Connections, request: Request, limits: Limits, turn: Turn
) -> Response:
    """Do what `reader.net.fetch.fetch` promises."""
    url = parse_url(request.url)
    address = without_credentials(url)
    try:
        async with asyncio.timeout(limits.seconds) as deadline:
            way = _Transfer(connections, request, limits, turn, deadline, [url])
            return await way.run()
    except TimeoutError as error:
        reason = f"took longer than {limits.seconds:g} seconds"
        raise FetchError(address, reason) from error
    except TooLarge as error:
        reason = f"the answer is larger than {_megabytes(limits.bytes)}"
        raise FetchError(address, reason, temporary=False) from error
    except NoConnectionInTime as error:
        reason = f"no connection within {limits.connect_seconds:.3g} seconds"
        raise FetchError(address, reason, connected=False) from error
    except PrivateAddress as error:
        reason = "leads to this machine or its network, which only you may ask"
        raise FetchError(address, reason, temporary=False) from error
    except (NotConnected, ProxyRefused, BrokenAnswer, BrokenPacking, OSError) as error:
        raise transfer_failure(address, error) from error


@dataclass(slots=True)
class _Transfer:
    """A request on its way.

    `path` are the addresses asked, the present one last. It `is_inside` as long as
    all of them were of this machine or its network.
    """

    connections: Connections
    request: Request
    limits: Limits
    turn: Turn
    deadline: asyncio.Timeout
    path: list[Url]
    is_inside: bool = True

    async def run(self) -> Response:
        permanent = True
        while True:
            async with self._in_turn():
                answer = await self._ask(self.path[-1])
            status = answer.head.status
            if status not in REDIRECTS:
                return self._response(answer, moved=permanent and len(self.path) > 1)
            permanent = permanent and status in PERMANENT
            location = _field(answer.head, b"location")
            self.path.append(next_hop(self.path, location, self.limits.hops))

    @asynccontextmanager
    async def _in_turn(self) -> AsyncIterator[None]:
        """Ask the present host when its turn comes; to wait for it takes no time."""
        clock = asyncio.get_running_loop().time
        end = self.deadline.when()
        assert end is not None
        left = end - clock()
        self.deadline.reschedule(None)
        async with self.turn(self.path[-1].host):
            self.deadline.reschedule(clock() + left)
            yield

    async def _ask(self, url: Url) -> Answer:
        own = self.request.proxy
        proxy = read_proxy(own, "the proxy of the feed") if own else None
        proxy = self.connections.proxy(url, proxy)
        sent = self._message(url, proxy if url.scheme == "http" else None)
        public = self._is_led()
        connection = self.connections.idle(url, proxy, public=public)
        if connection is not None:
            try:
                return await self._exchange(connection, sent, url, proxy)
            except (Unanswered, OSError):
                # The server closed it meanwhile, as any server may.
                pass
        try:
            async with asyncio.timeout(self.limits.connect_seconds):
                connection = await self.connections.connect(url, proxy, public=public)
        except TimeoutError as error:
            raise NoConnectionInTime from error
        return await self._exchange(connection, sent, url, proxy)

    def _is_led(self) -> bool:
        """Whether somebody else chose the address, who must not lead into a network.

        A server within one may lead on there, where a person named it. A host that
        leads to itself may mean another machine by then.
        """
        return self.request.supplied or (len(self.path) > 1 and not self.is_inside)

    async def _exchange(
        self, connection: Connection, sent: bytes, url: Url, proxy: Url | None
    ) -> Answer:
        self.is_inside = self.is_inside and leads_inside(connection, url, proxy)
        answer = await connection.ask(sent, self._body)
        self.connections.keep(connection, url, proxy)
        return answer

    def _message(self, url: Url, proxy: Url | None) -> bytes:
        """The request as it goes over the wire."""
        request = self.request
        target = f"http://{url.authority}{url.target}" if proxy else url.target
        lines = [
            f"GET {target} HTTP/1.1",
            f"Host: {url.authority}",
            f"User-Agent: {request.user_agent or USER_AGENT}",
            f"Accept: {request.accept}",
            f"Accept-Encoding: {', '.join(CODINGS)}",
            "Connection: keep-alive",
        ]
        if url.user:
            lines.append(f"Authorization: {basic(url.user)}")
        if request.secret and url.origin == self.path[0].origin:
            lines.append(": ".join(request.secret))
        if proxy is not None:
            lines += authorization(proxy)
        lines += self._conditions()
        return "".join(f"{line}\r\n" for line in [*lines, ""]).encode("latin-1")

    def _conditions(self) -> list[str]:
        validators = _valid_here(self.request, self.path)
        lines = []
        if validators.etag is not None:
            lines.append(f"If-None-Match: {validators.etag}")
            # Only what is new may come back, as 226 (RFC 3229); nothing is taken away.
            lines.append("A-IM: feed")
        if validators.last_modified is not None:
            lines.append(f"If-Modified-Since: {validators.last_modified}")
        return lines

    def _body(self, head: Head) -> Body | None:
        """What the body of an answer is read into; None where nobody reads it."""
        if head.status not in (200, 226):
            return Body(0) if head.status == 304 or _is_empty(head) else None
        coding = _coding(head, without_credentials(self.path[0]))
        return Body(self.limits.bytes, coding)

    def _response(self, answer: Answer, *, moved: bool) -> Response:
        head, path, request = answer.head, self.path, self.request
        address = without_credentials(path[0])
        headers = Headers(
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, value in head.fields
        )
        sent = _valid_here(request, path)
        is_unchanged = head.status == 304 and sent != Validators()
        if head.status not in (200, 226) and not is_unchanged:
            raise status_failure(address, head.status, headers, path[-1].host)
        return Response(
            url=without_credentials(path[-1]),
            requested=request.url,
            status=head.status,
            headers=headers,
            body=b"" if is_unchanged else answer.body or b"",
            validators=_validators(head, path, sent if is_unchanged else Validators()),
            permanent_url=str(path[-1]) if moved else None,
        )


def _valid_here(request: Request, path: Sequence[Url]) -> Validators:
    """The validators that mean something at the address that is asked now.

    One address says nothing of another: a page that is older than a feed would
    answer that the feed is unchanged.
    """
    here = without_credentials(path[-1])
    if here == (request.validators.given_by or without_credentials(path[0])):
        return request.validators
    return Validators()


def _validators(head: Head, path: Sequence[Url], sent: Validators) -> Validators:
    """What to ask with the next time; what is not given anew stays as it was sent."""
    etag = _text(_field(head, b"etag")) or sent.etag
    modified = _text(_field(head, b"last-modified")) or sent.last_modified
    is_given = (etag, modified) != (None, None) and path[-1] != path[0]
    given_by = without_credentials(path[-1]) if is_given else None
    return Validators(etag, modified, given_by)


def _coding(head: Head, address: str) -> str:
    """The one coding that a body is packed with; empty where it is not."""
    told = b",".join(v for name, v in head.fields if name == b"content-encoding")
    codings = [one.strip().lower() for one in told.decode("latin-1").split(",")]
    packed = [one for one in codings if one not in ("", "identity")]
    if len(packed) > 1:
        raise FetchError(address, "the answer is packed twice", temporary=False)
    if packed and packed[0] not in CODINGS:
        reason = "the answer is packed in a way that was not asked for"
        raise FetchError(address, reason, temporary=False)
    return packed[0] if packed else ""


def _is_empty(head: Head) -> bool:
    """Whether an answer has no body, so that its connection may be kept."""
    return _field(head, b"content-length") == b"0"


def _field(head: Head, name: bytes) -> bytes | None:
    return next((value for field, value in head.fields if field == name), None)


def _text(value: bytes | None) -> str | None:
    return value.decode("latin-1") if value else None


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:g} MB"
