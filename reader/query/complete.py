"""Completes a query that is being typed: names of fields, and their values."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reader.query.ast import Kind, QuerySort, State
from reader.query.parse import FIELDS
from reader.query.tokens import Token, TokenKind, tokens
from reader.query.write import quoted

MOST = 20
"""How many candidates are given."""

_TIMES = ("today", "yesterday", "3h", "7d", "2w", "1m", "1y")

_KNOWN: Mapping[str, Sequence[str]] = {
    "is": tuple(map(str, State)),
    "has": tuple(map(str, Kind)),
    "sort": tuple(map(str, QuerySort)),
    "since": _TIMES,
    "before": _TIMES,
    "words": (">1000", ">300", "<300"),
}

_REST_OF_WORD = re.compile(r'[^\s()"]*')
_REST_OF_QUOTE = re.compile(r'[^"]*"')
_NAMES = tuple(f"{name}:" for name in FIELDS)
_BEFORE_WORD = (TokenKind.OPEN, TokenKind.MINUS)
_IN_VALUE = (TokenKind.WORD, TokenKind.MINUS, TokenKind.FIELD, TokenKind.UNCLOSED)


@dataclass(frozen=True, slots=True)
class Completion:
    """What may stand in a text from `start` up to `end`, the likeliest first."""

    start: int
    end: int
    candidates: tuple[str, ...] = ()


def complete(text: str, cursor: int, values: Mapping[str, Sequence[str]]) -> Completion:
    """What the word at a cursor may become.

    `values` are the names that the library has for a field, such as its tags
    for "tag", the likeliest first. They are found by what they hold, those that
    begin so first; case and accents do not count. Values are written as a query
    needs them, in quotes where they hold spaces. Where no word is begun, every
    field is a candidate.
    """
    cursor = min(max(0, cursor), len(text))
    typed = _typed(text[:cursor])
    field = _field(typed, cursor)
    if field is not None:
        return _value(text, cursor, field, values)
    last = typed[-1] if typed else None
    if last is None or last.kind in _BEFORE_WORD or not _touches(last, cursor):
        return Completion(cursor, cursor, _NAMES)
    if last.kind is not TokenKind.WORD:
        return Completion(cursor, cursor)
    begun = last.text.lower()
    names = tuple(name for name in _NAMES if name.startswith(begun))
    return Completion(last.column, _end(_REST_OF_WORD, text, cursor), names)


def _typed(text: str) -> list[Token]:
    """The tokens of a text, up to a quote that is not closed."""
    found: list[Token] = []
    for token in tokens(text):
        found.append(token)
        if token.kind is TokenKind.UNCLOSED:
            return [*found[:-1], replace(token, length=len(text) - token.column)]
    return found


def _field(typed: Sequence[Token], cursor: int) -> Token | None:
    """The field whose value the cursor stands in."""
    if not typed or not _touches(typed[-1], cursor):
        return None
    field = None
    for token in reversed(typed):
        if token.kind not in _IN_VALUE:
            break
        if token.kind is TokenKind.FIELD:
            field = token
        if not token.joined:
            break
    return field


def _value(
    text: str, cursor: int, field: Token, values: Mapping[str, Sequence[str]]
) -> Completion:
    name = field.text.lower()
    start = field.column + field.length
    known = _KNOWN.get(name) or values.get(name, ())
    typed = text[start:cursor]
    rest = _REST_OF_QUOTE if typed.startswith('"') else _REST_OF_WORD
    end = _end(rest, text, cursor)
    found = _found(typed.removeprefix('"').rstrip("*"), known)
    written = (quoted(value) for value in found)
    return Completion(start, end, tuple(v for v in written if v != text[start:end]))


def _found(typed: str, known: Iterable[str]) -> tuple[str, ...]:
    """The names that begin with what is typed, then those that hold it."""
    wanted = _bare(typed)
    beginning: list[str] = []
    holding: list[str] = []
    for name in dict.fromkeys(known):
        bare = _bare(name)
        if bare.startswith(wanted):
            beginning.append(name)
        elif wanted in bare:
            holding.append(name)
        if len(beginning) == MOST:
            break
    return tuple((beginning + holding)[:MOST])


def _touches(token: Token, cursor: int) -> bool:
    return token.column + token.length == cursor


def _end(rest: re.Pattern[str], text: str, cursor: int) -> int:
    """Where what follows the cursor in the same word or quotes ends."""
    found = rest.match(text, cursor)
    return cursor if found is None else found.end()


def _bare(text: str) -> str:
    """A text without case and accents."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parted if not unicodedata.combining(c))
