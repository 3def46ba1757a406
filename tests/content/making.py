"""Short ways to write the blocks that tests expect."""

from __future__ import annotations

from reader.model.block import (
    Block,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Span,
    Spans,
    Style,
)


def spans(*texts: str | Span) -> Spans:
    return tuple(text if isinstance(text, Span) else Span(text) for text in texts)


def paragraph(*texts: str | Span) -> Paragraph:
    return Paragraph(spans(*texts))


def heading(level: int, *texts: str | Span) -> Heading:
    return Heading(level, spans(*texts))


def strong(text: str) -> Span:
    return Span(text, Style.STRONG)


def bullets(*items: Block | tuple[Block, ...]) -> ListBlock:
    return ListBlock(_items(items))


def numbers(*items: Block | tuple[Block, ...], start: int = 1) -> ListBlock:
    return ListBlock(_items(items), ordered=True, start=start)


def _items(items: tuple[Block | tuple[Block, ...], ...]) -> tuple[ListItem, ...]:
    return tuple(
        ListItem(item if isinstance(item, tuple) else (item,)) for item in items
    )
