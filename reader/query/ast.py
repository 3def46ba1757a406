from __future__ import annotations
from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    TITLE = "title"
    BODY = "body"
    AUTHOR = "author"


class State(StrEnum):
    READ = "read"
    UNREAD = "unread"
    STARRED = "starred"
    LATER = "later"
    TAGGED = "tagged"
    FILE = "file"


class Kind(StrEnum):
    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    ENCLOSURE = "enclosure"


class QuerySort(StrEnum):
    NEWEST = "newest"
    OLDEST = "oldest"
    RELEVANCE = "relevance"
    LONGEST = "longest"


@dataclass(frozen=True)
class And:
    parts: tuple


@dataclass(frozen=True)
class Or:
    parts: tuple


@dataclass(frozen=True)
class Not:
    part: object


@dataclass(frozen=True)
class Term:
    text: str
    field: Field | None = None
    prefix: bool = False


@dataclass(frozen=True)
class Tagged:
    name: str
    prefix: bool = False


@dataclass(frozen=True)
class InFeed:
    name: str


@dataclass(frozen=True)
class InFolder:
    path: str


@dataclass(frozen=True)
class Language:
    code: str


@dataclass(frozen=True)
class Address:
    text: str


@dataclass(frozen=True)
class Is:
    state: State


@dataclass(frozen=True)
class Has:
    kind: Kind


@dataclass(frozen=True)
class Since:
    when: object


@dataclass(frozen=True)
class Before:
    when: object


@dataclass(frozen=True)
class WordCount:
    operator: str
    number: int


@dataclass(frozen=True)
class Query:
    condition: object = None
    sort: QuerySort | None = None


Node = object


def resolve(when, now):
    return when
