"""Builds the small feeds that the tests of this folder read."""

from __future__ import annotations

import json
from typing import Any

from reader.formats.feed import parse_feed
from reader.model.article import ParsedArticle
from reader.model.feed import ParsedFeed

ADDRESS = "https://feeds.example.org/news/feed.xml"

_NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "georss": "http://www.georss.org/georss",
    "googleplay": "http://www.google.com/schemas/play-podcasts/1.0",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
}


def rss(items: str = "", channel: str = "<title>Harbour News</title>") -> bytes:
    """Write an RSS 2.0 feed with the usual namespaces."""
    names = "".join(f' xmlns:{name}="{uri}"' for name, uri in _NAMESPACES.items())
    return (
        f'<rss version="2.0"{names}><channel>{channel}{items}</channel></rss>'.encode()
    )


def atom(
    entries: str = "", head: str = "<title>Tide Log</title>", lang: str = ""
) -> bytes:
    """Write an Atom 1.0 feed."""
    language = f' xml:lang="{lang}"' if lang else ""
    names = "".join(
        f' xmlns:{name}="{_NAMESPACES[name]}"' for name in ("media", "dc", "thr")
    )
    return (
        f'<feed xmlns="{_NAMESPACES["atom"]}"{names}{language}>{head}{entries}</feed>'
    ).encode()


def json_feed(*items: object, **members: Any) -> bytes:
    """Write a JSON Feed 1.1."""
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Lamp Notes"}
    return json.dumps({**feed, **members, "items": list(items)}).encode()


def read(data: bytes) -> ParsedFeed:
    """Read a feed that comes from `ADDRESS`."""
    return parse_feed(data, ADDRESS)


def rss_article(item: str, channel: str = "") -> ParsedArticle:
    """Read the one article of an RSS feed."""
    [article] = read(rss(f"<item>{item}</item>", channel)).articles
    return article


def atom_article(entry: str, head: str = "", lang: str = "") -> ParsedArticle:
    """Read the one article of an Atom feed."""
    [article] = read(atom(f"<entry>{entry}</entry>", head, lang)).articles
    return article


def json_article(**item: Any) -> ParsedArticle:
    """Read the one article of a JSON Feed."""
    [article] = read(json_feed(item)).articles
    return article
