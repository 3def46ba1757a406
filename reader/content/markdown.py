"""Reads Markdown into blocks."""

from __future__ import annotations

from functools import lru_cache

from markdown_it import MarkdownIt

from reader.content.clean import clean_text
from reader.content.html import blocks_from_html
from reader.model.block import Blocks


def blocks_from_markdown(source: str, base: str = "") -> Blocks:
    """Read CommonMark with tables and strikethrough into blocks.

    The Markdown becomes HTML and is read as such, so that links, pictures and
    HTML inside it pass the same checks as those of a feed. Sources: CommonMark
    0.31; GitHub Flavored Markdown 0.29, sections 4.10 and 6.5.
    """
    return blocks_from_html(_parser().render(clean_text(source)), base)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])
