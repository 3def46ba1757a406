"""Holds docs/queries.md against the language as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.query import lex
from reader.query.ast import Condition, Medium, QuerySort
from reader.query.errors import QueryError
from reader.query.fields import FIELDS
from reader.query.moment import Unit
from reader.query.parse import parse
from reader.query.write import text_of

PAGE = (Path(__file__).parents[2] / "docs" / "queries.md").read_text(encoding="utf-8")
RIGHT, WRONG = PAGE.split("## Mistakes")
ROW = re.compile(r"^\| `(.+?)` \| (.+) \|$", re.MULTILINE)
MENTIONED = re.compile(r"`([a-z]+:[^`]+)`")

EXAMPLES = [row[0] for row in ROW.findall(RIGHT)]
MISTAKES = ROW.findall(WRONG)


@pytest.mark.parametrize("example", [*EXAMPLES, *MENTIONED.findall(RIGHT)])
def test_every_example_is_a_query(example: str) -> None:
    assert parse(text_of(parse(example))) == parse(example)


@pytest.mark.parametrize(("example", "told"), MISTAKES)
def test_every_mistake_is_told_as_the_page_says(example: str, told: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(example)
    assert str(caught.value) == told


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_is_explained(field: str) -> None:
    assert any(f"{field}:" in example for example in EXAMPLES)


@pytest.mark.parametrize(
    "value",
    [
        *(f"is:{condition}" for condition in Condition),
        *(f"has:{medium}" for medium in Medium),
        *(f"sort:{sort}" for sort in QuerySort),
    ],
)
def test_every_value_is_explained(value: str) -> None:
    assert f"{value}`" in PAGE


@pytest.mark.parametrize("unit", Unit)
def test_every_unit_is_explained(unit: Unit) -> None:
    assert re.search(rf"`since:\d+{unit}`", PAGE)


def test_the_limits_are_those_of_the_page() -> None:
    assert (
        f"at most {lex.MOST_CHARACTERS} characters, {lex.MOST_CONDITIONS} conditions"
        f" and {lex.MOST_NESTED} parentheses"
    ) in PAGE
