"""A query with a mistake is answered, and the shell says where the mistake is."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (
            "the is:strred",
            "the is:strred\n"
            "       ^^^^^^\n"
            "newsleaf: column 8: “is:” knows no “strred”"
            " (did you mean “is:starred”?)\n",
        ),
        (
            "(the",
            "(the\n^\nnewsleaf: column 1: this parenthesis is not closed (add ))\n",
        ),
        # A wide letter takes two cells of a terminal.
        (
            "人工 tgs:x",
            "人工 tgs:x\n     ^^^^\n"
            "newsleaf: column 4: there is no field “tgs:” (did you mean “tag:”?)\n",
        ),
        # What could act on a terminal does not reach it.
        (
            "\x1b[2J\u202e since:x",
            " [2J  since:x\n            ^\n"
            "newsleaf: column 13: “x” is no time"
            " (such as 2026-06-01, 2026-06, 7d, yesterday)\n",
        ),
    ],
)
def test_a_mistake_is_pointed_at(filled: Shell, query: str, told: str) -> None:
    ran = filled("list", query)
    assert ran.code == 2
    assert ran.err.removesuffix("no article matches\n") == told


def test_the_rest_of_the_query_answers(filled: Shell) -> None:
    ran = filled("list", "delta is:strred", "--json")
    assert [one["id"] for one in ran.json] == [1]
    assert ran.code == 2
    assert "did you mean “is:starred”?" in ran.err


@pytest.mark.parametrize("query", ["tag:", "is:banana", "(((", "is:banana or"])
def test_where_nothing_is_left_nothing_is_listed(filled: Shell, query: str) -> None:
    ran = filled("list", query, "--json")
    assert (ran.code, ran.json) == (2, [])
    assert "newsleaf: column " in ran.err
    assert filled("list", query).out == ""


def test_a_query_that_makes_sense_says_nothing(filled: Shell) -> None:
    assert filled("list", "title:delta").err == ""


def test_of_a_long_query_the_part_around_the_mistake_is_shown(filled: Shell) -> None:
    query = f"{'river ' * 20}is:x {'stone ' * 20}"
    shown, pointer, _ = filled("list", query).err.splitlines()[:3]
    assert len(shown) <= 122
    assert shown[pointer.index("^")] == "x"
    assert shown.startswith("…")


def test_a_query_that_is_too_long_is_told(filled: Shell) -> None:
    ran = filled("list", "a" * 4001)
    assert ran.code == 2
    assert "a query has at most 4000 letters" in ran.err
    assert max(map(len, ran.err.splitlines())) < 200


@pytest.mark.parametrize(
    "query", ["\udcff is:x", "\0", "'; DROP TABLE article;--", '"']
)
def test_no_sql_is_shown(filled: Shell, query: str) -> None:
    ran = filled("list", query)
    assert ran.code == (2 if "column" in ran.err else 0)
    assert "Traceback" not in ran.err
    assert "SELECT" not in ran.err
