"""The fields of a query, such as `tag:`, and what their values mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from reader.query.ast import (
    Address,
    Before,
    Comparison,
    Condition,
    Field,
    Has,
    InFeed,
    InFolder,
    Is,
    Language,
    Leaf,
    Medium,
    QuerySort,
    Since,
    Tagged,
    Term,
    WordCount,
    has_word,
)
from reader.query.errors import QueryError, did_you_mean, quoted
from reader.query.moment import Moment, read_moment

_WORDS = re.compile(r"(>=|<=|>|<|=)?([0-9]{1,9})")
# A primary language and its subtags (RFC 5646, section 2.1).
_LANGUAGE = re.compile(r"[a-z]{2,8}(-[a-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Written:
    """A word, phrase or value as it stands in a query.

    `text` is without quotes and without the star that makes it a `prefix`. A
    `growing` one is still being typed, so that its last word may go on.
    """

    text: str
    column: int
    length: int
    prefix: bool = False
    growing: bool = False

    def error(self, reason: str, suggestion: str = "") -> QueryError:
        """A mistake in it."""
        return QueryError(self.column, self.length, reason, suggestion)


def read_field(name: str, value: Written) -> Leaf | QuerySort:
    """What a field of a query means with a value.

    Raises:
        QueryError: the value is none that the field takes.
    """
    return FIELDS[name](value)


def term(words: Written, field: Field | None = None) -> Term:
    """Words to search for, in one field or anywhere.

    Raises:
        QueryError: the field takes words only, and there is no letter or digit.
    """
    if has_word(words.text):
        return Term(words.text, field, words.prefix or words.growing)
    if field in (Field.BODY, Field.AUTHOR):
        reason = f"'{field}:' finds words, and {quoted(words.text)} has no letter"
        raise words.error(reason, "only titles are searched for other characters")
    return Term(words.text, field)


def _title(value: Written) -> Leaf:
    return term(value, Field.TITLE)


def _body(value: Written) -> Leaf:
    return term(value, Field.BODY)


def _author(value: Written) -> Leaf:
    return term(value, Field.AUTHOR)


def _tag(value: Written) -> Leaf:
    return Tagged(value.text, value.prefix or value.growing)


def _feed(value: Written) -> Leaf:
    return InFeed(value.text)


def _folder(value: Written) -> Leaf:
    path = value.text.strip("/ ")
    if not path:
        raise value.error("a folder needs a name", "write folder:News or folder:A/B")
    return InFolder(path)


def _language(value: Written) -> Leaf:
    code = value.text.lower().replace("_", "-")
    if value.prefix or not _LANGUAGE.fullmatch(code):
        reason = f"no language has the code {quoted(value.text)}"
        raise value.error(reason, "write lang:fr or lang:pt-BR")
    return Language(code)


def _address(value: Written) -> Leaf:
    return Address(value.text)


def _is(value: Written) -> Leaf:
    return Is(Condition(_choice(value, "is", Condition)))


def _has(value: Written) -> Leaf:
    return Has(Medium(_choice(value, "has", Medium)))


def _sort(value: Written) -> QuerySort:
    return QuerySort(_choice(value, "sort", QuerySort))


def _choice(value: Written, field: str, choices: Iterable[StrEnum]) -> str:
    names = [str(choice) for choice in choices]
    word = value.text.lower()
    if word in names and not value.prefix:
        return word
    near = did_you_mean(word, names, f"{field}:{{}}")
    reason = f"unknown value {quoted(f'{field}:{value.text}')}"
    raise value.error(reason, near or f"'{field}:' takes {', '.join(names)}")


def _since(value: Written) -> Leaf:
    return Since(_moment(value, "since"))


def _before(value: Written) -> Leaf:
    return Before(_moment(value, "before"))


def _moment(value: Written, field: str) -> Moment:
    moment = None if value.prefix else read_moment(value.text)
    if moment is None:
        raise value.error(
            f"no date or time {quoted(value.text)}",
            f"write {field}:2026-06-30, 2026-06, 2026, today, yesterday, 12h, 7d, 2w,"
            " 3m or 1y",
        )
    return moment


def _words(value: Written) -> Leaf:
    match = None if value.prefix else _WORDS.fullmatch(value.text)
    if not match:
        reason = f"no number of words {quoted(value.text)}"
        raise value.error(reason, "write words:>1000, words:<=200 or words:0")
    return WordCount(Comparison(match[1] or "="), int(match[2]))


FIELDS: dict[str, Callable[[Written], Leaf | QuerySort]] = {
    "tag": _tag,
    "feed": _feed,
    "folder": _folder,
    "author": _author,
    "title": _title,
    "body": _body,
    "lang": _language,
    "url": _address,
    "is": _is,
    "has": _has,
    "since": _since,
    "before": _before,
    "words": _words,
    "sort": _sort,
}
"""How each field reads its value, by its name."""
