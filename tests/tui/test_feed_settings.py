"""What is set for a feed, shown and changed on the screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from textual.widgets import Input, Static

from reader.library.library import Library
from reader.library.secrets import SERVICE
from reader.model.feed_settings import FeedSettings
from reader.tui.screens.menu import MenuScreen
from reader.tui.screens.prompt import PromptScreen
from reader.tui.widgets.menu import Menu
from tests.library.keyrings import Remembered, using
from tests.tui.app_support import Reader, add_feed, parsed, reading

URL = "https://trams.example/feed"


@pytest.fixture
def keys() -> Iterator[Remembered]:
    with using(Remembered()) as keys:
        yield keys


async def menu(reader: Reader) -> None:
    """Wait for the list of settings."""
    await reader.until(
        lambda: (
            isinstance(reader.app.screen, MenuScreen)
            and isinstance(reader.app.focused, Menu)
        ),
        "the settings",
    )


async def prompt(reader: Reader) -> Input:
    """Wait for the dialog that asks for a value; its field."""
    await reader.until(
        lambda: (
            isinstance(reader.app.screen, PromptScreen)
            and isinstance(reader.app.focused, Input)
        ),
        "a question",
    )
    return reader.app.screen.query_one(Input)


async def set_(reader: Reader, row: int, text: str) -> None:
    """Give the setting of a row another value."""
    await menu(reader)
    reader.app.screen.query_one(Menu).highlighted = row
    await reader.press("enter")
    (await prompt(reader)).value = text
    await reader.press("enter")


async def test_settings_are_shown_changed_and_undone(library: Library) -> None:
    feed_id = add_feed(library, "Trams", [parsed("Old", 1)], url=URL)
    async with reading(library) as reader:
        reader.screen.lists.go_place(f"feed:{feed_id}")
        await reader.press(",")
        await menu(reader)
        await reader.sees("Settings of “Trams”")
        await reader.sees("4 Interval", "as the server wishes")
        await reader.press("4")
        field = await prompt(reader)
        field.value = "soon"
        await reader.press("enter")
        told = reader.app.screen.query_one("#prompt-told", Static)
        await reader.until(lambda: "is no interval" in str(told.content), "why")
        field.value = "6h"
        await reader.press("enter")
        await reader.told("Interval changed; u takes it back")
        await menu(reader)
        await reader.press("5")
        await reader.sees("5 Paused       yes")
        await menu(reader)
        assert reader.feed(feed_id).settings == FeedSettings(every=21_600, paused=True)
        await reader.press("escape")
        await reader.sees("Trams · paused")
        await reader.press("u")
        await reader.told("Undone: Pause")
        await reader.press("u")
        await reader.told("Undone: Change interval")
        await reader.sees_no("paused")
        assert reader.feed(feed_id).settings == FeedSettings()


async def test_tags_and_a_secret_are_set(library: Library, keys: Remembered) -> None:
    feed_id = add_feed(library, "Trams", [parsed("Old", 1)], url=URL)
    async with reading(library) as reader:
        reader.screen.lists.go_place(f"feed:{feed_id}")
        await reader.press(",")
        await set_(reader, 2, "rail, city")
        await reader.told("Tags changed")
        await set_(reader, 2, "City,  sea")
        await set_(reader, 10, "me")
        await set_(reader, 12, "keyring")
        await reader.until(
            lambda: (
                isinstance(reader.app.focused, Input) and reader.app.focused.password
            ),
            "the question for the secret",
        )
        (await prompt(reader)).value = "s3cret"
        await reader.sees_no("s3cret")
        await reader.press("enter")
        await menu(reader)
        await reader.told("Secret from changed")
    feed = library.subscribing.feed(feed_id)
    assert feed.tags == ("city", "sea")
    assert feed.settings == FeedSettings(login="me", secret_from="keyring")
    assert keys.kept == {(SERVICE, f"me@{URL}"): "s3cret"}
