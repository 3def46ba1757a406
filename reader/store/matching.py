"""Whether a text holds words, told without the index, as the index would."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.query.ast import Field, Term
from reader.store.text import fold, searchable


class Matcher:
    """All of some words, each in the field it is asked of."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._patterns = [(term.field, _pattern(term)) for term in terms]

    def holds(self, title: str, authors: str, body: str) -> bool:
        """Whether an article holds every word."""
        texts = {
            Field.TITLE: fold(searchable(title)),
            Field.AUTHOR: fold(searchable(authors)),
            Field.BODY: fold(searchable(body)),
        }
        return all(
            any(pattern.search(text) for text in _wanted(texts, field))
            for field, pattern in self._patterns
        )


def _wanted(texts: dict[Field, str], field: Field | None) -> list[str]:
    return list(texts.values()) if field is None else [texts[field]]


def _pattern(term: Term) -> re.Pattern[str]:
    """The words of a term one after the other, whole but for a prefix."""
    words = re.findall(r"[^\W_]+", fold(searchable(term.text)))
    end = "" if term.prefix else r"(?![^\W_])"
    return re.compile(r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, words)) + end)
