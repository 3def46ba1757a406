"""The page about queries is true."""

from __future__ import annotations

import re
from pathlib import Path

from reader.query.parse import FIELDS, parse

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
