"""Completes what is being typed in a query: names of fields, and their values."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.query.ast import Condition, Medium, QuerySort
from reader.query.fields import FIELDS
from reader.query.write import value_text

MOST_CANDIDATES = 50

Values = Callable[[str], Sequence[str]] | Mapping[str, Sequence[str]]
"""The values of the fields tag, feed, folder, author and lang, by its name."""

_DATES = ("today", "yesterday", "12h", "7d", "2w", "3m", "1y")
_FIXED: dict[str, Sequence[str]] = {
    "is": tuple(Condition),
    "has": tuple(Medium),
    "sort": tuple(QuerySort),
    "since": _DATES,
    "before": _DATES,
    "words": (">1000", ">3000", "<300"),
}
_GIVEN = ("tag", "feed", "folder", "author", "lang")

# A condition: a dash that negates it, a field, and a value in quotes that may be
# open, or a bare one. Each alternative moves on, so that reading is linear.
_PIECE = re.compile(
    r"""
    [\s()]+
    | (?:-(?![\s)-]|$))?
      (?P<field>[A-Za-z]{2,}:(?!//|:))?
      (?P<value>"(?:[^"\\]|\\.)*+"?\*? | [^\s()]*)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Completion:
    """What may stand in a text from `start` to `end`, the likeliest first.

    Candidates are written as the query has them, in quotes where they need them.
    """

    start: int
    end: int
    candidates: tuple[str, ...]


def complete(text: str, cursor: int, values: Values) -> Completion:
    """How the word at the cursor may go on; case and accents do not count.

    What stands before the cursor is compared, and all of the word replaced.
    """
    cursor = max(0, min(cursor, len(text)))
    piece = _piece_at(text, cursor)
    if piece is None:
        return Completion(cursor, cursor, _field_names(""))
    field, start, end = piece["field"], piece.start("value"), piece.end()
    if field and cursor >= start:
        known = _values(field[:-1].lower(), values)
        typed = _unquoted(text[start:cursor])
        chosen = tuple(value_text(value) for value in _matching(known, typed))
        return Completion(start, end, chosen)
    if field:
        start, end = piece.start("field"), start
    return Completion(start, end, _field_names(text[start:cursor]))


def _piece_at(text: str, cursor: int) -> re.Match[str] | None:
    """The condition that the cursor is in or right behind."""
    position = 0
    while position < len(text):
        piece = _PIECE.match(text, position)
        if piece is None or piece.end() == position:
            return None
        if piece["value"] is not None and piece.start() < cursor <= piece.end():
            return piece
        position = piece.end()
    return None


def _field_names(typed: str) -> tuple[str, ...]:
    lowered = typed.lower()
    return tuple(f"{name}:" for name in FIELDS if name.startswith(lowered))


def _values(field: str, values: Values) -> Sequence[str]:
    if field not in _GIVEN:
        return _FIXED.get(field, ())
    return values.get(field, ()) if isinstance(values, Mapping) else values(field)


def _matching(known: Iterable[str], typed: str) -> list[str]:
    """The values that hold what is typed, first those that begin with it."""
    wanted = _folded(typed)
    ranked = [(rank, v) for v in known if (rank := _rank(_folded(v), wanted))]
    ranked.sort(key=lambda pair: pair[0])
    return [value for _, value in ranked[:MOST_CANDIDATES]]


def _rank(value: str, wanted: str) -> int:
    """1 where the value begins so, 2 where a word of it does, 3 within, else 0.

    One letter is in nearly every value, so that it counts at a beginning only.
    """
    if value.startswith(wanted):
        return 1
    if re.search(rf"\b{re.escape(wanted)}", value):
        return 2
    return 3 if len(wanted) > 1 and wanted in value else 0


def _unquoted(typed: str) -> str:
    return re.sub(r"\\(.)", r"\1", typed[1:]) if typed.startswith('"') else typed


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).strip()
