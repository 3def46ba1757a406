"""What docs/queries.md says a query selects, over plain data and without SQL."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from reader.query.ast import (
    Address,
    And,
    Before,
    Comparison,
    Condition,
    Field,
    Has,
    InFeed,
    InFolder,
    Is,
    Language,
    Medium,
    Node,
    Not,
    Or,
    Query,
    Since,
    Tagged,
    Term,
    WordCount,
)
from reader.query.moment import resolve
from reader.store.text import fold
from tests.query.tokens import tokens


@dataclass(frozen=True, slots=True)
class NaiveFeed:
    """A feed; `folder` is None where the sidebar does not show it in any."""

    id: int
    title: str
    url: str
    folder: str | None = None


@dataclass(frozen=True, slots=True)
class NaiveArticle:
    """An article; `feed` is None for a file, and `sorted` is aware.

    `media_types` are those of its enclosures, an empty one where it is not told.
    """

    sorted: datetime
    title: str = ""
    authors: tuple[str, ...] = ()
    text: str = ""
    tags: tuple[str, ...] = ()
    feed: NaiveFeed | None = None
    language: str | None = None
    url: str | None = None
    read: bool = False
    starred: bool = False
    later: bool = False
    media_types: tuple[str, ...] = ()
    has_image: bool = False
    words: int = 0


COMPARE: dict[Comparison, Callable[[int, int], bool]] = {
    Comparison.MORE: operator.gt,
    Comparison.AT_LEAST: operator.ge,
    Comparison.LESS: operator.lt,
    Comparison.AT_MOST: operator.le,
    Comparison.EQUAL: operator.eq,
}


def matches(query: Query, article: NaiveArticle, now: datetime) -> bool:
    """Whether a query selects an article."""
    return query.condition is None or holds(query.condition, article, now)


def holds(node: Node, article: NaiveArticle, now: datetime) -> bool:
    match node:
        case And(parts):
            return all(holds(part, article, now) for part in parts)
        case Or(parts):
            return any(holds(part, article, now) for part in parts)
        case Not(part):
            return not holds(part, article, now)
        case Since(when):
            return article.sorted >= resolve(when, now)
        case Before(when):
            return article.sorted < resolve(when, now)
        case WordCount(comparison, number):
            return COMPARE[comparison](article.words, number)
        case Is(condition):
            return is_in(condition, article)
        case Has(medium):
            return has(medium, article)
        case Term():
            return has_words(node, article)
        case _:
            return belongs(node, article)


def belongs(
    node: Tagged | InFeed | InFolder | Language | Address, article: NaiveArticle
) -> bool:
    match node:
        case Tagged(name, prefix):
            return any(is_tag(fold(tag), fold(name), prefix) for tag in article.tags)
        case InFeed(name):
            return article.feed is not None and is_feed(article.feed, name)
        case InFolder(path):
            folder = article.feed.folder if article.feed else None
            return folder is not None and is_below(fold(folder), fold(path))
        case Language(code):
            language = (article.language or "").lower()
            return language == code or language.startswith(f"{code}-")
        case Address(text):
            return ascii_lower(text) in ascii_lower(article.url or "")


def is_tag(tag: str, name: str, prefix: bool) -> bool:
    if not name:
        return False
    return tag.startswith(name) if prefix else is_below(tag, name)


def is_below(path: str, top: str) -> bool:
    return bool(top) and (path == top or path.startswith(f"{top}/"))


def is_feed(feed: NaiveFeed, name: str) -> bool:
    folded = fold(name)
    in_title = bool(folded) and folded in fold(feed.title)
    return in_title or name in (str(feed.id), feed.url)


def is_in(condition: Condition, article: NaiveArticle) -> bool:
    return {
        Condition.READ: article.read,
        Condition.UNREAD: not article.read,
        Condition.STARRED: article.starred,
        Condition.LATER: article.later,
        Condition.TAGGED: bool(article.tags),
        Condition.FILE: article.feed is None,
    }[condition]


def has(medium: Medium, article: NaiveArticle) -> bool:
    if medium is Medium.ENCLOSURE:
        return bool(article.media_types)
    shown = medium is Medium.IMAGE and article.has_image
    kind = f"{medium}/"
    return shown or any(m.lower().startswith(kind) for m in article.media_types)


def has_words(term: Term, article: NaiveArticle) -> bool:
    if term.literal:
        return term.field in (None, Field.TITLE) and term.text in article.title
    wanted = tokens(term.text)
    return any(
        contains(tokens(text), wanted, term.prefix)
        for text in searched(term.field, article)
    )


def searched(field: Field | None, article: NaiveArticle) -> Iterator[str]:
    """The texts in one of which the words of a term must all be."""
    if field in (None, Field.TITLE):
        yield article.title
    if field in (None, Field.AUTHOR):
        yield " ".join(article.authors)
    if field in (None, Field.BODY):
        yield article.text
    if field is None:
        yield from article.tags


def contains(words: list[str], wanted: list[str], prefix: bool) -> bool:
    """Whether words follow one another in a text, the last perhaps only begun."""
    if not wanted:
        return False
    *whole, last = wanted
    return any(
        words[start : start + len(whole)] == whole
        and begins(words[start + len(whole)], last, prefix)
        for start in range(len(words) - len(whole))
    )


def begins(word: str, last: str, prefix: bool) -> bool:
    return word.startswith(last) if prefix else word == last


def ascii_lower(text: str) -> str:
    """A to Z in lower case, and nothing else: as SQLite's lower() does."""
    return "".join(c.lower() if c.isascii() else c for c in text)
