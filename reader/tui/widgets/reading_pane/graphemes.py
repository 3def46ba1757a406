"""Grapheme clusters: the letters as a person sees them, which are never parted."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from rich.cells import split_graphemes

_VIRAMA = 9
"""The combining class of the signs that join Indic consonants (UAX #29, GB9c)."""


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield the end (an index) and the width (in cells) of every cluster.

    Rich keeps combining marks, variation selectors and joined emoji together;
    flags (UAX #29, GB12) and Indic conjuncts are added here.
    """
    spans, _ = split_graphemes(text)
    pending = 0
    for index, (start, end, cells) in enumerate(spans):
        pending += cells
        following = text[end] if index + 1 < len(spans) else ""
        half_flag = _is_indicator(text[start]) and pending == cells
        if half_flag and _is_indicator(following):
            continue
        if following and unicodedata.combining(text[end - 1]) == _VIRAMA:
            continue
        yield end, pending
        pending = 0


def _is_indicator(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
