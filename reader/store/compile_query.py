"""Turns a query into SQL conditions on `article`, with parameters."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, tzinfo
from itertools import product
from typing import TypeGuard

from reader.query.ast import (
    Address,
    And,
    Before,
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
from reader.store.articles import FEED_TITLE
from reader.store.branches import Branch, Compiled, Parameters
from reader.store.text import fold, has_letters, searchable, shown_address, storable

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


class Compiler:
    """Compiles conditions for one library at one time."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        now: datetime,
        zone: tzinfo | None = None,
        parameters: Parameters | None = None,
    ) -> None:
        """Compile for a time; values go to `parameters`, or to new ones.

        `now` is aware; days begin at midnight in `zone`, or the machine's.
        """
        self._connection = connection
        self._now = now
        self._zone = zone
        self.parameters = parameters or Parameters()
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

    def compile(self, parts: Sequence[Node]) -> Compiled:
        """Split what all has to hold into what the index answers and the rest.

        A word that is also part of a tag's name makes two branches, one through
        the index and one through the tags, since each alone is read in order.
        """
        tagged = [part for part in parts if self._is_in_tags(part)][:_MOST_TAGGED]
        worded = [part for part in parts if self._is_worded(part)]
        if not tagged and all(isinstance(part, Not) for part in worded):
            worded = []
        rest = [part for part in parts if part not in worded and part not in tagged]
        conditions = tuple(self.write(part) for part in rest)
        branches = tuple(
            self._branch(worded, choice, conditions)
            for choice in product(*[((term, False), (term, True)) for term in tagged])
        )
        tags: dict[Node, str] = {term: self._tags_with(term) for term in tagged}
        return Compiled(branches, tuple(worded), tags)

    def _branch(
        self,
        worded: Sequence[Node],
        choice: tuple[tuple[Term, bool], ...],
        conditions: tuple[str, ...],
    ) -> Branch:
        """Ask the index for words, but the tags for those chosen so."""
        indexed = [*worded, *(term for term, by_tag in choice if not by_tag)]
        by_tags = [self._having(self._tags_with(term)) for term, by in choice if by]
        if all(isinstance(node, Not) for node in indexed):
            left_out = [self.write(node) for node in indexed]
            return Branch(None, (*conditions, *left_out, *by_tags))
        return Branch(_match(And(tuple(indexed))), (*conditions, *by_tags))

    def _is_worded(self, node: Node) -> bool:
        """Whether the index alone tells if a condition holds."""
        if isinstance(node, Term):
            return has_letters(node.text) and not self._tags_with(node)
        if isinstance(node, Not):
            return not isinstance(node.part, Not) and self._is_worded(node.part)
        if not isinstance(node, And | Or) or not all(map(self._is_worded, node.parts)):
            return False
        # The index finds by words that are there: “not” stands beside others.
        denied = [isinstance(part, Not) for part in node.parts]
        return not (all(denied) if isinstance(node, And) else any(denied))

    def _is_in_tags(self, node: Node) -> TypeGuard[Term]:
        if not isinstance(node, Term) or not has_letters(node.text):
            return False
        return bool(self._tags_with(node))

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

    def _having(self, ids: str) -> str:
        """Articles that have one of some tags."""
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
        return f"({found} OR {self._having(self._tags_with(node))})"

    def _literally(self, node: Term) -> str:
        """What the index leaves out, such as "!!!" or an emoji, stands in a title."""
        return f"instr(article.title, {self._add(storable(node.text))}) > 0"

    def _tagged(self, node: Tagged) -> str:
        name = fold(storable(node.name))
        if not node.prefix:
            name = name.rstrip("/")
        rows = self._connection.execute(
            "SELECT id FROM tag WHERE folded = :name"
            " OR substr(folded, 1, length(:below)) = :below",
            {"name": name, "below": name if node.prefix else f"{name}/"},
        )
        return self._having(_listed(row[0] for row in rows))

    def _in_feed(self, node: InFeed) -> str:
        name = storable(node.name)
        rows = self._connection.execute(
            f"SELECT id, url, {FEED_TITLE} AS title FROM feed"
        )
        return _from_feeds(
            row["id"]
            for row in rows
            if name in (str(row["id"]), shown_address(row["url"]))
            or fold(name) in fold(row["title"])
        )

    def _in_folder(self, node: InFolder) -> str:
        path = fold(storable(node.path)).strip("/")
        rows = self._connection.execute("SELECT id, folder FROM feed")
        return _from_feeds(
            row["id"]
            for row in rows
            if f"{fold(row['folder'])}/".startswith(f"{path}/")
        )

    def _language(self, node: Language) -> str:
        code = self._add(storable(node.code).lower())
        return (
            f"(lower(article.language) = {code}"
            f" OR substr(lower(article.language), 1, length({code}) + 1)"
            f" = {code} || '-')"
        )

    def _address(self, node: Address) -> str:
        return f"instr(lower(article.url), lower({self._add(storable(node.text))})) > 0"

    def _moment(self, node: Since | Before) -> str:
        return self._add(int(resolve(node.when, self._now, self._zone).timestamp()))

    def _add(self, value: object) -> str:
        return self.parameters.add(value)


def _from_feeds(ids: Iterable[int]) -> str:
    return f"article.feed_id IN ({_listed(ids)})"


def _listed(ids: Iterable[int]) -> str:
    """Ids as SQL; SQLite plans for nothing at all where a list is empty."""
    return ", ".join(map(str, ids)) or "NULL"


def _match(node: Node) -> str:
    """Words in the language of FTS5, inert whatever they hold."""
    if isinstance(node, Or):
        return f"({' OR '.join(map(_match, node.parts))})"
    if isinstance(node, And):
        held = [part for part in node.parts if not isinstance(part, Not)]
        denied = [part.part for part in node.parts if isinstance(part, Not)]
        matches = [" AND ".join(map(_match, held)), *map(_match, denied)]
        return f"({') NOT ('.join(matches)})"
    if not isinstance(node, Term):
        raise TypeError(node)
    return f"({_COLUMNS[node.field]}{_phrase(node)})"


def _phrase(term: Term) -> str:
    letters = searchable(storable(term.text)).replace('"', '""')
    return f'"{letters}"{" *" if term.prefix else ""}'
