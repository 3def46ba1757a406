"""Keys that come in one burst mean what they mean one by one."""

from __future__ import annotations

import pytest
from textual import events

from reader.library.library import Library
from tests.tui.app_support import Reader, newspaper, reading


def burst(reader: Reader, *keys: str) -> None:
    """Send keys as a pasted text brings them, before any of them is answered."""
    names = {"/": "slash", " ": "space", "\r": "enter"}
    for key in keys:
        reader.pilot.app.post_message(events.Key(names.get(key, key), key))


async def test_what_follows_the_search_key_is_searched(library: Library) -> None:
    newspaper(library, 12)
    async with reading(library) as reader:
        burst(reader, "/", *"news 12", "\r")
        await reader.until(lambda: reader.titles == ["News 12"], "one found")
        await reader.until(lambda: reader.pane == "list", "the list")
        assert reader.screen.search_field.value == "news 12"
        assert library.reading.changes() == []


@pytest.mark.parametrize("ends", ["\r\r", "\r\r\r"])
async def test_several_keys_that_end_a_search_do_not_wait_for_one_another(
    library: Library, ends: str
) -> None:
    newspaper(library, 12)
    async with reading(library) as reader:
        burst(reader, "/", *"nothing", *ends)
        await reader.until(lambda: reader.titles == [], "no hit")
        await reader.until(lambda: reader.pane == "list", "the list")
        await reader.press("escape")
        await reader.until(lambda: len(reader.titles) == 12, "all")
        assert reader.screen.lists.view.query == ""


async def test_what_follows_a_question_answers_it(library: Library) -> None:
    newspaper(library, 2)
    async with reading(library) as reader:
        burst(reader, "t", *"my tag", "\r")
        await reader.until(lambda: bool(library.reading.tags()), "a tag")
        assert [tag.name for tag in library.reading.tags()] == ["my tag"]
        assert len(library.reading.changes()) == 1


async def test_commands_act_one_after_the_other(library: Library) -> None:
    newspaper(library, 3)
    async with reading(library) as reader:
        first, second = reader.titles[:2]
        burst(reader, "n", "s")
        await reader.until(lambda: bool(library.reading.changes()), "a star")
        starred = [row.title for row in reader.rows if row.starred]
        await reader.until(lambda: any(row.starred for row in reader.rows), "shown")
        starred = [row.title for row in reader.rows if row.starred]
        assert (reader.cursor, starred) == (second, [second])
        assert first != second


async def test_keys_do_not_wait_for_a_change_that_takes_long(library: Library) -> None:
    newspaper(library, 12)
    async with reading(library) as reader:
        with Library(library.path) as other, other.database.writing():
            burst(reader, "A", "j")
            await reader.until(lambda: reader.cursor == "News 2", "the next article")
            assert library.reading.counts()["unread"].articles == 12
        await reader.until(
            lambda: library.reading.counts()["unread"].articles == 0, "all read"
        )
