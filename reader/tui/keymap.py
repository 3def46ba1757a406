"""Gives commands the keys of the configuration, and refuses what cannot work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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

    Every command acts on the whole screen, so no two may have one key: neither
    two lines of a person, nor a line and a command that has none and keeps its
    defaults. A key does not give way unasked, as nobody would see where its
    command went.

    Raises:
        ConfigError: a line names an unknown command or key, or a key that
            another command has; every such line of `path` is told.
    """
    problems = _problems(commands, bindings, path)
    if problems:
        raise ConfigError("", "\n".join(problems))
    own = {binding.command: tuple(dict.fromkeys(binding.keys)) for binding in bindings}
    return tuple(
        command._replace(keys=own.get(command.id, command.keys)) for command in commands
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
    own = {binding.command for binding in bindings}
    kept = [command for command in commands if command.id not in own]
    problems += _taken_from_others(kept, claimed, path)
    problems += _hidden_by_chords(kept, claimed, path)
    return problems


def _taken_from_others(
    kept: Sequence[Command], claimed: dict[str, KeyBinding], path: Path
) -> Iterator[str]:
    """Keys of lines that commands without a line have, alone or before chords."""
    owners = {key: command for command in kept for key in command.keys}
    for key, binding in claimed.items():
        first = key.split(" ")[0]
        for held in dict.fromkeys((key, first)):
            if held in owners:
                begins = "" if held == key else f" begins with “{held}”, which"
                yield (
                    f"{path}, line {binding.line}: “{key}”{begins} is the key of"
                    f" “{owners[held].id}” already; a line of its own frees it:"
                    f" {_freeing(owners[held], claimed)}"
                )


def _freeing(command: Command, claimed: dict[str, KeyBinding]) -> str:
    """The line that leaves a command those of its keys that nobody claims."""
    taken = {*claimed, *(key.split(" ")[0] for key in claimed)}
    keys = ", ".join(f'"{key}"' for key in command.keys if key not in taken)
    return f"{command.id} = [{keys}]"


def _hidden_by_chords(
    kept: Sequence[Command], claimed: dict[str, KeyBinding], path: Path
) -> Iterator[str]:
    """Keys that would never act alone, because a chord begins with them."""
    chords = {key: binding.command for key, binding in claimed.items() if " " in key}
    chords |= {key: command.id for command in kept for key in command.keys}
    for key, binding in claimed.items():
        begun = [f"“{c}” ({name})" for c, name in chords.items() if _begins(key, c)]
        if begun:
            yield (
                f"{path}, line {binding.line}: “{key}” begins other keys and"
                f" cannot act alone: {', '.join(begun)}"
            )


def _begins(key: str, chord: str) -> bool:
    return chord.startswith(f"{key} ")
