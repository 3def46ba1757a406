"""Reads a feed in a child process, which alone imports what that needs."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from reader.model.feed import ParsedFeed

if TYPE_CHECKING:
    from reader.store.prepared import Prepared


class ReadFeed(NamedTuple):
    """A feed that was read, and what its articles are kept as, if that was asked."""

    feed: ParsedFeed
    prepared: tuple[Prepared, ...] = ()


def get_ready() -> None:
    """Import what reading feeds needs, 100 ms of it, before the first comes."""
    import_module("reader.formats.feed")
    import_module("reader.store.prepared")


def read_feed(
    data: bytes, url: str, content_type: str = "", is_new: bool = False
) -> ReadFeed:
    """Read a feed, as `reader.formats.feed.parse_feed` does.

    What that needs takes 100 ms to import, in the child alone. Of a feed that
    `is_new`, what all of its articles are kept as is worked out, so that whoever
    writes them has less to do.
    """
    from reader.formats.feed import parse_feed
    from reader.store.prepared import prepare

    parsed = parse_feed(data, url, content_type)
    prepared = tuple(map(prepare, parsed.articles)) if is_new else ()
    return ReadFeed(parsed, prepared)
