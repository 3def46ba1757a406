"""Reads `config.toml` and tells every mistake in it with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, get_type_hints

from reader.config.lines import KeyPath, key_lines
from reader.config.problems import did_you_mean, problem, raise_all
from reader.config.settings import KeyBinding, RefreshSettings, Settings
from reader.config.values import WrongValue, read_keys, read_value
from reader.model.errors import ConfigError

TABLES = ("refresh", "keys")
NAMES = (
    *(setting.name for setting in fields(Settings) if setting.name not in TABLES),
    *(f"refresh.{setting.name}" for setting in fields(RefreshSettings)),
    *TABLES,
)


def load_settings(path: Path, must_exist: bool = False) -> Settings:
    """Read the settings; what the file does not name is the default.

    So is everything where there is no file, unless the environment names it and
    so it `must_exist`.

    Raises:
        ConfigError: the file is missed, cannot be read or holds mistakes. All of
            them are told, each with its line and the nearest valid name.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        if must_exist:
            hint = "NEWSLEAF_CONFIG names it"
            raise ConfigError(str(path), "there is no such file", hint) from error
        return Settings()
    except OSError as error:
        raise ConfigError(str(path), f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(str(path), "is not a text in UTF-8") from error
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(path, text, str(error)) from error
    reading = _Reading(path, key_lines(text))
    settings = reading.settings(table)
    by_line = sorted(reading.problems, key=lambda told: told[0])
    raise_all([told for _, told in by_line])
    return settings


def _syntax_error(path: Path, text: str, message: str) -> ConfigError:
    """Tell a line that is no TOML; tomllib says where at the end of its message."""
    what, _, where = message.partition(" (at ")
    at_line = re.match(r"line (\d+)", where)
    line = int(at_line[1]) if at_line else text.rstrip("\n").count("\n") + 1
    return problem(path, line, f"{what[:1].lower()}{what[1:]}")


def _nearest_setting(name: str) -> str:
    """Name the setting that was meant: one in another table, or one alike."""
    last = name.rpartition(".")[2]
    for valid in NAMES:
        if valid.rpartition(".")[2] == last:
            return f"did you mean {valid!r}?"
    return did_you_mean(name, NAMES)


@dataclass
class _Reading:
    """The reading of one file: where its keys stand and what is wrong so far."""

    path: Path
    lines: dict[KeyPath, int]
    problems: list[tuple[int, ConfigError]] = field(default_factory=list)

    def settings(self, table: dict[str, Any]) -> Settings:
        plain = {key: value for key, value in table.items() if key not in TABLES}
        refresh = self._table(table, "refresh")
        keys = self._table(table, "keys")
        return Settings(
            **self._values(Settings, plain),
            refresh=RefreshSettings(
                **self._values(RefreshSettings, refresh, "refresh")
            ),
            keys=tuple(self._bindings(keys, ("keys",))),
        )

    def _table(self, table: dict[str, Any], name: str) -> dict[str, Any]:
        value = table.get(name, {})
        if isinstance(value, dict):
            return value
        self._tell((name,), f"{name!r} is a table", f"write [{name}]")
        return {}

    def _values(
        self,
        kind: type[Settings] | type[RefreshSettings],
        table: dict[str, Any],
        *above: str,
    ) -> dict[str, Any]:
        """Read the settings of one table; those with mistakes are left out."""
        values: dict[str, Any] = {}
        types = get_type_hints(kind)
        known = {setting.name: setting.metadata for setting in fields(kind)}
        for key, value in table.items():
            path = (*above, key)
            name = ".".join(path)
            if key not in known:
                self._tell(path, f"unknown setting {name!r}", _nearest_setting(name))
                continue
            try:
                values[key] = read_value(value, types[key], known[key])
            except WrongValue as wrong:
                self._tell(path, f"{name!r} must be {wrong.expected}", wrong.hint)
        return values

    def _bindings(self, table: dict[str, Any], above: KeyPath) -> Iterator[KeyBinding]:
        """Read `[keys]`; a command's name with dots needs no quotes there."""
        for key, value in table.items():
            path = (*above, key)
            if isinstance(value, dict):
                yield from self._bindings(value, path)
                continue
            command = ".".join(path[1:])
            try:
                keys = read_keys(value)
            except WrongValue as wrong:
                self._tell(path, f"{command!r} must be {wrong.expected}")
                continue
            yield KeyBinding(command, keys, self.lines[path])

    def _tell(self, path: KeyPath, reason: str, hint: str = "") -> None:
        line = self.lines[path]
        self.problems.append((line, problem(self.path, line, reason, hint)))
