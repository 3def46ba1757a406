from __future__ import annotations

import pytest

from reader.query.errors import QueryError
from reader.query.lex import MOST_CHARACTERS, MOST_CONDITIONS, MOST_NESTED
from reader.query.parse import parse

DATES = "2026-06-30, 2026-06, 2026, today, yesterday, 12h, 7d, 2w, 3m or 1y"


def mistake(text: str) -> QueryError:
    with pytest.raises(QueryError) as caught:
        parse(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "meant", "reason", "suggestion"),
    [
        ("a tgs:x", "tgs:", "unknown field 'tgs:'", "did you mean 'tag:'?"),
        ("Titel:x", "Titel:", "unknown field 'Titel:'", "did you mean 'title:'?"),
        ("(autor:x)", "autor:", "unknown field 'autor:'", "did you mean 'author:'?"),
        (
            "localhost:80",
            "localhost:",
            "unknown field 'localhost:'",
            "put it in quotes to search for it",
        ),
        ("a tag:", "tag:", "nothing after 'tag:'", "its value stands right behind it"),
        ("tag: x", "tag:", "nothing after 'tag:'", "its value stands right behind it"),
        ("is:(x)", "is:", "nothing after 'is:'", "its value stands right behind it"),
        (
            'tag:""',
            "tag:",
            "nothing after 'tag:'",
            "its value stands right behind it",
        ),
        (
            "is:strred",
            "strred",
            "unknown value 'is:strred'",
            "did you mean 'is:starred'?",
        ),
        (
            "has:zzz",
            "zzz",
            "unknown value 'has:zzz'",
            "'has:' takes image, audio, video, enclosure",
        ),
        (
            "sort:newst",
            "newst",
            "unknown value 'sort:newst'",
            "did you mean 'sort:newest'?",
        ),
        (
            "since:2026-13",
            "2026-13",
            "no date or time '2026-13'",
            f"write since:{DATES}",
        ),
        ("before:7", "7", "no date or time '7'", f"write before:{DATES}"),
        ('since:"7 d"', '"7 d"', "no date or time '7 d'", f"write since:{DATES}"),
        ("since:0000", "0000", "no date or time '0000'", f"write since:{DATES}"),
        (
            "since:2026-00",
            "2026-00",
            "no date or time '2026-00'",
            f"write since:{DATES}",
        ),
        (
            "since:2026-02-30",
            "2026-02-30",
            "no date or time '2026-02-30'",
            f"write since:{DATES}",
        ),
        (
            "since:٢٠٢٦",
            "٢٠٢٦",
            "no date or time '٢٠٢٦'",
            f"write since:{DATES}",
        ),
        ("since:7d*", "7d*", "no date or time '7d'", f"write since:{DATES}"),
        (
            "words:many",
            "many",
            "no number of words 'many'",
            "write words:>1000, words:<=200 or words:0",
        ),
        (
            "words:>" + "9" * 10,
            ">" + "9" * 10,
            "no number of words '>9999999999'",
            "write words:>1000, words:<=200 or words:0",
        ),
        (
            "lang:f",
            "f",
            "no language has the code 'f'",
            "write lang:fr or lang:pt-BR",
        ),
        (
            "folder:/",
            "/",
            "a folder needs a name",
            "write folder:News or folder:A/B",
        ),
        (
            "body:!!!",
            "!!!",
            "'body:' finds words, and '!!!' has no letter",
            "only titles are searched for other characters",
        ),
        ('a "b c', '"b c', "this quote is not closed", "add '\"' where it ends"),
        ('tag:"b', '"b', "this quote is not closed", "add '\"' where it ends"),
        ('a "" b', '""', "nothing between the quotes", ""),
        ("a or", "or", "'or' needs something on both sides", None),
        ("OR a", "OR", "'or' needs something on both sides", None),
        ("and", "and", "'and' needs something on both sides", None),
        ("a and and b", "and", "'and' needs something on both sides", None),
        ("a (b or) c", "or", "'or' needs something on both sides", None),
        ("a not", "not", "'not' needs something after it", None),
        ("(not) a", "not", "'not' needs something after it", None),
        ("not or a", "not", "'not' needs something after it", None),
        ("(a", "(", "this parenthesis is not closed", "add ')'"),
        ("((a)", "(", "this parenthesis is not closed", "add ')'"),
        (
            "a) b",
            ")",
            "no parenthesis is open here",
            'put it in quotes to search for it: ")"',
        ),
        (
            "a ( ) b",
            "( )",
            "nothing between the parentheses",
            'put them in quotes to search for them: "()"',
        ),
        (
            "(sort:newest a)",
            "sort:newest",
            "'sort:' is for the whole query",
            "write it outside of the parentheses",
        ),
        ("-sort:newest", "-", "'sort:' cannot be negated", ""),
        ("sort:newest sort:oldest", "sort:oldest", "a second 'sort:'", None),
    ],
)
def test_a_mistake_is_told_where_it_is(
    text: str, meant: str, reason: str, suggestion: str | None
) -> None:
    error = mistake(text)
    assert text[error.column : error.column + error.length] == meant
    assert error.reason == reason
    if suggestion is not None:
        assert error.suggestion == suggestion


def test_the_first_of_several_operators_is_meant() -> None:
    assert mistake("a and and b").column == 2


def test_the_innermost_open_parenthesis_is_meant() -> None:
    assert mistake("(a (b").column == 3


def test_columns_count_characters_and_not_their_width() -> None:
    assert mistake("人工\t🎉 is:x").column == 8


def test_a_mistake_is_one_line_however_long_it_is() -> None:
    told = str(mistake("is:" + "x" * 2000))
    assert "\n" not in told
    assert len(told) < 200


@pytest.mark.parametrize(
    ("text", "column", "reason"),
    [
        ("a" * (MOST_CHARACTERS + 1), MOST_CHARACTERS, "more than 4096 characters"),
        ("a " * (MOST_CONDITIONS + 1), 2 * MOST_CONDITIONS, "more than 200 conditions"),
        (
            "(" * (MOST_NESTED + 1) + "a",
            MOST_NESTED,
            "more than 40 parentheses within one another",
        ),
    ],
)
def test_the_limits_are_told(text: str, column: int, reason: str) -> None:
    error = mistake(text)
    assert (error.column, error.reason) == (column, reason)
