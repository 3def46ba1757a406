"""Reads a query: strictly to save it, leniently while it is being typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

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
    Query,
    QuerySort,
    Since,
    State,
    Tagged,
    Term,
    WordCount,
)
from reader.query.errors import QueryError
from reader.query.field import Field
from reader.query.moments import Moment, read_moment
from reader.query.tokens import LONGEST, Token, TokenKind, tokens

E = TypeVar("E", bound=StrEnum)

FIELDS = (
    *("tag", "feed", "folder", "author", "title", "body", "lang", "url"),
    *("is", "has", "since", "before", "words", "sort"),
)
"""The names that may stand before a colon."""

MOST_PARTS = 64
"""How many parts a query may have."""

DEEPEST = 20
"""How deep parentheses may nest."""

_LONGEST_TOLD = 40

_WORDS = re.compile(r"(>=|<=|>|<|=)?(\d{1,9})")
_IN_VALUE = (TokenKind.WORD, TokenKind.MINUS, TokenKind.FIELD)


def parse(text: str) -> Query:
    """Read a query.

    Raises:
        QueryError: it makes no sense; the error says where and what may be meant.
    """
    if len(text) > LONGEST:
        raise QueryError(text, LONGEST, 1, f"a query has at most {LONGEST} letters")
    return _Parser(text, lenient=False).query()


def parse_leniently(text: str, *, typing: bool = True) -> Query:
    """Read what is typed so far; it always means something.

    What makes no sense yet is left out or taken as words. While `typing`, a
    word at the very end is one that may go on, unless it is to be left out.
    """
    return _Parser(text, lenient=True, typing=typing).query()


class _Parser:
    """Recursive descent over the tokens; `or` binds loosest, then `and`, `not`."""

    def __init__(self, text: str, *, lenient: bool, typing: bool = False) -> None:
        self._text = text
        self._lenient = lenient
        self._typing = typing
        self._tokens = tokens(text)
        self._next = 0
        self._parts = 0
        self._depth = 0
        self._denied = 0
        self._sort: QuerySort | None = None

    def query(self) -> Query:
        condition = self._any()
        while (token := self._peek()) is not None:
            # Only a parenthesis too many stops before the end.
            self._complain(token, "this parenthesis closes nothing")
            self._next += 1
            condition = _joined(And, [condition, self._any()])
        return Query(condition, self._sort)

    def _any(self) -> Node | None:
        parts = [self._all()]
        while self._takes_word("or"):
            operator = self._tokens[self._next - 1]
            parts.append(self._all())
            if parts[-1] is None or parts[-2] is None:
                self._complain(operator, "“or” needs something on both sides")
        return _joined(Or, parts)

    def _all(self) -> Node | None:
        parts: list[Node | None] = []
        while (token := self._peek()) is not None:
            if token.kind is TokenKind.CLOSE or self._is_word(token, "or"):
                break
            if self._takes_word("and"):
                following = self._peek()
                alone = following is None or self._is_word(following, "or")
                if not parts or alone or self._ends():
                    self._complain(token, "“and” needs something on both sides")
                continue
            parts.append(self._one())
        return _joined(And, parts)

    def _one(self) -> Node | None:
        token = self._tokens[self._next]
        self._next += 1
        if token.kind is TokenKind.MINUS or self._is_word(token, "not"):
            return self._not(token)
        if token.kind is TokenKind.OPEN:
            return self._parenthesis(token)
        if token.kind is TokenKind.FIELD:
            return self._counted(token, self._field(token))
        if token.kind is TokenKind.UNCLOSED:
            return self._unclosed(token)
        text = token.text.strip()
        term = Term(text, None, self._goes_on(token)) if text else None
        return self._counted(token, term)

    def _not(self, token: Token) -> Node | None:
        if self._ends():
            self._complain(token, "nothing follows that could be left out")
            return None
        if not self._deeper(token):
            return None
        self._denied += 1
        part = self._one()
        self._denied -= 1
        self._depth -= 1
        if part is None:
            self._complain(token, "what follows cannot be left out")
            return None
        return part.part if isinstance(part, Not) else Not(part)

    def _parenthesis(self, opened: Token) -> Node | None:
        if not self._deeper(opened):
            return None
        inner = self._any()
        self._depth -= 1
        if self._peek() is None:
            self._complain(opened, "this parenthesis is not closed", "add )")
        else:
            self._next += 1
        if inner is None:
            self._complain(opened, "nothing stands between the parentheses")
        return inner

    def _deeper(self, token: Token) -> bool:
        """Go one level down; what lies too deep is not read."""
        if self._depth < DEEPEST:
            self._depth += 1
            return True
        self._complain(token, f"a query nests at most {DEEPEST} deep")
        self._next = len(self._tokens)
        return False

    def _unclosed(self, token: Token) -> Node | None:
        rest = self._rest(token)
        term = Term(rest.text, None, self._goes_on(rest)) if rest.text else None
        return self._counted(token, term)

    def _rest(self, token: Token) -> Token:
        """All that follows a quote which is not closed, as what it quotes."""
        self._complain(token, "this quote is not closed", 'add "')
        self._next = len(self._tokens)
        rest = self._text[token.column + 1 : LONGEST]
        return replace(token, text=rest.strip(), length=1 + len(rest.rstrip()))

    def _field(self, token: Token) -> Node | None:
        name = token.text.lower()
        value = self._value()
        if name not in FIELDS:
            return self._unknown(token, value)
        if value is None or not value.text.strip():
            self._complain(token, f"“{name}:” needs a value")
            return None
        if name in list(Field):
            return Term(value.text.strip(), Field(name), self._goes_on(value))
        return _MAKERS[name](self, value)

    def _value(self) -> Token | None:
        """The token that stands right behind a field's colon."""
        first = self._peek()
        if first is None or not first.joined:
            return None
        if first.kind in (TokenKind.QUOTED, TokenKind.UNCLOSED):
            self._next += 1
            return first if first.kind is TokenKind.QUOTED else self._rest(first)
        # A value may look like a field or begin with a sign: url:https://…
        text, prefix = "", False
        while (token := self._peek()) is not None and token.joined:
            if token.kind not in _IN_VALUE:
                break
            self._next += 1
            text += token.text + (":" if token.kind is TokenKind.FIELD else "")
            prefix = token.prefix
        if not text:
            return None
        length = len(text) + prefix
        return Token(TokenKind.WORD, text, first.column, length, prefix)

    def _unknown(self, token: Token, value: Token | None) -> Node | None:
        """A name that is no field: a mistake, or words with a colon in them."""
        whole = f"{token.text}:{value.text if value else ''}"
        goes_on = value is not None and self._goes_on(value)
        if value is not None and value.text.startswith("//"):
            return Term(whole, None, goes_on)
        if not self._lenient:
            close = get_close_matches(token.text.lower(), FIELDS, 1)
            quoted = f'quote it: "{_cut(whole)}"'
            hint = f"did you mean “{close[0]}:”?" if close else quoted
            self._complain(token, f"there is no field “{_cut(token.text)}:”", hint)
        return Term(whole.strip().rstrip(":"), None, goes_on)

    # The fields

    def _tag(self, value: Token) -> Node:
        return Tagged(value.text, value.prefix)

    def _feed(self, value: Token) -> Node:
        return InFeed(value.text)

    def _folder(self, value: Token) -> Node:
        return InFolder(value.text)

    def _lang(self, value: Token) -> Node:
        return Language(value.text.lower().replace("_", "-"))

    def _url(self, value: Token) -> Node:
        return Address(value.text)

    def _is(self, value: Token) -> Node | None:
        state = self._choice(State, value, "is")
        return None if state is None else Is(state)

    def _has(self, value: Token) -> Node | None:
        kind = self._choice(Kind, value, "has")
        return None if kind is None else Has(kind)

    def _sorted(self, value: Token) -> None:
        self._sort = self._choice(QuerySort, value, "sort") or self._sort

    def _since(self, value: Token) -> Node | None:
        moment = self._moment(value)
        return None if moment is None else Since(moment)

    def _before(self, value: Token) -> Node | None:
        moment = self._moment(value)
        return None if moment is None else Before(moment)

    def _word_count(self, value: Token) -> Node | None:
        found = _WORDS.fullmatch(value.text)
        if found is None:
            self._complain(
                value, f"“{_cut(value.text)}” is no number of words", "words:>1000"
            )
            return None
        return WordCount(Comparison(found[1] or "="), int(found[2]))

    def _moment(self, value: Token) -> Moment | None:
        moment = read_moment(value.text)
        if moment is None:
            examples = "such as 2026-06-01, 2026-06, 7d, yesterday"
            self._complain(value, f"“{_cut(value.text)}” is no time", examples)
        return moment

    def _choice(self, kind: type[E], value: Token, field: str) -> E | None:
        name = value.text.lower()
        if name in list(kind):
            return kind(name)
        close = get_close_matches(name, list(kind), 1)
        hint = (
            f"did you mean “{field}:{close[0]}”?"
            if close
            else f"one of {', '.join(kind)}"
        )
        self._complain(value, f"“{field}:” knows no “{_cut(value.text)}”", hint)
        return None

    # Tokens

    def _peek(self) -> Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _ends(self) -> bool:
        """Whether nothing follows that could be a part."""
        token = self._peek()
        return token is None or token.kind is TokenKind.CLOSE

    @staticmethod
    def _is_word(token: Token, word: str) -> bool:
        return token.kind is TokenKind.WORD and token.text.lower() == word

    def _takes_word(self, word: str) -> bool:
        token = self._peek()
        if token is None or not self._is_word(token, word):
            return False
        self._next += 1
        return True

    def _counted(self, token: Token, node: Node | None) -> Node | None:
        self._parts += 1
        if self._parts <= MOST_PARTS:
            return node
        self._complain(token, f"a query has at most {MOST_PARTS} parts")
        self._next = len(self._tokens)
        return None

    def _complain(self, token: Token, reason: str, hint: str = "") -> None:
        if not self._lenient:
            raise QueryError(self._text, token.column, token.length, reason, hint)

    def _goes_on(self, token: Token) -> bool:
        """Whether a word is the beginning of one: by its star, or typed so far."""
        if token.prefix or token.kind is TokenKind.QUOTED or self._denied:
            return token.prefix
        return self._typing and token.column + token.length == len(self._text)


_MAKERS: dict[str, Callable[[_Parser, Token], Node | None]] = {
    "tag": _Parser._tag,
    "feed": _Parser._feed,
    "folder": _Parser._folder,
    "lang": _Parser._lang,
    "url": _Parser._url,
    "is": _Parser._is,
    "has": _Parser._has,
    "sort": _Parser._sorted,
    "since": _Parser._since,
    "before": _Parser._before,
    "words": _Parser._word_count,
}


def _cut(text: str) -> str:
    """As much of a text as an error repeats."""
    return text if len(text) <= _LONGEST_TOLD else f"{text[:_LONGEST_TOLD]}…"


def _joined(kind: type[And] | type[Or], parts: list[Node | None]) -> Node | None:
    """Parts under one operator; those of the same operator become one."""
    flat: list[Node] = []
    for part in parts:
        if part is not None:
            flat += part.parts if isinstance(part, kind) else (part,)
    if not flat:
        return None
    return flat[0] if len(flat) == 1 else kind(tuple(flat))
