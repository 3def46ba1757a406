"""The command palette finds and runs every command, and the themes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.command import CommandList, CommandPalette
from textual.widgets import Input

from reader.config.settings import KeyBinding, Settings
from reader.library.library import Library
from reader.tui.commands.registry import commands
from reader.tui.screens.help import HelpScreen
from tests.tui.app_support import Reader, newspaper, reading


async def open_palette(reader: Reader, key: str = "ctrl+p") -> CommandPalette:
    await reader.press(key)
    await reader.until(lambda: isinstance(reader.app.screen, CommandPalette), "palette")
    palette = reader.app.screen
    assert isinstance(palette, CommandPalette)
    return palette


def listed(palette: CommandPalette) -> list[str]:
    """What each line of the palette says, on one line."""
    options = palette.query_one(CommandList).options
    return [str(option.prompt).replace("\n", " — ") for option in options]


async def choose(reader: Reader, words: str, title: str) -> None:
    palette = await open_palette(reader)
    palette.query_one(Input).value = words
    await reader.until(
        lambda: bool(listed(palette)) and listed(palette)[0].startswith(title), title
    )
    await reader.press("enter")
    if reader.app.screen is palette:
        await reader.press("enter")
    await reader.until(lambda: reader.app.screen is not palette, "its end")


async def test_it_lists_every_command_with_its_key_and_help(library: Library) -> None:
    newspaper(library, 2)
    folder = library.organizing.save("News", "news")
    async with reading(library) as reader:
        # Where there are words, an article and a smart folder, all can be done.
        reader.screen.lists.go_place(f"smart:{folder.id}")
        await reader.until(lambda: reader.screen.lists.has_words, "the smart folder")
        await reader.until(lambda: reader.shown == "News 1", "the article")
        palette = await open_palette(reader)
        possible = [
            one
            for one in commands()
            if one.id != "program.palette" and one.enabled(reader.screen)
        ]
        count = len(possible)
        await reader.until(lambda: len(listed(palette)) == count, "every command")
        expected = {
            " — ".join(
                [
                    f"{one.title}{'  ' if one.keys else ''}{''.join(one.keys[:1])}",
                    one.help,
                ]
            )
            for one in possible
        }
        assert set(listed(palette)) == expected


async def test_it_lists_only_what_can_be_done(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("escape")
        palette = await open_palette(reader, ":")
        await reader.until(lambda: bool(listed(palette)), "commands")
        titles = {line.split("  ")[0] for line in listed(palette)}
        assert "Star" not in titles
        assert "Refresh feed" not in titles
        assert {"Add", "Quit", "Refresh all"} <= titles


async def test_it_runs_a_command(library: Library) -> None:
    newspaper(library, 2)
    async with reading(library) as reader:
        await reader.press("j")
        await choose(reader, "star", "Star")
        await reader.told("Starred")
        assert [row.starred for row in reader.rows] == [False, True]
        assert reader.pane == "list"


async def test_it_finds_by_what_a_command_does(library: Library) -> None:
    newspaper(library, 2)
    async with reading(library) as reader:
        palette = await open_palette(reader)
        palette.query_one(Input).value = "clipboard"
        await reader.until(
            lambda: any(line.startswith("Copy address") for line in listed(palette)),
            "Copy address",
        )
        await reader.press("escape")
        await reader.until(lambda: reader.pane == "list", "the list")


async def test_it_opens_while_one_searches(library: Library) -> None:
    newspaper(library, 2)
    async with reading(library) as reader:
        await reader.press("/")
        await open_palette(reader)


async def test_it_shows_a_persons_own_keys(library: Library) -> None:
    newspaper(library, 2)
    settings = Settings(keys=(KeyBinding("article.star", ("*",), 2),))
    async with reading(library, settings) as reader:
        await reader.until(lambda: reader.shown == "News 1", "the article")
        palette = await open_palette(reader)
        await reader.until(
            lambda: any(line.startswith("Star  *") for line in listed(palette)), "Star"
        )


async def test_a_theme_is_chosen_and_remembered(library: Library) -> None:
    newspaper(library, 1)
    async with reading(library) as reader:
        await choose(reader, "choose a theme", "Theme")
        await reader.until(
            lambda: isinstance(reader.app.screen, CommandPalette), "the themes"
        )
        palette = reader.app.screen
        assert isinstance(palette, CommandPalette)
        await reader.until(
            lambda: len(listed(palette)) == len(reader.app.available_themes), "all"
        )
        palette.query_one(Input).value = "solarized-light"
        await reader.until(lambda: listed(palette) == ["solarized-light"], "one")
        await reader.press("enter")
        if reader.app.screen is palette:
            await reader.press("enter")
        await reader.until(lambda: reader.app.theme == "solarized-light", "the theme")
    async with reading(library) as reader:
        assert reader.app.theme == "solarized-light"


async def test_every_theme_paints(library: Library) -> None:
    newspaper(library, 2)
    async with reading(library, size=(100, 20)) as reader:
        for name in reader.app.available_themes:
            reader.app.theme = name
            await reader.pilot.pause()
            await reader.sees("News 1")


async def test_help_lists_all_commands_with_a_persons_own_keys(
    library: Library,
) -> None:
    newspaper(library, 2)
    settings = Settings(
        keys=(
            KeyBinding("article.star", ("*", "g x"), 2),
            KeyBinding("list.read", (), 3),
        )
    )
    async with reading(library, settings, size=(100, 150)) as reader:
        await reader.press("?")
        await reader.until(lambda: isinstance(reader.app.screen, HelpScreen), "help")
        await reader.sees("*, g x", "(palette)")
        text = " ".join(reader.text.split())
        for command in reader.screen.commands:
            assert command.help[:30] in text
            assert ", ".join(command.keys) in text


async def test_help_keeps_keys_and_texts_in_columns(library: Library) -> None:
    newspaper(library, 2)
    many = ("ctrl+shift+a", "alt+b", "f7", "ctrl+alt+delete", "f8")
    settings = Settings(keys=(KeyBinding("article.star", many, 2),))
    async with reading(library, settings, size=(60, 120)) as reader:
        await reader.press("?")
        await reader.sees("Star the article, or")
        lines = [line.strip(" │") for line in reader.text.splitlines()]
        first = next(n for n, line in enumerate(lines) if "Star the article" in line)
        column = reader.text.splitlines()[first].index("Star the article")
        rows = reader.text.splitlines()[first : first + 3]
        assert [row[column - 2 : column] for row in rows] == ["  "] * 3
        words = " ".join(row[column:].strip(" │") for row in rows)
        assert words.startswith("Star the article, or remove its star.")
        keys = " ".join(row[:column].strip(" │") for row in rows)
        assert keys.startswith(", ".join(many))


@pytest.mark.parametrize(
    ("keys", "down", "up"),
    [
        ((), "G", "gg"),
        ((), ("end",), ("home",)),
        ((), ("pagedown",) * 9, ("pageup",) * 9),
        ((), ("ctrl+f",) * 9, ("ctrl+b",) * 9),
        ((), "j" * 120, "k" * 120),
        ((KeyBinding("move.bottom", ("i",), 1),), "i", "gg"),
    ],
)
async def test_help_scrolls_by_the_keys_of_the_panes(
    library: Library,
    keys: tuple[KeyBinding, ...],
    down: Sequence[str],
    up: Sequence[str],
) -> None:
    newspaper(library, 2)
    async with reading(library, Settings(keys=keys), size=(80, 24)) as reader:
        await reader.press("?")
        await reader.sees("Move down by one line.")
        await reader.press(*down)
        await reader.sees("Leave newsleaf at once.")
        await reader.press(*up)
        await reader.sees("Move down by one line.")


async def test_help_scrolls_and_closes(library: Library) -> None:
    newspaper(library, 2)
    async with reading(library, size=(80, 24)) as reader:
        for close in ("escape", "q", "?"):
            await reader.press("f1")
            await reader.sees("Move down by one line.")
            await reader.press("space")
            await reader.sees_no("Move down by one line.")
            await reader.press("b", "j", "k")
            await reader.sees("Move down by one line.")
            await reader.press(close)
            await reader.until(lambda: reader.pane == "list", "the list")
