"""Tells whether a feed breaks off before its end, and whether within an article."""

from __future__ import annotations

import re

_ARTICLE = re.compile(r"<(/?)(?:[\w.-]+:)?(?:item|entry)(?=[\s/>])[^>]*?(/?)>", re.I)


def breaks_off(text: str, root: str) -> bool:
    """Whether a document lacks the last tag, that of its root element.

    With it, the server sent all there is, however broken that may be.
    """
    end = re.compile(rf"</(?:[\w.-]+:)?{re.escape(root)}\s*>", re.IGNORECASE)
    return end.search(text) is None


def breaks_off_in_article(text: str) -> bool:
    """Whether an article was begun last, and not ended."""
    is_open = False
    for tag in _ARTICLE.finditer(text):
        is_open = not tag[1] and not tag[2]
    return is_open
