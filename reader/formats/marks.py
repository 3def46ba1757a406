"""Reads the lines that tell something about a saved text: dates, names, addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from reader.content.clean import safe_link
from reader.formats.credits import read_byline, read_credits
from reader.formats.dates import parse_own_date
from reader.model.article import Credit

_LONGEST = 200
_PUBLISHED = (
    "publié|publiée|paru|mis en ligne|published|posted|date|first published|"
    "veröffentlicht|erschienen|publicado|publicada|pubblicato|نشر|نُشر|发布时间|"
    "发布于|发表于|发布日期|日期|公開日|投稿日"
)
_UPDATED = (
    "mis à jour|mise à jour|modifié|updated|last updated|last modified|"
    "aktualisiert|zuletzt aktualisiert|stand|actualizado|"
    "aggiornato|更新时间|更新于|更新"
)
_DATELINE = re.compile(
    rf"(?:(?P<published>{_PUBLISHED})|(?P<updated>{_UPDATED}))?"
    r"(?:\s*[:：]\s*|\s+)?(?:(?:le|on|am|el|il|في)\s+)?(?P<date>.*\d.*\D.*\d.*)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:(?:source|url|link|lien|quelle|fuente|fonte|adresse|lire sur|read at|رابط|"
    r"来源|链接)\s*[:：]?\s*)?<?(?P<url>https?://[^\s<>]+)>?",
    re.IGNORECASE,
)
# What parts two facts on one line, and at how many places.
_PARTINGS = (
    (re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+"), 0),
    (re.compile(r",?\s+(?=(?:par|by|von)\s)", re.IGNORECASE), 1),
    (
        re.compile(
            r",?\s+(?=(?:publié|published|posted|updated|mis à jour|le|on|am)\s)",
            re.IGNORECASE,
        ),
        1,
    ),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What one line says about its article; times are aware and in UTC."""

    credits: tuple[Credit, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    url: str | None = None


def read_mark(line: str) -> Mark | None:
    """Read a line that tells who, when or where, and nothing else.

    "By Ann Lee | 24 June 2025" tells two things. A date needs its day and its
    year.

    Args:
        line: one line of clean text.

    Returns:
        What the line tells, None when it is a line of the text.
    """
    if len(line) > _LONGEST:
        return None
    return _read_parts(line) or _read_one(line)


def _read_one(line: str) -> Mark | None:
    if match := _ADDRESS.fullmatch(line):
        return Mark(url=url) if (url := safe_link(match["url"])) else None
    if people := read_byline(line) or read_credits(line):
        return Mark(credits=people)
    return _read_date(line)


def _read_date(line: str) -> Mark | None:
    match = _DATELINE.fullmatch(line)
    date = parse_own_date(match["date"]) if match else None
    if match is None or date is None:
        return None
    return Mark(updated=date) if match["updated"] else Mark(published=date)


def _read_parts(line: str) -> Mark | None:
    for parting, most in _PARTINGS:
        parts = parting.split(line, most)
        marks = [mark for part in parts if (mark := _read_one(part))]
        if len(parts) > 1 and len(marks) == len(parts):
            return _merge(marks)
    return None


def _merge(marks: list[Mark]) -> Mark:
    return Mark(
        credits=tuple(credit for mark in marks for credit in mark.credits),
        published=next((mark.published for mark in marks if mark.published), None),
        updated=next((mark.updated for mark in marks if mark.updated), None),
        url=next((mark.url for mark in marks if mark.url), None),
    )
