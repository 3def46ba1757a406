"""The one place that prints: data on standard output, narration on standard error.

Every line passes `reader.content.clean`, so that no foreign text acts on the
terminal. There is no colour, and nothing else a terminal would have to obey.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterable
from typing import TextIO

from reader.content.clean import clean_text
from reader.model.errors import NewsleafError

_NOT_IN_JSON = re.compile(
    "[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


class NobodyListens(Exception):
    """Whoever read standard output has closed it, as `head` does when it has enough."""


def prepare() -> None:
    """Make standard streams safe: present, and never refusing a letter."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            # Else the next file opened would be taken for the stream.
            os.open(os.devnull, os.O_RDWR)
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")


def data(*parts: str) -> None:
    """Print one line of data, its parts two spaces apart."""
    _write(_line(parts))


def text(lines: str) -> None:
    """Print data of many lines."""
    _write(clean_text(lines).rstrip("\n") + "\n")


def say(*parts: str) -> None:
    """Tell the person one line, its parts two spaces apart.

    Work goes on where nobody listens.
    """
    if sys.stderr is not None:
        try:
            sys.stderr.write(_line(parts))
            sys.stderr.flush()
        except OSError:
            _silence(sys.stderr)


def json_value(value: object) -> None:
    """Print one JSON value on one line."""
    _write(_json(value) + "\n")


def json_array(values: Iterable[object]) -> None:
    """Print a JSON array, each of its values on a line of its own as it comes."""
    opening = "[\n"
    for value in values:
        _write(opening + _json(value))
        opening = ",\n"
    _write("[]\n" if opening == "[\n" else "\n]\n")


def document(content: bytes) -> None:
    """Print a finished document byte for byte."""
    stream = _stdout()
    try:
        stream.flush()
        stream.buffer.write(content)
        stream.flush()
    except OSError as error:
        raise _refused(error) from error


def flush() -> None:
    """Hand over what was printed.

    Raises:
        NobodyListens: the reader has gone.
        NewsleafError: the system refused, as a full disk does.
    """
    if sys.stdout is not None:
        try:
            sys.stdout.flush()
        except OSError as error:
            raise _refused(error) from error


def width() -> int | None:
    """The columns of the terminal that data goes to; None where it is no terminal."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    return max(20, shutil.get_terminal_size().columns)


def _line(parts: Iterable[str]) -> str:
    cleaned = (clean_text(part).translate({9: " ", 10: " "}) for part in parts)
    return "  ".join(cleaned).rstrip() + "\n"


def _json(value: object) -> str:
    """JSON with every letter that could act on a terminal spelled as an escape."""
    encoding = (_stdout().encoding or "").lower().replace("-", "")
    spelled = json.dumps(value, ensure_ascii=encoding != "utf8")
    return _NOT_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", spelled)


def _write(line: str) -> None:
    try:
        _stdout().write(line)
    except OSError as error:
        raise _refused(error) from error


def _stdout() -> TextIO:
    if sys.stdout is None:
        raise NewsleafError("standard output", "it is closed")
    return sys.stdout


def _silence(stream: TextIO) -> None:
    """Send the rest nowhere; else Python complains of it at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _refused(error: OSError) -> Exception:
    """What to raise where standard output cannot be written."""
    _silence(_stdout())
    if isinstance(error, BrokenPipeError):
        return NobodyListens()
    return NewsleafError(
        "standard output", f"it cannot be written: {error.strerror or error}"
    )
