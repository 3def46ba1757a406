"""Reads feeds: RSS 0.9x, 1.0 and 2.0 and Atom with feedparser, JSON Feed without."""

from __future__ import annotations

import re
from io import BytesIO
from xml.sax import SAXParseException

from reader.content.clean import clean_line, safe_link
from reader.formats.assembly import (
    finish,
    language_tag,
    older_page,
    plain_line,
    whole_number,
)
from reader.formats.breaking_off import breaks_off, breaks_off_in_article
from reader.formats.feed_fields import (
    SHOWN,
    Record,
    Source,
    draft_of,
    link_of,
    names_of,
    title_of,
)
from reader.formats.feed_links import feed_links
from reader.formats.json_feed import is_json, parse_json_feed
from reader.formats.known_feed import read_known
from reader.formats.registry import HTML_ROOTS
from reader.formats.xml_text import mended, root_element, without_doctype, xml_text
from reader.model.errors import NotAFeed, UnreadableInput, WebPage
from reader.model.feed import ParsedFeed, Wishes

_PERIODS = {
    "hourly": 3600,
    "daily": 86_400,
    "weekly": 7 * 86_400,
    "monthly": 30 * 86_400,
    "yearly": 365 * 86_400,
}
_YEAR = _PERIODS["yearly"]
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SKIPPED = {
    name: re.compile(rf"<skip{name}s\s*>(.{{0,2000}}?)</skip{name}s", re.I | re.S)
    for name in ("hour", "day")
}
_NAMED = re.compile(r"<(?:hour|day)\s*>\s*(\w{1,9})", re.IGNORECASE)
_BREAKS_OFF = {"no element found", "unclosed token", "unclosed CDATA section"}
# Without its attributes: feedparser would keep them, and no text.
_MEDIA_DESCRIPTION = re.compile(r"<(/?)media:description\b[^<>]*?(/?)>")
_PAGE_ROOTS = HTML_ROOTS | {"html", "base", "script", "style"}


def parse_feed(data: bytes, url: str, content_type: str = "") -> ParsedFeed:
    """Read a feed of any format.

    Args:
        data: the feed as the server or the file gives it.
        url: its address, or the name of its file. Relative links are resolved
            against it, those of RSS against the address of its site.
        content_type: the media type it came with, or an empty string. Only its
            charset counts: servers call feeds by many wrong types.

    Returns:
        The feed. One that is broken but has articles gives those that can be
        read, and a warning; where it breaks off, without the last if that is not
        whole.

    Raises:
        NotAFeed: the bytes are empty or something else.
        WebPage: they are a web page, which may name feeds.
        UnreadableInput: the bytes are a feed too broken to read.
    """
    if not data.strip():
        raise NotAFeed(url, "is empty")
    if is_json(data):
        return parse_json_feed(data, url)
    text = _decoded(data, url, content_type)
    root = root_element(text)
    if root in _PAGE_ROOTS:
        raise _a_web_page(text, url)
    plain = _media_apart(without_doctype(text))
    parsed = read_known(plain) or read_by_feedparser(plain, url)
    articles: list[Record] = parsed["entries"]
    is_cut = bool(parsed["bozo"]) and breaks_off(text, root)
    if is_cut and breaks_off_in_article(text):
        # What is missing of it may be its very name.
        del articles[-1:]
    if not parsed.get("version") and not articles:
        raise _no_feed(root, url)
    if parsed["bozo"] and not articles:
        raise UnreadableInput(url, f"is a broken feed: {_complaint(parsed)}")
    return feed_of(parsed, url, text)._replace(is_cut=is_cut)


def _decoded(data: bytes, url: str, content_type: str) -> str:
    try:
        return xml_text(data, content_type, url)
    except UnreadableInput as error:
        raise NotAFeed(url, "is no feed: it is not even text") from error


def _media_apart(text: str) -> str:
    """Rename descriptions of media, which feedparser takes for the article's own."""
    if "media:description" not in text:
        return text
    return _MEDIA_DESCRIPTION.sub(rf"<\1{SHOWN}\2>", text)


def read_by_feedparser(text: str, url: str) -> Record:
    """Parse a feed with feedparser, which reads whatever can be read.

    Raises:
        UnreadableInput: even feedparser stumbles over it.
    """
    parsed = _read(text, url)
    if not parsed["bozo"] or (better := mended(text)) == text:
        return parsed
    # The part of feedparser that reads what is broken makes "R&D;" of "R&D".
    again = _read(better, url)
    again.update(bozo=parsed["bozo"], bozo_exception=parsed.get("bozo_exception"))
    return again


