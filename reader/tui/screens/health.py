"""Feed health: every feed, the worst first, with what to do about it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from reader.library.health import Health, Kind, rhythm, with_months
from reader.model.errors import NewsleafError
from reader.tui.commands.command import Command
from reader.tui.keys import Keys, key_name
from reader.tui.screens.dialog import Dialog
from reader.tui.text import content, fit
from reader.tui.widgets.health_list import HealthList

if TYPE_CHECKING:
    from reader.tui.screens.main.screen import MainScreen

_ACTIONS = {
    "move.down": "move(1)",
    "move.up": "move(-1)",
    "move.page-down": "page(1)",
    "move.page-up": "page(-1)",
    "move.top": "end(-1)",
    "move.bottom": "end(1)",
    "pane.enter": "articles",
    "feed.health": "dismiss",
    "program.escape": "dismiss",
    "program.back": "dismiss",
    "program.quit": "app.quit",
}
"""What the commands mean here, by whichever keys they have."""

LOOK_EVERY = 1.0
"""Seconds between two looks whether another process wrote to the library."""

_TALL = 24
"""Lines of a terminal from which on there is room for long sentences."""

_LOST = frozenset({Kind.GONE, Kind.OTHER, Kind.FAILING})
"""How feeds fare that may be elsewhere."""

_GROUP = "Feeds"
_OTHERS = frozenset({"change.undo", "change.redo", "program.help"})
"""Commands of other groups that make sense here, too."""


class HealthScreen(Dialog[int | None]):
    """Shows how feeds fare; answers with a feed whose articles to show, or None.

    Commands about feeds run here as on the main screen, on the feed under the
    cursor.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # Whoever gave these keys up still wants to leave.
        Binding("escape,q", "dismiss", "Close"),
    ]

    health_list = query_one(HealthList)
    summary = query_one("#health-summary", Static)
    details = query_one("#health-details", Static)

    def __init__(self, main: MainScreen) -> None:
        """Show the feeds of a screen, which stays behind this one."""
        super().__init__()
        self._main = main
        self._feeds: Sequence[Health] = ()
        self._months: dict[int, tuple[int, ...]] | None = None
        self._version = main.library.version()
        self._stale = self._loading = False
        self._keys = Keys(
            command
            for command in main.commands
            if command.id in _ACTIONS.keys() | _OTHERS or command.group == _GROUP
        )

    def compose(self) -> ComposeResult:
        """A summary, the feeds, and all that is known of one of them."""
        with Vertical(id="health"):
            yield Static(id="health-summary", markup=False)
            yield HealthList()
            yield Static(id="health-details", markup=False)

    def on_mount(self) -> None:
        """Show the feeds; how often they publish is counted meanwhile."""
        self._main.pointing = self
        self.health_list.empty_text = content("Looking …", "italic")
        self.reload()
        self.run_worker(self._count(), group="months")
        self.set_interval(LOOK_EVERY, self._look)

    def on_unmount(self) -> None:
        """Let the main screen say again which feed is meant."""
        self._main.pointing = None

    @property
    def feed_id(self) -> int | None:
        """The feed under the cursor."""
        chosen = self.health_list.chosen
        return None if chosen is None else chosen.feed_id

    def reload(self) -> None:
        """Show the feeds as they fare now, one look at a time."""
        self._stale = True
        if not self._loading:
            self._loading = True
            self.run_worker(self._load(), group="health")

    async def _load(self) -> None:
        try:
            while self._stale:
                self._stale = False
                tending = self._main.library.tending
                self._feeds = await asyncio.to_thread(tending.health)
                self._show()
        except NewsleafError as error:
            self._main.warn(str(error))
        finally:
            self._loading = False

    def _look(self) -> None:
        """Look whether another process wrote to the library."""
        version = self._main.library.version()
        if version != self._version:
            self._version = version
            self.reload()

    async def _count(self) -> None:
        try:
            tending = self._main.library.tending
            self._months = await asyncio.to_thread(tending.months)
        except NewsleafError as error:
            self._main.warn(str(error))
        else:
            self._show()

    def _show(self) -> None:
        feeds = self._feeds
        if self._months is not None:
            feeds = with_months(feeds, self._months)
        self.health_list.empty_text = content("There is no feed yet", "italic")
        self.health_list.show(feeds)
        self.summary.update(content(_summary(feeds), "bold"))
        self._describe()

    @on(HealthList.Highlighted)
    def _describe(self) -> None:
        one = self.health_list.chosen
        width = self.details.content_size.width or self.app.size.width
        self.details.update(Content("") if one is None else self._told(one, width))

    def _told(self, one: Health, width: int) -> Content:
        # What is long is wrapped once, unless the list needs the room.
        room = width * 2 if self.app.size.height >= _TALL else width
        lines = [content(fit(one.title, width), "bold")]
        lines += [content(fit(line, room)) for line in _details(one)]
        lines.append(content(fit(" · ".join(self._hints(one)), room), "dim"))
        return Content("\n").join(lines)

    def _hints(self, one: Health) -> Iterator[str]:
        key = self._main.key
        yield f"{key('feed.refresh')} asks now"
        if one.kind is Kind.OTHER:
            yield f"{key('feed.accept')} accepts the other feed"
        elif one.leads_to is not None:
            yield f"{key('feed.accept')} moves it there"
        if one.moved_from is not None:
            yield f"{key('feed.go-back')} goes back"
        if one.kind in _LOST:
            yield f"{key('feed.find-address')} finds its new address"
        does = "resumes" if one.kind is Kind.PAUSED else "pauses"
        yield f"{key('feed.pause')} {does} it"
        yield f"{key('feed.remove')} removes it"
        yield f"{key('pane.enter')} shows its articles"
        yield "escape closes"

    # Keys

    async def on_key(self, event: events.Key) -> None:
        """Move and act by the keys of the main screen."""
        meant = self._keys.press(key_name(event.key, event.character))
        if meant is None:
            return
        event.stop()
        event.prevent_default()
        if not isinstance(meant, Command):
            return
        if meant.id in _ACTIONS:
            await self.run_action(_ACTIONS[meant.id])
        else:
            self._main.run_command(meant)

    def on_resize(self) -> None:
        """Tell of the feed in the room there is."""
        self._describe()

    def action_move(self, lines: int) -> None:
        """Move the cursor by lines."""
        self.health_list.move(lines)

    def action_page(self, direction: int) -> None:
        """Move the cursor by a page."""
        self.health_list.page(direction)

    def action_end(self, direction: int) -> None:
        """Go to the last feed, or to the first."""
        if direction > 0:
            self.health_list.bottom()
        else:
            self.health_list.top()

    @on(HealthList.Opened)
    def action_articles(self) -> None:
        """Close, and show the articles of the feed."""
        self.dismiss(self.feed_id)


