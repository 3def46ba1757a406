"""Writes a query as text that reads as the same query."""

from __future__ import annotations

import re
from dataclasses import fields

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
    Node,
    Not,
    Or,
    Query,
    Since,
    Tagged,
    Term,
    WordCount,
)

_PLAIN = re.compile(r"[^\s()\"*:\-][^\s()\"*:]*")
_OPERATORS = ("and", "or", "not")


def text_of(query: Query) -> str:
    """A query in one spelling, to show, to save and to share."""
    parts = [] if query.condition is None else [_node(query.condition)]
    if query.sort is not None:
        parts.append(f"sort:{query.sort}")
    return " ".join(parts)


def _node(node: Node) -> str:
    if isinstance(node, And):
        return " ".join(_inside(part, Or) for part in node.parts)
    if isinstance(node, Or):
        return " or ".join(_node(part) for part in node.parts)
    if isinstance(node, Not):
        return f"-{_inside(node.part, And, Or)}"
    return _leaf(node)


def _inside(node: Node, *looser: type[Node]) -> str:
    """A part, in parentheses only where its operator binds looser."""
    return f"({_node(node)})" if isinstance(node, looser) else _node(node)


def _leaf(node: Node) -> str:
    match node:
        case Term(text, field, prefix):
            before = "" if field is None else f"{field}:"
            return f"{before}{quoted(text)}{'*' if prefix else ''}"
        case Tagged(name, prefix):
            return f"tag:{quoted(name)}{'*' if prefix else ''}"
        case WordCount(comparison, number):
            exactly = comparison is Comparison.EXACTLY
            return f"words:{'' if exactly else comparison}{number}"
        case Since(when) | Before(when):
            return f"{_NAMES[type(node)]}:{when.text}"
    # What is left has a name and one value.
    (value,) = (getattr(node, field.name) for field in fields(node))
    return f"{_NAMES[type(node)]}:{quoted(str(value))}"


_NAMES: dict[type[Node], str] = {
    InFeed: "feed",
    InFolder: "folder",
    Language: "lang",
    Address: "url",
    Is: "is",
    Has: "has",
    Since: "since",
    Before: "before",
}


def quoted(text: str) -> str:
    """A word as it is, anything else in quotes; a quote inside becomes a space."""
    if _PLAIN.fullmatch(text) and text.lower() not in _OPERATORS:
        return text
    return f'"{text.replace(chr(34), " ")}"'
