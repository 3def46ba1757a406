"""Reads Markdown into blocks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.content.clean import clean_text
from reader.content.html import blocks_from_html
from reader.model.block import Blocks

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_MARK = r"(?:>[ \t]?|(?:[-+*]|\d{1,9}[.)])[ \t]+)"
_MARKS_IN_A_ROW = re.compile(rf"^([ \t]*{_MARK}{{7}}){_MARK}+", re.M)
_INDENTED = re.compile(rf"^(?:\t| {{1,3}}\t| {{4}}){{6}}[ \t]+(?={_MARK})", re.M)


def blocks_from_markdown(source: str, base: str = "") -> Blocks:
    """Read CommonMark with tables and strikethrough into blocks.

    The Markdown becomes HTML and is read as such, so that links, pictures and
    HTML inside it pass the same checks as those of a feed. Sources: CommonMark
    0.31; GitHub Flavored Markdown 0.29, sections 4.10 and 6.5.
    """
    return blocks_from_html(_parser().render(_shallow(clean_text(source))), base)


def _shallow(source: str) -> str:
    """Flatten what the parser would leave out for being nested too deep.

    Marks in a row count one or two of its 40 levels each, and so does every
    step of indentation before a mark.
    """
    source = _INDENTED.sub(" " * 24, source)
    return _MARKS_IN_A_ROW.sub(r"\1", source)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # 10 ms, and most articles are HTML

    return MarkdownIt("commonmark", {"maxNesting": 40}).enable(
        ["table", "strikethrough"]
    )
