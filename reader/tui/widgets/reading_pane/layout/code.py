"""Listings: never refilled; a line that is too long goes on below with a mark."""

from __future__ import annotations

from rich.cells import cell_len

from reader.content.clean import clean_text
from reader.model.block import Code
from reader.tui.widgets.reading_pane.line import Face, Line, Run, Runs, ornament
from reader.tui.widgets.reading_pane.wrap import Break, cut

_GOES_ON = "↪ "
_INDENT = " "
_TAB = 4
_ROLE = "code-block"


def code_lines(body: Code, width: int, end: str) -> list[Line]:
    """Set a listing on a ground as wide as the text."""
    room = max(width - len(_INDENT) - len(_GOES_ON), 1)
    lines = [
        line
        for source in clean_text(body.text).split("\n")
        for line in _source_line(source.expandtabs(_TAB), width, room)
    ]
    lines[-1] = lines[-1]._replace(end=end)
    return lines


def _source_line(source: str, width: int, room: int) -> list[Line]:
    if cell_len(source) <= room + len(_GOES_ON):
        return [Line(_padded(_INDENT, source, width))]
    first, *others = cut(source, room)
    return [
        Line(_padded(_INDENT, _slice(source, first), width), first.join),
        *(
            Line(_padded(_INDENT + _GOES_ON, _slice(source, other), width), other.join)
            for other in others
        ),
    ]


def _slice(source: str, found: Break) -> str:
    return source[found.start : found.end]


def _padded(indent: str, text: str, width: int) -> Runs:
    space = " " * (width - cell_len(indent) - cell_len(text))
    return ornament(indent, _ROLE), Run(text, Face(_ROLE)), ornament(space, _ROLE)
