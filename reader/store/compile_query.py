"""Turns a query into SQL conditions on `article`, with parameters."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import product
from typing import TypeGuard

from reader.query.ast import (
    Address,
    And,
    Before,
    Field,
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
from reader.query.moments import resolve
from reader.store.text import fold, has_letters, searchable, storable

MANY_TAGGED = 20_000
"""From so many articles on, those of a tag are not gathered but met."""

_MOST_TAGGED = 3
"""Words of a query that may each be asked of index and tags apart."""

_COLUMNS = {
    None: "",
    Field.TITLE: "title: ",
    Field.AUTHOR: "authors: ",
    Field.BODY: "body: ",
}

_STATES = {
    State.READ: "article.read_at IS NOT NULL",
    State.UNREAD: "article.read_at IS NULL",
    State.STARRED: "article.starred_at IS NOT NULL",
    State.LATER: "article.later_at IS NOT NULL",
    State.TAGGED: ("EXISTS (SELECT 1 FROM article_tag WHERE article_id = article.id)"),
    State.FILE: "article.feed_id IS NULL",
}

_MEDIA = {Kind.IMAGE: 1, Kind.AUDIO: 2, Kind.VIDEO: 4, Kind.ENCLOSURE: 8}


@dataclass(slots=True)
class Parameters:
    """The values of a statement, each under a name of its own."""

    values: dict[str, object] = field(default_factory=dict)

    def add(self, value: object) -> str:
        """Keep a value; the mark that stands for it."""
        name = f"q{len(self.values)}"
        self.values[name] = value
        return f":{name}"


@dataclass(frozen=True, slots=True)
class Branch:
    """One way in which an article can answer a query.

    `match` is what the full-text index is asked, None where this branch asks it
    nothing; `conditions` are what has to hold besides.
    """

    match: str | None
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A query as SQL: an article answers it by any of the branches.

    `terms` are the words that every answer holds by the index alone.
    """

    branches: tuple[Branch, ...]
    terms: tuple[Term, ...] = ()


