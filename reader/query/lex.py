"""Parts the text of a query into tokens: operators, parentheses, conditions."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from reader.query.ast import Leaf, QuerySort
from reader.query.errors import QueryError, did_you_mean, quoted
from reader.query.fields import FIELDS, Written, read_field, term

MOST_CHARACTERS = 4096
MOST_CONDITIONS = 200
MOST_NESTED = 40
"""How many parentheses may stand within one another."""

Report = Callable[[QueryError], None]
"""Takes a mistake; where it returns, what is wrong is left out."""

# Nobody types them, and SQLite takes neither NUL nor halves of a character.
_UNTYPEABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_BARE = re.compile(r"[^\s()]+")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*+)"')
_ESCAPE = re.compile(r'\\(["\\])')
# What follows tells a field from "https://example.org" and "std::vector".
_FIELD = re.compile(r"([A-Za-z]{2,}):(?!//|:)")


class Kind(Enum):
    """What a token is."""

    AND = auto()
    OR = auto()
    NOT = auto()
    OPEN = auto()
    CLOSE = auto()
    CONDITION = auto()


_OPERATORS = {"and": Kind.AND, "or": Kind.OR, "not": Kind.NOT}


def stands_bare(text: str) -> bool:
    """Whether a text is one word or value as it stands, and needs no quotes."""
    return (
        _BARE.fullmatch(text) is not None
        and not _FIELD.match(text)
        and not text.startswith(('"', "-", ":", "//"))
        and not text.endswith("*")
        and text.lower() not in _OPERATORS
    )


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query; `condition` is what one of that kind means."""

    kind: Kind
    column: int
    length: int
    condition: Leaf | None = None


