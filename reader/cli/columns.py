"""Measures, cuts, pads and wraps text in the cells of a terminal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime

from reader.cli import output
from reader.content.clean import clean_line

_MEASURE = 80
"""How many cells wide the text of an article is set at most."""

_CUT = "…"
_WORD = re.compile(r"\S+")


def measure() -> int:
    """How many cells wide the text of an article is set here."""
    return min(_MEASURE, output.width() or _MEASURE)


def date(when: datetime | None) -> str:
    """A date and a time of day, local; empty where there is none."""
    return when.astimezone().strftime("%Y-%m-%d %H:%M") if when else ""


def cells(text: str) -> int:
    """How many cells a text takes: wide letters two, combining marks none."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def fit(text: str, width: int) -> str:
    """A text on one line in exactly `width` cells, cut or padded at its end."""
    line = clean_line(text)
    if cells(line) > width:
        line = _head(line, width - 1) + _CUT
    return line + " " * (width - cells(line))


def cut(text: str, width: int) -> str:
    """A text on one line in at most `width` cells."""
    return fit(text, width).rstrip()


def wrap(text: str, width: int) -> str:
    """A text with its lines broken at `width` cells; indents are kept."""
    return "\n".join(
        broken for line in text.split("\n") for broken in _broken(line, width)
    )


def _broken(line: str, width: int) -> Iterator[str]:
    if cells(line) <= width:
        yield line
        return
    indent = line[: len(line) - len(line.lstrip())]
    if cells(indent) >= width // 2:
        indent = ""
    current, room = indent, width - cells(indent)
    left = room
    for piece, gap in _pieces(line, room):
        needed = cells(piece) + (gap if left < room else 0)
        if needed > left:
            yield current
            current, left, gap = indent, room, 0
        elif left == room:
            gap = 0
        current += " " * gap + piece
        left -= gap + cells(piece)
    yield current


def _pieces(line: str, room: int) -> Iterator[tuple[str, int]]:
    """What may not be broken, and whether a space stands before it.

    Scripts of wide letters put no spaces between words and break anywhere; a
    word longer than a line breaks where the line ends.
    """
    for word in _WORD.findall(line):
        gap = 1
        for piece in _parts(word, room):
            yield piece, gap
            gap = 0


def _parts(word: str, room: int) -> Iterator[str]:
    start = 0
    taken = 0
    for position, letter in enumerate(word):
        size = _cell(letter)
        wide = size == 2 and unicodedata.category(letter)[0] == "L"
        if position > start and (wide or taken + size > room):
            yield word[start:position]
            start, taken = position, 0
        taken += size
    yield word[start:]


def _head(line: str, room: int) -> str:
    """The longest beginning of a line that fits."""
    taken = 0
    for position, letter in enumerate(line):
        taken += _cell(letter)
        if taken > room:
            return line[:position]
    return line


def _cell(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1
