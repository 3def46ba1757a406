"""Whether a text brings pictures."""

from __future__ import annotations

from collections.abc import Iterable

from reader.model.block import Block, Image, ListBlock, Quote


def has_pictures(blocks: Iterable[Block]) -> bool:
    """Whether a picture stands anywhere in blocks, in lists and quotes too."""
    return any(
        isinstance(block, Image)
        or (isinstance(block, Quote) and has_pictures(block.blocks))
        or (
            isinstance(block, ListBlock)
            and any(has_pictures(part.blocks) for part in block.items)
        )
        for block in blocks
    )
