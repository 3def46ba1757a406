"""What a query means: the parts it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.query.field import Field
from reader.query.moments import Moment


class State(StrEnum):
    """What can be asked with `is:`."""

    READ = "read"
    UNREAD = "unread"
    STARRED = "starred"
    LATER = "later"
    TAGGED = "tagged"
    FILE = "file"


class Kind(StrEnum):
    """What can be asked with `has:`."""

    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    ENCLOSURE = "enclosure"


class QuerySort(StrEnum):
    """What can be asked with `sort:`."""

    NEWEST = "newest"
    OLDEST = "oldest"
    RELEVANCE = "relevance"
    LONGEST = "longest"


class Comparison(StrEnum):
    """How `words:` compares."""

    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="
    EXACTLY = "="


@dataclass(frozen=True, slots=True)
class And:
    """All parts hold."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part holds."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Node


@dataclass(frozen=True, slots=True)
class Term:
    """Words one after the other, in one field or anywhere.

    Anywhere is the title, the authors, the text or the name of a tag. With
    `prefix` the last word may go on.
    """

    text: str
    field: Field | None = None
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Tagged:
    """Has a tag or one below it ("news/world"), or one that begins so."""

    name: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class InFeed:
    """Comes from a feed with this id or address, or whose title holds the name."""

    name: str


@dataclass(frozen=True, slots=True)
class InFolder:
    """Comes from a feed in a folder or below it."""

    path: str


@dataclass(frozen=True, slots=True)
class Language:
    """Is written in a language: "fr" is also "fr-CA"."""

    code: str


@dataclass(frozen=True, slots=True)
class Address:
    """Has an address that holds a text."""

    text: str


@dataclass(frozen=True, slots=True)
class Is:
    """Has a state."""

    state: State


@dataclass(frozen=True, slots=True)
class Has:
    """Brings a picture, a sound, a film, or any file."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class Since:
    """Is from a moment or later."""

    when: Moment


@dataclass(frozen=True, slots=True)
class Before:
    """Is from before a moment."""

    when: Moment


@dataclass(frozen=True, slots=True)
class WordCount:
    """Has so many words."""

    comparison: Comparison
    number: int


Node = (
    And
    | Or
    | Not
    | Term
    | Tagged
    | InFeed
    | InFolder
    | Language
    | Address
    | Is
    | Has
    | Since
    | Before
    | WordCount
)


@dataclass(frozen=True, slots=True)
class Query:
    """A whole query; no condition means every article."""

    condition: Node | None = None
    sort: QuerySort | None = None
