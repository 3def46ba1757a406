"""Line breaking: where a text may be parted so that it fits a width in cells.

Follows the classes of UAX #14 that matter to reading: spaces, no-break
characters, hyphens and dashes, East Asian letters with their punctuation, and
the space that French sets before high punctuation. Graphemes stay whole.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len

from reader.tui.widgets.reading_pane.graphemes import clusters


class Break(NamedTuple):
    """One line as the slice `start:end` of a text.

    `join` is what the break took away or stands for: a newline at a forced
    break and at the end, a space, or nothing inside a word.
    """

    start: int
    end: int
    join: str


NARROW = "\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u202f-\u205e\u20ac"
"""Characters known to be one cell wide, as a class (a test compares with Rich)."""

_NARROW_TEXT = re.compile(f"[{NARROW}]*")

_DASH = "-\u2010\u2013\u2014"
_FRENCH_SPACE = re.compile(r" (?=[!?:;»](?:\W|\Z))|(?<=«) ")
"""The space of French high punctuation: never broken, even when typed plain."""

_SOFT_CUT = "/?&=_.,;:#~+\xa0\u202f-"
"""Where an address or another overlong word is cut rather than anywhere."""

_IDEOGRAPH = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3105-\u312f\u31a0-\u31ff"
    "\u3400-\u4dbf\u4e00-\ua48f\uf900-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
    "\uff66-\uff9f\U0001b000-\U0001b2ff\U00020000-\U0003fffd"
)
_OPEN = (
    "\u2018\u201c\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301d\uff08\uff3b"
    "\uff5b\uff5f\uff62(\\[{"
)
_CLOSE = (
    "\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301e\u301f"
    "\uff01\uff05\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d\uff60\uff61\uff63"
)
_SMALL = (
    "\u3005\u303b\u30fb-\u30fe\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087"
    "\u308e\u3095\u3096\u309b-\u309e\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5"
    "\u30e7\u30ee\u30f5\u30f6\u31f0-\u31ff\uff65\uff67-\uff70\uff9e\uff9f"
)
_EXTEND = "\u0300-\u036f\u200c\u200d\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"
_AFTER = f"{_CLOSE}{_SMALL}{_EXTEND}\u2019\u201d\u2014\u2025\u2026,.;:!?)\\]}}%"
"""What begins no line after an ideograph (kinsoku; UAX #14 CL, EX, NS and CM)."""

_SPACE = " \t\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000"
_STOP = f"{_SPACE}{_IDEOGRAPH}{_CLOSE}"
_ZERO_WIDTH_SPACE = "\u200b"


def breaks(text: str, width: int) -> list[Break]:
    """Break a text into lines of at most `width` cells.

    Newlines are forced breaks. There is at least one line. A single grapheme
    that is wider than `width` has a line of its own.
    """
    found: list[Break] = []
    start = 0
    for piece in text.split("\n"):
        plain = _FRENCH_SPACE.sub("\xa0", piece)
        if _NARROW_TEXT.fullmatch(plain):
            found += _narrow_lines(plain, start, width)
        else:
            found += _wide_lines(plain, start, width)
        start += len(piece) + 1
    return found


def cut(text: str, width: int) -> list[Break]:
    """Cut one line of preformatted text wherever the width ends."""
    edges = [0]
    used = before = 0
    for end, cells in clusters(text):
        if used and used + cells > width:
            edges.append(before)
            used = 0
        used += cells
        before = end
    edges.append(len(text))
    return [
        Break(start, end, "" if end < len(text) else "\n")
        for start, end in pairwise(edges)
    ]


@lru_cache(maxsize=64)
def _narrow_line(width: int) -> re.Pattern[str]:
    """Match the next line of a text in which every character is one cell wide."""
    return re.compile(
        rf"(?P<line>.{{1,{width}}})(?:(?P<space> +)|\Z|(?<=\w[{_DASH}])(?=\w))"
        rf"|.{{{max(1, width // 2)},{width}}}(?<=[{_SOFT_CUT}])|.{{1,{width}}}"
    )


def _narrow_lines(text: str, offset: int, width: int) -> list[Break]:
    """Break text without newlines that stands at `offset` and is narrow all over."""
    match_line = _narrow_line(width).match
    at, end = len(text) - len(text.lstrip(" ")), len(text.rstrip(" "))
    found: list[Break] = []
    while at < end and (match := match_line(text, at, end)):
        start, at = at, match.end()
        space = match["space"]
        stop = at - len(space) if space else at
        while text[stop - 1] == " ":
            stop -= 1
        join = "\n" if at >= end else " " if space else ""
        found.append(Break(offset + start, offset + stop, join))
    return found or [Break(offset, offset, "\n")]


@cache
def _token() -> re.Pattern[str]:
    """Match what stays on one line, and the space that a break after it takes away.

    It takes 5 ms to compile, which a text of narrow letters need not wait for.
    """
    return re.compile(
        rf"(?P<word>[{_OPEN}]*[{_IDEOGRAPH}][{_AFTER}]*"
        rf"|[^{_STOP}]+?(?:(?<=\w[{_DASH}])(?=\w)"
        rf"|(?=[{_STOP}]|[{_OPEN}]+[{_IDEOGRAPH}]|\Z))[{_AFTER}]*"
        rf"|[{_CLOSE}]+)(?P<space>[{_SPACE}]*)"
    )


def _wide_lines(text: str, offset: int, width: int) -> list[Break]:
    """Break text without newlines that stands at `offset`, whatever its letters."""
    found: list[Break] = []
    start = end = used = gap = 0
    join = ""
    empty = True
    for token in _token().finditer(text):
        word, space = token.group("word", "space")
        at, cells = token.start(), cell_len(word)
        if not empty and used + gap + cells > width:
            found.append(Break(offset + start, offset + end, join))
            empty = True
        if empty:
            start, used, gap, empty = at, 0, 0, False
            *full, (_, cells) = _pieces(word, width, cells)
            for stop, _ in full:
                found.append(Break(offset + start, offset + at + stop, ""))
                start = at + stop
        used += gap + cells
        end, gap = at + len(word), cell_len(space) if space else 0
        join = " " if space.strip(_ZERO_WIDTH_SPACE) else ""
    found.append(Break(offset + start, offset + end, "\n"))
    return found


def _pieces(word: str, width: int, cells: int) -> list[tuple[int, int]]:
    """Cut a word that fits no line; return the end and the cells of each piece."""
    if cells <= width:
        return [(len(word), cells)]
    found: list[tuple[int, int]] = []
    used = before = 0
    soft, soft_cells = 0, 0
    for end, size in clusters(word):
        if used and used + size > width:
            at, taken = (
                (soft, soft_cells) if soft_cells * 2 >= width else (before, used)
            )
            found.append((at, taken))
            used, soft_cells = used - taken, 0
        used += size
        before = end
        if word[end - 1] in _SOFT_CUT:
            soft, soft_cells = end, used
    return [*found, (len(word), used)]
