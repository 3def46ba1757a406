"""Finds the title of a saved text, and the kicker before the title's colon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from pathlib import PurePath

from reader.content.clean import clean_line
from reader.formats.wrapping import flows_on, wrap_width

_TOP = 8
_LONGEST, _LONGEST_SENTENCE, _LONGEST_REPEATED = 120, 80, 250
_MOST_LINES = 3

_RULE = re.compile(r"\s*[-=_*~–—#]{3,}\s*")
_LISTED = re.compile(r"(?:[-*+•·–—]|\d{1,3}[.)])\s")
_SENTENCE_END = re.compile(r"[.。]$")
_SITE = re.compile(r"\s+[-|–—·]\s+")

_KICKER = re.compile(r"([^:：\d\"«“”]{2,25}?)\s*[:：]\s*(\S.*)", re.DOTALL)
_MOST_KICKER_WORDS, _LEAST_REST = 3, 8
_SPEECH = ("«", "“", '"', "„", "‘", "「", "『")
_ARTICLES = {
    "the", "a", "an", "how", "why", "what", "when", "who", "le", "la", "les", "un",
    "une", "der", "die", "das", "ein", "eine", "el", "los", "las", "una", "il", "lo",
}  # fmt: skip


def take_title(lines: Sequence[str], known: str = "") -> tuple[str, list[str]]:
    """Take the title, and every repetition of it, off the top of a text.

    The first line is the title if it stands there twice, or else if it is
    short and does not flow on into the next. A site's name after it ("... -
    The Paper") goes when the next line has the title without it.

    Args:
        lines: clean lines without their ends; blank ones are empty strings.
        known: the title, if the file has named it before.

    Returns:
        The title, empty when there is none, and the remaining lines.
    """
    title, used = (known, 0) if known else _first_title(lines)
    rest = list(lines[used:])
    if not title:
        return "", rest
    for number in list(islice((n for n, line in enumerate(rest) if line), _TOP)):
        line = _bare(rest[number])
        if _has_site(title, line):
            title = line
        elif not _RULE.fullmatch(line) and not same_words(line, title):
            break
        rest[number] = ""
    return title, rest


def kicker_of(title: str) -> str:
    """Give the kicker of a title: "Diplomacy" of "Diplomacy: a visit abroad".

    A kicker has one to three words and 25 characters at the most. What begins
    like a sentence or a book's title ("The Sea: a history"), or stands before
    what somebody says, is none.

    Returns:
        The kicker, or an empty string.
    """
    match = _KICKER.match(title)
    if match is None:
        return ""
    kicker, rest = match[1].strip(), match[2]
    words = kicker.split()
    if not words or len(words) > _MOST_KICKER_WORDS or kicker[0].islower():
        return ""
    if words[0].casefold() in _ARTICLES or "'" in words[0] or "’" in words[0]:
        return ""
    if rest.startswith(_SPEECH) or len(rest) < _LEAST_REST or len(rest) < len(kicker):
        return ""
    return kicker if kicker[0].isalpha() and kicker[-1].isalnum() else ""


def title_from_name(name: str) -> str:
    """Make a title of a file's name: "le-pont_neuf.txt" is "le pont neuf"."""
    return " ".join(re.sub(r"[-_]+", " ", PurePath(name).stem).split())


def is_same_title(one: str, other: str) -> bool:
    """Whether two lines are one title, a site's name after either aside."""
    return same_words(one, other) or _has_site(one, other) or _has_site(other, one)


def same_words(one: str, other: str) -> bool:
    """Whether two lines differ in nothing but case, spaces and apostrophes."""
    if abs(len(one) - len(other)) > _LONGEST_REPEATED:
        return False
    return comparable(one) == comparable(other)


def comparable(text: str) -> str:
    """Spell a text so that two prints of the same words are equal."""
    return " ".join(text.casefold().replace("’", "'").split())


def _first_title(lines: Sequence[str]) -> tuple[str, int]:
    """Find the title; with it the number of lines up to its end."""
    filled = list(islice((n for n, line in enumerate(lines) if line), _TOP))
    if not filled:
        return "", 0
    start = filled[0]
    first = _bare(lines[start])
    if len(first) <= _LONGEST_REPEATED and any(
        same_words(first, _bare(lines[number])) for number in filled[1:3]
    ):
        return first, start + 1
    chunk = _chunk(lines, start)
    if len(chunk) > 1 and flows_on(chunk[0], chunk[1], wrap_width(lines)):
        return _wrapped_title(chunk, start, has_more=filled[-1] >= start + len(chunk))
    sentence = len(first) > _LONGEST_SENTENCE and _SENTENCE_END.search(first)
    if len(first) > _LONGEST or sentence or _LISTED.match(first):
        return "", 0
    return first, start + 1


def _wrapped_title(chunk: list[str], start: int, *, has_more: bool) -> tuple[str, int]:
    title = clean_line(" ".join(chunk))
    fits = len(chunk) <= _MOST_LINES and len(title) <= _LONGEST_REPEATED
    if has_more and fits and not _SENTENCE_END.search(title):
        return title, start + len(chunk)
    return "", 0


def _chunk(lines: Sequence[str], start: int) -> list[str]:
    chunk = []
    for line in lines[start : start + _MOST_LINES + 1]:
        if not line:
            break
        chunk.append(line)
    return chunk


def _has_site(title: str, line: str) -> bool:
    if not line or not title.startswith(line):
        return False
    return bool(_SITE.match(title, len(line)))


def _bare(line: str) -> str:
    return clean_line(line).lstrip("#").strip()
