"""How a call of the command line ends: exit codes, and errors told."""

from __future__ import annotations

from collections.abc import Iterable

from reader.cli import output
from reader.content.clean import clean_line
from reader.model.errors import FetchError, NewsleafError

OK = 0
FAILED = 1
MISUSE = 2
TRY_AGAIN = 3
"""Nothing failed but what a server may well give later."""
INTERRUPTED = 130


def tell(error: NewsleafError) -> None:
    """Say what went wrong, in one line for each thing that did."""
    for line in str(error).splitlines():
        output.say(f"newsleaf: {clean_line(line)}")


def exit_code(errors: Iterable[NewsleafError]) -> int:
    """The exit code of a command that met these errors."""
    met = list(errors)
    if not met:
        return OK
    passing = all(isinstance(error, FetchError) and error.temporary for error in met)
    return TRY_AGAIN if passing else FAILED
