from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.query.ast import Query
from reader.query.errors import QueryError
from reader.query.parse import parse, parse_leniently
from reader.query.write import text_of

LETTERS = 'abc "():-*\0é人🚀 tag:is:read not or and since7d><=words\n'


@pytest.mark.parametrize(
    ("text", "same_as"),
    [
        ("tram river", "tram and river"),
        ("a b or c", "(a b) or c"),
        ("a and b or c", "(a b) or c"),
        ("-tram", "not tram"),
        ("not (a b)", "-(a b)"),
        ("A OR b", "A or b"),
        ('"and"', '"and"'),
        ("tag:News*", "tag:News*"),
        ("words:5", "words:=5"),
        ("lang:fr_CA", "lang:fr-ca"),
        ("url:https://a.b/c", 'url:"https://a.b/c"'),
        ("https://a.b/c 10:30", '"https://a.b/c" "10:30"'),
        ("sort:oldest tram", "tram sort:oldest"),
    ],
)
def test_reads_what_a_person_means(text: str, same_as: str) -> None:
    assert parse(text) == parse(same_as)


@pytest.mark.parametrize(
    ("text", "column", "told"),
    [
        ("tgs:news", 0, "did you mean “tag:”?"),
        ("tram is:strred", 8, "did you mean “is:starred”?"),
        ("has:sound", 4, "one of image, audio, video, enclosure"),
        ('say "tram', 4, 'add "'),
        ("(a b", 0, "add )"),
        ("a) b", 1, "closes nothing"),
        ("a or", 2, "both sides"),
        ("and a", 0, "both sides"),
        ("()", 0, "nothing stands between"),
        ("tag:", 0, "needs a value"),
        ("since:2026-13", 6, "yesterday"),
        ("words:many", 6, "words:>1000"),
        ("a -", None, ""),
    ],
)
def test_a_mistake_is_told_at_its_place(
    text: str, column: int | None, told: str
) -> None:
    if column is None:
        assert parse(text)
        return
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert caught.value.column == column
    assert told in str(caught.value)
    assert caught.value.pointer().startswith(" " * column + "^")


@pytest.mark.parametrize(
    ("text", "same_as"),
    [
        ("tra", "tra*"),
        ("tram ", "tram"),
        ('"the tra', '"the tra"'),
        ("a or", "a"),
        ("tag:", ""),
        ("is:sta", ""),
        ("(tram", "tram*"),
        ("tgs:x", '"tgs:x"*'),
    ],
)
def test_what_is_typed_so_far_means_something(text: str, same_as: str) -> None:
    lenient, strict = parse_leniently(text), parse(same_as)
    assert lenient == strict or text_of(lenient) == f"{same_as}*"


@settings(max_examples=2000, deadline=None)
@given(st.text(LETTERS, max_size=40) | st.text(max_size=60))
def test_any_text_is_answered_and_written_back(text: str) -> None:
    lenient = parse_leniently(text)
    assert isinstance(lenient, Query)
    try:
        query = parse(text)
    except QueryError as error:
        assert 0 <= error.column <= len(text)
    else:
        assert parse(text_of(query)) == query


@pytest.mark.parametrize(
    "text",
    ["(" * 5000, "-" * 10_000, "a " * 5000, '"' * 9999, "not " * 5000, "(a " * 3000],
)
def test_long_and_deep_texts_are_answered(text: str) -> None:
    assert isinstance(parse_leniently(text), Query)
    with pytest.raises(QueryError):
        parse(text)
