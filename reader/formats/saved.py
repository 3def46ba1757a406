"""What the readers of saved files (text, Markdown, web page) have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from reader.content.clean import clean_line
from reader.formats.assembly import Draft, finish
from reader.model.article import Credit, ParsedArticle

_TAG_PARTING = re.compile(r"[,;，、；،؛]")
_LONGEST_TAGS = 2000
_LONGEST_TITLE = 500


def finish_saved(
    draft: Draft, people: Iterable[Credit] = (), summary: str = ""
) -> ParsedArticle:
    """Clean a draft; `people` and `summary` stand as the file has them."""
    title = clean_line(draft.title)
    if len(title) > _LONGEST_TITLE:
        title = title[:_LONGEST_TITLE].rstrip() + "…"
    cleaned = (Credit(clean_line(one.name), clean_line(one.role)) for one in people)
    return finish(replace(draft, title=title))._replace(
        credits=tuple(dict.fromkeys(credit for credit in cleaned if credit.name)),
        summary=clean_line(summary),
    )


def split_tags(text: str) -> tuple[str, ...]:
    """Split tags that are parted by commas or semicolons."""
    return tuple(_TAG_PARTING.split(text[:_LONGEST_TAGS]))
