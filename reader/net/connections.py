"""Makes connections to servers, and keeps those that may be of use again."""

from __future__ import annotations

import asyncio
import socket
import ssl
from base64 import b64encode
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from reader.net.address import Url
from reader.net.exchange import Connection, Head
from reader.net.hosts import Hosts, PrivateAddress, is_address, is_private
from reader.net.proxies import Proxies, proxy_for
from reader.net.unpacking import Body

if TYPE_CHECKING:
    from aiohappyeyeballs import AddrInfoType as AddrInfo

IDLE = 200
"""How many connections are kept open for a next request to the same server."""

_Key = tuple[tuple[str, str, int], Url | None]


class NotConnected(Exception):
    """No connection came about; its cause says why."""


class ProxyRefused(Exception):
    """The proxy did not let the request through."""


class Connections:
    """The connections of one round of requests."""

    def __init__(self, proxies: Proxies) -> None:
        """Make connections, through proxies where there are any."""
        self._proxies = proxies
        self._hosts = Hosts()
        self._idle: dict[_Key, Connection] = {}
        self._secure: ssl.SSLContext | None = None

    def close(self) -> None:
        """Close what is kept open."""
        for connection in self._idle.values():
            connection.close()
        self._idle.clear()
        self._hosts.close()

    def proxy(self, url: Url, own: Url | None) -> Url | None:
        """The proxy for an address, where its feed has none of its own."""
        return own or proxy_for(url, self._proxies)

    def idle(self, url: Url, proxy: Url | None, *, public: bool) -> Connection | None:
        """Take a connection that was kept, if it is still open.

        With `public`, one to a server of this machine or its network is not taken.
        """
        connection = self._idle.get((url.origin, proxy))
        if connection is None or (public and leads_inside(connection, url, proxy)):
            return None
        del self._idle[url.origin, proxy]
        return connection if connection.is_open else None

    def keep(self, connection: Connection, url: Url, proxy: Url | None) -> None:
        """Keep a connection for a next request, if it is still open."""
        if not connection.is_open:
            return
        if len(self._idle) >= IDLE:
            self._idle.pop(next(iter(self._idle))).close()
        self._idle[url.origin, proxy] = connection

    async def connect(self, url: Url, proxy: Url | None, *, public: bool) -> Connection:
        """Make a new connection to the server of an address.

        With `public`, a server of this machine or its network is not reached. A
        proxy looks names up by itself; there, only what is told as an address can
        be refused.

        Raises:
            NotConnected: none came about.
            PrivateAddress: the server is one that may not be reached.
            ProxyRefused: the proxy did not let it through.
        """
        if proxy is None:
            return await self._open(url, public=public)
        if public and is_address(url.host) and is_private(url.host):
            raise PrivateAddress
        connection = await self._open(proxy, public=False)
        if url.scheme == "https":
            await self._tunnel(connection, url, proxy)
        return connection

    async def _open(self, url: Url, *, public: bool) -> Connection:
        loop = asyncio.get_running_loop()
        context = self._context() if url.scheme == "https" else None
        try:
            addresses = await self._hosts.addresses(url.host, public=public)
            return await _first(loop, addresses, url, context)
        except (OSError, UnicodeError) as error:
            raise NotConnected from error

    async def _tunnel(self, connection: Connection, url: Url, proxy: Url) -> None:
        """Have a proxy pass bytes through, and secure them (RFC 9110, 9.3.6)."""
        there = url.authority if url.port != 443 else f"{url.authority}:443"
        lines = [f"CONNECT {there} HTTP/1.1", f"Host: {there}", *authorization(proxy)]
        request = "".join(f"{line}\r\n" for line in [*lines, ""]).encode("latin-1")
        answer = await connection.ask(request, _unread, tunnel=True)
        if answer.head.status >= 300:
            connection.close()
            raise ProxyRefused
        loop = asyncio.get_running_loop()
        try:
            secured = await loop.start_tls(
                connection.transport,
                connection,
                self._context(),
                server_hostname=url.host,
            )
        except OSError as error:
            raise NotConnected from error
        if secured is None:
            raise NotConnected
        connection.connection_made(secured)

    def _context(self) -> ssl.SSLContext:
        """What certificates are verified with: the trust store of the system."""
        if self._secure is None:
            import truststore  # takes 20 ms, and is not needed for http

            self._secure = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            self._secure.set_alpn_protocols(["http/1.1"])
        return self._secure


def leads_inside(connection: Connection, url: Url, proxy: Url | None) -> bool:
    """Whether a connection is to a server of this machine or its network.

    Of one behind a proxy that is only known where it is told by its address.
    """
    host = connection.address if proxy is None else url.host
    return is_address(host) and is_private(host)


def authorization(proxy: Url) -> list[str]:
    """The field that a proxy's credentials go in, if it has any."""
    return [f"Proxy-Authorization: {basic(proxy.user)}"] if proxy.user else []


def basic(user: str) -> str:
    """The value of a field for credentials as an address spells them (RFC 7617)."""
    login, _, password = user.partition(":")
    pair = unquote_to_bytes(login) + b":" + unquote_to_bytes(password)
    return f"Basic {b64encode(pair).decode()}"


async def _first(
    loop: asyncio.AbstractEventLoop,
    addresses: list[str],
    url: Url,
    context: ssl.SSLContext | None,
) -> Connection:
    """Connect to the first address that answers."""
    name = url.host if context is not None else None
    if len(addresses) == 1:
        _, connection = await loop.create_connection(
            lambda: Connection(addresses[0]),
            addresses[0],
            url.port,
            ssl=context,
            server_hostname=name,
        )
        return connection
    import aiohappyeyeballs  # most names have one address

    places = [_place(one, url.port) for one in addresses]
    chosen = await aiohappyeyeballs.start_connection(
        places, happy_eyeballs_delay=0.25, loop=loop
    )
    address = str(chosen.getpeername()[0])
    _, connection = await loop.create_connection(
        lambda: Connection(address), sock=chosen, ssl=context, server_hostname=name
    )
    return connection


def _place(address: str, port: int) -> AddrInfo:
    """What a socket is made and connected with, as getaddrinfo gives it."""
    if ":" in address:
        there: tuple[str, int] | tuple[str, int, int, int] = (address, port, 0, 0)
        return (socket.AF_INET6, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", there)
    return (
        socket.AF_INET,
        socket.SOCK_STREAM,
        socket.IPPROTO_TCP,
        "",
        (address, port),
    )


def _unread(_head: Head) -> Body | None:
    return None
