"""Feeds: what is fetched, what a format reads in them and what the library keeps."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from reader.model.article import ParsedArticle
from reader.model.feed_settings import FeedSettings


class Wishes(NamedTuple):
    """When a publisher wishes to be asked, as the feed itself says.

    `ttl` is the time between two fetches in seconds. `skip_hours` (0 to 23) and
    `skip_days` (0 is Monday) are times of GMT when nothing new comes (RSS 2.0,
    skipHours and skipDays).
    """

    ttl: int | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()


class ParsedFeed(NamedTuple):
    """A feed as a format read it.

    `warning` says in one line what was wrong with a feed that could be read
    all the same; it is empty when nothing was. One that `is_cut` breaks off
    before its end, and holds what came before the article that it broke off in.
    `older` is the address at which its older articles are (RFC 5005), None where
    it names none. `kind` is what a person calls its format: RSS, Atom or JSON Feed.
    """

    title: str
    articles: tuple[ParsedArticle, ...]
    site_url: str | None = None
    description: str = ""
    language: str | None = None
    wishes: Wishes = Wishes()
    warning: str = ""
    is_cut: bool = False
    older: str | None = None
    kind: str = ""


class FeedLink(NamedTuple):
    """The address of a feed, as a page names it or as a site is known to have it.

    `title` is what it is called there, empty where it has no name.
    """

    url: str
    title: str = ""


class Subscription(NamedTuple):
    """A feed someone wants to follow, as OPML and urls files name it.

    `title` is empty where the file gives none. `folder` is a path with "/"
    between its parts, empty at the top. A hidden feed is followed but not
    shown in the sidebar. `chosen` is the address that the person gave, where what
    is there led to that of the feed.
    """

    url: str
    title: str = ""
    folder: str = ""
    tags: tuple[str, ...] = ()
    site_url: str | None = None
    description: str = ""
    hidden: bool = False
    settings: FeedSettings = FeedSettings()
    chosen: str | None = None


class ParsedSubscriptions(NamedTuple):
    """What a subscription file holds.

    `dropped` has one line for each thing that was left out, saying what it was
    and why.
    """

    subscriptions: tuple[Subscription, ...]
    title: str = ""
    dropped: tuple[str, ...] = ()


class Feed(NamedTuple):
    """A feed of the library.

    `title` is what it is shown under: the person's title, else the
    publisher's, else the address. `url` is without the user and password that the
    address may hold. `last_fetched` is the last time (aware, UTC)
    the server was asked; `last_error` is what went wrong then, or None.
    `next_fetch` is when it is due, None at once.
    """

    id: int
    url: str
    title: str
    folder: str
    site_url: str | None
    hidden: bool
    articles: int
    unread: int
    tags: tuple[str, ...]
    last_fetched: datetime | None
    last_error: str | None
    next_fetch: datetime | None = None
    settings: FeedSettings = FeedSettings()


class Validators(NamedTuple):
    """What a server gave to ask "has this changed?" with, byte for byte.

    Source: RFC 9110, section 8.8. None where the server gave none. They mean
    nothing at another address than the one that gave them, which is `given_by`
    where redirects led away from the one asked.
    """

    etag: str | None = None
    last_modified: str | None = None
    given_by: str | None = None
