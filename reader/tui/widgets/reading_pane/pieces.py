"""Pieces: very long paragraphs and listings in parts that are quick to lay out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reader.model.block import Span, Spans

PIECE = 8_000
"""Characters of one piece: the slowest script takes 9 ms for so many."""

_SENTENCE_END = re.compile(r"[.!?…]['’”»)\]]* |[。！？]")


def paragraph_pieces(spans: Spans, limit: int = PIECE) -> Iterator[tuple[Spans, str]]:
    """Yield the pieces of a paragraph, each with what follows it in a copy.

    It is parted after sentences, so that the short line is hardly seen.
    """
    piece: list[Span] = []
    room = limit
    for span in spans:
        rest = span
        while len(rest.text) > room:
            at = _cut_near(rest.text, room)
            piece.append(replace(rest, text=rest.text[:at]))
            yield tuple(piece), " " if rest.text[at - 1] == " " else ""
            rest = replace(rest, text=rest.text[at:])
            piece, room = [], limit
        piece.append(rest)
        room -= len(rest.text)
    yield tuple(piece), "\n"


def _cut_near(text: str, room: int) -> int:
    """Find the last sentence end within `room`, else the next space, else an end."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text, room // 2, room)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", 0, room) + 1 or text.find(" ", room, room + PIECE) + 1
    return space or max(room, 1)


def code_pieces(text: str, limit: int = PIECE) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a listing, each with what follows it in a copy."""
    start = 0
    while len(text) - start > limit:
        newline = text.rfind("\n", start, start + limit)
        if newline > start:
            yield text[start:newline], "\n"
            start = newline + 1
        else:
            yield text[start : start + limit], ""
            start += limit
    yield text[start:], "\n"
