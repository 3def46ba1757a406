"""Finds the feeds that a web page names, the main one first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader.content.clean import clean_line, clean_text, safe_link
from reader.content.nesting import tame
from reader.formats.page import stated_base
from reader.model.feed import FeedLink

MOST = 20
"""How many feeds of a page are given; a page may link to any number."""

_MOST_TEXT = 2_000_000
_MOST_LINKS = 5000
_LONGEST_TEXT = 60
_FEED_TYPES = {
    "application/rss+xml", "application/atom+xml", "application/rdf+xml",
    "application/feed+json", "application/json", "text/xml", "application/xml",
}  # fmt: skip
_CALLED_SO = re.compile(r"\b(?:rss|atom|feeds?|rdf|json ?feed)\b", re.IGNORECASE)
_FEED_PATH = re.compile(
    r"/(?:rss|atom|feeds?|rdf)(?:[./][\w.]*)?/?$"
    r"|[./_-](?:rss|atom|rdf)$"
    r"|(?<!sitemap)(?<!sitemap_index)(?<!sitemap-index)\.xml$"
    r"|/feed\.json$",
    re.IGNORECASE,
)
_FEED_QUERY = re.compile(
    r"(?:^|&)(?:feed|format|alt|type|output)=(?:rss|atom|rdf|feed)", re.IGNORECASE
)
_OF_COMMENTS = re.compile(r"\bcomment|commentaire|kommentar|comentario", re.IGNORECASE)
_OF_A_PART = re.compile(
    r"/(?:category|categories|tags?|topics?|authors?|label|labels)/"
    r"|\b(?:category|tag|author|schlagwort|kategorie)\b",
    re.IGNORECASE,
)
# Interfaces of WordPress, which its pages name by the media type of JSON Feed's
# first version.
_NO_FEED = re.compile(r"/wp-json(?:/|$)|[?&]rest_route=|/oembed", re.IGNORECASE)


class _Rank(IntEnum):
    """How likely a feed is the one that a person means."""

    NAMED = 0
    LINKED = 1
    ELSEWHERE = 2
    PART = 3
    COMMENTS = 4


def feed_links(html: str, base: str) -> tuple[FeedLink, ...]:
    """Give the feeds that a page names, the main one first, at most `MOST`.

    They are those of its <link rel="alternate"> and those that links in its body
    lead to, by what they are called or by their address. Feeds of comments come
    last, and those of a category, a tag or an author before them. Only http and
    https addresses are given, resolved against the page's own base or else
    `base`. Source: https://blog.whatwg.org/feed-autodiscovery.
    """
    # Feeds are named at the beginning, and links that nobody closes stand in one
    # another, each with the text of all the rest.
    tree = LexborHTMLParser(tame(clean_text(html[:_MOST_TEXT])))
    base = stated_base(tree, base)
    found: dict[str, tuple[_Rank, FeedLink]] = {}
    for rank, link in (*_declared(tree, base), *_linked(tree, base)):
        found.setdefault(link.url, (rank, link))
    ranked = sorted(found.values(), key=lambda one: one[0])
    return tuple(link for _, link in ranked[:MOST])


def _declared(tree: LexborHTMLParser, base: str) -> Iterator[tuple[_Rank, FeedLink]]:
    """Read what the page declares to be another form of it."""
    for node in tree.css("link[href][rel][type]")[:_MOST_LINKS]:
        given = {key: value or "" for key, value in node.attributes.items()}
        media_type = given["type"].partition(";")[0].strip().lower()
        url = _web_link(given["href"], base)
        is_alternate = "alternate" in given["rel"].lower().split()
        if url and is_alternate and media_type in _FEED_TYPES:
            title = clean_line(given.get("title", ""))
            yield _ranked(_Rank.NAMED, url, title), FeedLink(url, title)


def _linked(tree: LexborHTMLParser, base: str) -> Iterator[tuple[_Rank, FeedLink]]:
    """Read what the page's text links to as a feed."""
    host = urlsplit(base).hostname
    for node in tree.css("a-[href]")[:_MOST_LINKS]:  # named so by `tame`
        href = (node.attributes.get("href") or "").strip()
        if href.startswith("#"):
            continue
        url = _web_link(href, base)
        text = _text_of(node)
        if url and (_is_feed_address(url) or _CALLED_SO.search(text)):
            is_own = urlsplit(url).hostname == host
            rank = _Rank.LINKED if is_own else _Rank.ELSEWHERE
            yield _ranked(rank, url, text), FeedLink(url, text)


def _web_link(href: str, base: str) -> str | None:
    """Resolve an address; None where it is no http or https one or surely no feed."""
    link = safe_link(href, base)
    if link is None or link.startswith("mailto:") or _NO_FEED.search(link):
        return None
    return link.partition("#")[0]


def _is_feed_address(url: str) -> bool:
    parts = urlsplit(url)
    return bool(_FEED_PATH.search(parts.path) or _FEED_QUERY.search(parts.query))


def _text_of(node: LexborNode) -> str:
    """Tell what a link is called; that of a picture is in its attributes."""
    given = node.attributes
    text = node.text() or given.get("aria-label") or given.get("title") or ""
    # What is longer is a sentence, which may speak of anything.
    return clean_line(text) if len(text) <= _LONGEST_TEXT else ""


def _ranked(rank: _Rank, url: str, title: str) -> _Rank:
    if _OF_COMMENTS.search(title) or _OF_COMMENTS.search(urlsplit(url).path):
        return _Rank.COMMENTS
    if _OF_A_PART.search(urlsplit(url).path) or _OF_A_PART.search(title):
        return _Rank.PART
    return rank
