from __future__ import annotations

import sqlite3
import sys
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.store.text import searchable
from tests.query.tokens import known, tokens

KNOWN = [chr(code) for code in range(1, sys.maxunicode + 1) if known(chr(code))]

TEXTS = (
    "L’Élysée répond : « 3 000 € », dit-il",
    "E\u0301lyse\u0301e, \u0301a lone mark, c\u0327a",
    "Straße GRÖSSE Łódź İstanbul ılık Ǆ ﬁne Tiếng Việt",
    "Ποσειδών ΆΛΦΑ ς",
    "Ёлка и йод, Київ",
    "人工智能的未来 AI2026年",
    "トラムの復活、ひらがな",
    "รถรางกลับมา ໂຕະ",
    "한국어 띄어쓰기",
    "عودة الترام ٢٠٢٦ مُحَمَّد",
    "שָׁלוֹם עולם",
    "हिन्दी में समाचार",
    "party 🎉 time ½ ² Ⅷ C++ a_b a.b",
    "zero\u200bwidth\u200cjoin\u00ad!",
    "",
    "!!! — ...",
)


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE texts USING fts5"
        "(text, tokenize = 'unicode61 remove_diacritics 2')"
    )
    connection.execute("CREATE VIRTUAL TABLE words USING fts5vocab(texts, instance)")
    yield connection
    connection.close()


def indexed(index: sqlite3.Connection, *texts: str) -> list[list[str]]:
    """The words that SQLite finds in each of some texts."""
    index.execute("DELETE FROM texts")
    index.executemany(
        "INSERT INTO texts (rowid, text) VALUES (?, ?)",
        ((number, searchable(text)) for number, text in enumerate(texts)),
    )
    found: list[list[str]] = [[] for _ in texts]
    for number, word in index.execute("SELECT doc, term FROM words ORDER BY offset"):
        found[number].append(word)
    return found


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_has_the_words_of_the_index(
    index: sqlite3.Connection, text: str
) -> None:
    assert indexed(index, text) == [tokens(text)]


def test_every_known_character_is_folded_as_the_index_does(
    index: sqlite3.Connection,
) -> None:
    singles = [c for c in KNOWN if ord(c) < 0xF0000]  # beyond, all are alike
    different = {
        character: (found, tokens(character))
        for character, found in zip(singles, indexed(index, *singles), strict=True)
        if found != tokens(character)
    }
    assert different == {}


def test_every_known_mark_joins_or_parts_as_in_the_index(
    index: sqlite3.Connection,
) -> None:
    marks = [c for c in KNOWN if unicodedata.category(c) in ("Mn", "Mc", "Me", "Cf")]
    texts = [f"a{mark}b {mark}c" for mark in marks]
    assert indexed(index, *texts) == [tokens(text) for text in texts]


@given(st.text(alphabet=st.sampled_from(KNOWN)))
def test_any_text_has_the_words_of_the_index(
    index: sqlite3.Connection, text: str
) -> None:
    assert indexed(index, text) == [tokens(text)]
