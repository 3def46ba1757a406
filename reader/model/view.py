"""Views: which articles a list shows and in what order."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Scope(StrEnum):
    """The kind of place a list is of."""

    ALL = "all"
    UNREAD = "unread"
    STARRED = "starred"
    LATER = "later"
    TAG = "tag"
    FOLDER = "folder"
    FEED = "feed"
    SMART = "smart"


class Sort(StrEnum):
    """The order of a list."""

    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"
    FEED = "feed"
    LONGEST = "longest"
    RELEVANCE = "relevance"


class View(NamedTuple):
    """A choice of articles.

    `name` is the tag's name, the folder's path, the feed's or the smart
    folder's id as text, by the scope; empty for the four others. `saved` is the
    query of the smart folder. `query` is what a person searches for in that
    place, empty for everything. `unread_only` leaves out what is read, but for
    articles read at or after `unread_since` (seconds since 1970, UTC), so that
    a list does not lose its lines while one reads in it.
    """

    scope: Scope = Scope.ALL
    name: str = ""
    saved: str = ""
    query: str = ""
    sort: Sort = Sort.NEWEST
    unread_only: bool = False
    unread_since: int | None = None


class Count(NamedTuple):
    """How many articles a place holds, and how many of them are unread."""

    articles: int = 0
    unread: int = 0


class Tag(NamedTuple):
    """A tag and its counts."""

    name: str
    articles: int
    unread: int


class SmartFolder(NamedTuple):
    """A query saved under a name; `unread` is None until it is counted.

    `notify` says that the person is told on their desktop of what it finds.
    """

    id: int
    name: str
    query: str
    unread: int | None = None
    notify: bool = False
