"""What a query means, told over plain data without any index: the oracle of tests."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime

from reader.query.ast import (
    Address,
    And,
    Before,
    Comparison,
    Has,
    InFeed,
    InFolder,
    Is,
    Kind,
    Language,
    Node,
    Not,
    Or,
    Since,
    State,
    Tagged,
    Term,
    WordCount,
)
from reader.query.field import Field
from reader.query.moments import resolve
from reader.store.text import searchable


@dataclass(frozen=True)
class Plain:
    """An article as plain data."""

    id: int
    title: str
    authors: tuple[str, ...]
    text: str
    tags: tuple[str, ...]
    language: str | None
    url: str | None
    feed: str | None
    feed_id: int | None
    feed_url: str | None
    folder: str
    sorted: int
    words: int
    media: frozenset[str]
    read_at: int | None
    starred: bool
    later: bool
    listed: bool = True
    """Whether its feed is followed and shown in the sidebar."""

    @property
    def unread(self) -> bool:
        return self.read_at is None


def matches(node: Node | None, article: Plain, now: datetime) -> bool:
    """Whether an article answers a condition."""
    if node is None:
        return True
    if isinstance(node, And):
        return all(matches(part, article, now) for part in node.parts)
    if isinstance(node, Or):
        return any(matches(part, article, now) for part in node.parts)
    if isinstance(node, Not):
        return not matches(node.part, article, now)
    if isinstance(node, Term):
        return _holds(node, article)
    return _fits(node, article, now)


def _fits(node: Node, article: Plain, now: datetime) -> bool:
    match node:
        case Tagged(name, prefix):
            asked = bare(name) if prefix else bare(name).rstrip("/")
            return any(_is_tag(bare(tag), asked, prefix) for tag in article.tags)
        case InFeed(name):
            return article.feed_id is not None and (
                name in (str(article.feed_id), article.feed_url)
                or bare(name) in bare(article.feed or article.feed_url or "")
            )
        case InFolder(path):
            wanted = bare(path).strip("/")
            folder = f"{bare(article.folder)}/"
            return article.feed_id is not None and folder.startswith(f"{wanted}/")
        case Language(code):
            spoken = (article.language or "").lower()
            return spoken == code.lower() or spoken.startswith(f"{code.lower()}-")
        case Address(text):
            return article.url is not None and text.lower() in article.url.lower()
        case Is(state):
            return _has_state(state, article)
        case Has(kind):
            wanted_kind = "any" if kind is Kind.ENCLOSURE else str(kind)
            return wanted_kind in article.media
    return _is_measured(node, article, now)


def _is_measured(node: Node, article: Plain, now: datetime) -> bool:
    when = datetime.fromtimestamp(article.sorted, UTC)
    match node:
        case Since(moment):
            return when >= resolve(moment, now)
        case Before(moment):
            return when < resolve(moment, now)
        case WordCount(comparison, number):
            return _compare(comparison, article.words, number)
    raise AssertionError(node)


def _is_tag(tag: str, name: str, prefix: bool) -> bool:
    return tag == name or tag.startswith(name if prefix else f"{name}/")


def _has_state(state: State, article: Plain) -> bool:
    return {
        State.READ: not article.unread,
        State.UNREAD: article.unread,
        State.STARRED: article.starred,
        State.LATER: article.later,
        State.TAGGED: bool(article.tags),
        State.FILE: article.feed_id is None,
    }[state]


def _compare(comparison: Comparison, one: int, other: int) -> bool:
    return {
        Comparison.MORE: one > other,
        Comparison.AT_LEAST: one >= other,
        Comparison.LESS: one < other,
        Comparison.AT_MOST: one <= other,
        Comparison.EXACTLY: one == other,
    }[comparison]


def _holds(term: Term, article: Plain) -> bool:
    if not any(character.isalnum() for character in term.text):
        return term.text in article.title
    wanted = tokens(term.text)
    columns = {
        Field.TITLE: [article.title],
        Field.AUTHOR: [" ".join(article.authors)],
        Field.BODY: [article.text],
        None: [
            article.title,
            " ".join(article.authors),
            article.text,
            *article.tags,
        ],
    }[term.field]
    return any(_follow(tokens(column), wanted, term.prefix) for column in columns)


def _follow(words: list[str], wanted: list[str], prefix: bool) -> bool:
    """Whether the wanted words stand in a row; the last one may only begin so."""
    for start in range(len(words) - len(wanted) + 1):
        row = words[start : start + len(wanted)]
        begins = prefix and row[-1].startswith(wanted[-1])
        if row[:-1] == wanted[:-1] and (row[-1] == wanted[-1] or begins):
            return True
    return False


def tokens(text: str) -> list[str]:
    """The words of a text as FTS5's unicode61 parts them: runs of letters and digits.

    Latin letters lose their accents, and no letter keeps its case.
    """
    words = [""]
    for character in searchable(text):
        kind = unicodedata.category(character)
        if kind[0] in "LN" or kind == "Co":
            words[-1] += _latin(_caseless(character))
        elif not (words[-1] and "\u0300" <= character <= "\u036f"):
            words.append("")
    return [word for word in words if word]


def _caseless(letter: str) -> str:
    """One letter for one: a final sigma is a sigma, but ß no double s."""
    folded = letter.casefold()
    return folded if len(folded) == 1 else letter.lower()


def _latin(letter: str) -> str:
    """A letter whose accents are gone where it is one of ASCII with accents."""
    first = unicodedata.normalize("NFD", letter)[0]
    return first if first < "\x80" else letter


def bare(text: str) -> str:
    """A text without case and accents; the marks of Kana are no accents."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    kept = (c for c in parted if not unicodedata.name(c, "").startswith("COMBINING "))
    return "".join(kept).strip()
