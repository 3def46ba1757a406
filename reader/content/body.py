"""Reads the body of an article into blocks, whatever it is written in."""

from __future__ import annotations

from reader.content.html import blocks_from_html
from reader.content.markdown import blocks_from_markdown
from reader.content.plain import blocks_from_plain
from reader.model.article import Body, BodyFormat
from reader.model.block import Blocks


def blocks_of(body: Body, *, plain: bool = False) -> Blocks:
    """Return the blocks of a body; links are resolved against its base.

    With `plain` they have the same text, but HTML neither styles nor links, which
    is enough to index it and takes half the time.
    """
    match body.format:
        case BodyFormat.HTML:
            return blocks_from_html(body.source, body.base, plain=plain)
        case BodyFormat.MARKDOWN:
            return blocks_from_markdown(body.source, body.base)
        case BodyFormat.PLAIN:
            return blocks_from_plain(body.source)
