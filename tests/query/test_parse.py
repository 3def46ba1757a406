from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.query.ast import Query
from reader.query.errors import QueryError
from reader.query.parse import parse, parse_leniently
from reader.query.write import text_of
from tests.query.strategies import texts

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
    ("text", "column", "length", "told"),
    [
        ("tgs:news", 0, 4, "did you mean “tag:”?"),
        ("x auther:hugo", 2, 7, "did you mean “author:”?"),
        ("foo:bar", 0, 4, 'quote it: "foo:bar"'),
        ("tram is:strred", 8, 6, "did you mean “is:starred”?"),
        ("has:sound", 4, 5, "one of image, audio, video, enclosure"),
        ("sort:new", 5, 3, "did you mean “sort:newest”?"),
        ('say "tram', 4, 1, 'add "'),
        ('feed:"The tram', 5, 1, 'add "'),
        ("(a b", 0, 1, "add )"),
        ("a) b", 1, 1, "closes nothing"),
        ("a or", 2, 2, "both sides"),
        ("or a", 0, 2, "both sides"),
        ("and a", 0, 3, "both sides"),
        ("a and", 2, 3, "both sides"),
        ("a and or b", 2, 3, "both sides"),
        ("a not", 2, 3, "nothing follows"),
        ("-sort:newest", 0, 1, "cannot be left out"),
        ("()", 0, 1, "nothing stands between"),
        ("tag:", 0, 4, "needs a value"),
        ("tag: news", 0, 4, "needs a value"),
        ('title:""', 0, 6, "needs a value"),
        ("since:2026-13", 6, 7, "yesterday"),
        ("since:-7d", 6, 3, "“-7d” is no time"),
        ("before:2026-02-30", 7, 10, "is no time"),
        ("words:many", 6, 4, "words:>1000"),
        ("words:>", 6, 1, "words:>1000"),
        (f"{'x' * 50}:y", 0, 51, f"“{'x' * 40}…:”"),
        ("(" * 21 + "a" + ")" * 21, 20, 1, "at most 20 deep"),
        ("not " * 21 + "a", 80, 3, "at most 20 deep"),
        ("a " * 65, 128, 1, "at most 64 parts"),
        ("a" * 4001, 4000, 1, "at most 4000 letters"),
    ],
)
def test_a_mistake_is_told_at_its_place(
    text: str, column: int, length: int, told: str
) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    error = caught.value
    assert (error.column, error.length) == (column, length)
    assert told in str(error)
    assert str(error).startswith(f"column {column + 1}: ")
    assert error.pointer() == " " * column + "^" * length


@pytest.mark.parametrize("text", ["a -", "a - b", "--a", "e-mail", "-", "a and and b"])
def test_signs_between_words_are_no_mistake(text: str) -> None:
    assert parse(text)


@pytest.mark.parametrize(
    ("text", "same_as"),
    [
        ("tra", "tra*"),
        ("tram ", "tram"),
        ("tram river", "tram river*"),
        ("-tra", "-tra"),
        ("not (tram riv", "-(tram riv)"),
        ("a or riv", "a or riv*"),
        ('"the tra', '"the tra"*'),
        ('"the tra ', '"the tra"'),
        ('"the tram"', '"the tram"'),
        ("title:tra", "title:tra*"),
        ("https://a.b/c", '"https://a.b/c"*'),
        ("tra sort:newest", "tra sort:newest"),
        ("tra is:sta", "tra"),
        ("a or", "a"),
        ("a and", "a"),
        ("a not", "a"),
        ("a -", 'a "-"*'),
        ("tag:", ""),
        ("tag:ne", "tag:ne"),
        ("is:sta", ""),
        ("since:2026-", ""),
        ("words:>", ""),
        ("(tram", "tram*"),
        ("a) b", "a b*"),
        ("()", ""),
        ("tgs:x", '"tgs:x"*'),
        ("tgs: x", '"tgs" x*'),
        ('feed:"The tra', 'feed:"The tra"'),
    ],
)
def test_what_is_typed_so_far_means_something(text: str, same_as: str) -> None:
    assert parse_leniently(text) == parse(same_as)


@pytest.mark.parametrize("text", ["tra", "title:tra", '"the tra', "a or tra", "tra*"])
def test_what_is_not_being_typed_keeps_its_words_whole(text: str) -> None:
    starred = text.endswith("*")
    closed = text + '"' if text.startswith('"') else text
    assert parse_leniently(text, typing=False) == parse(closed)
    assert (text_of(parse_leniently(text, typing=False))[-1] == "*") is starred


@settings(max_examples=2000, deadline=None)
@given(st.text(LETTERS, max_size=40) | st.text(max_size=60) | texts)
def test_any_text_is_answered(text: str) -> None:
    assert isinstance(parse_leniently(text), Query)
    try:
        query = parse(text)
    except QueryError as error:
        assert 0 <= error.column <= len(text)
        assert error.pointer().endswith("^")
    else:
        assert parse_leniently(text, typing=False) == query


LONG = (
    *("(" * 5000, "-" * 10_000, "a " * 5000, '"' * 9999, "not " * 5000, "(a " * 3000),
    *("\0" * 10_000, "🎉" * 10_000, "a:" * 5000, "tag:" * 2500, ")" * 10_000),
    *("a" * 10_000, "x:y " * 2500, '"a" ' * 2500, "or " * 3300, "-(" * 5000),
)


@pytest.mark.parametrize("text", LONG, ids=lambda text: repr(text[:5]))
def test_long_and_deep_texts_are_answered(text: str) -> None:
    assert isinstance(parse_leniently(text), Query)
    with pytest.raises(QueryError):
        parse(text)


@pytest.mark.parametrize("text", LONG, ids=lambda text: repr(text[:5]))
def test_a_text_is_read_in_linear_time(text: str) -> None:
    """A text is read in about as many steps as it has letters."""
    half, whole = _steps(text[:1900]), _steps(text[:3800])
    assert whole < 2.5 * half + 2000


def _steps(text: str) -> int:
    """How many functions are called and left to read a text."""
    steps = 0

    def count(*_: object) -> None:
        nonlocal steps
        steps += 1

    sys.setprofile(count)
    try:
        parse_leniently(text)
    finally:
        sys.setprofile(None)
    return steps
