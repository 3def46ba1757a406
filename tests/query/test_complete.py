from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.query.ast import InFeed, Tagged
from reader.query.complete import MOST_CANDIDATES, Completion, complete
from reader.query.fields import FIELDS
from reader.query.parse import parse
from tests.query.queries import texts

VALUES = {
    "tag": ["Local news", "news", "news/local", "Économie", "tram (night)", "or", "a*"],
    "feed": ["The Guardian", "Le Monde", 'The "Daily"', "https://example.org/feed"],
    "folder": ["Science", "Science/Space"],
    "author": ["Zoë Ada"],
    "lang": ["fr", "pt-br"],
}
FIELD_NAMES = tuple(f"{name}:" for name in FIELDS)


def completed(marked: str) -> list[str]:
    """What a text may become; `|` is the cursor."""
    cursor = marked.index("|")
    text = marked.replace("|", "")
    found = complete(text, cursor, VALUES)
    return [text[: found.start] + c + text[found.end :] for c in found.candidates]


@pytest.mark.parametrize(
    ("marked", "whole"),
    [
        ("ta|", ["tag:"]),
        ("T|", ["tag:", "title:"]),
        ("tram fe|", ["tram feed:"]),
        ("-ta|", ["-tag:"]),
        ("(ta|", ["(tag:"]),
        ("not ta| x", ["not tag: x"]),
        ("ta|xx", ["tag:"]),
        ("ta|g:news", ["tag:news"]),
        ("xyz|", []),
        ('"ta|', []),
        ("-|", []),
        ("is:st|", ["is:starred"]),
        ("IS:UN|", ["IS:unread"]),
        ("has:|", ["has:image", "has:audio", "has:video", "has:enclosure"]),
        ("sort:l|", ["sort:longest"]),
        ("since:y|", ["since:yesterday"]),
        ("before:7|", ["before:7d"]),
        ("tag:eco|", ["tag:Économie"]),
        ("tag:ÉCO|", ["tag:Économie"]),
        ("tag:news|", ["tag:news", "tag:news/local", 'tag:"Local news"']),
        ("tag:ews|", ['tag:"Local news"', "tag:news", "tag:news/local"]),
        ("tag:ne|ws x", ["tag:news x", "tag:news/local x", 'tag:"Local news" x']),
        ("tag:tram|", ['tag:"tram (night)"']),
        ("tag:or|", ['tag:"or"']),
        ("tag:a*|", ['tag:"a*"']),
        ("feed:mon|", ['feed:"Le Monde"']),
        ('feed:"le m|', ['feed:"Le Monde"']),
        ('feed:"le m|" x', ['feed:"Le Monde" x']),
        (r"feed:daily|", [r'feed:"The \"Daily\""']),
        (r'feed:"the \"|', [r'feed:"The \"Daily\""']),
        ("feed:https://ex|", ["feed:https://example.org/feed"]),
        ("folder:science/|", ["folder:Science/Space"]),
        ("author:ada|", ['author:"Zoë Ada"']),
        ("lang:|", ["lang:fr", "lang:pt-br"]),
        ("title:t|", []),
        ("unknown:t|", []),
        ("http://t|", []),
        ('"tag:ne|', []),
        ("x tag:ne| y tag:z", ["x tag:news y tag:z", "x tag:news/local y tag:z",
                               'x tag:"Local news" y tag:z']),
    ],
)  # fmt: skip
def test_what_is_typed_may_go_on(marked: str, whole: list[str]) -> None:
    assert completed(marked) == whole


@pytest.mark.parametrize(("text", "cursor"), [("", 0), ("a ", 2), ("(", 1), ("a b", 2)])
def test_where_nothing_is_typed_every_field_may_follow(text: str, cursor: int) -> None:
    assert complete(text, cursor, VALUES) == Completion(cursor, cursor, FIELD_NAMES)


def test_values_may_be_asked_for() -> None:
    asked: list[str] = []

    def values(field: str) -> list[str]:
        asked.append(field)
        return ["news"]

    assert complete("tag:n", 5, values).candidates == ("news",)
    assert complete("is:s", 4, values).candidates == ("starred",)
    assert complete("title:n", 7, values).candidates == ()
    assert asked == ["tag"]


def test_a_list_has_an_end() -> None:
    many = {"tag": [f"tag{number}" for number in range(1000)]}
    assert len(complete("tag:tag", 7, many).candidates) == MOST_CANDIDATES


@given(st.lists(texts, max_size=4), st.sampled_from(("tag:", 'feed:"')))
def test_every_candidate_is_the_value_it_stands_for(
    known: list[str], text: str
) -> None:
    found = complete(text, len(text), {"tag": known, "feed": known})
    assert len(found.candidates) == len(known)
    for name, candidate in zip(known, found.candidates, strict=True):
        condition = parse(text[: found.start] + candidate).condition
        assert condition in (Tagged(name), InFeed(name))


@given(
    st.text(st.sampled_from('ab:"-() \\*tag') | st.characters(), max_size=40),
    st.integers(-5, 50),
)
def test_every_text_is_answered_within_it(text: str, cursor: int) -> None:
    found = complete(text, cursor, VALUES)
    within = max(0, min(cursor, len(text)))
    assert 0 <= found.start <= within <= found.end <= len(text)
