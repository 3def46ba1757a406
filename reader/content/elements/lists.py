"""Quotes and lists."""

from __future__ import annotations

from functools import partial

from selectolax.lexbor import LexborNode

from reader.content.elements.reading import Leave, ListDraft, Reading, block, number
from reader.model.block import ListBlock, ListItem, Quote


def quote(reading: Reading, node: LexborNode) -> Leave:
    """Read quoted blocks, or the definition of a term."""
    if reading.is_deep:
        return block(reading, node)
    reading.flow.open()
    return partial(_end_quote, reading)


def _end_quote(reading: Reading) -> None:
    blocks = reading.flow.close()
    if blocks:
        reading.flow.add(Quote(blocks))


def list_(reading: Reading, node: LexborNode) -> Leave:
    """Read a list, bulleted or numbered."""
    if reading.is_deep:
        return block(reading, node)
    ordered = node.tag == "ol"
    start = number(node.attributes.get("start"), 1) if ordered else 1
    reading.flow.open()
    reading.lists.append(ListDraft(reading.flow.depth))
    return partial(_end_list, reading, ordered, start)


def _end_list(reading: Reading, ordered: bool, start: int) -> None:
    _take_loose(reading)
    reading.flow.close()
    items = reading.lists.pop().items
    if items:
        made = tuple(ListItem(blocks) for blocks in items)
        reading.flow.add(ListBlock(made, ordered, start))


def item(reading: Reading, node: LexborNode) -> Leave:
    """Read an item of the list around it; outside of one it is a paragraph."""
    lists = reading.lists
    in_list = bool(lists) and lists[-1].depth == reading.flow.depth
    if not in_list or reading.is_deep:
        return block(reading, node)
    _take_loose(reading)
    reading.flow.open()
    return partial(_end_item, reading)


def _end_item(reading: Reading) -> None:
    blocks = reading.flow.close()
    if blocks:
        reading.lists[-1].items.append(blocks)


def _take_loose(reading: Reading) -> None:
    """Put what stands in a list beside its items into the item before it."""
    flow, items = reading.flow, reading.lists[-1].items
    flow.end_paragraph()
    loose = tuple(flow.blocks)
    if loose:
        flow.blocks.clear()
        before = items.pop() if items else ()
        items.append(before + loose)
