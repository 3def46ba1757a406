"""Preformatted text."""

from __future__ import annotations

import re
from functools import partial

from selectolax.lexbor import LexborNode

from reader.content.clean import clean_line, clean_text
from reader.content.elements.reading import Leave, Reading, nothing
from reader.model.block import Code

_LINES = frozenset({"p", "div", "li", "tr", "table", "ul", "ol", "blockquote"})
_LANGUAGE = re.compile(
    r"\b(?:language|lang|highlight-source|highlight-text|brush:)[-\s:]*([\w+#.-]+)"
    r"|\bsourceCode\s+([\w+#.-]+)"
)


def preformatted(reading: Reading, node: LexborNode) -> Leave:
    """Read text whose white space and lines stay as they are."""
    reading.flow.end_paragraph()
    reading.code = []
    return partial(_end, reading, _language(node))


def _end(reading: Reading, language: str) -> None:
    lines = clean_text("".join(reading.code or ())).rstrip().split("\n")
    reading.code = None
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    if first is not None:
        reading.flow.add(Code("\n".join(lines[first:]), language))


def inside(code: list[str], tag: str) -> Leave:
    """Read an element inside preformatted text: only lines matter there."""
    if tag == "br":
        code.append("\n")
    elif tag in _LINES:
        _next_line(code)
        return partial(_next_line, code)
    return nothing


def _next_line(code: list[str]) -> None:
    if code and not code[-1].endswith("\n"):
        code.append("\n")


def _language(pre: LexborNode) -> str:
    """Find the language where highlighters write it: in a class nearby."""
    parent = pre.parent
    for node in (pre, pre.first_child, parent, parent.parent if parent else None):
        classes = (node.attributes.get("class") or "") if node else ""
        match = _LANGUAGE.search(classes)
        if match:
            return clean_line(match[1] or match[2]).lower()
    return ""
