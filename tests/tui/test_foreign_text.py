"""Hostile text is harmless wherever the screen shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from rich.segment import Segment
from textual.command import CommandPalette
from textual.widgets import Input, OptionList

from reader.library.library import Library
from reader.model.article import Body, BodyFormat, Credit, Enclosure
from reader.store import fetches
from reader.store.times import now
from tests.tui.app_support import (
    HOSTILE,
    NARROW,
    WIDE,
    Reader,
    add_feed,
    id_of,
    parsed,
    reading,
)

SHOWN = "[/] [@click=app.quit]x[/]"
"""What is left of the hostile text, as it begins."""

CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def fill(library: Library) -> int:
    """Fill a library with what no format has cleaned; the id of the feed."""
    address = "https://x.example/[@click=app.quit]"
    article = parsed(
        HOSTILE,
        1,
        url=address,
        summary=HOSTILE,
        language="[/]",
        credits=(Credit(HOSTILE, HOSTILE),),
        tags=(HOSTILE,),
        enclosures=(Enclosure(address, HOSTILE, title=HOSTILE),),
        body=Body(BodyFormat.PLAIN, f"{HOSTILE}\n\nAnd {HOSTILE}"),
    )
    feed_id = add_feed(library, HOSTILE, [article], folder=HOSTILE.replace("/", "|"))
    with library.database.writing() as connection:
        fetches.fetch_failed(connection, feed_id, HOSTILE, now())
    return feed_id


@contextmanager
def watched(reader: Reader) -> Iterator[list[str]]:
    """Every text that is handed to the terminal, after the last filter."""
    texts: list[str] = []
    guard = reader.app._filters[-1]
    apply = guard.apply

    def watch(segments: list[Segment], background: Any) -> list[Segment]:
        passed = apply(segments, background)
        texts.extend(part.text for part in passed)
        texts.extend(
            part.style.link for part in passed if part.style and part.style.link
        )
        return passed

    guard.apply = watch  # type: ignore[method-assign]
    reader.app.screen.refresh()
    yield texts


async def walk(reader: Reader) -> None:
    """Look at every place of the screen that shows foreign text."""
    await reader.until(lambda: reader.shown != "", "the article")
    await reader.press("g", "f", "j", "j")
    await reader.until(lambda: reader.place.startswith("feed:"), "the feed")
    await reader.press("l", "enter")
    await reader.pilot.pause()
    for key in ("t", "T", "e", "M"):
        await reader.press(key)
        await reader.until(lambda: isinstance(reader.app.focused, Input), key)
        await reader.press("escape")
        await reader.until(lambda: reader.pane != "", "the end of the dialog")
    await reader.press("y")
    await reader.press("ctrl+p")
    await reader.until(lambda: isinstance(reader.app.screen, CommandPalette), "palette")
    reader.app.screen.query_one(Input).value = SHOWN
    await reader.pilot.pause()
    await reader.press("escape")
    await reader.until(lambda: reader.pane != "", "the end of the palette")
    await reader.press("?", "escape", "/")
    reader.screen.search_field.value = SHOWN
    await reader.press("escape")


@pytest.mark.parametrize("size", [(60, 16), WIDE])
async def test_no_control_reaches_the_terminal(
    library: Library, size: tuple[int, int]
) -> None:
    fill(library)
    async with reading(library, size=size) as reader:
        with watched(reader) as texts:
            await walk(reader)
        assert reader.app.is_running
        assert reader.notices == []
    assert sum(SHOWN[:12] in text for text in texts) > 3
    assert [text for text in texts if CONTROLS.search(text)] == []


async def test_nothing_but_the_guard_has_to_replace_it(library: Library) -> None:
    """The gateway takes it out already: the guard's mark shows nowhere."""
    fill(library)
    async with reading(library) as reader:
        with watched(reader) as texts:
            await walk(reader)
    assert [text for text in texts if "\N{REPLACEMENT CHARACTER}" in text] == []


async def test_markup_shows_as_it_is_in_every_pane(library: Library) -> None:
    fill(library)
    async with reading(library, size=(300, 60)) as reader:
        await reader.until(lambda: reader.shown != "", "the article")
        await reader.press("g", "f", "j", "j")
        await reader.until(lambda: reader.place.startswith("feed:"), "the feed")
        await reader.sees(f"! {SHOWN}", f"{SHOWN} [bold]b ]0;pwned", f"And {SHOWN}")
        lines = reader.text.split("\n")
        assert SHOWN[:12] in lines[0]
        assert SHOWN[:12] in lines[-1]
        assert any(line[:26].count("[/]") for line in lines[3:])
        await reader.sees("Tags: [/]", "https://x.example/[@click=app.quit]")


async def test_clicks_on_markup_do_nothing(library: Library) -> None:
    fill(library)
    async with reading(library, size=(200, 40)) as reader:
        await reader.until(lambda: reader.shown != "", "the article")
        places = [
            (match.start() + 8, y)
            for y, line in enumerate(reader.text.split("\n"))
            for match in re.finditer(re.escape(SHOWN), line)
            if "https:" not in line
        ]
        assert len(places) > 4
        for place in places:
            await reader.pilot.click(offset=place)
        await reader.pilot.pause()
        assert reader.app.is_running
        assert not reader.app._exit


async def test_notices_and_messages_are_text(library: Library) -> None:
    fill(library)
    async with reading(library) as reader:
        reader.screen.warn(HOSTILE)
        reader.screen.tell(HOSTILE)
        reader.screen.show_progress(HOSTILE)
        with watched(reader) as texts:
            await reader.until(lambda: reader.toasts == 1, "a notice")
            await reader.sees(SHOWN)
            for toast in reader.app.screen.query("Toast"):
                await reader.pilot.click(toast)
        assert reader.app.is_running
        assert [text for text in texts if CONTROLS.search(text)] == []


async def test_what_is_done_to_hostile_things_is_told_as_text(
    library: Library, httpserver: HTTPServer
) -> None:
    feed_id = fill(library)
    async with reading(library) as reader:
        await reader.until(lambda: reader.shown != "", "the article")
        await reader.press("T")
        await reader.until(lambda: isinstance(reader.app.focused, Input), "a dialog")
        assert SHOWN in str(
            reader.app.screen.query_one(OptionList).get_option_at_index(0).prompt
        )
        await reader.press("escape")
        await reader.until(lambda: reader.pane == "list", "the list")
        await reader.press("o")
        await reader.press("a")
        await reader.until(lambda: isinstance(reader.app.focused, Input), "a dialog")
        reader.app.screen.query_one(Input).value = httpserver.url_for(f"/{SHOWN}")
        await reader.press("enter")
        await reader.until(lambda: len(reader.notices) >= 2, "notices")
        await reader.press("r")
        await reader.told("1 failed")
        reader.screen.lists.go_place(f"feed:{feed_id}")
        await reader.press("A")
        await reader.told("Marked 1 article read")
        await reader.press("u")
        await reader.told("Undone: Mark [/]")
        await reader.press("D")
        await reader.told("Removed “[/]")
        await reader.until(lambda: reader.place == "smart:4", "the line above")
        assert reader.app.is_running


async def test_a_copied_address_and_the_title_of_the_window_hold_no_control(
    library: Library,
) -> None:
    fill(library)
    async with reading(library, size=NARROW) as reader:
        await reader.until(lambda: reader.shown != "", "the article")
        await reader.press("y")
        await reader.told("Copied https://x.example/")
        assert not CONTROLS.search(reader.app.clipboard)
        assert (reader.app.title, reader.app.sub_title) == ("newsleaf", "")
        assert id_of(library, reader.shown)
