"""Tells whether another feed than the one followed stands at an address; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.content.address import host_of
from reader.library.decide import candidates, recognised
from reader.model.feed import ParsedFeed
from reader.store.articles import Known
from reader.store.fetches import LastRead
from reader.store.text import fold


def is_another(
    last: LastRead,
    known: Sequence[Known],
    parsed: ParsedFeed,
) -> bool:
    """Whether what was fetched is another feed than was read before.

    It is where title, site and articles are all others: domains are sold, and
    servers set up anew give all their addresses one feed. A feed that changes one
    of them is the same; so is one that is asked as if new.

    Args:
        last: what was last read at the address.
        known: the articles of the feed.
        parsed: what was fetched.
    """
    if not last.is_whole or not known or fold(last.title) == fold(parsed.title):
        return False
    here = _hosts([last.site_url, *(one.url for one in known)])
    there = _hosts([parsed.site_url, *(one.url for one in parsed.articles)])
    return not here & there and not recognised(known, candidates(parsed.articles))


def _hosts(addresses: Iterable[str | None]) -> set[str]:
    hosts = (host_of(address or "").removeprefix("www.") for address in addresses)
    return {*hosts} - {""}