def _summary(feeds: Sequence[Health]) -> str:
    """How many feeds there are, and how many fare in which way but well."""
    counts = {kind: 0 for kind in Kind if kind is not Kind.FINE}
    for one in feeds:
        if one.kind in counts:
            counts[one.kind] += 1
    parts = [f"{count:,} {kind}" for kind, count in counts.items() if count]
    total = f"{len(feeds):,} feed{'' if len(feeds) == 1 else 's'}"
    return f"{total}: {', '.join(parts) or 'all are fine'}" if feeds else total


def _details(one: Health) -> Iterator[str]:
    """What is known of a feed, a line each."""
    yield one.url
    since = f", since {_moment(one.since)}" if one.since else ""
    trouble = one.trouble or "all is well"
    yield f"{trouble[:1].upper()}{trouble[1:]}{since}"
    at = f" ({_moment(one.next_fetch)})" if one.next_fetch else ""
    yield f"Next: {one.plan}{at}"
    often = rhythm(one.months) if one.months else "counting …"
    parts = [f"Publishes: {often}", f"{one.read:,} of {one.articles:,} read"]
    if one.last_fetched is not None:
        parts.append(f"asked {_moment(one.last_fetched)}")
    yield " · ".join(parts)


def _moment(when: datetime) -> str:
    return f"{when.astimezone():%Y-%m-%d %H:%M}"
