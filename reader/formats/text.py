"""Reads a plain text file as an editor would read a saved press article."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from reader.content.clean import clean_line, clean_text, safe_link
from reader.formats.assembly import Draft
from reader.formats.charset import decode
from reader.formats.credits import split_names
from reader.formats.dates import parse_own_date
from reader.formats.header import Header, read_header
from reader.formats.mail import read_mail_header
from reader.formats.marks import Mark, read_mark
from reader.formats.saved import finish_saved, split_tags
from reader.formats.titles import comparable, kicker_of, take_title, title_from_name
from reader.formats.wrapping import set_paragraphs
from reader.model.article import Body, BodyFormat, Credit, ParsedArticle
from reader.model.errors import UnreadableInput

_TOP, _BOTTOM = 8, 12
_SHORTEST_TEASER, _SHORTEST_TWIN = 30, 20
_WHERE_CUT = " .,;:!?…()[]–—-"

_BLANK = re.compile(r"[\s\u200b-\u200d\u2060]*")
_PARTED_WORD = re.compile(r"\u00ad\n[^\S\n]*(\S+)[^\S\n]*")
_RULE = re.compile(r"\s*[-=_*~–—]{3,}\s*")
_ADDRESS = re.compile(r"\s*<?https?://\S+\s*")


@dataclass(slots=True)
class _Found:
    """What the lines of a file have told so far."""

    title: str = ""
    summary: str = ""
    credits: list[Credit] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    published: datetime | None = None
    updated: datetime | None = None
    url: str | None = None
    language: str = ""

    def take(self, mark: Mark) -> bool:
        """Note what a line tells, unless another line has told otherwise."""
        told = (
            (mark.published, self.published),
            (mark.updated, self.updated),
            (mark.url, self.url),
        )
        if any(new and known and new != known for new, known in told):
            return False
        self.published = mark.published or self.published
        self.updated = mark.updated or self.updated
        self.url = mark.url or self.url
        self.credits.extend(mark.credits)
        return True


def parse_text(data: bytes, name: str = "") -> ParsedArticle:
    """Read a text file.

    The title, credits, dates and address leave the text; a title or a teaser
    that stands twice stands once. The teaser becomes the summary and a kicker
    before the title's colon a tag. Hard-wrapped lines are joined. The header of
    a saved mail tells its subject, its sender and its date.

    Args:
        data: the whole file, in any charset.
        name: the file's name, for want of a title and for the error.

    Raises:
        UnreadableInput: the file is empty or no text.
    """
    given = _lines(data, name)
    header = read_mail_header(given) or read_header(given)
    found = _from_header(header)
    lines = list(header.rest)
    if not found.title:
        _take_marks_above(lines, found)
    found.title, lines = take_title(lines, found.title)
    _take_top(lines, found)
    _take_bottom(lines, found)
    # A file of one line has the same title and text.
    paragraphs = set_paragraphs(lines) or [found.title]
    if not any(paragraphs):
        paragraphs = set_paragraphs(header.rest)
    _drop_teaser(paragraphs, found)
    if not header.fields:
        found.tags.append(kicker_of(found.title))
    draft = Draft(
        body=Body(BodyFormat.PLAIN, "\n\n".join(paragraphs)),
        title=found.title or title_from_name(name),
        url=found.url,
        published=found.published,
        updated=found.updated,
        language=found.language,
        tags=tuple(found.tags),
    )
    return finish_saved(draft, found.credits, found.summary)


def _lines(data: bytes, name: str) -> list[str]:
    text = clean_text(_PARTED_WORD.sub(r"\1\n", decode(data, subject=name)))
    lines = [
        "" if _BLANK.fullmatch(line) else line.rstrip()
        for line in text.expandtabs(4).splitlines()
    ]
    if not any(lines):
        raise UnreadableInput(name, "is empty")
    return lines


def _from_header(header: Header) -> _Found:
    fields = header.fields
    people = header.people or split_names(fields.get("authors", ""))
    return _Found(
        title=clean_line(fields.get("title", "")),
        summary=fields.get("summary", ""),
        credits=[Credit(name) for name in people],
        tags=list(split_tags(fields.get("tags", ""))),
        published=parse_own_date(fields.get("date", "")),
        updated=parse_own_date(fields.get("updated", "")),
        url=safe_link(fields.get("url", "")),
        language=fields.get("language", ""),
    )


def _filled(lines: list[str]) -> list[int]:
    return [number for number, line in enumerate(lines) if line]


def _mark_of(lines: list[str], number: int) -> Mark | None:
    mark = read_mark(clean_line(lines[number]))
    # Of several addresses one below the other none is that of the article.
    around = lines[max(0, number - 2) : number] + lines[number + 1 : number + 3]
    if mark and mark.url and any(_ADDRESS.fullmatch(line) for line in around):
        return None
    return mark


def _take_marks_above(lines: list[str], found: _Found) -> None:
    """Take the lines above the title that tell a date, a name or an address."""
    filled = _filled(lines)
    for number in filled[: min(_TOP, len(filled) - 1)]:
        mark = _mark_of(lines, number)
        labelled = mark and any(credit.role for credit in mark.credits)
        if mark is None or labelled or not found.take(mark):
            break
        lines[number] = ""


def _take_top(lines: list[str], found: _Found) -> None:
    for number in _filled(lines)[:_TOP]:
        if number and lines[number - 1]:
            continue
        mark = _mark_of(lines, number)
        if mark and found.take(mark):
            lines[number] = ""


def _take_bottom(lines: list[str], found: _Found) -> None:
    before = found.credits
    found.credits = []
    below: list[Credit] = []
    taken = False
    for number in reversed(_filled(lines)[1:][-_BOTTOM:]):
        mark = _mark_of(lines, number)
        if mark and found.take(mark):
            below = found.credits + below
            found.credits = []
            taken = True
        elif not (taken and _RULE.fullmatch(lines[number])):
            break
        lines[number] = ""
    found.credits = before + below


def _drop_teaser(paragraphs: list[str], found: _Found) -> None:
    """Drop the teaser where the text begins with it again."""
    while len(paragraphs) > 1:
        short, long = sorted(paragraphs[:2], key=len)
        if not _begins_with(long, short):
            return
        found.summary = found.summary or short
        paragraphs[:2] = [long]


def _begins_with(long: str, short: str) -> bool:
    teaser, text = comparable(short), comparable(long)
    if teaser == text:
        return len(teaser) >= _SHORTEST_TWIN
    start = teaser.rstrip(_WHERE_CUT)
    return len(start) >= _SHORTEST_TEASER and text.startswith(start)
