"""The rules of a redirect: where the next request may go, as a pure function."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.errors import FetchError
from reader.net.address import (
    PORTS,
    Url,
    hide_credentials,
    join_url,
    read_url,
    without_credentials,
)

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})


def parse_url(address: str) -> Url:
    """Read the address of a request; only http and https are ever asked.

    Raises:
        FetchError: it is no such address.
    """
    shown = hide_credentials(address)
    try:
        url = read_url(address)
    except ValueError as error:
        raise FetchError(shown, _no_address(address), temporary=False) from error
    if url.scheme not in PORTS:
        reason = "is not an http or https address"
        raise FetchError(shown, reason, temporary=False)
    return url


def next_hop(path: Sequence[Url], location: bytes | None, hops: int) -> Url:
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
    reference = _decode(location)
    try:
        url = join_url(current, reference)
    except ValueError as error:
        is_web = _scheme(reference) in ("", *PORTS)
        where = "no address" if is_web else "not on the web"
        raise _refuse(path, f"redirects to something that is {where}") from error
    if url.scheme not in PORTS:
        raise _refuse(path, "redirects to something that is not on the web")
    if current.scheme == "https" and url.scheme == "http":
        raise _refuse(path, "redirects from a secure address to an open one")
    url = url._replace(user=current.user if url.origin == current.origin else "")
    if url in path:
        raise _refuse(path, "redirects to itself")
    if len(path) > hops:
        raise _refuse(path, f"redirects more than {hops} times")
    return url


def _no_address(address: str) -> str:
    if _scheme(address) in PORTS:
        return "is not a web address"
    return "is not an http or https address"


def _scheme(address: str) -> str:
    scheme, parted, _ = address.strip().partition(":")
    is_name = scheme.replace("+", "").replace("-", "").replace(".", "").isalnum()
    return scheme.lower() if parted and is_name else ""


def _refuse(path: Sequence[Url], reason: str) -> FetchError:
    return FetchError(without_credentials(path[0]), reason, temporary=False)


def _decode(location: bytes) -> str:
    """Read Location as browsers do: UTF-8 where it is, else one byte a character."""
    try:
        return location.decode()
    except UnicodeDecodeError:
        return location.decode("latin-1")
