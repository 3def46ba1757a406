from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.query import ast
from reader.query.errors import QueryError
from reader.query.field import Field
from reader.query.moments import Moment
from reader.query.parse import parse
from reader.query.write import text_of
from tests.query.strategies import queries, texts

LETTERS = 'abc "():-*\0é人🚀 tag:is:read not or and since7d><=words\n'


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("  tram   AND river ", "tram river"),
        ("a b OR c", "a b or c"),
        ("(a b) or c", "a b or c"),
        ("a (b or c)", "a (b or c)"),
        ("not (a b)", "-(a b)"),
        ("not (a or b)", "-(a or b)"),
        ("not not a", "a"),
        ("-(-a)", "a"),
        ("((a))", "a"),
        ("sort:oldest (a or b)", "a or b sort:oldest"),
        ("sort:oldest sort:newest", "sort:newest"),
        ('"and"', '"and"'),
        ('"tram"', "tram"),
        ('"the tram"*', '"the tram"*'),
        ('tag:"public transport"', 'tag:"public transport"'),
        ("TITLE:tra*", "title:tra*"),
        ("url:https://a.b/c", 'url:"https://a.b/c"'),
        ("words:=5 words:>=7", "words:5 words:>=7"),
        ("lang:fr_CA", "lang:fr-ca"),
        ("since:2026-6 before:TODAY", "since:2026-6 before:today"),
        ("e-mail -x", "e-mail -x"),
        ("", ""),
    ],
)
def test_a_query_has_one_spelling(typed: str, written: str) -> None:
    assert text_of(parse(typed)) == written


@settings(max_examples=1000, deadline=None)
@given(queries)
def test_what_is_written_reads_as_the_same(query: ast.Query) -> None:
    assert parse(text_of(query)) == query


_plain = st.text(min_size=1).map(lambda text: text.replace('"', "").strip())
_leaves = st.one_of(
    st.builds(ast.Term, _plain, st.none() | st.sampled_from(Field), st.booleans()),
    st.builds(ast.Tagged, _plain, st.booleans()),
    st.builds(ast.InFeed, _plain),
    st.builds(ast.InFolder, _plain),
    st.builds(ast.Address, _plain),
    st.builds(ast.Since, st.dates().map(lambda day: Moment(day.isoformat()))),
    st.builds(
        ast.WordCount, st.sampled_from(ast.Comparison), st.integers(0, 10**9 - 1)
    ),
)


@settings(max_examples=1000, deadline=None)
@given(_leaves)
def test_every_value_keeps_its_letters(leaf: ast.Node) -> None:
    query = ast.Query(leaf)
    text = text_of(query)
    if '""' in text or text.endswith(":"):
        return
    assert parse(text) == query


@settings(max_examples=2000, deadline=None)
@given(st.text(LETTERS, max_size=40) | st.text(max_size=60) | texts)
def test_every_text_that_reads_is_written_back(text: str) -> None:
    try:
        query = parse(text)
    except QueryError:
        return
    assert parse(text_of(query)) == query
    assert text_of(parse(text_of(query))) == text_of(query)


def test_the_deepest_and_longest_query_is_written_back() -> None:
    deep = "a (b or c " * 20 + ")" * 20
    many = " ".join(f"url:https://{number}.example/x" for number in range(64))
    for text in (deep, many):
        assert parse(text_of(parse(text))) == parse(text)
