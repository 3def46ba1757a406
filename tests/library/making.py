"""Feeds as bytes, and what refreshing and adding come to, for these tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.library.library import Library
from reader.library.outcome import Fetched, Outcome
from reader.library.refreshing import DEFAULT_LIMITS
from reader.library.round import Round
from reader.model.article import Article
from reader.model.feed import Subscription, Validators
from reader.model.view import Sort, View
from reader.store.check import check
from reader.store.times import now


class Clock:
    """A clock that a test sets, in seconds since 1970."""

    def __init__(self) -> None:
        self.now = now()

    def __call__(self) -> int:
        return self.now


MODIFIED = "Tue, 24 Nov 2026 10:00:00 GMT"


def rss(*titles: str, title: str = "Trams", text: str = "Text") -> bytes:
    """A feed whose articles are named by their titles, the first one on top."""
    articles = "".join(
        f"<item><title>{name}</title><guid>{name}</guid>"
        f"<link>https://tram.example/{name}</link>"
        f"<description>{text} of {name}</description></item>"
        for name in titles
    )
    return (
        f'<rss version="2.0"><channel><title>{title}</title>{articles}</channel></rss>'
    ).encode()


def subscribe(library: Library, *urls: str) -> list[int]:
    subscriptions = [Subscription(url) for url in urls]
    return [feed_id for feed_id, _ in library.subscribing.subscribe(subscriptions)]


async def refresh(library: Library, *ids: int) -> list[Fetched]:
    """Refresh feeds, all where none is named; what came of it, by feed."""
    done = [one async for one in library.refreshing.refresh(ids or None)]
    return sorted(done, key=lambda one: one.feed_id)


async def add(
    library: Library,
    *what: str | Path,
    tags: Sequence[str] = (),
    stdin: bytes | None = None,
) -> list[Outcome]:
    words = [str(word) for word in what]
    added = library.importing.add(words, tags, stdin=stdin)
    return [outcome async for outcome in added]


async def follow(library: Library, url: str, tags: Sequence[str] = ()) -> Outcome:
    """Follow the feed at an address, if it is one."""
    async with Round(library.database, library.events, DEFAULT_LIMITS) as round_:
        return await round_.add(url, tags)


def kept(library: Library) -> list[Article]:
    """Every article, the oldest arrival first."""
    ids = sorted(library.reading.ids(View(sort=Sort.OLDEST)))
    return library.reading.articles(ids)


def titles(library: Library) -> list[str]:
    return [article.title for article in kept(library)]


def validators(library: Library) -> Validators:
    """What the next refresh of the only feed is asked with."""
    (feed,) = library.subscribing.feeds()
    (state,) = library.refreshing.due([feed.id])
    return state.validators


def assert_sound(library: Library) -> None:
    with library.database.writing() as connection:
        assert check(connection) == []
