"""What a query means, as frozen dataclasses.

`And` and `Or` hold two parts or more, none of them of their own kind, and `Not`
holds no `Not`: `all_of`, `any_of` and `negated` keep it so. Texts are never empty.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from reader.query.moment import Moment


class Field(StrEnum):
    """A part of an article in which words are searched for."""

    TITLE = "title"
    BODY = "body"
    AUTHOR = "author"


class Condition(StrEnum):
    """What an article is or is not."""

    READ = "read"
    UNREAD = "unread"
    STARRED = "starred"
    LATER = "later"
    TAGGED = "tagged"
    FILE = "file"


class Medium(StrEnum):
    """What an article has beside its text."""

    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    ENCLOSURE = "enclosure"


class Comparison(StrEnum):
    """How a number of words is compared."""

    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="
    EQUAL = "="


class QuerySort(StrEnum):
    """The order that a query asks for."""

    NEWEST = "newest"
    OLDEST = "oldest"
    RELEVANCE = "relevance"
    LONGEST = "longest"


@dataclass(frozen=True, slots=True)
class And:
    """All of its parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of its parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but its part."""

    part: Node


@dataclass(frozen=True, slots=True)
class Term:
    """Words that follow one another; `field` None is title, authors, body or a tag.

    With `prefix`, the last word is the beginning of one.
    """

    text: str
    field: Field | None = None
    prefix: bool = False

    @property
    def literal(self) -> bool:
        """Whether it has no letter or digit: the title holds it as it stands."""
        return not has_word(self.text)


@dataclass(frozen=True, slots=True)
class Tagged:
    """Has the tag or one below it; with `prefix`, one whose name begins so."""

    name: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class InFeed:
    """Comes from a feed whose title holds the name, or whose id or address it is."""

    name: str


@dataclass(frozen=True, slots=True)
class InFolder:
    """Comes from a feed in the folder or in one below it."""

    path: str


@dataclass(frozen=True, slots=True)
class Language:
    """Is written in the language; the code is in lower case, such as "pt-br"."""

    code: str


@dataclass(frozen=True, slots=True)
class Address:
    """Has the text in its address."""

    text: str


@dataclass(frozen=True, slots=True)
class Is:
    """Is in the condition."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class Has:
    """Has the medium."""

    medium: Medium


@dataclass(frozen=True, slots=True)
class Since:
    """Is sorted at the moment or after it."""

    when: Moment


@dataclass(frozen=True, slots=True)
class Before:
    """Is sorted before the moment."""

    when: Moment


@dataclass(frozen=True, slots=True)
class WordCount:
    """Has a number of words."""

    operator: Comparison
    number: int


Leaf = (
    Term
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
Node = And | Or | Not | Leaf


@dataclass(frozen=True, slots=True)
class Query:
    """Which articles, and in what order; None is all of them, and any order."""

    condition: Node | None = None
    sort: QuerySort | None = None


def all_of(parts: Iterable[Node]) -> Node | None:
    """The parts joined by `and`; None where there are none."""
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, And) else (part,)
    return And(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)


def any_of(parts: Iterable[Node]) -> Node | None:
    """The parts joined by `or`; None where there are none."""
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, Or) else (part,)
    return Or(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)


def negated(part: Node) -> Node:
    """The opposite of a part."""
    return part.part if isinstance(part, Not) else Not(part)


def has_word(text: str) -> bool:
    """Whether a text has a letter or a digit, and so something that is indexed."""
    return any(character.isalnum() for character in text)
