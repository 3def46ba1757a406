"""The dialog that shows what is set for a feed and changes it, one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.content.feed_settings import KEYRING
from reader.library.feed_changes import changed_settings, split_tags
from reader.library.feed_settings import SETTINGS, Setting
from reader.model.feed_settings import FeedChange, FeedSettings
from reader.store.text import fold
from reader.tui.screens.main.asking import ask, ask_choice
from reader.tui.text import column, fit

if TYPE_CHECKING:
    from reader.model.feed import Feed
    from reader.tui.screens.main.screen import MainScreen

_LABEL_CELLS, _VALUE_CELLS = 13, 44


async def change_feed(screen: MainScreen, feed_id: int) -> None:
    """Show what is set for a feed until the person leaves, and change what they say."""
    standing = 0
    while (chosen := await _choose(screen, feed_id, standing)) is not None:
        feed = screen.library.subscribing.feed(feed_id)
        change = await _asked(screen, feed, SETTINGS[chosen])
        if change is not None:
            await screen.write(screen.library.subscribing.change, [feed_id], change)
            undo = screen.key("change.undo")
            screen.tell(f"{SETTINGS[chosen].label} changed; {undo} takes it back")
        standing = chosen


async def _choose(screen: MainScreen, feed_id: int, standing: int) -> int | None:
    from reader.tui.screens.menu import MenuScreen

    feed = screen.library.subscribing.feed(feed_id)
    lines = [
        column(setting.label, _LABEL_CELLS) + fit(setting.value(feed), _VALUE_CELLS)
        for setting in SETTINGS
    ]
    title = f"Settings of “{fit(feed.title, _VALUE_CELLS)}”"
    return await screen.app.push_screen_wait(MenuScreen(title, lines, standing))


async def _asked(screen: MainScreen, feed: Feed, setting: Setting) -> FeedChange | None:
    """Ask for another value of a setting; None where it stays."""
    if setting.is_switch:
        return setting.change(not setting.text(feed))
    title = f"{setting.label} of “{fit(feed.title, _VALUE_CELLS)}”"
    if setting.name == "folder":
        text = await _ask_folder(screen, title)
    else:
        text = await ask(
            screen,
            title,
            setting.text(feed),
            _placeholder(setting),
            _check(feed.settings, setting),
        )
    if text is None or text.strip() == setting.text(feed):
        return None
    if setting.name == "tags":
        tags = split_tags(feed, text)
        return None if tags == FeedChange() else tags
    change = setting.change(text)
    if change.secret_from == KEYRING:
        await _ask_secret(screen, feed, change)
    return change


async def _ask_folder(screen: MainScreen, title: str) -> str | None:
    folders = {feed.folder for feed in screen.library.subscribing.feeds()} - {""}
    return await ask_choice(
        screen, title, sorted(folders, key=fold), placeholder="empty: no folder"
    )


async def _ask_secret(screen: MainScreen, feed: Feed, change: FeedChange) -> None:
    """Put a secret into the keyring, unless it is there already."""
    secret = await ask(
        screen,
        "Secret for the keyring",
        placeholder="empty: it is there already",
        hidden=True,
    )
    if secret:
        keep = screen.library.subscribing.keep_secret
        await screen.write(keep, [feed.id], change, secret)


def _placeholder(setting: Setting) -> str:
    example = f"such as {setting.example}; " if setting.example else ""
    return f"{example}empty: {setting.usual}" if setting.usual else ""


def _check(settings: FeedSettings, setting: Setting) -> Callable[[str], object]:
    """What tells that a text makes no sense, while it can still be mended."""
    return lambda text: changed_settings(settings, setting.change(text))
