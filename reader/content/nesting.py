"""Makes hostile HTML cheap to parse, before the parser sees it.

A parser that follows the HTML standard takes quadratic time on very deep
nesting and quadratic memory on unclosed formatting elements. Both are taken
away here in one pass over the source; no text is lost by it.
"""

from __future__ import annotations

import re

SMALL = 65_536
MAX_DEPTH = 256
MAX_ATTRIBUTES = 200

# One hyphen is added to the hyphens a name has, so that it can be taken away again.
_NAMES = r"(</?(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)-*+)"
_FORMATTING = re.compile(rf"{_NAMES}(?=[\s/>])", re.I)
_RENAMED = re.compile(rf"{_NAMES}(?<=-)(?=[\s/>])", re.I)

# A tag as the tokenizer of the standard reads it (section 13.2.5); the end of
# the document closes whatever is open. Possessive, so always in linear time.
_ATTRIBUTE = (
    r"[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>]*+))?+"
)
_REST = rf"(?:[\s/]++|{_ATTRIBUTE})*+(?:>|\Z)"
_RAW = "script|style|textarea|title|xmp|iframe|noembed|noframes"
_TOKEN = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    rf"|<(?:{_RAW})(?=[\s/>]){_REST}.*?(?=</(?:{_RAW})[\s/>]|\Z)"
    r"|<[!?][^>]*+"
    rf"|<(/?)([a-z][^\s/>]*+){_REST}",
    re.I | re.S,
)
_ATTRIBUTES = re.compile(_ATTRIBUTE)


def names(text: str) -> frozenset[str]:
    """Return the element names that a text lists, parted by spaces."""
    return frozenset(text.split())


_UNNESTED = names(
    "area base br col embed hr img input link meta source track wbr"
    " p li dt dd td th tr tbody thead tfoot html head body option"
)
_BARRIERS = names(
    "address article aside blockquote button caption center details div dl fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup iframe main"
    " marquee nav object ol pre section summary table template ul"
)


def tame(source: str) -> str:
    """Return HTML that a standard parser reads in linear time.

    Formatting elements are renamed to unknown elements ("b" to "b-"), which
    the parser does not carry over from block to block. In documents over
    32,768 characters elements deeper than 256 lose their tags (a block leaves
    a paragraph break) and tags with more than 200 attributes are dropped.
    """
    source = _FORMATTING.sub(_renamed, source)
    return _flatten(source) if len(source) > SMALL else source


def _renamed(name: re.Match[str]) -> str:
    # A third of the time that a template takes.
    return name[1] + "-"


def restore(text: str) -> str:
    """Undo the renaming inside an attribute that quotes HTML."""
    return _RENAMED.sub(lambda name: name[1][:-1], text) if "<" in text else text


def _flatten(source: str) -> str:
    kept: list[str] = []
    end = 0
    nest = _Nest()
    for token in _TOKEN.finditer(source):
        slash, name = token.group(1, 2)
        if name is None:
            continue
        begin, after = token.span()
        if after - begin > MAX_ATTRIBUTES * 2 and _has_many_attributes(token[0]):
            replacement = ""
        elif nest.keeps(name.lower(), closing=bool(slash)):
            continue
        else:
            replacement = "<p>" if name.lower() in _BARRIERS else ""
        kept += (source[end:begin], replacement)
        end = after
    kept.append(source[end:])
    return "".join(kept)


def _has_many_attributes(tag: str) -> bool:
    return len(_ATTRIBUTES.findall(tag)) > MAX_ATTRIBUTES


class _Nest:
    """The elements that are open, closed by the rules of the standard."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._dropped = 0

    def keeps(self, name: str, *, closing: bool) -> bool:
        """Tell whether a tag may stay in the source."""
        if name in _UNNESTED:
            return True
        if not closing:
            if len(self._open) >= MAX_DEPTH:
                self._dropped += 1
                return False
            self._open.append(name)
            return True
        if self._dropped:
            self._dropped -= 1
            return False
        self._close(name)
        return True

    def _close(self, name: str) -> None:
        """Close the nearest element of that name, where nothing forbids it.

        An end tag of an inline element stops at a block; source: section
        13.2.6.4.7, "any other end tag". Tables hold back all end tags.
        """
        for index in range(len(self._open) - 1, -1, -1):
            opened = self._open[index]
            if opened == name:
                del self._open[index:]
                return
            if opened == "table" or (name not in _BARRIERS and opened in _BARRIERS):
                return
