"""Writes a query as text that reads as the same query."""

from __future__ import annotations

import re
from dataclasses import fields

from reader.query.ast import (
    Address,
    And,
    Before,
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
    parts = [] if query.condition is None else [_node(query.condition, inside=False)]
    if query.sort is not None:
        if isinstance(query.condition, Or):
            parts = [f"({parts[0]})"]
        parts.append(f"sort:{query.sort}")
    return " ".join(parts)


def _node(node: Node, *, inside: bool = True) -> str:
    if isinstance(node, And):
        text = " ".join(_node(part) for part in node.parts)
        return f"({text})" if inside else text
    if isinstance(node, Or):
        text = " or ".join(_node(part) for part in node.parts)
        return f"({text})" if inside else text
    if isinstance(node, Not):
        return f"-{_node(node.part)}"
    return _leaf(node)


def _leaf(node: Node) -> str:
    match node:
        case Term(text, field, prefix):
            before = "" if field is None else f"{field}:"
            return f"{before}{_quoted(text)}{'*' if prefix else ''}"
        case Tagged(name, prefix):
            return f"tag:{_quoted(name)}{'*' if prefix else ''}"
        case WordCount(comparison, number):
            return f"words:{comparison}{number}"
        case Since(when) | Before(when):
            return f"{_NAMES[type(node)]}:{when.text}"
    # What is left has a name and one value.
    (value,) = (getattr(node, field.name) for field in fields(node))
    return f"{_NAMES[type(node)]}:{_quoted(str(value))}"


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


def _quoted(text: str) -> str:
    """A word as it is, anything else in quotes; a quote inside becomes a space."""
    if _PLAIN.fullmatch(text) and text.lower() not in _OPERATORS:
        return text
    return f'"{text.replace(chr(34), " ")}"'
