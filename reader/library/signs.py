"""What tells an article of a feed from the others: its names, and signs of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from urllib.parse import (
    SplitResult,
    parse_qsl,
    quote,
    unquote_to_bytes,
    urlencode,
    urlsplit,
)

Sign = tuple[str | int | None, ...]

# Parameters that tell how a reader came, or who they are, and not to what.
_TRACKING = ("utm_", "at_", "mtm_", "pk_", "hsa_", "itm_", "ns_", "wt.", "_hs")
_TRACKERS = {
    *("fbclid", "gclid", "dclid", "msclkid", "yclid", "twclid", "igshid", "_ga", "_gl"),
    *("mc_cid", "mc_eid", "ref", "ref_src", "xtor", "cmpid", "smid", "ocid", "emc"),
    *("ito", "phpsessid", "sessionid", "jsessionid"),
}
# What most addresses are; to take others to pieces takes ten times as long.
_PLAIN = re.compile(r"https?://(?:www\.)?([a-z0-9.-]+(?:/[\w.~/-]*)?)", re.ASCII)
_SESSION = re.compile(r";(?:jsessionid|phpsessid)=[^/;]*", re.IGNORECASE)
_PLACE = re.compile("[/?#].*", re.DOTALL)
_PORT = re.compile(r":(?:80|443)?$")

_PART = "\n"  # stands in no guid and no address


def names(
    guid: str | None, address: str, digest: str, published: int | None
) -> tuple[str, ...]:
    """Names for an article, the most telling first; the last is its own.

    Each begins with the one before, so that one sees which of them was shared.

    Args:
        guid: as the publisher gives it.
        address: as `plain_address` gives it.
        digest: of its text.
        published: in seconds since 1970.
    """
    text = f"text:{digest}"
    parts: tuple[str, ...] = (text,)
    if guid:
        parts = (f"guid:{_plain_guid(guid)}", address, text)
    elif address:
        parts = (f"url:{address}", text)
    elif published is not None:
        parts = (text, f"date:{published}")
    return tuple(accumulate(parts, lambda name, part: f"{name}{_PART}{part}"))


def shared_names(name: str) -> Iterator[str]:
    """The names that an article does not have since another one had them too."""
    *parts, _ = name.split(_PART)
    return accumulate(parts, lambda name, part: f"{name}{_PART}{part}")


def signs(
    name: str, address: str, digest: str, published: int | None
) -> tuple[Sign | None, ...]:
    """What an article is recognised by, the surest first; None where it lacks that.

    Args:
        name: the one it has, or is to have.
        address: as `plain_address` gives it.
        digest: of its text.
        published: in seconds since 1970.
    """
    is_dated, is_guided = published is not None, name.startswith("guid:")
    place = _place(address)
    return (
        # Some number their articles from the top: guids pass to the next one.
        (address, digest) if address else (digest, published),
        # A name is the same article's where its place, text or time is too.
        (name, place) if place or is_guided or not address else None,
        (name, digest),
        (name, published) if is_dated else None,
        (address, published) if is_dated and (address or not is_guided) else None,
        (address,) if place else None,
        # A text alone may come back: "Weekly thread", "No news today".
        (digest, published) if is_dated else (digest, place) if place else None,
    )


def _place(address: str) -> str:
    """Where on its site an article is; empty for the front page, where many are."""
    found = _PLACE.search(address)
    return found[0].partition("?")[0] or found[0] if found else ""


def plain_address(url: str | None) -> str:
    """An address without what may differ though it leads to the same article.

    That is its scheme, "www.", the usual ports, the slash at its end, how its
    letters are encoded, sessions and tracking. Pages that differ by a fragment
    only (changelogs, galleries) are apart. Empty where there is no address.
    """
    if not url:
        return ""
    if is_plain := _PLAIN.fullmatch(url):
        return is_plain[1].rstrip("/")
    try:
        parts = urlsplit(url.replace("&amp;", "&"))
    except ValueError:
        return url
    path = _encoded(_SESSION.sub("", parts.path)).rstrip("/")
    host = _PORT.sub("", parts.netloc.lower()).removeprefix("www.")
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{host}{path}{_query(parts)}{fragment}"


def _plain_guid(guid: str) -> str:
    is_address = guid.startswith(("http://", "https://"))
    return (is_address and plain_address(guid)) or guid


def _encoded(path: str) -> str:
    """A path whose letters are encoded in one way (RFC 3986, section 6.2.2)."""
    return path if path.isascii() and "%" not in path else quote(unquote_to_bytes(path))


def _query(parts: SplitResult) -> str:
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not name.lower().startswith(_TRACKING) and name.lower() not in _TRACKERS
    ]
    return f"?{urlencode(kept)}" if kept else ""
