"""The words of the naive evaluator and of the matcher are those of SQLite's index."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.store.matching import index_words
from reader.store.text import searchable
from tests.query.naive import tokens

TEXTS = (
    "L’Élysée répond : « C’est à voir », dit-il — 1 000 fois.",
    "Straßenbahn fährt über Öl; naïve Ångström, İstanbul ıspanak, Łódź żółw.",
    "Tiếng Việt có dấu: Nguyễn ắt ộ Ữ",
    "Ελλάδα και ΑΘΗΝΑ, άνθρωπος",
    "Ёлка и йогурт, Київ, Їжак, Россия-2026",
    "العربيَّة الكِتابُ مُحَمَّد ـــ ١٢٣",
    "שָׁלוֹם שלום",
    "हिन्दी में लिखा",
    "தமிழ் বাংলা తెలుగు",
    "人工智能的未来，北京2026年。",
    "トラムの復活ｶﾅ ガ ゞ々〆",
    "전차가 돌아온다 2026년",
    "รถรางกลับมา ลาว ລາວ ខ្មែរ မြန်မာ",
    "Հայերեն ქართული አማርኛ",
    "C++ and .NET, e-mail: a_b@c.example x2 ½ ² Ⅷ ① ﬁn ＦＵＬＬ １２",
    "🚀 👩‍👩‍👧‍👦 ☂️ party!!! $100 €5",
    "e\u0301 E\u0301lyse\u0301e a\u0302\u0301",
    "\ue000 private \U000f0000use",
)


class Index:
    """A full-text index as the library's, and the words it takes of a text."""

    def __init__(self) -> None:
        self.connection = sqlite3.connect(":memory:")
        self.connection.execute(
            "CREATE VIRTUAL TABLE told USING"
            " fts5(text, tokenize = 'unicode61 remove_diacritics 2')"
        )
        self.connection.execute(
            "CREATE VIRTUAL TABLE words USING fts5vocab(told, 'instance')"
        )

    def words(self, *texts: str) -> list[list[str]]:
        self.connection.execute("DELETE FROM told")
        self.connection.executemany(
            "INSERT INTO told (rowid, text) VALUES (?, ?)",
            [(number, searchable(text)) for number, text in enumerate(texts)],
        )
        found: dict[int, list[str]] = defaultdict(list)
        rows = self.connection.execute(
            "SELECT doc, term FROM words ORDER BY doc, offset"
        )
        for number, word in rows:
            found[number].append(word)
        return [found[number] for number in range(len(texts))]


@pytest.fixture(scope="module")
def index() -> Iterator[Index]:
    index = Index()
    yield index
    index.connection.close()


@pytest.mark.parametrize("text", TEXTS)
def test_texts_of_every_script(index: Index, text: str) -> None:
    (words,) = index.words(text)
    assert tokens(text) == words
    assert index_words(text).split() == words


OLD_SCRIPTS = (
    *("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "HEBREW", "ARABIC", "DEVANAGARI"),
    *("BENGALI", "TAMIL", "THAI", "LAO", "HANGUL", "HIRAGANA", "KATAKANA", "CJK"),
    *("ETHIOPIC", "DIGIT"),
)
# Letters younger than SQLite’s tables (Unicode 6.1), and one it folds its own way.
YOUNG = range(0xA796, 0xA7F2)
OWN_WAY = "\u01e0\u01e1"


def _letters(script: str) -> list[str]:
    """The letters and digits of a script that are as old as SQLite's tables."""
    old = unicodedata.ucd_3_2_0
    return [
        letter
        for letter in map(chr, range(0x20, 0x10000))
        if unicodedata.name(letter, "").startswith(script)
        and old.category(letter)[0] in "LN"
        and ord(letter) not in YOUNG
        and letter not in OWN_WAY
    ]


@pytest.mark.parametrize("script", OLD_SCRIPTS)
def test_every_letter_of_a_script(index: Index, script: str) -> None:
    texts = [f"a{letter}b" for letter in _letters(script)]
    assert len(texts) > 9
    words = index.words(*texts)
    assert [tokens(text) for text in texts] == words
    assert [index_words(text).split() for text in texts] == words


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from(sorted(set("".join(TEXTS)))), max_size=40))
def test_random_texts_of_these_letters(index: Index, text: str) -> None:
    (words,) = index.words(text)
    assert tokens(text) == words
    assert index_words(text).split() == words
