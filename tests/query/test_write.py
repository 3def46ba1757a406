from __future__ import annotations

import pytest
from hypothesis import example, given, settings

from reader.query.ast import Query, Term
from reader.query.parse import parse
from reader.query.write import text_of
from tests.query.queries import queries


@given(queries())
@example(Query(Term("a*", None, True)))
@settings(max_examples=1000)
def test_a_query_written_and_read_is_the_same(query: Query) -> None:
    assert parse(text_of(query)) == query


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", ""),
        ("  a   AND b ", "a b"),
        ("a or (b or c)", "a or b or c"),
        ("(a (b c)) or d", "a b c or d"),
        ("a (b or c)", "a (b or c)"),
        ("not (a b)", "-(a b)"),
        ("not not a", "a"),
        ("NOT Tag:News", "-tag:News"),
        ('tag:"News"', "tag:News"),
        ('feed:"The Guardian"', 'feed:"The Guardian"'),
        ('"a"', "a"),
        ('"or" "-a" "a*" "is:read"', '"or" "-a" "a*" "is:read"'),
        ('"a  b"*', '"a b"*'),
        (r'"\"a\\ b\c"', r'"\"a\\ b\\c"'),
        (r"C:\dir", r"C:\dir"),
        ("lang:PT_br", "lang:pt-br"),
        ("since:2026-6-3 before:TODAY", "since:2026-06-03 before:today"),
        ("since:007D", "since:7d"),
        ("words:=5 words:>=6", "words:5 words:>=6"),
        ("folder:/A/B/", "folder:A/B"),
        ("sort:newest a or b", "(a or b) sort:newest"),
        ("sort:oldest", "sort:oldest"),
    ],
)
def test_a_query_has_one_spelling(text: str, written: str) -> None:
    assert text_of(parse(text)) == written
