"""The rules of a redirect: where the next request may go, as a pure function."""

from __future__ import annotations

from collections.abc import Sequence

import httpx2

from reader.model.errors import FetchError

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})


def parse_url(address: str) -> httpx2.URL:
    """Read the address of a request; only http and https are ever asked.

    Raises:
        FetchError: it is no such address.
    """
    try:
        url = httpx2.URL(address)
    except httpx2.InvalidURL as error:
        raise FetchError(address, "is not a web address", temporary=False) from error
    shown = without_credentials(url)
    if url.scheme not in ("http", "https"):
        raise FetchError(shown, "is not an http or https address", temporary=False)
    if not _names_a_server(url):
        raise FetchError(shown, "is not a web address", temporary=False)
    return url.copy_with(fragment=None)


def next_hop(
    path: Sequence[httpx2.URL], location: bytes | None, hops: int
) -> httpx2.URL:
    """Decide where a redirect leads (RFC 9110, section 15.4).

    Credentials in an address stay with its origin: they are kept for a hop
    within it and dropped for any other, and those a server names are never
    used.

    Args:
        path: the addresses asked so far, the answering one last.
        location: the value of the Location field.
        hops: how many redirects may be followed.

    Raises:
        FetchError: the redirect must not be followed.
    """
    current = path[-1]
    if location is None:
        raise _refuse(path, "redirects without saying where")
    try:
        url = current.join(_decode(location)).copy_with(fragment=None)
    except httpx2.InvalidURL as error:
        raise _refuse(path, "redirects to something that is no address") from error
    if url.scheme not in ("http", "https"):
        raise _refuse(path, "redirects to something that is not on the web")
    if not _names_a_server(url):
        raise _refuse(path, "redirects to something that is no address")
    if current.scheme == "https" and url.scheme == "http":
        raise _refuse(path, "redirects from a secure address to an open one")
    same_origin = url.origin == current.origin
    url = url.copy_with(userinfo=current.userinfo if same_origin else b"")
    if url in path:
        raise _refuse(path, "redirects to itself")
    if len(path) > hops:
        raise _refuse(path, f"redirects more than {hops} times")
    return url


def without_credentials(url: httpx2.URL) -> str:
    """Write an address so that it may be shown and kept."""
    return str(url.copy_with(userinfo=b"")) if url.userinfo else str(url)


def _names_a_server(url: httpx2.URL) -> bool:
    return bool(url.host) and (url.port is None or 0 < url.port < 65536)


def _refuse(path: Sequence[httpx2.URL], reason: str) -> FetchError:
    return FetchError(without_credentials(path[0]), reason, temporary=False)


def _decode(location: bytes) -> str:
    """Read Location as browsers do: UTF-8 where it is, else one byte a character."""
    try:
        return location.decode()
    except UnicodeDecodeError:
        return location.decode("latin-1")
