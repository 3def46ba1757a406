from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.query.complete import MOST, Completion, complete
from reader.query.parse import FIELDS, parse
from tests.query.strategies import texts

VALUES = {
    "tag": ("News", "Été", "public transport", "news/World", "or", "-x"),
    "feed": ("The Tram Times", "Élysée"),
    "folder": ("Press/Paris",),
    "author": ('Zoë "Z" Quist',),
    "lang": ("en", "fr", "fr-CA"),
}
ALL = tuple(f"{name}:" for name in FIELDS)


def completed(text: str) -> list[str]:
    """The texts that a text with a cursor (|) may become."""
    cursor = text.index("|")
    text = text.replace("|", "")
    found = complete(text, cursor, VALUES)
    return [text[: found.start] + one + text[found.end :] for one in found.candidates]


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("ta|", ["tag:"]),
        ("TA|", ["tag:"]),
        ("f|", ["feed:", "folder:"]),
        ("tram -au|", ["tram -author:"]),
        ("(so|", ["(sort:"]),
        ("or|", []),
        ("tram|", []),
        ("is:s|", ["is:starred"]),
        ("is:unr|", ["is:unread"]),
        ("has:|", ["has:image", "has:audio", "has:video", "has:enclosure"]),
        ("sort:ol|", ["sort:oldest"]),
        ("since:y|", ["since:yesterday", "since:today", "since:1y"]),
        ("before:tod|", ["before:today"]),
        ("tag:n|", ["tag:News", "tag:news/World", 'tag:"public transport"']),
        ("tag:ete|", ["tag:Été"]),
        ("TAG:ÉT|", ["TAG:Été"]),
        ("tag:pub|", ['tag:"public transport"']),
        ('tag:"pub|', ['tag:"public transport"']),
        ('tag:"public tr|', ['tag:"public transport"']),
        ('tag:"pub|" is:read', ['tag:"public transport" is:read']),
        ("tag:world|", ["tag:news/World"]),
        ("tag:or|", ['tag:"or"', 'tag:"public transport"', "tag:news/World"]),
        ("tag:-|", ['tag:"-x"']),
        ("tag:new*|", ["tag:News", "tag:news/World"]),
        ("a tag:ne|x is:read", ["a tag:News is:read", "a tag:news/World is:read"]),
        ("tag:News|", ["tag:news/World"]),
        ("-feed:tram|", ['-feed:"The Tram Times"']),
        ("feed:elysee|", ["feed:Élysée"]),
        ("folder:p|", ["folder:Press/Paris"]),
        ("author:zoe|", ['author:"Zoë  Z  Quist"']),
        ("lang:fr|", ["lang:fr-CA"]),
        ("title:n|", []),
        ("url:https:n|", []),
        ("foo:n|", []),
        ('"ta|', []),
        ('"a tag:n|', []),
        ('tag:"News"|', []),
    ],
)
def test_a_word_becomes_what_it_may_mean(typed: str, becomes: list[str]) -> None:
    assert completed(typed) == becomes


@pytest.mark.parametrize("typed", ["|", "tram |", "(|", "tram | river"])
def test_where_no_word_is_begun_every_field_may_follow(typed: str) -> None:
    cursor = typed.index("|")
    found = complete(typed.replace("|", ""), cursor, {})
    assert found == Completion(cursor, cursor, ALL)


def test_of_many_values_the_first_are_given() -> None:
    values = {"tag": [f"tag {number}" for number in range(1000)]}
    found = complete("tag:", 4, values)
    assert found.candidates == tuple(f'"tag {number}"' for number in range(MOST))
    assert len(complete("tag:9", 5, values).candidates) == MOST


def test_a_place_outside_the_text_is_its_nearest_end() -> None:
    assert complete("ta", 99, {}) == complete("ta", 2, {})
    assert complete("ta", -5, {}) == complete("ta", 0, {})


@settings(max_examples=500, deadline=None)
@given(text=texts | st.text(max_size=60), data=st.data())
def test_every_place_of_every_text_is_completed(text: str, data: st.DataObject) -> None:
    cursor = data.draw(st.integers(0, len(text)))
    found = complete(text, cursor, VALUES)
    assert 0 <= found.start <= cursor <= found.end <= len(text)
    assert len(found.candidates) <= MOST


@pytest.mark.parametrize("field", [*VALUES, "is", "has", "sort", "since", "before"])
def test_every_value_given_reads(field: str) -> None:
    for value in complete(f"{field}:", len(field) + 1, VALUES).candidates:
        assert parse(f"{field}:{value}")


@pytest.mark.parametrize(
    "text", ['"' * 9_999, "tag:" * 2_500, "(" * 10_000, "é🎉\0" * 3000]
)
def test_long_texts_are_completed(text: str) -> None:
    assert complete(text, len(text), VALUES).end <= len(text)
