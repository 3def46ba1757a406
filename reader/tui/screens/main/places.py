"""The sidebar of the main screen, kept in step with the library."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.model.errors import NewsleafError
from reader.model.feed import Feed
from reader.model.view import Count, Scope, SmartFolder, Tag, View
from reader.tui.views import folders_above
from reader.tui.widgets.sidebar import SidebarLine, sidebar_lines

if TYPE_CHECKING:
    from reader.tui.screens.main.screen import MainScreen

COUNT_AFTER = 0.1
"""Seconds that changes are gathered before the sidebar is counted again."""

COUNT_SMART_AFTER = 1.0
"""Seconds between two counts of the smart folders, which read the library."""


class Counted(NamedTuple):
    """What the sidebar shows, as counted at one time."""

    lines: list[SidebarLine]
    feeds: Sequence[Feed]
    smart: Sequence[SmartFolder]
    tags: Sequence[Tag]
    counts: Mapping[str, Count]


class Places:
    """Counts the places of the library beside the screen."""

    def __init__(self, screen: MainScreen, collapsed: frozenset[str]) -> None:
        self._screen = screen
        self._collapsed = collapsed
        self._unread: dict[int, int | None] = {}
        self._counting = False
        self._counting_smart = False
        self.feeds: Sequence[Feed] = ()
        self.smart: Sequence[SmartFolder] = ()
        self.tags: Sequence[Tag] = ()
        self._counts: Mapping[str, Count] = {}

    @property
    def collapsed(self) -> tuple[str, ...]:
        """The keys of what is collapsed."""
        return tuple(sorted(self._collapsed))

    @property
    def feed_id(self) -> int | None:
        """The feed under the sidebar's cursor; beside it, that of place or article."""
        screen = self._screen
        in_sidebar = screen.panes.active == "sidebar"
        place = screen.sidebar.highlighted_key if in_sidebar else screen.lists.place
        kind, _, name = (place or "").partition(":")
        if kind == "feed":
            return int(name)
        return None if in_sidebar else screen.reader.feed_id

    def smart_folder(self, folder_id: str) -> SmartFolder | None:
        """A smart folder by its id."""
        return next((f for f in self.smart if str(f.id) == folder_id), None)

    def total(self, view: View) -> str:
        """How many articles a view holds; "…" where only reading it tells."""
        if view.query or view.saved:
            return "…"
        known = self._counts.get(view.scope)
        if view.scope is Scope.FEED:
            known = _count_of(f for f in self.feeds if str(f.id) == view.name)
        elif view.scope is Scope.TAG:
            known = _count_of(tag for tag in self.tags if tag.name == view.name)
        if known is None:
            return "…"
        is_unread = view.unread_only or view.scope is Scope.UNREAD
        return f"{known.unread if is_unread else known.articles:,}"

    def reveal(self, key: str) -> None:
        """Expand what a line of the sidebar lies in."""
        kind, _, name = key.partition(":")
        path = name.rpartition("/")[0] if kind == "folder" else ""
        for feed in self.feeds if kind == "feed" else ():
            path = feed.folder if str(feed.id) == name else path
        above = {f"folder:{folder}" for folder in folders_above(path)}
        above.add("heading:tags" if kind == "tag" else "heading:feeds")
        if kind in ("tag", "folder", "feed") and above & self._collapsed:
            self._collapsed -= above
            self._show(self._count())

    def show_now(self, highlight: str | None = None) -> None:
        """Count and show at once, before the first paint."""
        self._show(self._count(), highlight)
        self._count_smart_soon()

    def changed(self) -> None:
        """Count again soon; changes that come until then are counted with it."""
        if not self._counting:
            self._counting = True
            self._screen.set_timer(COUNT_AFTER, self._start_counting)
        self._count_smart_soon()

    def toggle(self, key: str) -> None:
        """Collapse or expand a heading or a folder."""
        self._collapsed ^= {key}
        self._show(self._count())

    def go_line(self, key: str) -> None:
        """Go to a line of the sidebar, and stay there."""
        sidebar = self._screen.sidebar
        self._screen.panes.focus("sidebar")
        sidebar.highlight_key(key)
        sidebar.scroll_to_line(sidebar.highlighted or 0)

    def _start_counting(self) -> None:
        self._screen.run_worker(self._count_beside(), group="places", exclusive=True)

    async def _count_beside(self) -> None:
        self._counting = False
        try:
            counted = await asyncio.to_thread(self._count)
        except NewsleafError as error:
            self._screen.warn(str(error))
            return
        if self._screen.panes.are_there:
            self._show(counted)

    def _count(self) -> Counted:
        library = self._screen.library
        feeds = library.subscribing.feeds()
        smart = [
            f._replace(unread=self._unread.get(f.id))
            for f in library.organizing.smart_folders()
        ]
        counts, tags = library.reading.counts(), library.reading.tags()
        lines = sidebar_lines(counts, tags, feeds, self._collapsed, smart)
        return Counted(lines, feeds, smart, tags, counts)

    def _show(self, counted: Counted, highlight: str | None = None) -> None:
        self.feeds, self.smart, self.tags = counted.feeds, counted.smart, counted.tags
        self._counts = counted.counts
        self._screen.sidebar.show(counted.lines, highlight)
        self._screen.lists.follow_places()
        self._screen.lists.name()

    def _count_smart_soon(self) -> None:
        if not self._counting_smart:
            self._counting_smart = True
            self._screen.set_timer(COUNT_SMART_AFTER, self._start_counting_smart)

    def _start_counting_smart(self) -> None:
        self._screen.run_worker(self._count_smart(), group="smart", exclusive=True)

    async def _count_smart(self) -> None:
        self._counting_smart = False
        library = self._screen.library
        try:
            counted = await asyncio.to_thread(library.organizing.counted)
        except NewsleafError as error:
            self._screen.warn(str(error))
            return
        unread = {folder.id: folder.unread for folder in counted}
        if unread != self._unread and self._screen.panes.are_there:
            self._unread = unread
            await self._count_beside()


def _count_of(found: Iterable[Feed | Tag]) -> Count | None:
    return next((Count(one.articles, one.unread) for one in found), None)
