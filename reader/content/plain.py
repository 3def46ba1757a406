"""Reads plain text into blocks."""

from __future__ import annotations

import re

from reader.content.clean import clean_text, safe_link
from reader.model.block import Blocks, Paragraph, Span, Spans

_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_ADDRESS = re.compile(r"https?://[^\s<>\"“”«»]+", re.I)
_AFTER_SENTENCE = ".,;:!?'’*_"


def blocks_from_plain(source: str) -> Blocks:
    """Read plain text: blank lines part paragraphs, web addresses are links.

    A single newline inside a paragraph is a forced line break.
    """
    paragraphs = _BLANK_LINES.split(clean_text(source).replace("\t", "    "))
    return tuple(
        Paragraph(_with_links("\n".join(line.rstrip() for line in text.split("\n"))))
        for text in (paragraph.strip() for paragraph in paragraphs)
        if text
    )


def _with_links(text: str) -> Spans:
    spans: list[Span] = []
    end = 0
    for match in _ADDRESS.finditer(text):
        address = _without_sentence(match[0])
        link = safe_link(address)
        if link is None:
            continue
        if match.start() > end:
            spans.append(Span(text[end : match.start()]))
        spans.append(Span(address, link=link))
        end = match.start() + len(address)
    if end < len(text):
        spans.append(Span(text[end:]))
    return tuple(spans)


def _without_sentence(address: str) -> str:
    """Cut off the punctuation of the sentence that an address stands in."""
    address = address.rstrip(_AFTER_SENTENCE)
    for opening, closing in ("()", "[]"):
        if address.endswith(closing) and opening not in address:
            address = address[:-1].rstrip(_AFTER_SENTENCE)
    return address
