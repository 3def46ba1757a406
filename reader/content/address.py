"""Writes web addresses in one way, so that one feed has one, and names servers."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_WEB = re.compile(r"(https?)://([^/?#]*)([^#]*)", re.IGNORECASE | re.DOTALL)
_SERVER = re.compile(r"(\[[^\]]*\]|[^:]*)(?::([0-9]*))?")
_DEFAULT_PORTS = {"http": "80", "https": "443"}


def normal_address(address: str) -> str:
    """Write an http or https address as all that mean the same are written.

    Scheme and host are in lower case, a port that the scheme has anyway is
    left out, an empty path is "/", and the fragment, which no server sees, is
    taken off. Path and query stay as they are, for servers may tell them
    apart. Other addresses are given back unchanged.

    Source: RFC 3986, sections 6.2.2.1 and 6.2.3; RFC 9110, section 4.2.3.
    """
    found = _WEB.match(address)
    if found is None:
        return address
    scheme = found[1].lower()
    person, at, server = found[2].rpartition("@")
    parts = _SERVER.fullmatch(server)
    if parts is None:
        return address
    host, port = parts[1].lower(), parts[2]
    if port and port.lstrip("0") != _DEFAULT_PORTS[scheme]:
        host = f"{host}:{port}"
    path = found[3] if found[3].startswith("/") else f"/{found[3]}"
    return f"{scheme}://{person}{at}{host}{path}"


def public_address(address: str) -> str:
    """Write an address so that it may be shown: without a user and password in it."""
    found = _WEB.match(address)
    if found is None or "@" not in found[2]:
        return address
    start, end = found.span(2)
    return address[:start] + found[2].rpartition("@")[2] + address[end:]


def host_of(address: str) -> str:
    """The server of an address, in the letters in which names are looked up.

    Empty for a file, and for what is no address.
    """
    try:
        host = urlsplit(address).hostname or ""
        if host.isascii():
            return host
        import idna  # hosts of other letters are few

        return idna.encode(host, uts46=True).decode()
    except ValueError:
        return ""
