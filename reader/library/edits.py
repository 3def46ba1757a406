"""Edits: what publishers changed in an article since it came, the last one first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from reader.content.word_diff import Difference, difference
from reader.model.article import Article, Revision


class Edit(NamedTuple):
    """An edit of an article, by what was there before and after it.

    It came at `at` (aware, UTC). Where the texts between the first and the
    latest are no longer kept, the first edit stands for those it led to.
    """

    at: datetime
    old_title: str
    new_title: str
    old_text: str
    new_text: str


class Changes(NamedTuple):
    """What an edit changed in title and text."""

    title: Difference
    text: Difference

    @property
    def added(self) -> int:
        """How many words came."""
        return self.title.added + self.text.added

    @property
    def removed(self) -> int:
        """How many words went."""
        return self.title.removed + self.text.removed


def edits_of(article: Article, revisions: Sequence[Revision]) -> list[Edit]:
    """The edits of an article, the last one first.

    `revisions` are what it said before, the oldest first.
    """
    titles = [*(one.title for one in revisions), article.title]
    texts = [*(one.text for one in revisions), article.text]
    edits = [
        Edit(one.until, *titles[place : place + 2], *texts[place : place + 2])
        for place, one in enumerate(revisions)
    ]
    return edits[::-1]


def changes_of(edit: Edit) -> Changes:
    """What an edit changed; for a book this may take a second or two."""
    return Changes(
        difference(edit.old_title, edit.new_title),
        difference(edit.old_text, edit.new_text),
    )
