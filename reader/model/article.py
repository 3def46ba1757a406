"""Articles: what a format reads, what the library keeps and what a list shows."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class BodyFormat(StrEnum):
    """The spelling in which a body is kept."""

    HTML = "html"
    MARKDOWN = "markdown"
    PLAIN = "plain"


class Body(NamedTuple):
    """The text of an article as its publisher wrote it.

    `base` is the absolute address that relative links are resolved against,
    or an empty string. Plain bodies part their paragraphs by a blank line.
    """

    format: BodyFormat
    source: str
    base: str = ""


class Credit(NamedTuple):
    """Someone who made the article; `role` is as printed ("Texte") or empty."""

    name: str
    role: str = ""


class Enclosure(NamedTuple):
    """A file that comes with an article.

    `length` is in bytes and `duration` in seconds; None where not told.
    """

    url: str
    media_type: str = ""
    length: int | None = None
    title: str = ""
    duration: int | None = None


class ParsedArticle(NamedTuple):
    """One article as a format read it, before the library knows it.

    Every text is clean of control characters. `guid` and `url` are None where
    the source has none. Times are aware and in UTC, None where the source has
    none that can be believed. `text` is the body as plain text, paragraphs
    parted by a blank line; `words` counts it. `pictures` says whether the body
    shows any.
    """

    title: str
    body: Body
    text: str
    words: int
    guid: str | None = None
    url: str | None = None
    summary: str = ""
    credits: tuple[Credit, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    pictures: bool = False


def packed_ids(ids: Iterable[int] = ()) -> array[int]:
    """Ids of articles in 4 bytes each; the library gives them from 1 upwards."""
    return array("I", ids)


class State(StrEnum):
    """A state that a person gives an article."""

    READ = "read"
    STARRED = "starred"
    LATER = "later"


class ArticleRow(NamedTuple):
    """What one line of the article list shows.

    `sorted` is the time the list sorts by: the publisher's, or the arrival
    where that is missing or in the future. Times are aware and in UTC.
    """

    id: int
    title: str
    feed_id: int | None
    feed: str | None
    sorted: datetime
    read: bool
    starred: bool
    later: bool


class Article(NamedTuple):
    """One article of the library, whole.

    `feed` is the title its feed is shown under. `read`, `starred` and `later`
    are the times (aware, UTC) at which the person gave the state, or None.
    `edited` is when its text was last found to be another, None where it never was.
    """

    id: int
    title: str
    url: str | None
    feed_id: int | None
    feed: str | None
    feed_url: str | None
    credits: tuple[Credit, ...]
    published: datetime | None
    updated: datetime | None
    added: datetime
    sorted: datetime
    language: str | None
    tags: tuple[str, ...]
    read: datetime | None
    starred: datetime | None
    later: datetime | None
    words: int
    summary: str
    body: Body
    text: str
    enclosures: tuple[Enclosure, ...]
    edited: datetime | None = None


class Revision(NamedTuple):
    """What an article said before an edit, which came at `until` (aware, UTC)."""

    until: datetime
    title: str
    body: Body
    text: str
