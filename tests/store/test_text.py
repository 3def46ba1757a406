from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.store.text import credit_names, fold, searchable, storable


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("", ""),
        (None, ""),
        ("plain words", "plain words"),
        ("Élysée", "Élysée"),
        ("人工", " 人 工 "),
        ("AI 人工 2026", "AI  人 工  2026"),
        ("ひらカタ", " ひ ら カ タ "),
        ("ไทย", " ไ ท ย "),
        ("한국어", "한국어"),
        ("سلام", "سلام"),
        ("𠀀", " 𠀀 "),
    ],
)
def test_letters_are_parted_where_a_script_puts_no_spaces(
    text: str | None, parted: str
) -> None:
    """The index is built by this: another result needs the index made anew."""
    assert searchable(text) == parted


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Élysée", "elysee"),
        ("E\u0301lyse\u0301e", "elysee"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("  Spaces around ", "spaces around"),
        ("İstanbul", "istanbul"),
        ("ﬁne", "fine"),
        ("人工", "人工"),
        ("\u0301", ""),
    ],
)
def test_case_and_accents_do_not_count(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_and_parting_never_fail(text: str) -> None:
    fold(text)
    assert searchable(text).replace(" ", "") == text.replace(" ", "")


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_whatever_is_storable_comes_back_from_sqlite(text: str) -> None:
    connection = sqlite3.connect(":memory:")
    kept = storable(text)
    assert connection.execute("SELECT ?", (kept,)).fetchone()[0] == kept
    connection.close()


def test_credits_are_their_names() -> None:
    spelled = '[{"name": "Ada", "role": "Text"}, {"name": "Zoë", "role": ""}]'
    assert credit_names(spelled) == "Ada Zoë"
    assert credit_names("[]") == ""
