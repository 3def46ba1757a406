"""Finds the addresses of a host, and tells which of them anybody may lead to."""

from __future__ import annotations

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

LOOKUPS = 32
"""How many names are looked up at once; a stuck one must hold up no other."""

_TRANSLATED = int(IPv6Address("64:ff9b::")) >> 32
"""The prefix of version 4 addresses that a network translates (RFC 6052)."""

_UNOPEN = (
    IPv6Network("::/96"),  # version 4 in an old spelling (RFC 4291, section 2.5.5.1)
    IPv6Network("fec0::/10"),  # once of a site (RFC 3879)
    IPv6Network("64:ff9b:1::/48"),  # translated by one network alone (RFC 8215)
)
"""What `ipaddress` holds for open, and leads into a network all the same."""


class PrivateAddress(Exception):
    """The host is of this machine or its network, and may not be asked."""


class Hosts:
    """Looks names up, beside the event loop."""

    def __init__(self) -> None:
        self._threads: ThreadPoolExecutor | None = None

    async def addresses(self, host: str, *, public: bool) -> list[str]:
        """The addresses of a host, the best first.

        With `public`, none of this machine and its networks is among them. Who
        connects to what is given here is safe from a name that means something
        else a moment later.

        Raises:
            OSError: the name could not be looked up.
            PrivateAddress: all its addresses are such that may not be asked.
        """
        found = [host] if is_address(host) else await self._look_up(host)
        allowed = [one for one in found if not (public and is_private(one))]
        if not allowed:
            raise PrivateAddress
        return allowed

    async def _look_up(self, host: str) -> list[str]:
        # The loop has few threads of its own, and others wait for them too.
        if self._threads is None:
            self._threads = ThreadPoolExecutor(LOOKUPS, thread_name_prefix="lookup")
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, _look_up, host)

    def close(self) -> None:
        """Wait for no name any more."""
        if self._threads is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)


def is_address(host: str) -> bool:
    """Whether a host is told by its address, in the usual spelling."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.inet_pton(family, host)
    except OSError:
        return False
    return True


@lru_cache(maxsize=256)
def is_private(address: str) -> bool:
    """Whether an address is of this machine, of its network or of no one host.

    Those are loopback, private (RFC 1918, RFC 4193), shared (RFC 6598),
    link-local, multicast, unspecified and reserved ones, and those that hold such
    a version 4 address (mapped, 6to4, translated).
    """
    found = ip_address(address)
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or _translated(found)
        if inner is not None:
            return is_private(str(inner))
        return not _is_open(found) or any(found in network for network in _UNOPEN)
    return not _is_open(found)


def _is_open(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not address.is_multicast


def _translated(address: IPv6Address) -> IPv4Address | None:
    prefix, last = divmod(int(address), 1 << 32)
    return IPv4Address(last) if prefix == _TRANSLATED else None


def _look_up(host: str) -> list[str]:
    rows = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    # An address of a link names the link too, which ip_address does not read.
    return list(dict.fromkeys(str(row[4][0]).partition("%")[0] for row in rows))
