"""The page about queries is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.query.errors import QueryError
from reader.query.parse import DEEPEST, FIELDS, MOST_PARTS, parse
from reader.query.tokens import LONGEST

PAGE = (Path(__file__).parents[2] / "docs" / "queries.md").read_text(encoding="utf-8")


def test_every_example_reads() -> None:
    block = re.findall(r"```query\n(.*?)```", PAGE, re.DOTALL)
    rows = re.findall(r"^\| (`.*?) \|", PAGE, re.MULTILINE)
    examples = [line for part in block for line in part.splitlines()]
    examples += [code for row in rows for code in re.findall(r"`([^`]+)`", row)]
    assert len(examples) > 30
    for example in examples:
        assert parse(example)


def test_every_field_is_named() -> None:
    assert all(f"`{field}:" in PAGE for field in FIELDS)


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("a b or not c", "(a b) or (-c)"),
        ("tram river", "tram and river"),
        ("sort:newest sort:oldest", "sort:oldest"),
    ],
)
def test_what_is_said_to_be_the_same_is(written: str, means: str) -> None:
    assert parse(written) == parse(means)


def test_the_limits_are_those_of_the_program() -> None:
    assert f"{MOST_PARTS} parts" in PAGE
    assert f"{LONGEST:,} letters" in PAGE
    assert f"nests {DEEPEST} deep" in PAGE


def test_the_error_shown_is_the_one_told() -> None:
    shown = re.search(r"^tram is:strred\n( *\^+)\nnewsleaf: (.*)$", PAGE, re.MULTILINE)
    assert shown is not None
    with pytest.raises(QueryError) as caught:
        parse("tram is:strred")
    assert (caught.value.pointer(), str(caught.value)) == shown.groups()
