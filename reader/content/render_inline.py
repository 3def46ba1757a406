"""Writes running text as Markdown."""

from __future__ import annotations

import re
from itertools import groupby

from reader.model.block import Span, Spans, Style

_MARKUP = re.compile(r"[\\`*_\[\]<~]|&(?=#?\w+;)|!$")
_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.S)
_TICKS = re.compile("`+")
_IN_TARGET = re.compile(r"[\\<>]|&(?=#?\w+;)")

# Signs are for words alone: next to punctuation they may not open or close
# (CommonMark 0.31, section 6.2), and then the element says the same.
_SIGNS = (
    (Style.STRONG | Style.EMPHASIS, "***", ("strong", "em")),
    (Style.STRONG, "**", ("strong",)),
    (Style.EMPHASIS, "*", ("em",)),
    (Style.STRIKE, "~~", ("del",)),
)
_ELEMENTS = (
    (Style.CODE, "code"),
    (Style.UNDERLINE, "u"),
    (Style.MARK, "mark"),
    (Style.SUB, "sub"),
    (Style.SUP, "sup"),
)


def inline_markdown(spans: Spans, line_break: str) -> str:
    """Return running text as Markdown with the given sign for a forced break."""
    text = ""
    for link, group in groupby(spans, lambda span: span.link):
        inner = ""
        for span in group:
            inner += _styled(span, text + inner if not link else inner or "[")
        text += f"[{inner}]({link_target(link)})" if link and inner else inner
    lines = (line.strip(" \t") for line in text.split("\n"))
    return line_break.join(line for line in lines if line)


def link_target(address: str) -> str:
    """Return an address as the target of a link or picture."""
    escaped = _IN_TARGET.sub(r"\\\g<0>", address)
    is_plain = re.fullmatch(r"[^()<>\s]+", address)
    return escaped if is_plain else f"<{escaped}>"


def quoted_title(text: str) -> str:
    """Return a text as the title of a link or picture."""
    escaped = re.sub(r'[\\"]|&(?=#?\w+;)', r"\\\g<0>", text)
    return f'"{escaped}"'


def _styled(span: Span, before: str) -> str:
    """Return a span as Markdown; `before` is what stands in front of it."""
    edges = _EDGES.fullmatch(span.text)
    lead, core, trail = edges.groups() if edges else ("", span.text, "")
    if not core:
        return span.text
    is_code = Style.CODE in span.style and not _confuses(span, before + lead)
    marked = _code(core) if is_code else _MARKUP.sub(r"\\\g<0>", core)
    is_word = not is_code and core[0].isalnum() and core[-1].isalnum()
    style = span.style & ~Style.CODE if is_code else span.style
    for signed, sign, elements in _SIGNS:
        if signed not in style:
            continue
        style &= ~signed
        touches = not lead and before.endswith(sign[0])
        if is_word and not touches:
            marked = sign + marked + sign
        else:
            marked = _wrapped(marked, elements)
        is_word = False
    marked = _wrapped(marked, [name for one, name in _ELEMENTS if one in style])
    return lead + marked + trail


def _confuses(code: Span, before: str) -> bool:
    """Tell whether ticks would be read as something else.

    Ticks of two code spans in a row become one, and a bracket in ticks makes the
    text of a link that starts a paragraph a reference definition.
    """
    has_bracket = "[" in code.text or "]" in code.text
    return before.endswith("`") or (code.link is not None and has_bracket)


def _wrapped(text: str, elements: tuple[str, ...] | list[str]) -> str:
    for name in elements:
        text = f"<{name}>{text}</{name}>"
    return text


def _code(text: str) -> str:
    """Return code spans, one a line, with ticks that the code does not hold."""
    return "\n".join(_code_line(line) for line in text.split("\n"))


def _code_line(line: str) -> str:
    if not line.strip():
        return line
    longest = max(map(len, _TICKS.findall(line)), default=0)
    ticks = "`" * (longest + 1)
    pad = " " if line[0] in "` " or line[-1] in "` " else ""
    return f"{ticks}{pad}{line}{pad}{ticks}"
