"""The state of reading one HTML document, shared by all its elements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from reader.content.flow import Flow
from reader.content.tables import TableDraft
from reader.model.block import Blocks

MAX_CONTAINERS = 16

Leave = Callable[[], None]


@dataclass(slots=True)
class ListDraft:
    """A list whose items are being read, `depth` containers deep."""

    depth: int
    items: list[Blocks] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """One document on its way from elements to blocks.

    `lists`, `tables` and `captions` are stacks, the innermost last. A figure
    and a table each have their list of captions. `code` holds the pieces of
    preformatted text while it is read, else None. With `plain`, styles and links
    are passed over: who wants the words alone has them in half the time.
    """

    base: str
    flow: Flow = field(default_factory=Flow)
    lists: list[ListDraft] = field(default_factory=list)
    tables: list[TableDraft] = field(default_factory=list)
    captions: list[list[str]] = field(default_factory=list)
    code: list[str] | None = None
    plain: bool = False

    @property
    def is_deep(self) -> bool:
        """Whether no further container may be opened."""
        return self.flow.depth >= MAX_CONTAINERS


# Entering an element returns what to do on leaving it, or None when the element
# is done with and its children are not to be read.
Element = Callable[[Reading, LexborNode], Leave | None]


def nothing() -> None:
    """Leave an element that needs no leaving."""


def block(reading: Reading, _node: LexborNode) -> Leave:
    """Read an element that parts paragraphs and does nothing else."""
    reading.flow.end_paragraph()
    return reading.flow.end_paragraph


def number(text: str | None, otherwise: int) -> int:
    """Return the whole number an attribute starts with, of nine digits at most."""
    digits = (text or "").strip()[:9]
    return int(digits) if digits.isascii() and digits.isdigit() else otherwise
