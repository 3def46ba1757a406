"""Writes a query as text that means the same, to show it and to share it."""

from __future__ import annotations

from reader.query.ast import (
    Address,
    And,
    Before,
    Comparison,
    Has,
    InFeed,
    InFolder,
    Is,
    Language,
    Leaf,
    Node,
    Not,
    Or,
    Query,
    Since,
    Tagged,
    Term,
    WordCount,
)
from reader.query.lex import stands_bare


def text_of(query: Query) -> str:
    """A query as text; `parse` makes the same query of it again."""
    parts = [] if query.condition is None else [_text(query.condition)]
    if query.sort is not None:
        if isinstance(query.condition, Or):
            parts = [f"({parts[0]})"]
        parts.append(f"sort:{query.sort}")
    return " ".join(parts)


def value_text(value: str, prefix: bool = False) -> str:
    """A word or value as it is written, in quotes where it needs them."""
    if not stands_bare(value):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        value = f'"{escaped}"'
    return value + "*" * prefix


def _text(node: Node) -> str:
    match node:
        case And(parts):
            return " ".join(
                f"({_text(part)})" if isinstance(part, Or) else _text(part)
                for part in parts
            )
        case Or(parts):
            return " or ".join(map(_text, parts))
        case Not(And() | Or() as part):
            return f"-({_text(part)})"
        case Not(part):
            return f"-{_text(part)}"
        case _:
            return _leaf_text(node)


def _leaf_text(leaf: Leaf) -> str:
    match leaf:
        case Is(condition):
            return f"is:{condition}"
        case Has(medium):
            return f"has:{medium}"
        case Since(when):
            return f"since:{when}"
        case Before(when):
            return f"before:{when}"
        case Language(code):
            return f"lang:{code}"
        case WordCount(operator, number):
            sign = "" if operator is Comparison.EQUAL else operator
            return f"words:{sign}{number}"
        case _:
            return _words_text(leaf)


def _words_text(leaf: Term | Tagged | InFeed | InFolder | Address) -> str:
    match leaf:
        case Term(text, field, prefix):
            name = "" if field is None else f"{field}:"
            return name + value_text(text, prefix)
        case Tagged(name, prefix):
            return f"tag:{value_text(name, prefix)}"
        case InFeed(name):
            return f"feed:{value_text(name)}"
        case InFolder(path):
            return f"folder:{value_text(path)}"
        case Address(text):
            return f"url:{value_text(text)}"
