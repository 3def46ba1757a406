"""The mouse: clicks, the wheel, links and the selection of text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.events import MouseScrollDown, MouseScrollUp
from textual.widget import Widget

from reader.config.settings import KeyBinding, Settings
from reader.library.library import Library
from reader.model.article import Body, BodyFormat
from tests.tui.app_support import (
    LONG,
    NARROW,
    Reader,
    add_feed,
    newspaper,
    parsed,
    program,
    reading,
)
from tests.tui.support import screen_lines


def wheel(widget: Widget, *, down: bool) -> MouseScrollDown | MouseScrollUp:
    event = MouseScrollDown if down else MouseScrollUp
    return event(
        widget=widget,
        x=5,
        y=5,
        delta_x=0,
        delta_y=1,
        button=0,
        shift=False,
        meta=False,
        ctrl=False,
    )


def place_of(reader: Reader, text: str) -> tuple[int, int]:
    """The cell at which a text begins below the first line of the screen."""
    for y, line in enumerate(screen_lines(reader.app)):
        if y and text in line:
            return line.index(text), y
    raise AssertionError(f"{text!r} is not on the screen")


async def click(reader: Reader, text: str) -> None:
    await reader.sees(text)
    await reader.pilot.click(offset=place_of(reader, text))


async def test_a_click_chooses_a_place(library: Library) -> None:
    newspaper(library, 3)
    async with reading(library) as reader:
        await click(reader, "Starred")
        await reader.until(lambda: reader.place == "starred", "the starred ones")
        assert reader.pane == "sidebar"
        await click(reader, "Starred")
        assert reader.pane == "list"


async def test_a_click_on_an_arrow_collapses(library: Library) -> None:
    newspaper(library, 3)
    async with reading(library) as reader:
        await click(reader, "▾ Feeds")
        await reader.sees("▸ Feeds")
        assert "The Daily Leaf" not in reader.counts


async def test_a_click_chooses_an_article_and_another_opens_it(
    library: Library,
) -> None:
    newspaper(library, 3)
    async with reading(library) as reader:
        await reader.press("h")
        await click(reader, "●    News 2")
        await reader.until(lambda: reader.shown == "News 2", "the article")
        assert (reader.pane, [row.read for row in reader.rows]) == ("list", [False] * 3)
        await click(reader, "●    News 2")
        await reader.until(lambda: reader.rows[1].read, "read")
        assert reader.pane == "reading"


async def test_a_click_opens_on_a_page_too(library: Library) -> None:
    newspaper(library, 3)
    async with reading(library, size=NARROW) as reader:
        await click(reader, "News 1")
        await reader.sees("The body of News 1.")
        assert reader.panes_shown == ["reading"]


async def test_a_click_gives_a_pane_the_focus(library: Library) -> None:
    newspaper(library, 3)
    async with reading(library) as reader:
        await click(reader, "The body of News 1.")
        assert reader.pane == "reading"
        await reader.press("h")
        assert reader.pane == "list"
        assert not reader.rows[0].read


async def test_a_click_on_a_link_opens_it(library: Library, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    opener = (str(program(tmp_path / "browse", opened)),)
    text = '<p>See <a href="https://there.example/?a=1&amp;b=2">over there</a>.</p>'
    add_feed(library, "F", [parsed("Links", 1, body=Body(BodyFormat.HTML, text))])
    async with reading(library, Settings(opener=opener)) as reader:
        await click(reader, "over there")
        await reader.told("Opened https://there.example/?a=1&b=2")
        await reader.until(opened.exists, "the browser")
        assert opened.read_text() == "https://there.example/?a=1&b=2\n"


async def test_a_link_without_a_browser_is_told(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER", "/nowhere/browser")
    text = '<p><a href="https://there.example/">over there</a></p>'
    add_feed(library, "F", [parsed("Links", 1, body=Body(BodyFormat.HTML, text))])
    async with reading(library) as reader:
        await click(reader, "over there")
        await reader.told("there is no program '/nowhere/browser'")


async def test_the_wheel_moves_what_it_is_over(library: Library) -> None:
    articles = [parsed(f"News {number}", number, text=LONG) for number in range(1, 90)]
    add_feed(library, "Paper", articles)
    async with reading(library) as reader:
        for widget in (reader.screen.article_list, reader.screen.reading_pane):
            widget.post_message(wheel(widget, down=True))
            await reader.until(lambda w=widget: w.scroll_offset.y > 0, "a move")  # type: ignore[misc]
            widget.post_message(wheel(widget, down=False))
            await reader.until(lambda w=widget: w.scroll_offset.y == 0, "back")  # type: ignore[misc]
        assert (reader.cursor, reader.pane) == ("News 1", "list")


async def select(reader: Reader, start: str, end: str) -> None:
    """Drag the mouse from the start of a text to the start of another."""
    await reader.sees(start, end)
    await reader.pilot.mouse_down(offset=place_of(reader, start))
    await reader.pilot.hover(offset=place_of(reader, end))
    await reader.pilot.mouse_up(offset=place_of(reader, end))


async def test_selected_text_is_copied(library: Library) -> None:
    add_feed(library, "Paper", [parsed("News", 1, text="One two three.\n\nFour five.")])
    async with reading(library) as reader:
        await select(reader, "two three", "five")
        assert reader.screen.get_selected_text() == "two three.\n\nFour f"
        await reader.press("ctrl+c")
        await reader.until(lambda: "three" in reader.app.clipboard, "a copy")
        assert reader.app.clipboard == "two three.\n\nFour f"


async def test_selected_text_is_copied_by_the_set_command(
    library: Library, tmp_path: Path
) -> None:
    copied = tmp_path / "copied"
    settings = Settings(clipboard_command=(str(program(tmp_path / "copy", copied)),))
    add_feed(library, "Paper", [parsed("News", 1, text="One two three.\n\nFour five.")])
    async with reading(library, settings) as reader:
        await select(reader, "two three", "five")
        await reader.press("ctrl+c")
        await reader.until(copied.exists, "a copy")
        assert copied.read_text() == "\ntwo three.\n\nFour f"


async def test_selected_text_is_copied_by_any_key_given(library: Library) -> None:
    add_feed(library, "Paper", [parsed("News", 1, text="One two three.\n\nFour five.")])
    settings = Settings(keys=(KeyBinding("selection.copy", ("i",), 1),))
    async with reading(library, settings) as reader:
        await reader.press("i")
        await reader.told("No text is selected; Q quits newsleaf")
        await select(reader, "two three", "five")
        await reader.press("i")
        await reader.told("Copied the selected text")
        assert reader.app.clipboard == "two three.\n\nFour f"


async def test_a_clipboard_command_that_waits_does_not_hold_up_the_screen(
    library: Library, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    copy = tmp_path / "copy"
    copy.write_text(f'#!/bin/sh\ncat > /dev/null\nread -r _ < "{pipe}"\n')
    copy.chmod(0o755)
    newspaper(library, 3)
    async with reading(library, Settings(clipboard_command=(str(copy),))) as reader:
        await reader.press("y", "j", "s")
        await reader.told("Starred")
        assert reader.cursor == "News 2"
        assert "Copied" not in reader.screen.status.message
        pipe.write_text("pasted\n")
        await reader.told("Copied https://news.example/1")


async def test_a_selection_stays_while_states_change(library: Library) -> None:
    add_feed(library, "Paper", [parsed("News", 1, text="One two three.\n\nFour five.")])
    async with reading(library) as reader:
        await select(reader, "two three", "five")
        await reader.press("s", "m")
        await reader.until(lambda: reader.rows[0].read, "read")
        await reader.until(lambda: reader.counts["Unread"] == 0, "the counts")
        assert reader.screen.get_selected_text() == "two three.\n\nFour f"
