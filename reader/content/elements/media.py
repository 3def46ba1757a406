"""Figures, pictures and what plays elsewhere."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from selectolax.lexbor import LexborNode

from reader.content.clean import clean_line
from reader.content.elements.attributes import (
    address_of,
    is_icon,
    is_unseen,
    label,
)
from reader.content.elements.reading import Leave, Reading, block
from reader.content.tables import inline
from reader.model.block import (
    Block,
    Blocks,
    Embed,
    Image,
    Paragraph,
    Span,
    Style,
    Table,
)


def figure(reading: Reading, node: LexborNode) -> Leave:
    """Read a figure: blocks that share a caption."""
    if reading.is_deep:
        return block(reading, node)
    reading.flow.open()
    reading.captions.append([])
    return partial(_end_figure, reading)


def _end_figure(reading: Reading) -> None:
    blocks = reading.flow.close()
    caption = " ".join(reading.captions.pop())
    for made in _captioned(blocks, caption):
        reading.flow.add(made)


def caption(reading: Reading, node: LexborNode) -> Leave:
    """Read the caption of the figure or table around it."""
    if not reading.captions or reading.is_deep:
        return block(reading, node)
    reading.flow.open()
    return partial(_end_caption, reading)


def _end_caption(reading: Reading) -> None:
    spans = inline(reading.flow.close())
    text = clean_line("".join(span.text for span in spans))
    if text:
        reading.captions[-1].append(text)


def _captioned(blocks: Blocks, text: str) -> Blocks:
    """Give a caption to the last block that can carry one and has none."""
    if not text:
        return blocks
    for index in range(len(blocks) - 1, -1, -1):
        made = _with_caption(blocks[index], text)
        if made is not None:
            return (*blocks[:index], made, *blocks[index + 1 :])
    return (*blocks, Paragraph((Span(text, Style.EMPHASIS),)))


def _with_caption(block: Block, text: str) -> Block | None:
    if isinstance(block, Image) or (isinstance(block, Table) and not block.caption):
        return replace(block, caption=text)
    if isinstance(block, Embed) and not block.title:
        return replace(block, title=text)
    return None


def picture(reading: Reading, node: LexborNode) -> None:
    """Read a picture; one that stands in for a character becomes text.

    Its title is its caption until a figure gives it another, because Markdown
    has no other place for one.
    """
    attributes = node.attributes
    if is_unseen(attributes):
        return
    alt = label(attributes, "alt")
    if is_icon(attributes):
        reading.flow.text(alt)
        return
    address = address_of(attributes, reading.base) or ""
    title = label(attributes, "title")
    if address or alt:
        said = "" if title == alt else title
        reading.flow.add(Image(address, alt, said, reading.flow.link))


def player(reading: Reading, node: LexborNode) -> None:
    """Read a video, a sound or a page inside the page."""
    attributes = node.attributes
    if is_unseen(attributes):
        return
    kind = node.tag if node.tag in {"video", "audio"} else "page"
    address = address_of(attributes, reading.base)
    inner = node.css_first("source[src]") if kind != "page" else None
    if address is None and inner is not None:
        address = address_of(inner.attributes, reading.base)
    if address:
        reading.flow.add(Embed(kind or "page", address, label(attributes, "title")))
