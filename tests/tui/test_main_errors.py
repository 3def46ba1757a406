"""What goes wrong is told, never raised; what is not kept is not shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Input

from reader.library.library import Library
from reader.model.article import State
from tests.tui.app_support import add_feed, held, newspaper, parsed, reading

HELD = "another program has held the library"


@pytest.fixture
def hasty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """A library that does not wait long for another program."""
    monkeypatch.setattr("reader.store.database.BUSY_SECONDS", 0.05)
    with Library(tmp_path / "library.db") as library:
        yield library


@pytest.mark.parametrize(
    "command", ["article.star", "article.read", "article.later", "list.read"]
)
async def test_a_change_that_cannot_be_kept_is_told_and_not_shown(
    hasty: Library, command: str
) -> None:
    newspaper(hasty, 3)
    async with reading(hasty) as reader:
        before = reader.rows
        with held(hasty):
            await reader.run(command)
            await reader.told(HELD)
        assert (reader.rows, reader.screen.status.message) == (before, "")
        await reader.run(command)
        await reader.until(lambda: reader.rows != before, "the change")


@pytest.mark.parametrize(
    "keys", [("enter",), ("space",), ("tab", "J"), ("tab", "n"), ("tab", "K")]
)
async def test_reading_goes_on_though_it_cannot_be_noted(
    hasty: Library, keys: tuple[str, ...]
) -> None:
    newspaper(hasty, 3)
    async with reading(hasty) as reader:
        with held(hasty):
            await reader.press(*keys)
            await reader.told(HELD)
            assert reader.app.is_running
        assert not any(row.read for row in reader.rows)
        await reader.press("Q")


async def test_a_click_opens_though_it_cannot_be_noted(hasty: Library) -> None:
    newspaper(hasty, 3)
    async with reading(hasty) as reader:
        with held(hasty):
            reader.screen.article_list.open()
            await reader.told(HELD)
        assert reader.app.is_running
        assert reader.pane == "reading"


async def test_undo_renaming_tagging_and_leaving_are_told(hasty: Library) -> None:
    feed_id = newspaper(hasty, 3)
    hasty.reading.set_state([1], State.STARRED)
    async with reading(hasty) as reader:
        reader.screen.lists.go_place(f"feed:{feed_id}")
        with held(hasty):
            for command in ("change.undo", "feed.remove", "change.redo"):
                await reader.run(command)
            await reader.until(lambda: len(reader.notices) == 3, "three notices")
            await reader.press("t")
            await reader.until(lambda: len(reader.app.screen_stack) == 2, "a dialog")
            await reader.press("x", "enter")
            await reader.until(lambda: len(reader.notices) == 4, "four notices")
        assert all(HELD in notice for notice in reader.notices)
        assert "The Daily Leaf" in reader.counts


async def test_a_refresh_that_cannot_be_kept_is_told(
    hasty: Library, tmp_path: Path
) -> None:
    add_feed(hasty, "Trams", [], url=(tmp_path / "none.xml").as_uri())
    async with reading(hasty) as reader:
        await reader.press("escape")
        with held(hasty):
            await reader.press("R")
            await reader.told(HELD)
            await reader.until(lambda: reader.screen.status.progress == "", "its end")
        await reader.press("R")
        await reader.told("1 failed")


async def test_adding_what_cannot_be_kept_is_told(
    hasty: Library, tmp_path: Path
) -> None:
    (tmp_path / "note.txt").write_text("A note\n\nIts text.\n")
    async with reading(hasty) as reader:
        await reader.press("escape")
        with held(hasty):
            await reader.press("a")
            await reader.until(lambda: len(reader.app.screen_stack) == 2, "a dialog")
            reader.app.screen.query_one(Input).value = str(tmp_path / "note.txt")
            await reader.press("enter")
            await reader.told(HELD)
            await reader.until(lambda: reader.screen.status.progress == "", "its end")
        assert reader.titles == []


async def test_a_library_that_is_destroyed_is_told(
    hasty: Library, tmp_path: Path
) -> None:
    newspaper(hasty, 300)
    async with reading(hasty) as reader:
        await reader.until(lambda: len(reader.titles) == 300, "all")
        hasty.path.write_bytes(b"\0" * hasty.path.stat().st_size)
        hasty.path.with_name("library.db-wal").write_bytes(b"")
        for key in (
            "s",
            "G",
            "n",
            "g",
            "u",
            "/",
            "x",
            "escape",
            "r",
            "R",
            "A",
            "h",
            "G",
        ):
            await reader.press(key)
        await reader.until(lambda: bool(reader.notices), "a notice")
        assert reader.app.is_running
    assert reader.app.return_code == 0


async def test_a_long_title_does_not_hide_the_error(hasty: Library) -> None:
    add_feed(hasty, "F", [parsed("long " * 400, url=None)])
    async with reading(hasty) as reader:
        await reader.press("o")
        await reader.told("this article has no address")
        await reader.sees("address")


async def test_an_error_nobody_foresaw_is_told_without_what_variables_hold(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        secret = "s3cret"[::-1]
        raise RuntimeError(f"of {len(secret)} letters")

    with pytest.raises(RuntimeError, match="of 6 letters"):
        async with reading(library) as reader:
            reader.app.call_later(fail)
            await reader.until(lambda: not reader.app.is_running, "the end")
    reader.app._print_error_renderables()
    told = capsys.readouterr().err
    assert "of 6 letters" in told
    assert "terc3s" not in told
