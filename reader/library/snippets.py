"""Where the words of a search stand in a text, and the text around the first."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reader.query.field import Field
from reader.store.text import fold, searchable

if TYPE_CHECKING:
    from reader.query.ast import Node, Term

Span = tuple[int, int]
"""The place of the first character of a hit, and that behind its last."""

LEAD = 24
"""Characters of a snippet before its hit, at most."""

_CUT = "…"

_WORD = re.compile(r"[^\W_]+")
"""A word as the index takes it, in folded text: letters and digits."""

_GAP = r"[\W_]+"
_NO_WORD_BEHIND = r"(?![^\W_])"


class _Folding(dict[int, str]):
    """Each character as the index compares it, by its code point."""

    def __missing__(self, code: int) -> str:
        parted = searchable(chr(code))
        bare = parted if parted.isspace() else fold(parted)
        # A letter of a script without spaces is a word of its own.
        self[code] = f" {bare} " if len(parted) > 1 else bare
        return self[code]


_FOLDING = _Folding()


class Hits(NamedTuple):
    """The words of a search, as patterns of folded text, each with its field."""

    patterns: tuple[tuple[Field | None, re.Pattern[str]], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.patterns)

    def spans(self, text: str, field: Field | None = None) -> list[Span]:
        """Where the words asked of a field stand in it, in order, none twice.

        Case and accents count for nothing, as in the index.
        """
        wanted = [p for asked, p in self.patterns if asked in (None, field)]
        if not wanted:
            return []
        folded = text.lower() if text.isascii() else text.translate(_FOLDING)
        found = sorted(match.span() for p in wanted for match in p.finditer(folded))
        if not found:
            return []
        joined = list(_joined(found))
        return joined if text.isascii() else list(_unfolded(text, joined))


def hits_of(query: str, saved: str = "") -> Hits:
    """The words of a query being typed, and of a saved one in which it searches."""
    if not (query or saved):
        return Hits()
    from reader.query.parse import parse_leniently  # 9 ms, for searches alone

    queries = parse_leniently(saved, typing=False), parse_leniently(query)
    conditions = [query.condition for query in queries]
    terms = dict.fromkeys(t for node in conditions if node for t in _terms(node))
    patterns = ((term.field, _pattern(term)) for term in terms)
    return Hits(tuple((field, p) for field, p in patterns if p is not None))


def snippet(text: str, hits: Hits, length: int) -> str:
    """One line of about so many characters, from shortly before the first hit.

    The text begins it where there is no hit.
    """
    hit = _first_hit(text, hits)
    start = _start_before(text, hit)
    piece = " ".join(text[start : start + length].split())
    return f"{_CUT}{piece}" if start else piece


def _terms(node: Node) -> Iterator[Term]:
    """The words of a condition, but for those that an answer must not hold."""
    from reader.query.ast import And, Or, Term

    if isinstance(node, Term):
        yield node
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from _terms(part)


def _pattern(term: Term) -> re.Pattern[str] | None:
    """The words of a term one after the other, whole but for a prefix."""
    folded = term.text.translate(_FOLDING)
    words = [re.escape(word) for word in _WORD.findall(folded)]
    if not words:
        return re.compile(re.escape(folded.strip())) if folded.strip() else None
    # Looked for behind the first word: a pattern that begins with letters is
    # found several times as fast as one that begins with a condition.
    words[0] += rf"(?<![^\W_]{words[0]})"
    end = "" if term.prefix else _NO_WORD_BEHIND
    return re.compile(_GAP.join(words) + end)


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """Spans in order, those that overlap as one."""
    start, stop = spans[0]
    for next_start, next_stop in spans[1:]:
        if next_start >= stop:
            yield start, stop
            start, stop = next_start, next_stop
        stop = max(stop, next_stop)
    yield start, stop


def _unfolded(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Places of folded text as places of the text itself."""
    ends = list(accumulate(len(_FOLDING[ord(letter)]) for letter in text))
    for start, stop in spans:
        # What folds to nothing, such as an accent, belongs to its letter.
        last = ends[bisect_right(ends, stop - 1)]
        yield bisect_right(ends, start), bisect_right(ends, last)


def _first_hit(text: str, hits: Hits) -> int:
    """Where the first hit of a text begins; its start where there is none."""
    place = 0
    for line in text.split("\n"):
        if spans := hits.spans(line, Field.BODY):
            return place + spans[0][0]
        place += len(line) + 1
    return 0


def _start_before(text: str, hit: int) -> int:
    """Where to begin so that some words before a hit are told, none in part."""
    if hit <= LEAD:
        return 0
    start = hit - LEAD
    start = text.find(" ", start, hit) + 1 or start
    while start < hit and unicodedata.combining(text[start]):
        start += 1
    return start
