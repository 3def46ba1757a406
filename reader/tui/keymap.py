"""Gives commands the keys of the configuration, and refuses what cannot work."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from reader.config.settings import KeyBinding
from reader.model.errors import ConfigError
from reader.tui.commands.command import Command
from reader.tui.keys import is_key


def with_keys(
    commands: Sequence[Command], bindings: Sequence[KeyBinding], path: Path
) -> tuple[Command, ...]:
    """The commands with a person's keys in place of the defaults.

    A default key that a person gives to another command is theirs; two of
    their own lines may not claim the same key.

    Raises:
        ConfigError: a line names an unknown command or key, or a key that
            another line claims; every such line of `path` is told.
    """
    problems = _problems(commands, bindings, path)
    if problems:
        raise ConfigError("", "\n".join(problems))
    own = {binding.command: binding.keys for binding in bindings}
    taken = {key for keys in own.values() for key in keys}
    taken |= {key.split(" ")[0] for key in taken}
    return tuple(
        command._replace(keys=own[command.id])
        if command.id in own
        else command._replace(keys=tuple(k for k in command.keys if k not in taken))
        for command in commands
    )


def _problems(
    commands: Sequence[Command], bindings: Sequence[KeyBinding], path: Path
) -> list[str]:
    names = [command.id for command in commands]
    claimed: dict[str, KeyBinding] = {}
    problems: list[str] = []
    for binding in bindings:
        place = f"{path}, line {binding.line}"
        if binding.command not in names:
            close = get_close_matches(binding.command, names, 1)
            guess = f"; did you mean “{close[0]}”?" if close else ""
            problems.append(f"{place}: no command is called “{binding.command}”{guess}")
        for key in binding.keys:
            parts = key.split(" ")
            if len(parts) > 2 or not all(is_key(part) for part in parts):
                problems.append(f"{place}: “{key}” is no key")
            elif (other := claimed.setdefault(key, binding)) is not binding:
                problems.append(
                    f"{place}: “{key}” is the key of “{other.command}”"
                    f" already (line {other.line})"
                )
    problems += _hidden_by_chords(commands, bindings, claimed, path)
    return problems


def _hidden_by_chords(
    commands: Sequence[Command],
    bindings: Sequence[KeyBinding],
    claimed: dict[str, KeyBinding],
    path: Path,
) -> list[str]:
    """Keys that would never act alone, because a chord begins with them."""
    own = {binding.command for binding in bindings}
    defaults = [key for c in commands if c.id not in own for key in c.keys]
    firsts = {key.split(" ")[0] for key in (*claimed, *defaults) if " " in key}
    return [
        f"{path}, line {binding.line}: “{key}” begins other keys"
        f" (such as “{key} …”) and cannot act alone"
        for key, binding in claimed.items()
        if key in firsts
    ]
