"""Reads the metadata of a web page: Open Graph, JSON-LD, Dublin Core and others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from selectolax.lexbor import LexborHTMLParser

from reader.content.clean import clean_line, clean_text, safe_link
from reader.content.nesting import tame
from reader.formats.assembly import language_tag, plain_line
from reader.formats.credits import read_byline, split_names
from reader.formats.dates import parse_own_date
from reader.formats.json_ld import read_json_ld
from reader.formats.saved import split_tags
from reader.formats.titles import comparable
from reader.model.article import Credit

LONGEST_HEADING = 5000

_HEAD = 4096
_LONGEST_SITE = 80
_LONGEST_NAME = 200

# The comments that browsers and SingleFile leave in the pages they save.
_SAVED_FROM = re.compile(
    r"<!--[^>]{0,80}?(?:saved from url=\(\d+\)|\burl:\s*)(https?://[^\s>]+)"
)
_PARTING = re.compile(r"\s*[-|–—·•:»]\s*$")
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title")
_DATES = (
    "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created",
    "dcterms.issued", "datepublished", "pubdate", "publish-date", "publish_date",
    "publication_date", "citation_publication_date", "parsely-pub-date",
)  # fmt: skip
_UPDATES = (
    "article:modified_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
)
_AUTHORS = ("author", "article:author", "dc.creator", "citation_author")
_LANGUAGES = ("content-language", "dc.language", "dcterms.language", "language")
_SUMMARIES = ("description", "og:description", "twitter:description", "dc.description")
_TAGS = ("article:tag", "keywords", "news_keywords")


class Page:
    """A parsed page and what its metadata says of its article.

    Times are aware and in UTC. Fields that the page does not have are empty or
    None.

    Args:
        source: the page.
        url: the address it came from, if known.
    """

    def __init__(self, source: str, url: str | None = None) -> None:
        self.tree = LexborHTMLParser(tame(clean_text(source)))
        self._meta: dict[str, list[str]] = {}
        for node in self.tree.css("meta[content]"):
            self._note(node.attributes)
        self._json_ld = read_json_ld(
            node.text() for node in self.tree.css('script[type="application/ld+json"]')
        )
        saved = _SAVED_FROM.search(source[:_HEAD])
        origin = url or (saved[1] if saved else "")
        stated = self._attribute('link[rel="canonical"]', "href")
        self.url = safe_link(stated or self._first("og:url"), origin) or (
            safe_link(origin) if origin else None
        )
        self.base = origin or self.url or ""
        self.base = stated_base(self.tree, self.base)
        self.site = self._first("og:site_name")

    def title(self) -> str:
        """Give the title without the site's name."""
        title = self._first(*_TITLES) or self._heading() or self._json_ld.headline
        if not title:
            node = self.tree.css_first("title")
            title = clean_line(node.text()) if node is not None else ""
        return self._without_site(title)

    def published(self) -> datetime | None:
        """Give the time the article was published."""
        return _first_date(self._published())

    def updated(self) -> datetime | None:
        """Give the time the article was last changed."""
        return _first_date([*self._all(_UPDATES), self._json_ld.modified])

    def language(self) -> str:
        """Give the language as the page spells it."""
        stated = (
            self._attribute("html", "lang"),
            self._attribute("html", "xml:lang"),
            *self._all(("og:locale",)),
            self._json_ld.language,
            *self._all(_LANGUAGES),
        )
        return next((language for language in stated if language_tag(language)), "")

    def tags(self) -> tuple[str, ...]:
        """Give the tags and keywords."""
        stated = [*self._all(_TAGS), *self._json_ld.keywords]
        return tuple(tag for text in stated for tag in split_tags(text))

    def summary(self) -> str:
        """Give the description."""
        return self._first(*_SUMMARIES) or self._json_ld.description

    def credits(self) -> tuple[Credit, ...]:
        """Give the authors; the site itself is one only if there are no others."""
        names: dict[str, str] = {}
        for text in self._all(_AUTHORS):
            if not text.startswith(("http://", "https://", "@")):
                people = [one.name for one in read_byline(text)] or split_names(text)
                names.update({comparable(name): name for name in people})
        for author in self._json_ld.authors:
            name = clean_line(author[:_LONGEST_NAME])
            names.setdefault(comparable(name), name)
        if len(names) > 1:
            names.pop(comparable(self.site), None)
        return tuple(map(Credit, names.values()))

    def _note(self, given: dict[str, str | None]) -> None:
        key = given.get("property") or given.get("name")
        key = key or given.get("itemprop") or given.get("http-equiv")
        content = clean_line(given.get("content") or "")
        if key and content:
            self._meta.setdefault(key.strip().lower(), []).append(content)

    def _all(self, names: Iterable[str]) -> Iterator[str]:
        for name in names:
            yield from self._meta.get(name, ())

    def _first(self, *names: str) -> str:
        return next(self._all(names), "")

    def _attribute(self, selector: str, name: str) -> str:
        node = self.tree.css_first(selector)
        return (node.attributes.get(name) or "").strip() if node is not None else ""

    def _heading(self) -> str:
        node = self.tree.css_first("article h1") or self.tree.css_first("h1")
        html = (node.html or "") if node is not None else ""
        # A heading that is never closed holds the rest of the page.
        return plain_line(html) if len(html) <= LONGEST_HEADING else ""

    def _published(self) -> Iterator[str]:
        yield self._first("article:published_time")
        # A <time> may also be that of a comment or of another article.
        yield self._json_ld.published
        for scope in ("article ", "main ", ""):
            yield self._attribute(f"{scope}time[datetime]", "datetime")
        yield from self._all(_DATES)

    def _without_site(self, title: str) -> str:
        head = title[: len(title) - len(self.site)]
        if not self.site or comparable(title[len(head) :]) != comparable(self.site):
            return title
        parting = _PARTING.search(head[-_LONGEST_SITE:])
        return head[: len(head) - len(parting[0])] if parting and head else title


def stated_base(tree: LexborHTMLParser, base: str) -> str:
    """Give the address that a page resolves its links against, else `base`."""
    node = tree.css_first("base[href]")
    href = node.attributes.get("href") if node is not None else None
    return safe_link(href or "", base) or base


def _first_date(texts: Iterable[str]) -> datetime | None:
    return next((date for text in texts if (date := parse_own_date(text))), None)
