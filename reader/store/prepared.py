"""Works out what an article is kept as, for which no library is needed."""

from __future__ import annotations

from typing import NamedTuple

from reader.model.article import ParsedArticle
from reader.store.packing import body_text, comes_back, pack
from reader.store.text import searchable


class Prepared(NamedTuple):
    """What an article is kept as: its body packed, and the words of the index."""

    packed: bytes
    title: str
    authors: str
    body: str


def prepare(parsed: ParsedArticle) -> Prepared:
    """Work out what an article is kept as; the words are those of article_text."""
    source, text = parsed.body.source, parsed.text
    packed = pack(source, text)
    # The index forgets an article by the very words that it was told.
    kept = text if comes_back(source, text) else body_text(packed)
    names = " ".join(credit.name for credit in parsed.credits)
    return Prepared(
        packed, searchable(parsed.title), searchable(names), searchable(kept)
    )
