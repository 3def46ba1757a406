"""The lines at which the keys of a TOML text stand, which tomllib does not tell."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

KeyPath = tuple[str, ...]


def key_lines(text: str) -> dict[KeyPath, int]:
    """Find the line (the first is 1) at which each key of a valid text starts.

    A statement of TOML ends with its line, or goes on until its brackets or
    quotes close. So each is given to tomllib by itself, under the header of
    its table, until it makes sense.
    """
    found: dict[KeyPath, int] = {}
    header = statement = ""
    start = 1
    for number, line in enumerate(text.split("\n"), start=1):
        if not statement:
            start = number
        if not statement and line.lstrip().startswith("["):
            header = f"{line}\n"
            part = tomllib.loads(header)
        else:
            statement += f"{line}\n"
            try:
                part = tomllib.loads(header + statement)
            except tomllib.TOMLDecodeError:
                continue
            statement = ""
        for path in _paths(part):
            found.setdefault(path, start)
    return found


def _paths(value: Any, above: KeyPath = ()) -> Iterator[KeyPath]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield (*above, key)
            yield from _paths(below, (*above, key))