def _read(text: str, url: str) -> Record:
    # Takes 46 ms to import.
    import feedparser

    headers = {"content-type": "application/xml; charset=utf-8"}
    if "xml:base" in text and (address := safe_link(url)):
        # Without it, a base within one article is that of all after it.
        headers["content-location"] = address
    # A stream, as feedparser opens a string or bytes that name a file. It would
    # sanitise and resolve with an own parser; the content layer does both.
    try:
        return feedparser.parse(
            BytesIO(text.encode()),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # its parsers raise whatever they stumble over
        raise UnreadableInput(
            url, f"is a feed that cannot be read ({type(error).__name__})"
        ) from error


def feed_of(parsed: Record, url: str, text: str) -> ParsedFeed:
    """Make a feed of what was parsed of a document at an address."""
    feed: Record = parsed["feed"]
    records: list[Record] = parsed["entries"]
    atom = str(parsed.get("version")).startswith("atom")
    address = safe_link(url) or ""
    site = link_of(feed, address)
    language = language_tag(dict.get(feed, "language")) or ""
    source = Source(
        base=(address or site or "") if atom else (site or address),
        atom=atom,
        language=language,
        # RFC 4287, section 4.2.1; the people that RSS names edit the feed.
        names=names_of(feed, atom) if atom else (),
    )
    return ParsedFeed(
        title=clean_line(title_of(dict.get(feed, "title_detail"), atom)),
        articles=tuple(finish(draft_of(one, source)) for one in records if one),
        site_url=site,
        description=plain_line(dict.get(feed, "subtitle") or ""),
        language=language or None,
        wishes=_wishes(feed, text),
        warning=f"was read in part: {_complaint(parsed)}" if parsed["bozo"] else "",
        older=_older(feed, address),
        kind="Atom" if atom else "RSS",
    )


def _older(feed: Record, address: str) -> str | None:
    """Find where the older articles are: RFC 5005, sections 3 (next) and 4.

    An archive never changes, while a page is another as soon as articles come.
    """
    links = dict.get(feed, "links") or ()
    for relation in ("prev-archive", "next"):
        for link in links:
            if link.get("rel") == relation:
                found = older_page(str(link.get("href") or ""), address)
                if found is not None:
                    return found
    return None


def _wishes(feed: Record, text: str) -> Wishes:
    """Read when to ask again; feedparser keeps but the last hour and day of many."""
    hours = {int(name) % 24 for name in _skipped(text, "hour") if name.isdecimal()}
    days = {name.lower() for name in _skipped(text, "day")}
    skip_days = (number for number, day in enumerate(_DAYS) if day in days)
    return Wishes(_ttl(feed), frozenset(hours), frozenset(skip_days))


def _skipped(text: str, name: str) -> list[str]:
    found = _SKIPPED[name].search(text)
    return _NAMED.findall(found[1]) if found else []


def _ttl(feed: Record) -> int | None:
    """Read RSS 2.0's ttl (minutes) or the Syndication module's period, in seconds."""
    minutes = whole_number(dict.get(feed, "ttl"))
    if minutes:
        return min(minutes * 60, _YEAR)
    period = _PERIODS.get(str(dict.get(feed, "sy_updateperiod")).strip().lower())
    times = whole_number(dict.get(feed, "sy_updatefrequency")) or 1
    return max(period // times, 1) if period else None


def _complaint(parsed: Record) -> str:
    error = parsed.get("bozo_exception")
    if isinstance(error, SAXParseException):
        told = error.getMessage()
        words = "it breaks off" if told in _BREAKS_OFF else told
        return clean_line(f"{words} in line {error.getLineNumber()}")
    return clean_line(str(error)) or "it is not well-formed"


def _a_web_page(text: str, url: str) -> WebPage:
    feeds = feed_links(text, url)
    hint = f"it names the feed {feeds[0].url}" if feeds else ""
    return WebPage(url, "is a web page and no feed", hint, feeds)


def _no_feed(root: str, url: str) -> NotAFeed:
    if root == "opml":
        return NotAFeed(url, "is a list of feeds", "newsleaf import reads it")
    return NotAFeed(url, f"is no feed but <{root}>" if root else "is no feed")
