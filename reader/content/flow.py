"""Collects text and blocks in reading order, with white space as browsers set it."""

from __future__ import annotations

import re
from itertools import groupby

from reader.content.clean import clean_text
from reader.model.block import Block, Blocks, Heading, Paragraph, Span, Spans, Style

_SPACES = re.compile(r"[ \t\n\r\f]+")


class Flow:
    """The text that is being read and the blocks that are done.

    `style`, `link` and `heading` (a level, 0 for running text) say how the
    text that comes next is set.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.style = Style.PLAIN
        self.link: str | None = None
        self.heading = 0
        self._outer: list[list[Block]] = []
        self._spans: list[Span] = []
        self._at_space = True

    @property
    def depth(self) -> int:
        """How many containers are open."""
        return len(self._outer)

    def text(self, text: str) -> None:
        """Add running text; runs of white space become one space."""
        text = _SPACES.sub(" ", clean_text(text))
        if self._at_space:
            text = text.removeprefix(" ")
        if text:
            self._at_space = text.endswith(" ")
            self._spans.append(Span(text, self.style, self.link))

    def line_break(self) -> None:
        """Break the line; a second break in a row ends the paragraph."""
        if self._spans and self._spans[-1].text == "\n":
            self.end_paragraph()
        elif self._spans:
            self._drop_last_space()
            self._spans.append(Span("\n"))
            self._at_space = True

    def end_paragraph(self) -> None:
        """Make a paragraph or heading of the text since the last block."""
        if not self._spans:
            return
        spans = _trimmed(self._spans)
        self._spans = []
        self._at_space = True
        if spans:
            is_heading = self.heading > 0
            self.blocks.append(
                Heading(self.heading, spans) if is_heading else Paragraph(spans)
            )

    def add(self, block: Block) -> None:
        """Add a whole block."""
        self.end_paragraph()
        self.blocks.append(block)

    def open(self) -> None:
        """Open a container: what follows goes into it."""
        self.end_paragraph()
        self._outer.append(self.blocks)
        self.blocks = []

    def close(self) -> Blocks:
        """Close the innermost container and return what it holds."""
        self.end_paragraph()
        inner = tuple(self.blocks)
        self.blocks = self._outer.pop()
        return inner

    def _drop_last_space(self) -> None:
        last = self._spans[-1]
        if last.text.endswith(" "):
            self._spans[-1] = Span(last.text[:-1], last.style, last.link)


def _trimmed(spans: list[Span]) -> Spans:
    """Join runs of one style and strip the ends; blank text gives no spans."""
    joined = [
        Span("".join(span.text for span in run), style, link)
        for (style, link), run in groupby(spans, lambda span: (span.style, span.link))
    ]
    while joined:
        last = joined.pop()
        text = last.text.rstrip(" \n")
        if text:
            joined.append(Span(text, last.style, last.link))
            break
    if not any(span.text.strip() for span in joined):
        return ()
    return tuple(span for span in joined if span.text)
