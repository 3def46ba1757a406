"""The gateway for foreign text: the only way from a string to the screen.

Textual reads a plain string as markup and passes its control characters on to
the terminal. So every text that we did not write ourselves becomes `Content`,
a notice or a cut line here, clean and never parsed.
"""

from __future__ import annotations

import re
from typing import Any, Literal

from rich.cells import cell_len, set_cell_size
from textual.app import App
from textual.content import Content

from reader.content.clean import clean_line, clean_text

Severity = Literal["information", "warning", "error"]

ELLIPSIS = "…"

_HALF_FLAG = re.compile(
    "(?<![\U0001f1e6-\U0001f1ff])((?:[\U0001f1e6-\U0001f1ff]{2})*)"
    "[\U0001f1e6-\U0001f1ff]$"
)
"""A flag is two regional indicators (UAX #29, GB12), which Rich would part."""

_CODE_POINTS_PER_CELL = 16
"""No letter of a living language needs more; beyond it, text is noise."""


def content(text: str, style: str = "") -> Content:
    """Make foreign text showable; `style` is a Textual style of our own."""
    return Content.styled(clean_text(text), style)


def notice(app: App[Any], text: str, severity: Severity = "information") -> None:
    """Tell something in the corner of the screen."""
    app.notify(clean_text(text), severity=severity, markup=False)


def fit(text: str, cells: int) -> str:
    """Cut foreign text to one clean line of at most so many cells.

    A cut is marked by "…" inside that width. Wide letters, combining marks and
    emoji sequences are kept whole or left out.
    """
    if cells <= 0:
        return ""
    line = clean_line(text)
    # Measuring is linear, so a monstrous title is cut before it is measured.
    head = line[: cells * _CODE_POINTS_PER_CELL]
    if len(head) == len(line) and cell_len(line) <= cells:
        return line
    return _HALF_FLAG.sub(r"\1", set_cell_size(head, cells - 1)).rstrip() + ELLIPSIS


def column(text: str, cells: int, *, right: bool = False) -> str:
    """Cut foreign text and fill it up with spaces to exactly so many cells."""
    line = fit(text, cells)
    space = " " * (cells - cell_len(line))
    return space + line if right else line + space