class Lexer:
    """Reads one text once, from left to right.

    Afterwards `tokens` has as many closing parentheses as opening ones, and
    `sort` is the order asked for. While `typing`, the end is unfinished: a
    quote may be open there, and the last word may go on.
    """

    def __init__(self, text: str, report: Report, *, typing: bool) -> None:
        self.tokens: list[Token] = []
        self.sort: QuerySort | None = None
        self._text = _UNTYPEABLE.sub(" ", text[:MOST_CHARACTERS])
        self._report = report
        self._typing = typing
        self._position = 0
        self._conditions = 0
        self._opened: list[int] = []
        if len(text) > MOST_CHARACTERS:
            reason = f"more than {MOST_CHARACTERS} characters"
            report(QueryError(MOST_CHARACTERS, len(text) - MOST_CHARACTERS, reason))

    def read(self) -> None:
        """Read all of the text."""
        while self._position < len(self._text):
            character = self._text[self._position]
            if character.isspace():
                self._position += 1
            elif character == "(":
                self._open()
            elif character == ")":
                self._close()
            elif character == "-" and self._negates():
                self._add(Kind.NOT, 1)
            elif self._conditions < MOST_CONDITIONS:
                self._read_condition()
            else:
                self._cut()
        self._close_all()

    def _add(self, kind: Kind, length: int) -> None:
        self.tokens.append(Token(kind, self._position, length))
        self._position += length

    def _open(self) -> None:
        self._opened.append(self._position)
        if len(self._opened) > MOST_NESTED:
            reason = f"more than {MOST_NESTED} parentheses within one another"
            self._report(QueryError(self._position, 1, reason))
            self._position += 1
        else:
            self._add(Kind.OPEN, 1)

    def _close(self) -> None:
        if not self._opened:
            reason = "no parenthesis is open here"
            hint = 'put it in quotes to search for it: ")"'
            self._report(QueryError(self._position, 1, reason, hint))
            self._position += 1
            return
        kept = len(self._opened) <= MOST_NESTED
        self._opened.pop()
        if kept:
            self._add(Kind.CLOSE, 1)
        else:
            self._position += 1

    def _close_all(self) -> None:
        if self._opened:
            reason, hint = "this parenthesis is not closed", "add ')'"
            self._report(QueryError(self._opened[-1], 1, reason, hint))
        for _ in self._opened[:MOST_NESTED]:
            self._add(Kind.CLOSE, 0)

    def _cut(self) -> None:
        reason = f"more than {MOST_CONDITIONS} conditions"
        length = len(self._text) - self._position
        self._report(QueryError(self._position, length, reason))
        self._position = len(self._text)

    def _negates(self) -> bool:
        """Whether the dash here stands directly before a condition.

        At the end, one waits for it while typing.
        """
        following = self._text[self._position + 1 : self._position + 2]
        if not following:
            return self._typing
        return not (following.isspace() or following in "-)")

    def _follows_dash(self) -> bool:
        return self._negated() and self.tokens[-1].column + 1 == self._position

    def _read_condition(self) -> None:
        """Read a field, a phrase, a word or an operator, all of which start here."""
        start = self._position
        field = _FIELD.match(self._text, start)
        if field and self._is_field(field):
            self._read_field(field)
        elif self._text[start] == '"':
            self._read_phrase()
        else:
            self._read_word()

    def _is_field(self, field: re.Match[str]) -> bool:
        name = field[1].lower()
        if name in FIELDS:
            return True
        if _BARE.match(self._text, field.end()):
            reason = f"unknown field {quoted(field[0])}"
            near = did_you_mean(name, FIELDS, "{}:")
            hint = near or "put it in quotes to search for it"
            self._report(QueryError(field.start(), len(field[0]), reason, hint))
        return False

    def _read_field(self, field: re.Match[str]) -> None:
        start, name = field.start(), field[1].lower()
        self._position = field.end()
        value = self._quoted_or_bare()
        if value is None:
            reason = f"nothing after {quoted(field[0])}"
            hint = "its value stands right behind it"
            self._leave_out(QueryError(start, len(field[0]), reason, hint))
            return
        try:
            meaning = read_field(name, value)
        except QueryError as error:
            self._leave_out(error)
            return
        if isinstance(meaning, QuerySort):
            self._order(meaning, start)
        else:
            self._condition(meaning, start)

    def _order(self, sort: QuerySort, start: int) -> None:
        """Take an order: it is of the whole query, so it stands at the top."""
        length = self._position - start
        if self._opened:
            reason = "'sort:' is for the whole query"
            hint = "write it outside of the parentheses"
            self._report(QueryError(start, length, reason, hint))
        if self._negated():
            negation = self.tokens[-1]
            reason = "'sort:' cannot be negated"
            self._leave_out(QueryError(negation.column, negation.length, reason))
        if self.sort is not None:
            reason = "a second 'sort:'"
            self._report(QueryError(start, length, reason, "keep one of them"))
        self.sort = sort

    def _leave_out(self, error: QueryError) -> None:
        """Tell of a condition that is none, or drop it with what negates it."""
        self._report(error)
        while self._negated():
            self.tokens.pop()

    def _read_phrase(self) -> None:
        start = self._position
        words = self._quoted()
        if words is not None:
            self._condition(term(words), start)
        else:
            length = self._position - start
            self._leave_out(QueryError(start, length, "nothing between the quotes"))

    def _read_word(self) -> None:
        start = self._position
        bare = _BARE.match(self._text, start)
        operator = _OPERATORS.get(bare[0].lower()) if bare else None
        if operator and bare and not self._follows_dash():
            self._add(operator, len(bare[0]))
            return
        words = self._bare()
        if words is not None:
            self._condition(term(words), start)

    def _condition(self, meaning: Leaf, start: int) -> None:
        length = self._position - start
        self.tokens.append(Token(Kind.CONDITION, start, length, meaning))
        self._conditions += 1

    def _quoted_or_bare(self) -> Written | None:
        quote = self._text.startswith('"', self._position)
        return self._quoted() if quote else self._bare()

    def _bare(self) -> Written | None:
        """Read up to a space or a parenthesis; None where nothing is there."""
        start = self._position
        bare = _BARE.match(self._text, start)
        if not bare:
            return None
        self._position = bare.end()
        # Stars alone are what they are.
        text = bare[0].rstrip("*") or bare[0]
        prefix = text != bare[0]
        growing = self._grows() and not prefix
        return Written(text, start, len(bare[0]), prefix, growing)

    def _quoted(self) -> Written | None:
        """Read what stands in quotes; None where only spaces do."""
        start = self._position
        match = _QUOTED.match(self._text, start)
        if match:
            inner, self._position = match[1], match.end()
            prefix = self._text.startswith("*", self._position)
            self._position += prefix
        else:
            inner, prefix = self._text[start + 1 :], False
            self._position = len(self._text)
            reason, hint = "this quote is not closed", "add '\"' where it ends"
            self._report(QueryError(start, self._position - start, reason, hint))
        growing = match is None and not inner[-1:].isspace() and self._grows()
        text = " ".join(_ESCAPE.sub(r"\1", inner).split())
        length = self._position - start
        return Written(text, start, length, prefix, growing) if text else None

    def _grows(self) -> bool:
        """Whether what was read last is at the end, where one is typing.

        What is left out does not grow: half a word would leave out too much.
        """
        at_end = self._position == len(self._text)
        return self._typing and at_end and not self._negated()

    def _negated(self) -> bool:
        return bool(self.tokens) and self.tokens[-1].kind is Kind.NOT
