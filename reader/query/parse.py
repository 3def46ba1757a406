"""Turns the text of a query into what it means.

    query     = or
    or        = and { "or" and }
    and       = operand { [ "and" ] operand }
    operand   = { "not" | "-" } ( "(" or ")" | condition )
    condition = [ field ":" ] ( word | '"' words '"' ) [ "*" ]

docs/queries.md has the fields and what each of them means.
"""

from __future__ import annotations

from reader.query.ast import Node, Query, all_of, any_of, negated
from reader.query.errors import QueryError, quoted
from reader.query.lex import Kind, Lexer, Report, Token

_OPERANDS = (Kind.NOT, Kind.OPEN, Kind.CONDITION)


def parse(text: str) -> Query:
    """What a query means; an empty text is every article.

    Raises:
        QueryError: it cannot be understood.
    """
    return _parse(text, _raise, typing=False)


def parse_leniently(text: str) -> Query:
    """What a query means that is still being typed.

    Whatever cannot be understood is left out, an open quote or parenthesis is
    closed, and the last word may be the beginning of one.
    """
    return _parse(text, _leave_out, typing=True)


def _parse(text: str, report: Report, *, typing: bool) -> Query:
    lexer = Lexer(text, report, typing=typing)
    lexer.read()
    return Query(_Parser(lexer.tokens, report).read(), lexer.sort)


def _raise(error: QueryError) -> None:
    raise error


def _leave_out(_: QueryError) -> None:
    pass


class _Parser:
    """Reads tokens by recursive descent; their parentheses are balanced.

    Each method gives None where nothing is left of what it reads.
    """

    def __init__(self, tokens: list[Token], report: Report) -> None:
        self._tokens = tokens
        self._report = report
        self._position = 0

    def read(self) -> Node | None:
        """Read all of the tokens."""
        return self._any_of()

    def _kind(self) -> Kind | None:
        if self._position == len(self._tokens):
            return None
        return self._tokens[self._position].kind

    def _next(self) -> Token:
        token = self._tokens[self._position]
        self._position += 1
        return token

    def _any_of(self) -> Node | None:
        parts = [self._all_of()]
        while self._kind() is Kind.OR:
            operator = self._next()
            parts.append(self._all_of())
            if None in parts[-2:]:
                self._dangling(operator)
        return any_of(part for part in parts if part)

    def _all_of(self) -> Node | None:
        parts: list[Node] = []
        operator: Token | None = None
        while self._kind() in (Kind.AND, *_OPERANDS):
            if self._kind() is Kind.AND:
                if operator or not parts:
                    self._dangling(operator or self._tokens[self._position])
                operator = self._next()
            elif part := self._operand():
                parts.append(part)
                operator = None
        if operator:
            self._dangling(operator)
        return all_of(parts)

    def _operand(self) -> Node | None:
        negations: list[Token] = []
        while self._kind() is Kind.NOT:
            negations.append(self._next())
        if self._kind() not in _OPERANDS:
            self._dangling(negations[-1])
            return None
        token = self._next()
        part = token.condition if token.kind is Kind.CONDITION else self._group(token)
        return negated(part) if part and len(negations) % 2 else part

    def _group(self, opening: Token) -> Node | None:
        inside = self._any_of()
        closing = self._next()
        if inside is None:
            length = closing.column + closing.length - opening.column
            reason = "nothing between the parentheses"
            hint = 'put them in quotes to search for them: "()"'
            self._report(QueryError(opening.column, length, reason, hint))
        return inside

    def _dangling(self, operator: Token) -> None:
        names = {Kind.AND: "and", Kind.OR: "or", Kind.NOT: "not"}
        name = names[operator.kind]
        sides = "after it" if operator.kind is Kind.NOT else "on both sides"
        reason = f"{quoted(name)} needs something {sides}"
        hint = f'put it in quotes to search for the word: "{name}"'
        self._report(QueryError(operator.column, operator.length, reason, hint))
