"""What the attributes of pictures, players and frames say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reader.content.clean import clean_line, safe_link
from reader.content.nesting import restore

Attributes = Mapping[str, str | None]

_LAZY = ("data-src", "data-original", "data-lazy-src", "data-url")
_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_ICON_CLASS = re.compile(r"\b(?:emoji|wp-smiley|smiley|latex|tex|math)\b", re.I)
_ICON_SIZE = 32
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_PIXELS = re.compile(r"\s*(\d{1,6})(?:\.\d*)?\s*(?:px)?\s*")


def label(attributes: Attributes, name: str) -> str:
    """Return an attribute that is meant for a person, clean and on one line."""
    return clean_line(restore(attributes.get(name) or ""))


def address_of(attributes: Attributes, base: str) -> str | None:
    """Return the web address a picture, player or frame is loaded from, or None.

    What is loaded late has its address in a data attribute and none, or a
    placeholder inside the page, in `src`.
    """
    for candidate in _candidates(attributes):
        link = safe_link(candidate, base)
        if link and not link.startswith("mailto:"):
            return link
    return None


def _candidates(attributes: Attributes) -> Iterator[str]:
    for name in ("src", *_LAZY):
        yield attributes.get(name) or ""
    for name in _SETS:
        first, _, _ = (attributes.get(name) or "").strip().partition(" ")
        yield first.rstrip(",")


def is_unseen(attributes: Attributes) -> bool:
    """Tell whether something is there to count readers, not to be seen."""
    if _HIDDEN.search(attributes.get("style") or ""):
        return True
    return _is_at_most(attributes, 1)


def is_icon(attributes: Attributes) -> bool:
    """Tell whether a picture stands in a line of text, as emoji and formulas do."""
    by_class = _ICON_CLASS.search(attributes.get("class") or "")
    return by_class is not None or _is_at_most(attributes, _ICON_SIZE)


def _is_at_most(attributes: Attributes, limit: int) -> bool:
    sizes = (_pixels(attributes, "width"), _pixels(attributes, "height"))
    return any(size is not None and size <= limit for size in sizes)


def _pixels(attributes: Attributes, name: str) -> int | None:
    """Return a size told in pixels; a style wins over an attribute, as in CSS."""
    text = attributes.get(name) or ""
    style = attributes.get("style")
    if style:
        styled = re.search(rf"(?:^|[;\s]){name}\s*:([^;]*)", style, re.I)
        text = styled[1] if styled else text
    match = _PIXELS.fullmatch(text)
    return int(match[1]) if match else None
