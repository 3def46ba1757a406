"""Hits of a search in any script, at their places in the text as it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.snippets import hits_of, snippet
from reader.query.field import Field
from reader.store.text import fold
from tests.store.naughty import NAUGHTY


def found(query: str, text: str, field: Field | None = Field.BODY) -> list[str]:
    return [text[start:stop] for start, stop in hits_of(query).spans(text, field)]


@pytest.mark.parametrize(
    ("query", "text", "hits"),
    [
        ("tides", "The Tides of a tide, TIDES!", ["Tides", "TIDES"]),
        ("tid sea", "Tides of the sea. Seaside.", ["sea", "Sea"]),
        ("tid* sea", "Tides of the sea.", ["Tid", "sea"]),
        ('"the sea"', "Over the  sea; the-sea, bathe sea", ["the  sea", "the-sea"]),
        ("har*", "A harbour, harvest; shark", ["har", "har"]),
        ("elysee", "Au palais de l’Élysée", ["Élysée"]),
        ("Élysée", "elysee", ["elysee"]),
        ("geneve", "Gene\u0300ve et GENE\u0300VE", ["Gene\u0300ve", "GENE\u0300VE"]),
        ("strasse", "Große Straße 5", ["Straße"]),
        ("人工", "这里讲人工智能和人工。", ["人工", "人工"]),
        ("工 人", "工人 人工", ["工", "人", "人", "工"]),
        ("とうきょう", "とうきょうタワー", ["とうきょう"]),
        ("ภาษา", "เรียนภาษาไทย", ["ภาษา"]),
        ("كتاب", "هذا كِتَابٌ جديد", ["كِتَابٌ"]),
        ("москв", "В Москве", ["Москв"]),
        ("🦉", "An owl 🦉.", ["🦉"]),
        ("-tides sea", "tides and sea", ["sea"]),
        ("tag:sea is:unread", "the sea", []),
        ("", "the sea", []),
        ("not (sea or moon) star", "sea moon star", ["star"]),
        ("(sea or moon) star", "sea moon star", ["sea", "moon", "star"]),
        ("sea* seaside", "The seaside", ["seaside"]),
        ("ant", "the giant elephant ant", ["ant"]),
        ("don't", "I don’t and don't", ["don’t", "don't"]),
    ],
)
def test_hits_are_found_as_the_index_finds_them(
    query: str, text: str, hits: list[str]
) -> None:
    assert found(query, text) == hits


def test_the_last_word_may_go_on_while_it_is_typed() -> None:
    assert found("datab", "a database") == ["datab"]
    assert found("datab x", "a database") == []


def test_a_word_of_one_field_is_no_hit_elsewhere() -> None:
    assert found("title:sea moon", "sea moon", Field.TITLE) == ["sea", "moon"]
    assert found("title:sea moon", "sea moon", Field.BODY) == ["moon"]
    assert found("author:ida", "ida", Field.AUTHOR) == ["ida"]


@pytest.mark.parametrize("query", NAUGHTY)
def test_no_query_fails(query: str) -> None:
    spans = hits_of(query).spans(" ".join(NAUGHTY), Field.BODY)
    assert spans == sorted(spans)


@given(st.text(min_size=1), st.text(), st.text())
def test_spans_lie_in_order_inside_the_text(word: str, before: str, after: str) -> None:
    text = f"{before} {word} {after}"
    spans = hits_of(word).spans(text)
    places = [place for span in spans for place in span]
    assert places == sorted(places)
    assert all(0 <= start < stop <= len(text) for start, stop in spans)


@given(
    st.text("abcÉèçüßñĀ人工ก", min_size=1, max_size=6), st.text("xy é人", max_size=20)
)
def test_a_word_is_found_whatever_its_case_and_accents(word: str, rest: str) -> None:
    text = f"{rest} {fold(word).upper()} {rest}"
    assert any(
        fold(word) in fold(text[start:stop])
        for start, stop in hits_of(word).spans(text)
    )


def test_a_snippet_begins_shortly_before_the_first_hit() -> None:
    text = f"{'word ' * 100}the harbour of Kiel {'more ' * 100}"
    told = snippet(text, hits_of("harbour"), 60)
    assert told.startswith("…word word")
    assert told.index("harbour") <= 34
    assert 50 < len(told) <= 61


def test_a_snippet_is_one_line() -> None:
    text = "First.\n\nThe  harbour\tof\nKiel.\n\nLast."
    assert snippet(text, hits_of("harbour"), 80) == (
        "First. The harbour of Kiel. Last."
    )


def test_a_snippet_without_a_hit_is_the_beginning() -> None:
    assert snippet("One two three", hits_of("sea"), 8) == "One two"
    assert snippet("", hits_of("sea"), 80) == ""


def test_a_snippet_of_a_script_without_spaces_parts_no_letter() -> None:
    told = snippet("地" * 100 + "人工智能" + "图" * 100, hits_of("人工"), 50)
    assert told == "…" + "地" * 24 + "人工智能" + "图" * 22
    told = snippet("e\u0301" * 100 + " sea", hits_of("sea"), 50)
    assert told.startswith(("…e\u0301", "…sea"))
