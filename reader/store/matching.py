"""Whether a text holds words, told without the index, as the index would."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from reader.query.ast import And, Node, Not, Or, Term
from reader.query.field import Field
from reader.store.text import searchable

_ACCENTS = range(0x300, 0x370)


class _Folding(dict[int, str]):
    """Each character as the index keeps it, by its code point; else a space."""

    def __missing__(self, code: int) -> str:
        self[code] = "".join(_folded(letter) for letter in searchable(chr(code)))
        return self[code]


def _folded(letter: str) -> str:
    """A letter or digit without case (ς as σ, but ß as it is) and Latin accents."""
    kind = unicodedata.category(letter)
    if kind[0] not in "LN" and kind != "Co":
        return "" if ord(letter) in _ACCENTS else " "
    low = letter.casefold()
    if len(low) > 1:
        low = letter.lower()
    base = unicodedata.normalize("NFD", low)[0]
    return base if base.isascii() else low


_FOLDING = _Folding()


def index_words(text: str) -> str:
    """The words of a text as the index compares them, a space around each.

    They are those of FTS5's tokenizer unicode61 without diacritics
    (sqlite.org/fts5.html, section 4.3.1), but for letters that SQLite's tables
    do not know yet.
    """
    return f" {' '.join(text.translate(_FOLDING).split())} "


class Matcher:
    """Conditions that are made of words alone, each asked of its field."""

    def __init__(self, conditions: Sequence[Node]) -> None:
        self._conditions = conditions
        self._wanted: dict[Term, str] = {}

    def holds(self, title: str, authors: str, body: str) -> bool:
        """Whether all conditions hold of an article."""
        texts = {
            Field.TITLE: index_words(title),
            Field.AUTHOR: index_words(authors),
            Field.BODY: index_words(body),
        }
        return all(self._holds(node, texts) for node in self._conditions)

    def _holds(self, node: Node, texts: Mapping[Field, str]) -> bool:
        if isinstance(node, And):
            return all(self._holds(part, texts) for part in node.parts)
        if isinstance(node, Or):
            return any(self._holds(part, texts) for part in node.parts)
        if isinstance(node, Not):
            return not self._holds(node.part, texts)
        if not isinstance(node, Term):
            raise TypeError(node)
        wanted = self._words(node)
        if node.field is not None:
            return wanted in texts[node.field]
        return any(wanted in text for text in texts.values())

    def _words(self, term: Term) -> str:
        """What stands in a text that holds a term."""
        if term not in self._wanted:
            words = index_words(term.text)
            self._wanted[term] = words.removesuffix(" ") if term.prefix else words
        return self._wanted[term]
