"""Parts what a program writes to a terminal into texts and sequences (ECMA-48)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
      \x1b\[ (?P<csi> [0-?]* [ -/]* [@-~] )
    | \x1b\] (?P<osc> [^\x07\x1b]* ) (?: \x07 | \x1b\\ )
    | \x1b (?P<string> [PX^_] [^\x1b]* ) \x1b\\
    | \x1b (?P<escape> [ -/]* [0-OQ-WYZ`-~] )
    | (?P<text> [^\x1b]+ )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A text or one sequence.

    `kind` is "text", "csi", "osc", "string" (DCS, SOS, PM, APC) or "escape";
    `body` is what lies between the introducer and the terminator.
    """

    kind: str
    body: str
    raw: str


class Parser:
    """Parts a stream that comes in pieces; a sequence cut short waits."""

    def __init__(self) -> None:
        self.pending = ""

    def feed(self, piece: str) -> Iterator[Token]:
        """The tokens that are whole by now."""
        stream = self.pending + piece
        end = 0
        while match := _TOKEN.match(stream, end):
            end = match.end()
            kind = match.lastgroup or ""
            yield Token(kind, match[kind], match[0])
        self.pending = stream[end:]


def tokens(output: bytes) -> list[Token]:
    """Everything that a program wrote, in order.

    Raises:
        ValueError: a sequence is broken, or cut short at the end.
    """
    parser = Parser()
    found = list(parser.feed(output.decode("utf-8")))
    if parser.pending:
        raise ValueError(f"no sequence that a terminal knows: {parser.pending[:80]!r}")
    return found
