"""Parts a query into tokens: words, quoted words, parentheses and signs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

LONGEST = 4_000
"""Characters of a query that are read."""

_TOKEN = re.compile(
    r"""
    (?P<open>\() | (?P<close>\))
    | (?P<minus>-)(?=[^\s)-])
    | (?P<field>[A-Za-z]+):(?=\S|$|\s)
    | "(?P<quoted>[^"]*)"(?P<star>\*)?
    | (?P<unclosed>")
    | (?P<word>[^\s()"]+)
    """,
    re.VERBOSE,
)


class TokenKind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    MINUS = auto()
    FIELD = auto()
    QUOTED = auto()
    UNCLOSED = auto()
    WORD = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A token and its place; `prefix` says that a star follows it.

    `joined` says that no space parts it from the token before.
    """

    kind: TokenKind
    text: str
    column: int
    length: int
    prefix: bool = False
    joined: bool = False


def tokens(query: str) -> list[Token]:
    """Part a query; what a field's name looks like is one only if it is known."""
    found: list[Token] = []
    place = 0
    for match in _TOKEN.finditer(query[:LONGEST]):
        joined = match.start() == place and bool(found)
        place = match.end()
        found.append(_token(match, joined))
    return found


def _token(match: re.Match[str], joined: bool) -> Token:
    name = match.lastgroup or "word"
    if name == "star":
        name = "quoted"
    kind = TokenKind[name.upper()]
    text = match[name]
    prefix = bool(match["star"])
    if kind is TokenKind.WORD and text.endswith("*") and text.strip("*"):
        text, prefix = text.rstrip("*"), True
    return Token(kind, text, match.start(), len(match[0]), prefix, joined)
