"""Works out what an article is kept as, for which no library is needed."""

from __future__ import annotations

from typing import NamedTuple

from reader.model.article import ParsedArticle
from reader.store.packing import pack
from reader.store.text import searchable


class Prepared(NamedTuple):
    """What an article is kept as: its body packed, and the words of the index."""

    packed: bytes
    title: str
    authors: str
    body: str


def prepare(parsed: ParsedArticle) -> Prepared:
    """Work out what an article is kept as; the words are those of article_text."""
    names = " ".join(credit.name for credit in parsed.credits)
    return Prepared(
        pack(parsed.body.source, parsed.text),
        searchable(parsed.title),
        searchable(names),
        searchable(parsed.text),
    )
