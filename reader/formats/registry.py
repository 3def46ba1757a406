"""Tells what kind of file bytes are, and finds the parser for it."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from reader.formats.charset import decode
from reader.formats.xml_text import root_element
from reader.model.article import ParsedArticle
from reader.model.errors import UnreadableInput


class Kind(StrEnum):
    """What newsleaf takes a file for."""

    TEXT = "text"
    MARKDOWN = "markdown"
    WEBPAGE = "webpage"
    FEED = "feed"
    OPML = "opml"
    URLS = "urls"


_BY_SUFFIX = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.WEBPAGE,
    ".htm": Kind.WEBPAGE,
    ".xhtml": Kind.WEBPAGE,
    ".xml": Kind.FEED,
    ".rss": Kind.FEED,
    ".atom": Kind.FEED,
    ".rdf": Kind.FEED,
    ".json": Kind.FEED,
    ".opml": Kind.OPML,
}
SUFFIXES = frozenset(_BY_SUFFIX)
"""The suffixes, in lower case, of the files that are read in a directory."""

URLS = "urls"
"""The name, in lower case, of newsboat's list of feeds, which has no suffix."""

_BY_MEDIA_TYPE = {
    "text/markdown": Kind.MARKDOWN,
    "text/html": Kind.WEBPAGE,
    "application/xhtml+xml": Kind.WEBPAGE,
    "application/rss+xml": Kind.FEED,
    "application/atom+xml": Kind.FEED,
    "application/rdf+xml": Kind.FEED,
    "application/feed+json": Kind.FEED,
    "text/x-opml": Kind.OPML,
}
_BY_ROOT = {
    "rss": Kind.FEED,
    "feed": Kind.FEED,
    "rdf": Kind.FEED,
    "opml": Kind.OPML,
    "html": Kind.WEBPAGE,
}
HTML_ROOTS = frozenset(
    {"head", "body", "title", "meta", "link", "article", "main", "section", "header"}
    | {"div", "p", "h1", "h2", "h3"}
)
"""What may open a page, whose outer start tags may be left out (HTML, 13.1.2.4)."""

_HEAD = 4096
_SUFFIX = re.compile(r"\.[a-z][a-z0-9]*")
_JSON_FEED = b"jsonfeed.org"
_URLS_LINE = re.compile(r"\"?(?:https?://|feed:|exec:|filter:|query:)\S", re.I)
_MARKDOWN = re.compile(r"---\s*\n[\w-]+\s*:|#{1,6} \S")


def detect(data: bytes, name: str, media_type: str = "") -> Kind | None:
    """Tell what a file is, by its name and, where that leaves it open, its bytes.

    A name without a suffix, as standard input has none, leaves it open, and so
    does a suffix that OPML, feeds and web pages share.

    Args:
        data: the whole file.
        name: the name of the file, or an empty string.
        media_type: the media type that a server gave, or an empty string.

    Returns:
        The kind, or None for what newsleaf does not read: other suffixes,
        bytes that are no text, and JSON files that are no feed.
    """
    try:
        head = decode(_whole_letters(data[:_HEAD])).lstrip()
    except UnreadableInput:
        return None
    path = PurePath(name)
    if path.name.lower() == URLS:
        return Kind.URLS
    suffix = path.suffix.lower()
    if suffix == ".json":
        return Kind.FEED if _JSON_FEED in data else None
    if _SUFFIX.fullmatch(suffix):
        return _of_suffix(suffix, root_element(head))
    if head.startswith("{") and _JSON_FEED in data:
        return Kind.FEED
    told = _BY_MEDIA_TYPE.get(media_type.partition(";")[0].strip().lower())
    return _sniffed(head) or told or Kind.TEXT


def parse_article(data: bytes, name: str, kind: Kind) -> ParsedArticle:
    """Read a file of one of the three kinds that hold an article.

    Raises:
        UnreadableInput: the bytes make no sense, or are of another kind.
    """
    # Most commands only list what the library has and need none of the parsers.
    if kind is Kind.TEXT:
        from reader.formats.text import parse_text

        return parse_text(data, name)
    if kind is Kind.MARKDOWN:
        from reader.formats.markdown import parse_markdown

        return parse_markdown(data, name)
    if kind is Kind.WEBPAGE:
        from reader.formats.webpage import parse_webpage

        return parse_webpage(data, name)
    raise UnreadableInput(name, f"is no article but {kind}")


def _of_suffix(suffix: str, root: str) -> Kind | None:
    kind = _BY_SUFFIX.get(suffix)
    # What no known element opens is called a feed all the same, so that the
    # parser of feeds says what is wrong with it.
    return _BY_ROOT.get(root, kind) if kind is Kind.FEED else kind


def _sniffed(head: str) -> Kind | None:
    root = root_element(head)
    if root in _BY_ROOT:
        return _BY_ROOT[root]
    if root in HTML_ROOTS:
        return Kind.WEBPAGE
    if _lists_feeds(head):
        return Kind.URLS
    return Kind.MARKDOWN if _MARKDOWN.match(head) else None


def _lists_feeds(head: str) -> bool:
    """Whether every line names a feed, as in the files of newsboat."""
    whole, _, _ = head.rpartition("\n") if len(head) >= _HEAD else (head, "", "")
    lines = [line for line in whole.split("\n") if line and not line.startswith("#")]
    return bool(lines) and all(_URLS_LINE.match(line) for line in lines)


def _whole_letters(head: bytes) -> bytes:
    """Take off a letter of UTF-8 that the end of the head cuts through."""
    for cut in range(1, min(4, len(head)) + 1):
        if head[-cut] >= 0xC0:
            return head[:-cut]
        if head[-cut] < 0x80:
            break
    return head
