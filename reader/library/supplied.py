"""Tells which addresses a server chose, and which hosts are of one's own network."""

from __future__ import annotations

import re

from reader.content.address import host_of
from reader.net.address import read_url
from reader.net.hosts import is_address, is_private

_OWN_NAMES = (".localhost", ".local", ".lan", ".internal", ".home.arpa")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")


def is_supplied(address: str, chosen: str) -> bool:
    """Whether an address that came with `chosen` leads where nobody chose to go.

    `chosen` is what a person typed or follows. What is on the same host is as much
    their choice; and who names a host of their own network may mean others of it.
    """
    host = host_of(chosen)
    return host_of(address) != host and not is_own_host(host)


def is_own_host(host: str) -> bool:
    """Whether a host is, by how it is written, of this machine or its network.

    A name may lead there all the same; only who connects can tell.
    """
    host = host.rstrip(".").lower()
    if is_address(host.partition("%")[0]):
        return is_private(host.partition("%")[0])
    # Systems read "127.1" and "0x7f000001" as addresses too.
    is_number = _NUMBER.fullmatch(host.rpartition(".")[2]) is not None
    return is_number or "." not in host or host.endswith(_OWN_NAMES)


def with_user(address: str, chosen: str) -> str:
    """Write an address with the user and password of the one that was chosen.

    They are of its origin alone, so that any other address stays as it is.
    """
    try:
        url, own = read_url(address), read_url(chosen)
    except ValueError:
        return address
    if not own.user or url.user or url.origin != own.origin:
        return address
    return str(url._replace(user=own.user))


def leads_inside(address: str, chosen: str) -> bool:
    """Whether a server sends a person into their own network."""
    return is_supplied(address, chosen) and is_own_host(host_of(address))
