from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.query.ast import (
    Address,
    And,
    Before,
    Comparison,
    Condition,
    Field,
    Has,
    InFeed,
    InFolder,
    Is,
    Language,
    Medium,
    Node,
    Not,
    Or,
    Query,
    QuerySort,
    Since,
    Tagged,
    Term,
    WordCount,
)
from reader.query.errors import QueryError
from reader.query.lex import MOST_CHARACTERS, MOST_CONDITIONS, MOST_NESTED
from reader.query.moment import Ago, CalendarDate, DayName, Unit
from reader.query.parse import parse, parse_leniently
from reader.query.write import text_of
from tests.store.naughty import NAUGHTY

A, B, C = Term("a"), Term("b"), Term("c")

PIECES = (
    *("a", "b*", '"c d"', '"', "(", ")", "-", "or", "and", "not", " ", "  ", "🎉"),
    *("tag:", "tag:x", "is:read", "is:red", "sort:newest", "since:7d", "x:y", "\0"),
    *("lang:", "words:>1", "words:>", "feed:", "*", "\\", ":", "人工", "http://x"),
)
pieces = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
anything = pieces | st.text(st.characters(exclude_categories=()), max_size=60)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("", None),
        (" \t\n\0 ", None),
        ("a", A),
        ("a b", And((A, B))),
        ("a and b", And((A, B))),
        ("a AND b And c", And((A, B, C))),
        ("a or b", Or((A, B))),
        ("a b or c", Or((And((A, B)), C))),
        ("a or b c", Or((A, And((B, C))))),
        ("(a or b) c", And((Or((A, B)), C))),
        ("(a b) c", And((A, B, C))),
        ("((a))", A),
        ("a(b)c", And((A, B, C))),
        ("not a b", And((Not(A), B))),
        ("-a b", And((Not(A), B))),
        ("-(a b)", Not(And((A, B)))),
        ("not(a or b)", Not(Or((A, B)))),
        ("-(-a)", A),
        ("not not not a", Not(A)),
        ("not -a", A),
        ("a and not b", And((A, Not(B)))),
        ("-not", Not(Term("not"))),
        ("-or b", And((Not(Term("or")), B))),
        ("a - b", And((A, Term("-"), B))),
        ("--all", Term("--all")),
        ("a -", And((A, Term("-")))),
        ("e-mail", Term("e-mail")),
        ('"or" "not"', And((Term("or"), Term("not")))),
        ("android orange notes", And((Term("android"), Term("orange"), Term("notes")))),
        ("pre*", Term("pre", prefix=True)),
        ("pre**", Term("pre", prefix=True)),
        ("a*b", Term("a*b")),
        ("*", Term("*")),
        ("!!!*", Term("!!!")),
        ('"two  words"', Term("two words")),
        ('"two wor"*', Term("two wor", prefix=True)),
        ('"a"b', And((A, B))),
        (r'"say \"hi\" \\ \x"', Term(r'say "hi" \ \x')),
        ('5" disk', And((Term('5"'), Term("disk")))),
        ('"is:read"', Term("is:read")),
        ("a\0b\x1bc", And((A, B, C))),
        ("人工智能", Term("人工智能")),
        ("ou et لا και", And((Term("ou"), Term("et"), Term("لا"), Term("και")))),
        ("🎉", Term("🎉")),
    ],
)
def test_words_and_operators(text: str, condition: Node | None) -> None:
    assert parse(text) == Query(condition)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("tag:news", Tagged("news")),
        ("TAG:News/Local", Tagged("News/Local")),
        ("tag:ne*", Tagged("ne", prefix=True)),
        ('tag:"public tr"*', Tagged("public tr", prefix=True)),
        ("-tag:x", Not(Tagged("x"))),
        ("tag:-x", Tagged("-x")),
        ("tag:or", Tagged("or")),
        ("feed:Guardian", InFeed("Guardian")),
        ("feed:guard*", InFeed("guard")),
        ('feed:"The Guardian"', InFeed("The Guardian")),
        ("feed:https://example.org/f?a=b", InFeed("https://example.org/f?a=b")),
        ("feed:12", InFeed("12")),
        ("folder:A/B", InFolder("A/B")),
        ('folder:"/A b/"', InFolder("A b")),
        ("author:zoe", Term("zoe", Field.AUTHOR)),
        ("title:pre*", Term("pre", Field.TITLE, prefix=True)),
        ("title:!!!", Term("!!!", Field.TITLE)),
        ('body:"two words"', Term("two words", Field.BODY)),
        ("lang:FR", Language("fr")),
        ("lang:pt_BR", Language("pt-br")),
        ("url:Example.org", Address("Example.org")),
        ("is:Unread", Is(Condition.UNREAD)),
        ("has:audio", Has(Medium.AUDIO)),
        ("since:7d", Since(Ago(7, Unit.DAY))),
        ("since:12H", Since(Ago(12, Unit.HOUR))),
        ("before:yesterday", Before(DayName.YESTERDAY)),
        ("since:2026", Since(CalendarDate(2026))),
        ("since:2026-06", Since(CalendarDate(2026, 6))),
        ("since:2026-6-3", Since(CalendarDate(2026, 6, 3))),
        ("before:2024-02-29", Before(CalendarDate(2024, 2, 29))),
        ("words:>1000", WordCount(Comparison.MORE, 1000)),
        ("words:<=5", WordCount(Comparison.AT_MOST, 5)),
        ("words:0", WordCount(Comparison.EQUAL, 0)),
        ("tag:a(b)", And((Tagged("a"), B))),
    ],
)
def test_fields(text: str, condition: Node) -> None:
    assert parse(text) == Query(condition)


