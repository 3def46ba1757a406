"""Turns the values of TOML into those of settings, or says what is expected."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping
from typing import Any

from reader.config.problems import did_you_mean
from reader.config.settings import Command
from reader.model.view import Sort


class WrongValue(Exception):
    """A value is not what its setting takes; `hint` says what to do."""

    def __init__(self, expected: str, hint: str = "") -> None:
        super().__init__(expected)
        self.expected = expected
        self.hint = hint


def read_value(value: object, kind: Any, metadata: Mapping[str, Any]) -> object:
    """Read the value of a setting of the type `kind`.

    Raises:
        WrongValue: it is of another type or out of the range in `metadata`.
    """
    return _READERS[kind](value, metadata)


def read_keys(value: object) -> tuple[str, ...]:
    """Read one key or a list of keys.

    Raises:
        WrongValue: it is neither.
    """
    keys = value if isinstance(value, list) else [value]
    if not all(isinstance(key, str) and key for key in keys):
        raise WrongValue("a key or a list of keys, in quotes")
    return tuple(keys)


def _yes_or_no(value: object, _: Mapping[str, Any]) -> bool:
    if not isinstance(value, bool):
        raise WrongValue("true or false")
    return value


def _whole_number(value: object, metadata: Mapping[str, Any]) -> int:
    least, most = metadata["range"]
    expected = WrongValue(f"a whole number from {least} to {most}")
    if isinstance(value, bool) or not isinstance(value, int):  # a bool is an int too
        raise expected
    if not least <= value <= most:
        raise expected
    return value


def _text(value: object, metadata: Mapping[str, Any]) -> str:
    """A text; where the metadata gives `names`, one of these or nothing."""
    if not isinstance(value, str):
        raise WrongValue("a text in quotes")
    names = metadata.get("names")
    if value and names is not None and value not in names:
        hint = did_you_mean(value, names) or "one of " + ", ".join(names)
        raise WrongValue("the name of a theme", hint)
    return value


def _sort(value: object, _: Mapping[str, Any]) -> Sort:
    names = [sort.value for sort in Sort]
    if value not in names:
        raise WrongValue("one of " + ", ".join(names), did_you_mean(str(value), names))
    return Sort(str(value))


def _command(value: object, _: Mapping[str, Any]) -> Command:
    if not isinstance(value, str):
        raise WrongValue("a command in quotes")
    try:
        return tuple(shlex.split(value))
    except ValueError as error:
        raise WrongValue("a command whose own quotes are closed") from error


_READERS: dict[Any, Callable[[object, Mapping[str, Any]], object]] = {
    bool: _yes_or_no,
    int: _whole_number,
    str: _text,
    Sort: _sort,
    Command: _command,
}
