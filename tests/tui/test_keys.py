"""Pressed keys become commands: names, characters, chords."""

from __future__ import annotations

import pytest
from textual import events
from textual._xterm_parser import XTermParser

from reader.tui.commands.command import Command
from reader.tui.commands.registry import commands
from reader.tui.keys import Keys, Pending, is_key, key_name, key_of


def nothing(_: object) -> None:
    """A command that does nothing."""


def command(name: str, *keys: str) -> Command:
    return Command(name, name.title(), f"{name}.", keys, "Tests", nothing)


DOWN, TOP, ALL, GO = (
    command("down", "j", "down"),
    command("top", "g g", "home"),
    command("all", "g a"),
    command("after", "a"),
)


def made(keys: Keys, *pressed: str) -> list[str | None]:
    """What each pressed key meant: a command's name, "…" or None."""
    meanings: list[str | None] = []
    for key in pressed:
        meant = keys.press(key)
        if isinstance(meant, Pending):
            meanings.append(f"{meant.key} …")
        else:
            meanings.append(None if meant is None else meant.id)
    return meanings


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("j", "j"),
        ("G", "G"),
        ("/", "/"),
        ("?", "?"),
        (" ", "space"),
        ("é", "é"),
        ("\r", "enter"),
        ("\t", "tab"),
        ("\x12", "ctrl+r"),
        ("\x1a", "ctrl+z"),
        ("\x1b[Z", "shift+tab"),
        ("\x1b[6~", "pagedown"),
        ("\x1bq", "alt+q"),
        ("\x1bQ", "alt+shift+q"),
        ("\x1b[97;2;65u", "A"),
        ("\x1b[32;2u", "shift+space"),
        ("\x1b[32;2;32u", "shift+space"),
        ("\x1b[106;3u", "alt+j"),
        ("\x1b[63;2;63u", "?"),
    ],
)
def test_what_a_terminal_sends_has_the_name_that_commands_use(
    sent: str, name: str
) -> None:
    parser = XTermParser()
    told = [*parser.feed(sent), *parser.feed("")]
    keys = [event for event in told if isinstance(event, events.Key)]
    assert [key_name(key.key, key.character) for key in keys] == [name]
    assert is_key(name)


@pytest.mark.parametrize(
    "name",
    [
        *("j", "J", "+", "|", "ß", "字", "space", "f12", "ctrl+a", "alt+x"),
        *("shift+space", "ctrl+pagedown", "alt+shift+q", "ctrl+shift+up"),
    ],
)
def test_names_of_keys(name: str) -> None:
    assert is_key(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", "\x1b", "\xa0", "jj", "Space", "f13", "ctrl", "ctrl+", "+a"),
        *("meta+a", "ctrl+ctrl+a", "shift+a", "ctrl+A", "alt+Q", "alt+/", "tilde"),
        *("ctrl+i", "ctrl+m", "ctrl+h"),  # come as tab, enter and backspace
    ],
)
def test_names_of_no_key(name: str) -> None:
    assert not is_key(name)


def test_every_default_key_is_one() -> None:
    parts = [part for one in commands() for key in one.keys for part in key.split(" ")]
    assert [part for part in parts if not is_key(part)] == []


def test_no_default_key_is_two_commands_or_hides_a_chord() -> None:
    keys = [key for one in commands() for key in one.keys]
    firsts = {key.split(" ")[0] for key in keys if " " in key}
    assert len(keys) == len(set(keys))
    assert firsts.isdisjoint(keys)


def test_a_key_runs_its_command() -> None:
    assert made(Keys([DOWN, TOP]), "j", "down", "home", "x") == [
        *("down", "down", "top"),
        None,
    ]


def test_a_chord_takes_two_keys() -> None:
    keys = Keys([DOWN, TOP, ALL])
    assert made(keys, "g", "g", "g", "a") == ["g …", "top", "g …", "all"]


def test_a_key_that_completes_no_chord_counts_for_itself() -> None:
    keys = Keys([DOWN, TOP, ALL, GO])
    assert made(keys, "g", "j", "a") == ["g …", "down", "after"]
    assert made(keys, "g", "x", "g", "g") == ["g …", None, "g …", "top"]


def test_a_text_says_the_key_that_a_command_has() -> None:
    usual = commands()
    assert key_of(usual, "feed.add") == "a"
    without = [one._replace(keys=()) for one in usual if one.id == "feed.add"]
    others = [one for one in usual if one.id != "feed.add"]
    assert key_of([*without, *others], "feed.add") == "ctrl+p “Add”"
    nowhere = [one._replace(keys=()) for one in usual]
    assert key_of(nowhere, "feed.add") == "“Add”"
