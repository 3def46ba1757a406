"""One function through which every byte from the network comes in."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.model.feed import Validators

if TYPE_CHECKING:
    from reader.net.connections import Connections

FEED_TYPES = (
    "application/atom+xml, application/rss+xml, application/feed+json, "
    "application/rdf+xml;q=0.9, application/json;q=0.8, application/xml;q=0.8, "
    "text/xml;q=0.8, text/html;q=0.5, */*;q=0.1"
)

Turn = Callable[[str], AbstractAsyncContextManager[object]]
"""Waits until a host may be asked, and has it alone until it has answered."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one transfer may cost.

    `seconds` is the time for all of it, from the look-up of the name to the
    last byte, redirects included. `bytes` caps the body, both as it comes over
    the wire and unpacked. `hops` is how many redirects are followed.
    """

    seconds: float = 30.0
    bytes: int = 20_000_000
    hops: int = 10

    @property
    def connect_seconds(self) -> float:
        """The time to reach one host, its TLS handshake included."""
        return self.seconds / 3


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask for.

    `validators` are sent back byte for byte so that the server can answer
    "unchanged" (RFC 9110, section 13.1). `accept` lists the media types asked
    for. `user_agent` takes the place of newsleaf's own name, and `proxy`, an
    address, that of the proxies of the environment.

    `secret` is a header field that shows who asks, its name and its value. It is
    sent to the origin of `url` alone, so that a redirect to another does not carry
    it on.

    `supplied` says that a server chose the address, as a page does that names a
    feed. Such a request must not reach hosts of one's own network.
    """

    url: str
    validators: Validators = field(default_factory=Validators)
    accept: str = FEED_TYPES
    user_agent: str | None = None
    proxy: str | None = None
    secret: tuple[str, str] | None = field(default=None, repr=False)
    supplied: bool = False


class Headers(Mapping[str, str]):
    """Header fields, whose names ignore case; repeated ones are joined by ", ".

    Each character of a value stands for one byte (ISO 8859-1), so that nothing
    a server sent is lost.
    """

    def __init__(self, fields: Iterable[tuple[str, str]] = ()) -> None:
        self._values: dict[str, str] = {}
        for name, value in fields:
            key = name.lower()
            known = self._values.get(key)
            self._values[key] = value if known is None else f"{known}, {value}"

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered.

    `status` is 200, 226 or 304; a 304 has no body. `url` is where the answer
    came from, without credentials, and so the base of relative links.
    `validators` are those to keep for the next request; where a 304 gives
    none, they are the ones that were sent (RFC 9111, section 4.3.4).
    `permanent_url` is where the feed has moved to when every redirect on the
    way was a permanent one (301 or 308), else None.
    """

    url: str
    requested: str
    status: int
    headers: Headers
    body: bytes
    validators: Validators
    permanent_url: str | None = None


@dataclass(frozen=True, slots=True)
class Client:
    """Connections that are kept open between requests; see `open_client`."""

    connections: Connections


@asynccontextmanager
async def open_client() -> AsyncIterator[Client]:
    """Open the connections for a round of requests, and close them after it.

    Certificates are verified against the trust store of the system. Proxies
    (`HTTPS_PROXY`, `NO_PROXY`) and `SSL_CERT_FILE` come from the environment.
    Cookies are neither kept nor sent.

    Raises:
        FetchError: the environment names a proxy that cannot be used.
    """
    # What starts without asking a server needs none of it.
    from reader.net.connections import Connections
    from reader.net.proxies import environment_proxies

    connections = Connections(environment_proxies())
    try:
        yield Client(connections)
    finally:
        connections.close()


async def fetch(
    client: Client,
    request: Request,
    limits: Limits = Limits(),
    turn: Turn = nullcontext,
) -> Response:
    """Ask one address and read the answer, following redirects.

    Each host on the way is asked in its `turn`. To wait for it counts for none of
    the limits, and what it raises ends the way.

    Raises:
        FetchError: there was no answer, it broke a limit, or its status is
            none of 200, 226 and 304. The reason holds no words of the server.
    """
    from reader.net.transfer import transfer

    return await transfer(client.connections, request, limits, turn)
