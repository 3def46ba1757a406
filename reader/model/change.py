"""Changes: the undoable steps, and the events that tell of them."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple


class Change(NamedTuple):
    """One undoable step; `title` says it in words, `at` is aware and in UTC."""

    id: int
    title: str
    at: datetime
    undone: bool


class Changed(NamedTuple):
    """What a committed write touched.

    `articles` are the ids whose states or texts changed. `lists` is true when
    articles came or went or moved between lists, `places` when feeds, folders
    or tags did.
    """

    articles: frozenset[int] = frozenset()
    lists: bool = False
    places: bool = False
