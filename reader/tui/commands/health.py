"""Commands for feeds that fare badly: feed health, accept, go back."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from reader.content.address import public_address
from reader.tui.commands.command import Command, has_feed
from reader.tui.commands.feeds import GROUP

if TYPE_CHECKING:
    from reader.tui.screens.main.screen import MainScreen


async def show_health(screen: MainScreen) -> None:
    """Show how feeds fare, and then the articles of the one chosen there."""
    from reader.tui.screens.health import HealthScreen

    feed_id = await screen.app.push_screen_wait(HealthScreen(screen))
    if feed_id is not None:
        screen.lists.go_place(f"feed:{feed_id}")
        screen.panes.focus("list")


async def accept(screen: MainScreen) -> None:
    """Accept what a fetch found: a new address, or another feed, asked at once."""
    feed = screen.library.subscribing.feed(screen.feed_id or 0)
    screen.tell(await screen.write(screen.library.tending.accept, feed.id))
    if screen.library.subscribing.feed(feed.id).url == feed.url:
        await screen.background.refresh((feed.id,))


async def go_back(screen: MainScreen) -> None:
    """Take back that a feed has moved."""
    feed_id = screen.feed_id or 0
    screen.tell(await screen.write(screen.library.tending.go_back, feed_id))


async def pause(screen: MainScreen) -> None:
    """Ask a feed by name alone, or as usual again."""
    from reader.model.feed_settings import FeedChange

    subscribing = screen.library.subscribing
    feed = subscribing.feed(screen.feed_id or 0)
    paused = not feed.settings.paused
    await screen.write(subscribing.change, [feed.id], FeedChange(paused=paused))
    screen.tell(f"{'Paused' if paused else 'Resumed'} “{feed.title}”")


async def find_address(screen: MainScreen) -> None:
    """Look at a feed's site for its address, and ask it there."""
    from reader.library.sources import Address
    from reader.model.feed_settings import FeedChange
    from reader.tui.screens.main.following import choose_address

    feed = screen.library.subscribing.feed(screen.feed_id or 0)
    site = feed.site_url or urljoin(feed.url, "/")
    found = await choose_address(screen, Address(site))
    if found is None or found == feed.url:
        screen.tell(f"“{feed.title}” stays where it is; its site names no other")
        return
    subscribing = screen.library.subscribing
    await screen.write(subscribing.change, [feed.id], FeedChange(url=found))
    await screen.background.refresh((feed.id,))
    undo = screen.key("change.undo")
    screen.tell(f"Moved to {public_address(found)}; {undo} takes it back")


COMMANDS = (
    Command(
        "feed.health",
        "Feed health",
        "Show how every feed fares, the worst first, and what to do about it.",
        ("H",),
        GROUP,
        show_health,
        beside=True,
    ),
    Command(
        "feed.accept",
        "Accept what was found",
        "Move the feed to where redirects lead, or take the other feed that stands at"
        " its address.",
        ("=",),
        GROUP,
        accept,
        has_feed,
    ),
    Command(
        "feed.go-back",
        "Take back a move",
        "Give the feed the address back that it had before it moved.",
        ("U",),
        GROUP,
        go_back,
        has_feed,
    ),
    Command(
        "feed.pause",
        "Pause feed",
        "Ask the feed by name alone, or as usual again.",
        ("P",),
        GROUP,
        pause,
        has_feed,
    ),
    Command(
        "feed.find-address",
        "Find new address",
        "Look at the feed's site for its address, and move it there.",
        ("L",),
        GROUP,
        find_address,
        has_feed,
        beside=True,
    ),
)
