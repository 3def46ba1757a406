"""Commands that act on feeds: refresh, add, rename, move, remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store.text import fold
from reader.tui.commands.command import Command, has_feed
from reader.tui.screens.main.asking import ask, ask_choice

if TYPE_CHECKING:
    from reader.model.feed import Feed
    from reader.tui.screens.main.screen import MainScreen

GROUP = "Feeds"


def _feed(screen: MainScreen) -> Feed:
    return screen.library.subscribing.feed(screen.feed_id or 0)


async def refresh(screen: MainScreen) -> None:
    """Ask one feed now."""
    await screen.background.refresh((_feed(screen).id,))


async def refresh_all(screen: MainScreen) -> None:
    """Ask every feed now."""
    await screen.background.refresh(None)


async def older(screen: MainScreen) -> None:
    """Fetch the next older page of a feed."""
    await screen.background.fetch_older(_feed(screen).id)


async def add(screen: MainScreen) -> None:
    """Add a feed, a file or a directory."""
    what = await ask(
        screen,
        "Add to the library",
        placeholder="https://… or a path to a file, a directory, OPML",
    )
    if what and what.strip():
        await screen.background.add(what.strip())


async def rename(screen: MainScreen) -> None:
    """Show a feed under another title."""
    feed = _feed(screen)
    title = await ask(
        screen,
        "Rename feed",
        value=feed.title,
        placeholder="empty: the publisher's title",
    )
    if title is not None and title.strip() != feed.title:
        await screen.write(screen.library.subscribing.rename, feed.id, title)
        screen.tell("Renamed" if title.strip() else "The publisher's title is back")


async def move(screen: MainScreen) -> None:
    """Put a feed into a folder."""
    feed = _feed(screen)
    named = {f.folder for f in screen.library.subscribing.feeds()} - {""}
    folders = sorted(named, key=fold)
    folder = await ask_choice(
        screen,
        f"Move “{feed.title}” to folder",
        folders,
        placeholder="empty: no folder",
    )
    if folder is not None:
        await screen.write(screen.library.subscribing.move, feed.id, folder)
        screen.tell(f"Moved to {folder.strip() or 'the top'}")


async def change_settings(screen: MainScreen) -> None:
    """Show what is set for a feed, and change it."""
    from reader.tui.screens.main.feed_settings import change_feed

    await change_feed(screen, _feed(screen).id)


async def remove(screen: MainScreen) -> None:
    """Stop following a feed; starred articles stay, and undo brings it back."""
    feed = _feed(screen)
    left, kept = await screen.write(screen.library.subscribing.remove, feed.id)
    stays = f", {kept:,} starred or later kept" if kept else ""
    articles = f"{left:,} article{'' if left == 1 else 's'}"
    undo = screen.key("change.undo")
    screen.tell(f"Removed “{feed.title}” and {articles}{stays}; {undo} brings it back")


COMMANDS = (
    Command(
        "feed.refresh",
        "Refresh feed",
        "Ask the feed for new articles now.",
        ("r",),
        GROUP,
        refresh,
        has_feed,
        beside=True,
    ),
    Command(
        "feed.refresh-all",
        "Refresh all",
        "Ask every feed for new articles now.",
        ("R",),
        GROUP,
        refresh_all,
        hint="refresh",
        beside=True,
    ),
    Command(
        "feed.older",
        "Fetch older articles",
        "Ask the feed for a page of articles older than those it holds now.",
        ("O",),
        GROUP,
        older,
        has_feed,
        beside=True,
    ),
    Command(
        "feed.add",
        "Add",
        "Add a feed by its address, or files and directories by their path.",
        ("a",),
        GROUP,
        add,
        hint="add",
    ),
    Command(
        "feed.rename",
        "Rename feed",
        "Show the feed under another title.",
        ("e",),
        GROUP,
        rename,
        has_feed,
    ),
    Command(
        "feed.move",
        "Move feed",
        "Put the feed into a folder.",
        ("M",),
        GROUP,
        move,
        has_feed,
    ),
    Command(
        "feed.settings",
        "Feed settings",
        "Show and change what is set for the feed: interval, pause, tags, login, …",
        (",",),
        GROUP,
        change_settings,
        has_feed,
    ),
    Command(
        "feed.remove",
        "Remove feed",
        "Stop following the feed; starred articles stay, undo brings it back.",
        ("D",),
        GROUP,
        remove,
        has_feed,
    ),
)
