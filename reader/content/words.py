"""Parts a text into words, whatever script it is written in."""

from __future__ import annotations

import re
from typing import NamedTuple

# Scripts without spaces between words: Thai, Lao, Burmese, Khmer, Kana, Han. Of
# these each letter is a word, together with the marks that stand on it.
_UNSPACED = (
    "\u0e01-\u0e5b\u0e81-\u0edf\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u3096"
    "\u309d-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)
_MARKS = (
    "\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    "\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074"
    "\u1082-\u108d\u108f\u109a-\u109d\u17b4-\u17d3\u17dd\u200d\u3099\u309a\uff9e\uff9f"
    "\ufe00-\ufe0f\U000e0100-\U000e01ef"
)
_SIGNS = (
    r"!-/:-@\[-`{-~"
    "\u00a1-\u00bf\u00d7\u00f7\u055a-\u055f\u0589\u05be\u05c0\u05c3\u060c\u061b\u061f"
    "\u066a-\u066d\u06d4\u0964\u0965\u2010-\u2027\u2030-\u205e\u2190-\u2bff"
    "\u3001-\u3004\u3008-\u3020\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)
_WORD = re.compile(
    rf"(?P<space>\s*)(?P<word>[{_UNSPACED}][{_MARKS}]*"
    rf"|[^\s{_UNSPACED}{_SIGNS}](?:[^\s{_UNSPACED}]*[^\s{_UNSPACED}{_SIGNS}])?"
    r"|\S)"
)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")

BREAK = "\n\n"
"""The space between two paragraphs, as a word has it."""


class Word(NamedTuple):
    """A word or a sign, with the white space before it: none, " " or a line end.

    A blank line stands for the break between two paragraphs.
    """

    space: str
    text: str

    @property
    def sense(self) -> tuple[bool, str]:
        """What a word is compared by: itself, and whether it stands apart."""
        return bool(self.space), self.text


def words_of(text: str) -> list[Word]:
    """The words and signs of a text; the first of them counts as standing apart.

    A sign inside a word ("don't", "3.5", an address) is a part of it. Every
    character but white space is in one word, and the words are in their order.
    """
    words = [
        Word(_spelled(m["space"]), m["word"]) for m in _WORD.finditer(text.rstrip())
    ]
    if words and not words[0].space:
        words[0] = words[0]._replace(space=" ")
    return words


def _spelled(space: str) -> str:
    if "\n" not in space:
        return " " if space else ""
    return BREAK if _BLANK_LINE.search(space) else "\n"
