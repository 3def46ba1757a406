"""Reads HTML into blocks; every foreign text that is shown comes through here."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader.content.clean import clean_text, safe_link
from reader.content.elements import code, lists, media, tables, text
from reader.content.elements.reading import Element, Leave, Reading, block, nothing
from reader.content.nesting import names, tame
from reader.model.block import Blocks

_BASE = re.compile(r"<base\s", re.I)
_DROPPED = names(
    "-comment !doctype head script style template noscript button input select"
    " textarea option optgroup datalist progress meter svg canvas rp annotation"
    " annotation-xml param source track map"
)
_BLOCKS = names(
    "p div section article header footer main aside nav address fieldset legend form"
    " center hgroup details body html dl tbody tfoot search menu dialog"
)
_ELEMENTS: dict[str, Element] = {
    **dict.fromkeys(_BLOCKS, block),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), text.heading),
    "a-": text.link,
    "q": text.quotation,
    "rt": text.ruby,
    "br": text.line_break,
    "dt": text.term,
    "summary": text.term,
    "hr": text.rule,
    "blockquote": lists.quote,
    "dd": lists.quote,
    "ul": lists.list_,
    "ol": lists.list_,
    "li": lists.item,
    "pre": code.preformatted,
    "xmp": code.preformatted,
    "table": tables.table,
    "thead": tables.head,
    "tr": tables.row,
    "td": tables.cell,
    "th": tables.cell,
    "caption": media.caption,
    "figure": media.figure,
    "figcaption": media.caption,
    "img": media.picture,
    "video": media.player,
    "audio": media.player,
    "iframe": media.player,
    "embed": media.player,
}


def blocks_from_html(source: str, base: str = "", *, plain: bool = False) -> Blocks:
    """Read HTML, whole or a fragment, into blocks.

    With `plain` they have neither styles nor links, and the same text. Relative
    links are resolved against `base`; only http, https and mailto links stay.
    Scripts, styles, forms and pictures that count readers are dropped. Nothing
    raises and no text is lost, however broken or deep the source is: containers
    nested deeper than 16 are read into the sixteenth.
    """
    tree = LexborHTMLParser(tame(clean_text(source)))
    reading = Reading(_stated_base(tree, base) if _BASE.search(source) else base)
    reading.plain = plain
    if tree.root is not None:
        _read(reading, tree.root)
    reading.flow.end_paragraph()
    return tuple(reading.flow.blocks)


def _stated_base(tree: LexborHTMLParser, base: str) -> str:
    stated = tree.css_first("base[href]")
    href = stated.attributes.get("href") if stated is not None else None
    return safe_link(href or "", base) or base


def _read(reading: Reading, root: LexborNode) -> None:
    """Visit every node below the root in document order, without recursion."""
    leaves: list[Leave] = []
    add_text = reading.flow.text
    node: LexborNode | None = root.first_child
    while node is not None:
        tag = node.tag or ""
        if tag == "-text":  # most nodes are, so that they cost no call more
            piece = node.text_content or ""
            if reading.code is None:
                add_text(piece)
            else:
                reading.code.append(piece)
        elif (leave := _enter(reading, node, tag)) is not None:
            child = node.first_child
            if child is not None:
                leaves.append(leave)
                node = child
                continue
            leave()
        node = node.next or _following(node, leaves)


def _following(node: LexborNode, leaves: list[Leave]) -> LexborNode | None:
    """Return the next node that is no descendant, leaving what ends before it."""
    following: LexborNode | None = None
    while following is None and leaves:
        leaves.pop()()
        parent = node.parent
        if parent is None:
            return None
        node = parent
        following = node.next
    return following


def _enter(reading: Reading, node: LexborNode, tag: str) -> Leave | None:
    if tag in _DROPPED:
        return None
    if reading.code is not None:
        return code.inside(reading.code, tag)
    style = text.STYLES.get(tag)
    if style is not None:
        return nothing if reading.plain else text.styled(reading.flow, style)
    element = _ELEMENTS.get(tag)
    return element(reading, node) if element is not None else nothing
