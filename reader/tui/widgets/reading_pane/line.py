"""Lines: what layout makes of blocks and what paint and selection read."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from rich.cells import cell_len

from reader.model.block import Style

_SPACE = re.compile(r"[\s\u200b]+")


class Part(Enum):
    """Where the text of a run comes from."""

    TEXT = auto()
    """The article."""
    MARK = auto()
    """Layout, and worth copying: bullets, numbers, the bars of a table."""
    ORNAMENT = auto()
    """Layout, and left out of a copy: indents, quote bars, padding."""


class Face(NamedTuple):
    """How a run looks: `role` names a component class of the pane."""

    role: str = "text"
    style: Style = Style.PLAIN
    link: str | None = None


class Run(NamedTuple):
    """A stretch of one line in one face."""

    text: str
    face: Face = Face()
    part: Part = Part.TEXT


Runs = tuple[Run, ...]


class Line(NamedTuple):
    """One line of the screen.

    `end` is what stands between this line and the next one in a copy: a
    newline, the space a wrap took away, or nothing where a word was broken.
    """

    runs: Runs
    end: str = "\n"

    @property
    def text(self) -> str:
        """All characters of the line, layout's own included."""
        return "".join(run.text for run in self.runs)


def ornament(text: str, role: str = "text") -> Run:
    """Make a run that is drawn but not copied."""
    return Run(text, Face(role), Part.ORNAMENT)


def mark(text: str, role: str = "marker", style: Style = Style.PLAIN) -> Run:
    """Make a run of layout's own that is copied."""
    return Run(text, Face(role, style), Part.MARK)


def width_of(runs: Runs | list[Run]) -> int:
    """Return the width of runs in cells."""
    return sum(cell_len(run.text) for run in runs)


def letters_of(line: Line) -> int:
    """Count the letters of the article in a line: all but white space.

    White space comes and goes with the wrapping; letters do not, so they can
    tell a place at any width.
    """
    return sum(
        len(_SPACE.sub("", run.text)) for run in line.runs if run.part is Part.TEXT
    )
