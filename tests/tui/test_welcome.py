"""The welcome of an empty library, and the empty states it leaves."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from reader.config.paths import LIBRARY, data_directory
from reader.config.settings import KeyBinding, Settings
from reader.library import samples
from reader.library.library import Library
from reader.tui.app import NewsleafApp
from reader.tui.screens.welcome import First, WelcomeScreen
from tests.tui.app_support import (
    NARROW,
    Reader,
    add_feed,
    add_file,
    parsed,
    reading,
)


async def welcomed(reader: Reader) -> None:
    await reader.until(lambda: isinstance(reader.app.screen, WelcomeScreen), "welcome")
    await reader.sees("Welcome to newsleaf")


async def choose(reader: Reader, first: First) -> None:
    await welcomed(reader)
    reader.app.screen.query_one(OptionList).highlighted = list(First).index(first)
    await reader.press("enter")


async def answer(reader: Reader, text: str) -> None:
    await reader.until(lambda: isinstance(reader.app.focused, Input), "a dialog")
    reader.app.screen.query_one(Input).value = text
    await reader.press("enter")


@pytest.mark.parametrize("size", [(60, 16), NARROW, (140, 45)])
async def test_an_empty_library_is_greeted(
    library: Library, size: tuple[int, int]
) -> None:
    async with reading(library, size=size) as reader:
        await welcomed(reader)
        await reader.sees(*(first.value[:40] for first in First))
        await reader.press("j", "j", "k")
        assert reader.app.screen.query_one(OptionList).highlighted == 1


async def test_a_library_with_an_article_is_not_greeted(library: Library) -> None:
    add_file(library, parsed("Note"))
    async with reading(library) as reader:
        await reader.until(lambda: reader.shown == "Note", "the article")
        assert reader.pane == "list"


async def test_a_library_with_a_feed_is_not_greeted(library: Library) -> None:
    add_feed(library, "Trams", [])
    async with reading(library) as reader:
        await reader.sees("No articles yet.")
        assert reader.pane == "list"


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_looking_around_says_what_to_do(library: Library, key: str) -> None:
    async with reading(library) as reader:
        await welcomed(reader)
        await reader.press(key)
        await reader.sees("No articles yet.", "Press a to add a feed or a file.")
        await reader.sees("Nothing to read here.")
        for keys in ("gu", "gs", "gl", "ga"):
            await reader.press(*keys)
            await reader.sees("Press ")
        await reader.press(
            "j", "k", "G", "g", "g", "space", "n", "p", "J", "K", "enter"
        )
        await reader.press(
            "-", "z", "z", "tab", "j", "G", "tab", "G", "A", "u", "F", "/"
        )
        assert reader.notices == []
        assert reader.app.is_running


async def test_a_file_is_imported(library: Library, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("A note\n\nIts text.\n")
    async with reading(library) as reader:
        await choose(reader, First.IMPORT)
        await answer(reader, str(tmp_path / "note.txt"))
        await reader.until(lambda: reader.titles == ["A note"], "the article")


async def test_an_address_that_fails_is_told(library: Library) -> None:
    async with reading(library) as reader:
        await choose(reader, First.ADD)
        await answer(reader, "http://127.0.0.1:9/feed")
        await reader.until(lambda: bool(reader.notices), "a notice")
        await reader.until(lambda: reader.pane == "list", "the list")


async def test_the_starter_feeds_are_followed(library: Library) -> None:
    async with reading(library) as reader:
        await choose(reader, First.STARTER)
        await reader.told("R fetches them")
        await reader.until(lambda: "Feeds" in reader.counts, "feeds")


async def test_the_sample_library_is_opened_next(library: Library, home: Path) -> None:
    async with reading(library, size=NARROW) as reader:
        await choose(reader, First.SAMPLE)
        await reader.until(lambda: not reader.app.is_running, "the end")
    path = reader.app.return_value
    assert path is not None
    assert home in path.parents
    with Library(path) as sample:
        assert sample.reading.counts()["all"].articles >= 12


async def test_the_sample_library_says_what_it_is(home: Path) -> None:
    path = await samples.open_sample_library()
    keys = (KeyBinding("program.quit", ("f9",), 1),)
    with Library(path) as library:
        app = NewsleafApp(library, Settings(keys=keys), path, is_sample=True)
        async with app.run_test(size=NARROW, notifications=True) as pilot:
            reader = Reader(app, pilot, library)
            await reader.told("f9 quits, and newsleaf then opens yours again")
            await reader.sees("This is the sample library", "newsleaf/sample.db · All")
    assert path.parent.name == "newsleaf"
    assert home in path.parents


async def test_a_library_is_named_unless_it_is_the_usual_one(
    library: Library,
) -> None:
    add_file(library, parsed("Note"))
    async with reading(library) as reader:
        await reader.sees(f"{library.path.parent.name}/library.db · All")
        assert reader.notices == []
    usual = data_directory() / LIBRARY
    usual.parent.mkdir(parents=True, exist_ok=True)
    with Library(usual) as own:
        add_file(own, parsed("Note"))
        async with reading(own) as reader:
            await reader.until(lambda: reader.shown == "Note", "the article")
            assert reader.screen.status.library == ""
            assert "library.db" not in reader.text


async def test_samples_that_are_not_there_are_told(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(samples, "_PACKAGE", tmp_path / "none" / "reader")
    async with reading(library) as reader:
        await choose(reader, First.SAMPLE)
        await reader.told("this installation came without the sample library")
        await reader.until(lambda: reader.screen.status.progress == "", "no progress")
        assert reader.app.is_running