@pytest.mark.parametrize(
    "word",
    [
        *("10:30", "http://example.org", "https://a.b/c?d", "std::vector", "C:\\dir"),
        *(
            "a:b",
            "example.org:8080",
            "Breaking:",
            ":",
            "::",
            ":x",
            "étude:x",
            "feed://x",
        ),
    ],
)
def test_a_colon_alone_makes_no_field(word: str) -> None:
    assert parse(word) == Query(Term(word))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("sort:newest", Query(None, QuerySort.NEWEST)),
        ("a sort:Oldest b", Query(And((A, B)), QuerySort.OLDEST)),
        ("a sort:longest or b", Query(Or((A, B)), QuerySort.LONGEST)),
        ("a or b sort:relevance", Query(Or((A, B)), QuerySort.RELEVANCE)),
    ],
)
def test_an_order_is_of_the_whole_query(text: str, query: Query) -> None:
    assert parse(text) == query


@given(pieces)
@settings(max_examples=500)
def test_what_is_right_means_the_same_once_typed(text: str) -> None:
    try:
        query = parse(text)
    except QueryError:
        return
    assert parse_leniently(f"{text} ") == query


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("a", Term("a", prefix=True)),
        ("a ", A),
        ("a b", And((A, Term("b", prefix=True)))),
        ("title:a", Term("a", Field.TITLE, prefix=True)),
        ("tag:ne", Tagged("ne", prefix=True)),
        ("feed:gu", InFeed("gu")),
        ("-a", Not(A)),
        ("not a", Not(A)),
        ("(a", Term("a", prefix=True)),
        ('"a', Term("a", prefix=True)),
        ('"a b', Term("a b", prefix=True)),
        ('"a b ', Term("a b")),
        ('"a b"', Term("a b")),
        ('tag:"public tr', Tagged("public tr", prefix=True)),
        ('-"a', Not(A)),
        ('"', None),
        ("a or", A),
        ("a and not", A),
        ("a -", A),
        ("a - ", And((A, Term("-")))),
        ("-is:strred a ", A),
        ("not -tag: a ", A),
        ('-"" a ', A),
        ("not not sort:newest a ", A),
        ("or or a ", A),
        ("a or or b ", Or((A, B))),
        ("a and and b ", And((A, B))),
        ("a ) b ", And((A, B))),
        ("a () b ", And((A, B))),
        ("a or (not ( and )) ", A),
        ("-(", None),
        ("tag:", None),
        ('a tag:"" ', A),
        ("a is:strred", A),
        ("a since:2026-", A),
        ("a words:>", A),
        ("a lang:f", A),
        ("a body:!!! ", A),
        ("tgs:x ", Term("tgs:x")),
        ("localhost:80 ", Term("localhost:80")),
        ("(sort:newest a ", A),
        ("-sort:newest a ", A),
        ("!!", Term("!!")),
    ],
)
def test_what_is_unfinished_is_taken_as_far_as_it_goes(
    text: str, condition: Node | None
) -> None:
    assert parse_leniently(text).condition == condition


def test_while_typing_the_last_order_counts() -> None:
    assert parse_leniently("sort:newest (sort:oldest").sort is QuerySort.OLDEST


@pytest.mark.parametrize("text", NAUGHTY)
def test_every_naughty_text_is_answered(text: str) -> None:
    answer(text)


@given(anything)
@settings(max_examples=1000)
def test_every_random_text_is_answered(text: str) -> None:
    answer(text)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 500 + "a" + ")" * 500,
        "-(" * 500 + "a" + ")" * 500,
        "(a or " * 500 + "b" + ")" * 500,
        "not " * 1000 + "a",
        "-" * 5000 + "a",
        "a or " * 1000 + "b",
        "a " * 1000,
        '"a" ' * 1000,
        "a" * 10_000,
        "tag:" * 2500,
        '"\\' * 5000,
        "* " * 5000,
        '"' + "\\" * 9999,
        "( or " * 1000,
        "🎉" * 10_000,
    ],
    ids=lambda text: text[:10],
)
def test_every_huge_text_is_answered(text: str) -> None:
    answer(text)


def answer(text: str) -> None:
    """Hold that a text is understood, or told why not, and always while typing."""
    try:
        parse(text)
    except QueryError as error:
        assert error.reason
        assert 0 <= error.column <= len(text)
        assert 0 < error.length <= len(text) - error.column
    query = parse_leniently(text)
    if len(text) < MOST_CHARACTERS / 4:  # quotes make it longer
        assert parse(text_of(query)) == query


def test_beyond_the_limits_is_left_out_while_typing() -> None:
    nested = "(a or " * (MOST_NESTED + 1) + "b" + ")" * (MOST_NESTED + 1) + " c "
    assert isinstance(parse_leniently(nested).condition, And)
    many = parse_leniently("a " * (MOST_CONDITIONS + 1)).condition
    assert isinstance(many, And)
    assert len(many.parts) == MOST_CONDITIONS
    long = parse_leniently("a" * (MOST_CHARACTERS + 1)).condition
    assert long == Term("a" * MOST_CHARACTERS, prefix=True)


def test_what_is_within_the_limits_is_understood() -> None:
    parse("(" * MOST_NESTED + "a" + ")" * MOST_NESTED)
    parse("a " * MOST_CONDITIONS)
    parse("a" * MOST_CHARACTERS)
