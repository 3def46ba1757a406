"""Shows a notification on the desktop, by an argument list and never by a shell."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from html import escape

from reader.content.clean import clean_line
from reader.model.errors import NotFound

PROGRAM = "notify-send"
"""What shows notifications (desktop-notifications specification, by libnotify)."""

_SECONDS = 5.0
_LONGEST = 120
"""Characters of a line; some titles are whole texts."""


def is_there() -> bool:
    """Whether notifications can be shown here."""
    return shutil.which(PROGRAM) is not None


def show(title: str, lines: Sequence[str]) -> None:
    """Show a notification, if there is a program for it.

    The lines may be foreign text: a body is read as a subset of HTML
    (specification, "Markup"), so that what is markup in it is escaped.

    Raises:
        NotFound: the program cannot be run, or refuses.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        return
    body = "\n".join(escape(_cut(clean_line(line)), quote=False) for line in lines)
    argv = [program, "--app-name=newsleaf", "--", title, body]
    try:
        subprocess.run(
            argv,
            check=True,
            timeout=_SECONDS,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise NotFound(
            PROGRAM,
            "the notification could not be shown",
            "is a desktop running that shows them?",
        ) from error


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
