"""Collects text and blocks in reading order, with white space as browsers set it."""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter

from reader.content.clean import clean_text
from reader.model.block import Block, Blocks, Heading, Paragraph, Span, Spans, Style

_SPACES = re.compile(r"[ \t\n]+")

_Run = tuple[str, Style, str | None]


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
        self._runs: list[_Run] = []
        self._at_space = True

    @property
    def depth(self) -> int:
        """How many containers are open."""
        return len(self._outer)

    def text(self, text: str) -> None:
        """Add running text; runs of white space become one space."""
        if text.isascii() and text.isprintable():  # as most is, told at once
            if "  " in text:
                text = _SPACES.sub(" ", text)
        else:
            text = clean_text(text)
            if "\n" in text or "  " in text or "\t" in text:
                text = _SPACES.sub(" ", text)
        if self._at_space:
            text = text.removeprefix(" ")
        if text:
            self._at_space = text[-1] == " "
            self._runs.append((text, self.style, self.link))

    def line_break(self) -> None:
        """Break the line; a second break in a row ends the paragraph."""
        if not self._runs:
            return
        text, style, link = self._runs[-1]
        if text == "\n":
            self.end_paragraph()
            return
        self._runs[-1] = (text.removesuffix(" "), style, link)
        self._runs.append(("\n", Style.PLAIN, None))
        self._at_space = True

    def end_paragraph(self) -> None:
        """Make a paragraph or heading of the text since the last block."""
        if not self._runs:
            return
        spans = _spans(self._runs)
        self._runs = []
        self._at_space = True
        if spans and self.heading:
            self.blocks.append(Heading(self.heading, spans))
        elif spans:
            self.blocks.append(Paragraph(spans))

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


def _spans(runs: list[_Run]) -> Spans:
    """Join runs of one style and strip the end; blank text gives no spans."""
    while runs:
        text, style, link = runs.pop()
        text = text.rstrip(" \n")
        if text:
            runs.append((text, style, link))
            break
    if not any(text.strip() for text, _, _ in runs):
        return ()
    _, style, link = runs[0]
    if len(runs) == 1 or all(run[1] is style and run[2] is link for run in runs):
        return (Span("".join([text for text, _, _ in runs]), style, link),)
    joined = (
        Span("".join(text for text, _, _ in run), style, link)
        for (style, link), run in groupby(runs, itemgetter(1, 2))
    )
    return tuple(span for span in joined if span.text)
