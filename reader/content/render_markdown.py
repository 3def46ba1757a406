"""Writes blocks as Markdown that reads back as the same text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.content.render_inline import inline_markdown, link_target, quoted_title
from reader.model.block import (
    Block,
    Code,
    Embed,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
)

_LARGEST_NUMBER = 999_999_999
_LINE_START = re.compile(r"^(?=[-+#>=|:])|^(\d{1,9})(?=[.)])", re.M)
_CLOSING_SIGN = re.compile(r"(#+)$")
_FENCE = re.compile(r"`{3,}")


def markdown_of(blocks: Iterable[Block]) -> str:
    """Return blocks as CommonMark with tables and strikethrough.

    Text that looks like markup is escaped. What CommonMark has no sign for
    (underline, mark, sub, sup, breaks in a table) is inline HTML. Ends with a
    newline unless there is nothing to write.
    """
    text = _joined(blocks)
    return text + "\n" if text else ""


def _joined(blocks: Iterable[Block]) -> str:
    parts: list[str] = []
    before: Block | None = None
    other_marks = False
    for block in blocks:
        # Two lists in a row stay two only where their marks differ.
        follows_list = isinstance(block, ListBlock) and isinstance(before, ListBlock)
        other_marks = follows_list and not other_marks
        text = (
            _list(block, other_marks) if isinstance(block, ListBlock) else _one(block)
        )
        if text:
            parts.append(text)
            before = block
    return "\n\n".join(parts)


def _one(block: Block) -> str:
    match block:
        case Paragraph(spans):
            return _escaped_starts(inline_markdown(spans, "\\\n"))
        case Heading(level, spans):
            text = _CLOSING_SIGN.sub(r"\\\1", inline_markdown(spans, "<br>"))
            return f"{'#' * level} {text}" if text else ""
        case Quote(blocks):
            text = _joined(blocks)
            return _prefixed(text, "> ") if text else ""
        case Code(text, language):
            return _code(text, language)
        case Table():
            return _table(block)
        case Image():
            return _image(block)
        case Embed(_, source, title):
            return inline_markdown((Span(title or source, link=source),), " ")
        case Rule():
            return "***"
        case _:
            return ""


def _escaped_starts(text: str) -> str:
    """Escape what would make a line a heading, a list, a quote or a table."""
    return _LINE_START.sub(r"\1\\", text)


def _prefixed(text: str, prefix: str) -> str:
    return "\n".join((prefix + line).rstrip(" ") for line in text.split("\n"))


def _code(text: str, language: str) -> str:
    longest = max(map(len, _FENCE.findall(text)), default=2)
    fence = "`" * (longest + 1)
    info = re.sub(r"[\s`]", "", language)
    return f"{fence}{info}\n{text}\n{fence}"


def _list(block: ListBlock, other_marks: bool) -> str:
    bullet, dot = ("*", ")") if other_marks else ("-", ".")
    start = max(0, min(block.start, _LARGEST_NUMBER - len(block.items)))
    items = []
    for number, item in enumerate(block.items, start):
        mark = f"{number}{dot} " if block.ordered else f"{bullet} "
        indented = _prefixed(_joined(item.blocks), " " * len(mark))
        items.append((mark + indented.lstrip(" ")).rstrip(" "))
    return ("\n" if all(map(_is_short, block.items)) else "\n\n").join(items)


def _is_short(item: ListItem) -> bool:
    return len(item.blocks) == 1 and isinstance(item.blocks[0], Paragraph)


def _image(image: Image) -> str:
    alt = inline_markdown((Span(image.alt),), " ")
    title = f" {quoted_title(image.caption)}" if image.caption else ""
    text = f"![{alt}]({link_target(image.source)}{title})"
    return f"[{text}]({link_target(image.link)})" if image.link else text


def _table(table: Table) -> str:
    rows = [
        [inline_markdown(cell.spans, "<br>").replace("|", "\\|") for cell in row]
        for row in table.rows
    ]
    width = max(map(len, rows), default=0)
    if not width:
        return _one(Paragraph((Span(table.caption),))) if table.caption else ""
    has_head = all(cell.header for cell in table.rows[0])
    head, *body = rows if has_head else [[], *rows]
    lines = [_row(head, width), _row(["---"] * width, width)]
    lines += [_row(row, width) for row in body]
    caption = [_one(Paragraph((Span(table.caption),)))] if table.caption else []
    return "\n\n".join([*caption, "\n".join(lines)])


def _row(cells: list[str], width: int) -> str:
    padded = cells + [""] * (width - len(cells))
    return f"| {' | '.join(padded)} |"
