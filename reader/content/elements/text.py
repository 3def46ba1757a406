"""Elements of running text: styles, links, breaks, headings and terms."""

from __future__ import annotations

from functools import partial

from selectolax.lexbor import LexborNode

from reader.content.clean import safe_link
from reader.content.elements.reading import Leave, Reading, nothing
from reader.content.flow import Flow
from reader.model.block import Rule, Style

# Names ending in a hyphen are those that `nesting.tame` renames.
STYLES = {
    "b-": Style.STRONG,
    "strong-": Style.STRONG,
    "i-": Style.EMPHASIS,
    "em-": Style.EMPHASIS,
    "cite": Style.EMPHASIS,
    "dfn": Style.EMPHASIS,
    "var": Style.EMPHASIS,
    "code-": Style.CODE,
    "tt-": Style.CODE,
    "kbd": Style.CODE,
    "samp": Style.CODE,
    "s-": Style.STRIKE,
    "strike-": Style.STRIKE,
    "del": Style.STRIKE,
    "u-": Style.UNDERLINE,
    "ins": Style.UNDERLINE,
    "mark": Style.MARK,
    "sub": Style.SUB,
    "sup": Style.SUP,
}


def styled(flow: Flow, style: Style, link: str | None = None) -> Leave:
    """Add a style, and a link if there is one, until the element is left."""
    leave = partial(_set, flow, flow.style, flow.link)
    _set(flow, flow.style | style, link or flow.link)
    return leave


def _set(flow: Flow, style: Style, link: str | None) -> None:
    flow.style, flow.link = style, link


def link(reading: Reading, node: LexborNode) -> Leave | None:
    """Read a link; one that only marks the place of a heading is dropped."""
    attributes = node.attributes
    if "headerlink" in (attributes.get("class") or ""):
        return None
    if reading.plain:
        return nothing
    address = safe_link(attributes.get("href") or "", reading.base)
    return styled(reading.flow, Style.PLAIN, address)


def quotation(reading: Reading, _node: LexborNode) -> Leave:
    """Read a short quotation, which brings its own marks."""
    reading.flow.text("“")
    return partial(reading.flow.text, "”")


def ruby(reading: Reading, _node: LexborNode) -> Leave:
    """Read the pronunciation of a word in brackets behind it."""
    reading.flow.text("(")
    return partial(reading.flow.text, ")")


def line_break(reading: Reading, _node: LexborNode) -> Leave:
    """Break the line."""
    reading.flow.line_break()
    return nothing


def heading(reading: Reading, node: LexborNode) -> Leave:
    """Read h1 to h6."""
    reading.flow.end_paragraph()
    reading.flow.heading = int((node.tag or "h1")[1])
    return partial(_end_heading, reading.flow)


def _end_heading(flow: Flow) -> None:
    flow.end_paragraph()
    flow.heading = 0


def term(reading: Reading, _node: LexborNode) -> Leave:
    """Read a term or a summary: a strong paragraph."""
    reading.flow.end_paragraph()
    return partial(_end_term, reading.flow, styled(reading.flow, Style.STRONG))


def _end_term(flow: Flow, plain: Leave) -> None:
    flow.end_paragraph()
    plain()


def rule(reading: Reading, _node: LexborNode) -> Leave:
    """Read a rule; at the start and after another it parts nothing."""
    flow = reading.flow
    flow.end_paragraph()
    if flow.blocks and not isinstance(flow.blocks[-1], Rule):
        flow.add(Rule())
    return nothing
