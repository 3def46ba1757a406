"""Blocks: the units of readable content that every foreign text becomes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto


class Style(Flag):
    """How a span is set; styles combine."""

    PLAIN = 0
    STRONG = auto()
    EMPHASIS = auto()
    CODE = auto()
    STRIKE = auto()
    UNDERLINE = auto()
    MARK = auto()
    SUB = auto()
    SUP = auto()
    ADDED = auto()
    """An edit brought it."""
    REMOVED = auto()
    """An edit took it away."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style.

    `text` holds no control character but a newline, which is a forced line
    break. `link` is an absolute http, https or mailto address, or None.
    """

    text: str
    style: Style = Style.PLAIN
    link: str | None = None


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` is 1 to 6."""

    level: int
    spans: Spans


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list; its blocks may hold further lists."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bulleted or numbered list; `start` is the first number when ordered."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted blocks."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Preformatted text, its lines parted by newlines; `language` may be empty."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    spans: Spans
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table as rows of cells; rows may differ in length."""

    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, shown as a captioned line; `source` is its absolute address."""

    source: str
    alt: str = ""
    caption: str = ""
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Embed:
    """Something that plays elsewhere: `kind` is video, audio or page."""

    kind: str
    source: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A break between two parts of a text."""


Block = Paragraph | Heading | ListBlock | Quote | Code | Table | Image | Embed | Rule
Blocks = tuple[Block, ...]
