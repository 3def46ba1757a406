"""What became of each thing that was added or refreshed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.model.errors import LeftAlone, NewsleafError
from reader.model.feed import FeedLink


class Result(StrEnum):
    """How something ended."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file, address or subscription.

    `subject` is what was asked for, `kind` what it turned out to be (article,
    feed or subscriptions), `title` what it is called in the library, `notes`
    what a person should know about it, one line each. `articles` are the ids
    that were added or updated, and `feed_id` is set where it is a feed; `url` is
    then its address, and `others` are further feeds of the page that was asked for.
    """

    subject: str
    kind: str
    result: Result
    title: str = ""
    articles: tuple[int, ...] = ()
    feed_id: int | None = None
    notes: tuple[str, ...] = ()
    error: NewsleafError | None = None
    url: str = ""
    others: tuple[FeedLink, ...] = ()


def failure(subject: str, kind: str, error: NewsleafError) -> Outcome:
    """The outcome of something that could not be had."""
    return Outcome(subject, kind, Result.FAILED, error=error)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of one feed in a refresh.

    `new` and `edited` are article ids; both are empty where the feed is as it
    was. `warning` tells of a feed that could be read only in part. It `is_first`
    where nothing of the feed was kept before.
    """

    feed_id: int
    title: str
    url: str
    new: tuple[int, ...] = ()
    edited: tuple[int, ...] = ()
    warning: str = ""
    error: NewsleafError | None = None
    is_first: bool = False

    @property
    def was_asked(self) -> bool:
        """Whether its server was asked at all, and not left alone."""
        return not isinstance(self.error, LeftAlone)

    @property
    def has_failed(self) -> bool:
        """Whether it was asked, and could not be had."""
        return self.error is not None and self.was_asked