class Compiler:
    """Compiles conditions for one library at one time."""

    def __init__(self, connection: sqlite3.Connection, now: datetime) -> None:
        """`now` is aware; days begin at its midnight."""
        self._connection = connection
        self._now = now
        self.parameters = Parameters()
        self._tags: dict[Term, str] = {}
        self._writers: Mapping[type[Node], Callable[..., str]] = {
            And: self._and,
            Or: self._or,
            Not: self._not,
            Term: self._term,
            Tagged: self._tagged,
            InFeed: self._in_feed,
            InFolder: self._in_folder,
            Language: self._language,
            Address: self._address,
            Is: lambda node: _STATES[node.state],
            Has: lambda node: f"article.media & {_MEDIA[node.kind]} <> 0",
            Since: lambda node: f"article.sorted >= {self._moment(node)}",
            Before: lambda node: f"article.sorted < {self._moment(node)}",
            WordCount: lambda node: (
                f"article.words {node.comparison} {self._add(node.number)}"
            ),
        }

    def compile(self, condition: Node | None) -> Compiled:
        """Split a condition into what the index answers first and the rest.

        A word that is also part of a tag's name makes two branches, one through
        the index and one through the tags, since each alone is read in order.
        """
        if condition is None:
            return Compiled((Branch(None, ()),))
        parts = condition.parts if isinstance(condition, And) else (condition,)
        terms = [part for part in parts if self._is_worded(part)]
        tagged = [term for term in terms if self._tags_with(term)][:_MOST_TAGGED]
        rest = [part for part in parts if part not in terms]
        rest += [t for t in terms if self._tags_with(t) and t not in tagged]
        pure = tuple(term for term in terms if not self._tags_with(term))
        conditions = tuple(self.write(part) for part in rest)
        branches = tuple(
            self._branch(pure, choice, conditions)
            for choice in product(*[((term, False), (term, True)) for term in tagged])
        )
        return Compiled(branches, pure if not tagged else ())

    def _branch(
        self,
        pure: tuple[Term, ...],
        choice: tuple[tuple[Term, bool], ...],
        conditions: tuple[str, ...],
    ) -> Branch:
        """Ask the index for words, but the tags for those chosen so."""
        indexed = [*pure, *(term for term, by_tag in choice if not by_tag)]
        by_tags = [self._by_tags(term) for term, by_tag in choice if by_tag]
        match = " AND ".join(_match(term) for term in indexed)
        return Branch(match or None, (*conditions, *by_tags))

    @staticmethod
    def _is_worded(node: Node) -> TypeGuard[Term]:
        return isinstance(node, Term) and has_letters(node.text)

    def _tags_with(self, term: Term) -> str:
        """The ids of tags whose names hold a term, as SQL; empty where none do."""
        if term.field is not None:
            return ""
        if term not in self._tags:
            rows = self._connection.execute(
                "SELECT rowid FROM tag_fts WHERE tag_fts MATCH ?", (_phrase(term),)
            )
            self._tags[term] = ", ".join(str(row[0]) for row in rows)
        return self._tags[term]

    def _by_tags(self, term: Term) -> str:
        """Articles that have one of the tags whose names hold a term."""
        ids = self._tags_with(term)
        articles = self._connection.execute(
            f"SELECT sum(articles) FROM tag_count WHERE tag_id IN ({ids})"
        ).fetchone()[0]
        if (articles or 0) > MANY_TAGGED:
            # So many are soon met on the way through all articles.
            return (
                "EXISTS (SELECT 1 FROM article_tag"
                f" WHERE article_id = article.id AND +tag_id IN ({ids}))"
            )
        return (
            "article.id IN"
            f" (SELECT article_id FROM article_tag WHERE tag_id IN ({ids}))"
        )

    def write(self, node: Node) -> str:
        """A condition as SQL on a row of `article`."""
        return self._writers[type(node)](node)

    def _and(self, node: And) -> str:
        return f"({' AND '.join(self.write(part) for part in node.parts)})"

    def _or(self, node: Or) -> str:
        return f"({' OR '.join(self.write(part) for part in node.parts)})"

    def _not(self, node: Not) -> str:
        # A comparison with a missing value is neither true nor false.
        return f"NOT ifnull({self.write(node.part)}, 0)"

    def _term(self, node: Term) -> str:
        if not has_letters(node.text):
            return self._literally(node)
        found = (
            "article.id IN (SELECT rowid FROM article_fts"
            f" WHERE article_fts MATCH {self._add(_match(node))})"
        )
        if not self._tags_with(node):
            return found
        return f"({found} OR {self._by_tags(node)})"

    def _literally(self, node: Term) -> str:
        """What the index leaves out, such as "!!!" or an emoji, stands in a title."""
        return f"instr(article.title, {self._add(storable(node.text))}) > 0"

    def _tagged(self, node: Tagged) -> str:
        name = fold(storable(node.name))
        below = self._add(name if node.prefix else f"{name}/")
        return (
            "article.id IN (SELECT article_id FROM article_tag WHERE tag_id IN"
            f" (SELECT id FROM tag WHERE folded = {self._add(name)}"
            f" OR substr(folded, 1, length({below})) = {below}))"
        )

    def _in_feed(self, node: InFeed) -> str:
        name = storable(node.name)
        ids = [
            str(row["id"])
            for row in self._connection.execute(
                "SELECT id, url, coalesce(nullif(custom_title, ''), title) AS title"
                " FROM feed"
            )
            if name in (str(row["id"]), row["url"]) or fold(name) in fold(row["title"])
        ]
        return f"article.feed_id IN ({', '.join(ids)})"

    def _in_folder(self, node: InFolder) -> str:
        path = fold(storable(node.path)).strip("/")
        ids = [
            str(row["id"])
            for row in self._connection.execute("SELECT id, folder FROM feed")
            if f"{fold(row['folder'])}/".startswith(f"{path}/")
        ]
        return f"article.feed_id IN ({', '.join(ids)})"

    def _language(self, node: Language) -> str:
        code = self._add(storable(node.code).casefold())
        return (
            f"(lower(article.language) = {code}"
            f" OR substr(lower(article.language), 1, length({code}) + 1)"
            f" = {code} || '-')"
        )

    def _address(self, node: Address) -> str:
        text = self._add(storable(node.text).casefold())
        return f"instr(lower(article.url), {text}) > 0"

    def _moment(self, node: Since | Before) -> str:
        return self._add(int(resolve(node.when, self._now).timestamp()))

    def _add(self, value: object) -> str:
        return self.parameters.add(value)


def _match(term: Term) -> str:
    """A term in the language of FTS5, inert whatever it holds."""
    return f"({_COLUMNS[term.field]}{_phrase(term)})"


def _phrase(term: Term) -> str:
    letters = searchable(storable(term.text)).replace('"', '""')
    return f'"{letters}"{" *" if term.prefix else ""}'
