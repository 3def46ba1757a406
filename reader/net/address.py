"""Addresses of requests: read, joined, compared, and shown without credentials."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

PORTS = {"http": 80, "https": 443}
"""The schemes that are asked, and the port of each."""

_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_.])?")
_USER = re.compile(r"(?<=//)[^/?#]*@")
# What stands in a path or a query as it is (RFC 3986, section 3.3), and "%",
# since what is spelled already stays as it is.
_KEPT = "/%:@!$&'()*+,;=~-._"


class Url(NamedTuple):
    """An address, in the spelling in which it is asked.

    `host` is in small letters of ASCII, a version 6 address without brackets.
    `target` is path and query. `user` is what stands before "@", spelled as there.
    """

    scheme: str
    host: str
    port: int
    target: str
    user: str = ""

    @property
    def origin(self) -> tuple[str, str, int]:
        """What credentials belong to (RFC 6454, section 4)."""
        return self.scheme, self.host, self.port

    @property
    def authority(self) -> str:
        """Host and port as the Host field has them (RFC 9110, section 7.2)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        is_usual = self.port == PORTS.get(self.scheme)
        return host if is_usual else f"{host}:{self.port}"

    def __str__(self) -> str:
        user = f"{self.user}@" if self.user else ""
        return f"{self.scheme}://{user}{self.authority}{self.target}"


def read_url(address: str) -> Url:
    """Read an absolute address; its fragment is left out.

    Raises:
        ValueError: it names no server.
    """
    if _CONTROLS.search(address):
        raise ValueError("control characters")
    parts = urlsplit(address)
    scheme = parts.scheme.lower()
    port = PORTS.get(scheme, 0) if parts.port is None else parts.port
    if scheme in PORTS and port == 0:
        raise ValueError("no port has the number 0")
    query = f"?{quote(parts.query, safe=_KEPT + '?')}" if parts.query else ""
    return Url(
        scheme=scheme,
        host=_host(parts.hostname or "", parts.netloc),
        port=port,
        target=quote(parts.path or "/", safe=_KEPT) + query,
        user=parts.netloc.rpartition("@")[0],
    )


def join_url(base: Url, reference: str) -> Url:
    """Resolve a reference against an address (RFC 3986, section 5).

    Raises:
        ValueError: what comes of it names no server.
    """
    return read_url(urljoin(str(base), reference))


@lru_cache(maxsize=256)
def without_credentials(url: Url) -> str:
    """Write an address so that it may be shown and kept."""
    return str(url._replace(user=""))


def hide_credentials(address: str) -> str:
    """Take the credentials out of what may be no address at all."""
    return _USER.sub("", address, count=1)


def _host(host: str, authority: str) -> str:
    # Browsers take a backslash for a slash, so that the host would be another.
    if "\\" in authority or " " in authority:
        raise ValueError("not the name of a host")
    if not host.isascii():
        import idna  # hosts of other letters are few

        host = idna.encode(host, uts46=True).decode()
    if ":" not in host and not _NAME.fullmatch(host):
        raise ValueError("not the name of a host")
    return host
