"""Turns pressed keys into commands, chords of two keys included; no Textual here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reader.tui.commands.command import Command

NAMED = frozenset(
    {
        "space", "enter", "escape", "tab", "backspace", "delete", "insert",
        "up", "down", "left", "right", "home", "end", "pageup", "pagedown",
        *(f"f{number}" for number in range(1, 13)),
    }
)  # fmt: skip
MODIFIERS = frozenset({"ctrl", "shift", "alt"})


SAME_AS_OTHERS = frozenset({"ctrl+h", "ctrl+i", "ctrl+m"})
"""Keys that a terminal sends as backspace, tab and enter."""


def is_key(name: str) -> bool:
    """Whether a name is a key that a terminal can send."""
    if name in SAME_AS_OTHERS:
        return False
    *modifiers, last = name.split("+") if name != "+" else ["+"]
    if not set(modifiers) <= MODIFIERS or len(set(modifiers)) != len(modifiers):
        return False
    if last in NAMED:
        return True
    if len(last) != 1 or not last.isprintable() or last.isspace():
        return False
    # Shift alone is told by the character it gives; with others it has a name.
    is_modified = last.isalnum() and last == last.lower() and modifiers != ["shift"]
    return not modifiers or is_modified


def key_name(key: str, character: str | None) -> str:
    """The name by which commands know a key press of the terminal.

    Textual tells a character for some keys with a modifier too; it is not typed.
    """
    if character is None or not character.isprintable() or character.isspace():
        return key
    return key if "+" in key else character


def key_of(commands: Iterable[Command], command_id: str) -> str:
    """What to press for a command, for a text that says so.

    That is its first key; for one that has none, the palette's key and the
    name to look for there.
    """
    known = {command.id: command for command in commands}
    command = known[command_id]
    if command.keys:
        return command.keys[0]
    palette = known["program.palette"].keys[:1]
    return " ".join((*palette, f"“{command.title}”"))


class Pending(NamedTuple):
    """The first key of a chord was pressed; the second is awaited."""

    key: str


class Keys:
    """Which command a key or a chord runs."""

    def __init__(self, commands: Iterable[Command]) -> None:
        self._commands: dict[str, Command] = {}
        for command in commands:
            for key in command.keys:
                self._commands[key] = command
        self._firsts = {key.split(" ")[0] for key in self._commands if " " in key}
        self._pending = ""

    def press(self, key: str) -> Command | Pending | None:
        """What a key means now; None where it means nothing.

        After the first key of a chord, a key that does not complete it counts
        for itself.
        """
        first, self._pending = self._pending, ""
        if first and (chord := self._commands.get(f"{first} {key}")):
            return chord
        if key in self._firsts:
            self._pending = key
            return Pending(key)
        return self._commands.get(key)
