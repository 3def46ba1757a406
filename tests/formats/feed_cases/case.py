"""What a case is: a feed as its publisher sends it, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple, TypedDict, Unpack

from reader.model.article import Enclosure, ParsedArticle
from reader.model.feed import ParsedFeed
from tests.formats.feeds import ADDRESS, atom, json_feed, rss


class Said(TypedDict, total=False):
    """What an article says, as far as a case is about it.

    Times are written as ISO 8601 in UTC; `html` is the source of the body and
    `base` what its links start from.
    """

    title: str
    url: str | None
    guid: str | None
    published: str | None
    updated: str | None
    authors: list[str]
    tags: list[str]
    summary: str
    text: str
    html: str
    base: str
    language: str | None
    enclosures: list[Enclosure]


class SaidOfFeed(TypedDict, total=False):
    """What a feed says of itself, as far as a case is about it."""

    title: str
    site_url: str | None
    description: str
    language: str | None


class Case(NamedTuple):
    """A feed, with the type and the address it comes with, and what is to be read.

    A feed that is not `sound` is read with a warning, and a sound one without.
    """

    name: str
    data: bytes
    articles: tuple[Said, ...]
    feed: SaidOfFeed
    content_type: str
    url: str
    sound: bool


def whole(
    name: str,
    source: str | bytes,
    *articles: Said,
    feed: SaidOfFeed | None = None,
    content_type: str = "application/xml",
    url: str = ADDRESS,
    sound: bool = True,
) -> Case:
    """A whole document and all of its articles; text is sent as UTF-8."""
    data = source.encode() if isinstance(source, str) else source
    return Case(name, data, articles, feed or {}, content_type, url, sound)


def broken(name: str, source: str | bytes, *articles: Said) -> Case:
    """A whole document that is not well-formed, and what can be read of it."""
    return whole(name, source, *articles, sound=False)


def in_rss(name: str, item: str, channel: str = "", **said: Unpack[Said]) -> Case:
    """The one article of an RSS 2.0 feed."""
    return whole(name, rss(f"<item>{item}</item>", channel), said)


def in_atom(name: str, entry: str, head: str = "", **said: Unpack[Said]) -> Case:
    """The one article of an Atom feed."""
    return whole(name, atom(f"<entry>{entry}</entry>", head), said)


def in_json(name: str, item: Mapping[str, object], **said: Unpack[Said]) -> Case:
    """The one article of a JSON Feed."""
    return whole(name, json_feed(item), said, content_type="application/feed+json")


def said_by(article: ParsedArticle) -> Said:
    """All that an article says, as cases write it."""
    return Said(
        title=article.title,
        url=article.url,
        guid=article.guid,
        published=_written(article.published),
        updated=_written(article.updated),
        authors=[credit.name for credit in article.credits],
        tags=list(article.tags),
        summary=article.summary,
        text=article.text,
        html=article.body.source,
        base=article.body.base,
        language=article.language,
        enclosures=list(article.enclosures),
    )


def said_of(feed: ParsedFeed) -> SaidOfFeed:
    """All that a feed says of itself, as cases write it."""
    return SaidOfFeed(
        title=feed.title,
        site_url=feed.site_url,
        description=feed.description,
        language=feed.language,
    )


def _written(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat().replace("+00:00", "Z")
