"""Writes blocks as plain text, for search and for the shell."""

from __future__ import annotations

from collections.abc import Iterable

from reader.model.block import (
    Block,
    Cell,
    Code,
    Embed,
    Heading,
    Image,
    ListBlock,
    Paragraph,
    Quote,
    Rule,
    Spans,
    Table,
)


def text_of(blocks: Iterable[Block]) -> str:
    """Return blocks as plain text, parted by one blank line.

    List items start with "- " or their number, a table has a line for each row
    with " | " between cells, a picture is its caption or else its alternative
    text, and what plays elsewhere is its title or else its address.
    """
    return "\n\n".join(filter(None, map(_text, blocks)))


def text_of_spans(spans: Spans) -> str:
    """Return running text without its styles and links."""
    return "".join(span.text for span in spans)


def _text(block: Block) -> str:
    match block:
        case Paragraph(spans) | Heading(_, spans):
            return text_of_spans(spans)
        case ListBlock():
            return _list(block)
        case Quote(blocks):
            return text_of(blocks)
        case Code(text):
            return text
        case Table(rows, caption):
            return "\n".join(filter(None, (caption, *map(_row, rows))))
        case Image(_, alt, caption):
            return caption or alt
        case Embed(_, source, title):
            return title or source
        case Rule():
            return ""


def _list(block: ListBlock) -> str:
    lines = []
    for number, item in enumerate(block.items, block.start):
        mark = f"{number}. " if block.ordered else "- "
        lines.append(mark + _indented(_item(item.blocks), len(mark)))
    return "\n".join(lines)


def _item(blocks: tuple[Block, ...]) -> str:
    """Return an item; a list inside it follows without a blank line."""
    text = ""
    for block in blocks:
        part = _text(block)
        if text and part:
            text += "\n" if isinstance(block, ListBlock) else "\n\n"
        text += part
    return text


def _indented(text: str, width: int) -> str:
    """Indent all lines but the first and the empty ones."""
    indent = "\n" + " " * width
    return text.replace("\n", indent).replace(indent + "\n", "\n\n")


def _row(row: tuple[Cell, ...]) -> str:
    cells = (text_of_spans(cell.spans).replace("\n", " ") for cell in row)
    return " | ".join(cells).strip()
