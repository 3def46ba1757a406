"""Turns the fields of an article, as any feed has them, into one clean article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from reader.content.body import blocks_of
from reader.content.clean import clean_line, clean_text, safe_link
from reader.content.language import detect_language
from reader.content.measure import count_words
from reader.content.pictures import has_pictures
from reader.content.render_text import text_of
from reader.formats.credits import read_byline, split_names
from reader.model.article import Body, BodyFormat, Credit, Enclosure, ParsedArticle

UNTITLED = "Untitled"

_TITLE_LENGTH = 80
_TAG_LENGTH = 60
_NAME_LENGTH = 200
_LARGEST = 2**63 - 1  # what SQLite keeps as a number

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})((?:-[A-Za-z0-9]{1,8})*)")
_MAIL_THEN_NAME = re.compile(r"\S+@\S+ \((.+)\)")
_NAME_THEN_MAIL = re.compile(r"(.+?) ?[<(][^\s@]+@[^\s@]+[>)]")
# Both patterns are tried on the last letters of a text only, for their cost.
_FOOTER = 500
_WORDPRESS_FOOTER = re.compile(r" ?The post .+ (?:appeared )?first on .+$")
_ENDING = 60
# A teaser that the body repeats stands near its head.
_REACH = 3
_CUT_SHORT = re.compile(
    r"""(?: \s | [→»] | [\[(]?(?:…|\.\.\.)[\])]?
    | \(?(?:read\ more|continue\ reading|lire\ la\ suite|weiterlesen)\)? )+$""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """The fields of an article as a feed has them: foreign and not yet clean.

    `title` is plain text. `summaries` are what may introduce the article, the
    best first. `names` are its authors. `language` may be anything that the
    feed says. `url` and the addresses of `enclosures` are checked already.
    """

    body: Body
    title: str = ""
    summaries: tuple[Body, ...] = ()
    guid: str = ""
    url: str | None = None
    names: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    language: str = ""
    tags: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()


def finish(draft: Draft) -> ParsedArticle:
    """Clean a draft and fill in what follows from its text.

    An article without a title is called by its first words, without a text by
    its address. One that only says when it was changed is dated by that.
    """
    source = clean_text(draft.body.source)
    body = Body(draft.body.format, source, draft.body.base)
    blocks = blocks_of(body, plain=True)
    text = text_of(blocks)
    published = draft.published or draft.updated
    return ParsedArticle(
        title=clean_line(draft.title) or _first_words(text) or draft.url or UNTITLED,
        body=body,
        text=text,
        words=count_words(text),
        guid=clean_line(draft.guid) or None,
        url=draft.url,
        summary=_introduction(draft.summaries, text),
        credits=_credits(draft.names),
        published=published,
        updated=draft.updated if draft.updated != published else None,
        language=language_tag(draft.language) or detect_language(text),
        tags=_tags(draft.tags),
        enclosures=draft.enclosures,
        pictures=has_pictures(blocks),
    )


def plain_line(html: str) -> str:
    """Give the text of a piece of HTML as one clean line."""
    return clean_line(text_of(blocks_of(Body(BodyFormat.HTML, html), plain=True)))


def language_tag(name: str | None) -> str | None:
    """Spell a language as RFC 5646, section 2.1.1, has it ("en-US"), or None."""
    match = _LANGUAGE.fullmatch((name or "").strip().replace("_", "-"))
    if match is None:
        return None
    rest = [part.upper() if len(part) == 2 else part for part in match[2].split("-")]
    return match[1].lower() + "-".join(rest)


def older_page(address: str, feed: str) -> str | None:
    """Resolve the address of a feed's older page; the feed itself is none."""
    link = safe_link(address, feed)
    if link is None or link.startswith("mailto:"):
        return None
    link = link.partition("#")[0]
    return None if link == feed else link


def whole_number(value: object) -> int | None:
    """Read a size or a count that a feed gives, or None if it is not above zero."""
    try:
        number = int(float(str(value).strip()[:30]))
    except (ValueError, OverflowError):
        return None
    return number if 0 < number <= _LARGEST else None


def seconds(value: object) -> int | None:
    """Read a duration: seconds, mm:ss or hh:mm:ss (Apple's podcast namespace)."""
    parts = str(value).strip()[:30].split(":")
    total = 0.0
    try:
        for part in parts:
            total = total * 60 + float(part)
    except ValueError:
        return None
    return whole_number(total) if len(parts) <= 3 else None


def _first_words(text: str) -> str:
    line = clean_line(text[: _TITLE_LENGTH * 4])
    if len(line) <= _TITLE_LENGTH:
        return line
    head, _, cut = line[: _TITLE_LENGTH + 1].rpartition(" ")
    # A text without spaces, as Chinese is, is cut between two letters.
    start = head if len(cut) < _TITLE_LENGTH // 2 else line[:_TITLE_LENGTH]
    return start.rstrip(" ,;:.–—-") + "…"


def _introduction(summaries: Iterable[Body], text: str) -> str:
    for summary in summaries:
        line = _without_footer(clean_line(text_of(blocks_of(summary, plain=True))))
        start = line[:-_ENDING] + _CUT_SHORT.sub("", line[-_ENDING:])
        head = clean_line(text[: _REACH * len(start) + _FOOTER])
        if start and start not in head:
            return line
    return ""


def _without_footer(line: str) -> str:
    return line[:-_FOOTER] + _WORDPRESS_FOOTER.sub("", line[-_FOOTER:])


def _credits(names: Iterable[str]) -> tuple[Credit, ...]:
    found: dict[str, Credit] = {}
    for line in names:
        for name in _parted(_tidy_name(clean_line(line[:_NAME_LENGTH]))):
            found.setdefault(name.casefold(), Credit(name))
    return tuple(found.values())


def _parted(line: str) -> tuple[str, ...]:
    # "Ann Lee and Bo Chen" is two people; "Lee, Ann" and "Sales & Service" are one.
    if bylined := read_byline(line):
        return tuple(credit.name for credit in bylined)
    names = split_names(line)
    return names if all(" " in name for name in names) else (line,)


def _tidy_name(name: str) -> str:
    match = _MAIL_THEN_NAME.fullmatch(name) or _NAME_THEN_MAIL.fullmatch(name)
    return (match[1] if match else name).strip(" ,;\"'")


def _tags(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        tag = clean_line(name[: _TAG_LENGTH * 4])[:_TAG_LENGTH].strip(" ,#")
        if tag:
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())
