"""Which articles the main screen lists: places, search, filter, order."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from reader.model.change import Changed
from reader.model.feed import Feed
from reader.model.view import Scope, Sort, View
from reader.tui.list_source import ListSource
from reader.tui.session import Session
from reader.tui.text import content
from reader.tui.views import empty_text, key_of, title_of, view_of
from reader.tui.widgets.sidebar import sidebar_lines

if TYPE_CHECKING:
    from reader.tui.screens.main.screen import MainScreen

FIRST_PAGE = 200
"""Articles read before the first paint; the rest follows in the background."""

SIDEBAR_AFTER = 0.1
"""Seconds that changes are gathered before the sidebar is counted again."""

_SORTED = {
    Sort.NEWEST: "",
    Sort.OLDEST: "oldest first",
    Sort.TITLE: "by title",
    Sort.FEED: "by feed",
    Sort.LONGEST: "longest first",
}

_HEADINGS = {
    Scope.TAG: "heading:tags",
    Scope.FOLDER: "heading:feeds",
    Scope.FEED: "heading:feeds",
}


class Lists:
    """The sidebar and the article list, kept in step with the library."""

    def __init__(self, screen: MainScreen, session: Session) -> None:
        self._screen = screen
        self._collapsed = frozenset(session.collapsed)
        sort = Sort(session.sort) if session.sort else screen.settings.sort
        view = view_of(session.place, sort) or View(sort=sort)
        self.view = self._opened(replace(view, unread_only=session.unread_only))
        self._recounting = False
        self._awaited: tuple[int | None, bool] = (None, False)
        self._title = title_of(view, view.name)
        self._trouble = ""

    @property
    def place(self) -> str:
        """The key of the sidebar line whose articles are listed."""
        return key_of(self.view)

    @property
    def title(self) -> str:
        """What the list is called."""
        return self._title

    def session(self, session: Session) -> Session:
        """Add to what is remembered which list is shown."""
        return replace(
            session,
            place=self.place,
            sort=self.view.sort.value,
            unread_only=self.view.unread_only,
            collapsed=tuple(sorted(self._collapsed)),
        )

    def open_session(self, session: Session) -> None:
        """Show the list and the article that were shown last."""
        self.recount(self._line())
        self._open(self.view, session.article_id)

    # Choosing what is listed

    def go_place(self, key: str) -> None:
        """Go to a line of the sidebar and all its articles."""
        is_narrowed = bool(self.view.words) or self.view.unread_only
        if self._screen.sidebar.highlight_key(key) and is_narrowed:
            self._show_all_of(key)
        self.show_place(key)
        if self._screen.panes.active != "list":
            self._screen.panes.focus("list")

    def go_line(self, key: str) -> None:
        """Go to a line of the sidebar, and stay there."""
        self._screen.panes.focus("sidebar")
        self._screen.sidebar.highlight_key(key)
        self._screen.sidebar.scroll_to_line(self._screen.sidebar.highlighted or 0)

    def show_place(self, key: str) -> None:
        """List the articles of a sidebar line, if it has any."""
        if key != self.place:
            self._show_all_of(key)

    def _show_all_of(self, key: str) -> None:
        view = view_of(key, self.view.sort)
        if view is not None:
            self._close_search_field()
            self._open(view)

    def toggle(self, key: str) -> None:
        """Collapse or expand a heading or a folder of the sidebar."""
        self._collapsed ^= {key}
        self.recount()

    def filter_unread(self, only: bool) -> None:
        """List unread articles only, or all again."""
        self._open(replace(self.view, unread_only=only), self._screen.article_id)

    def sort(self, sort: Sort) -> None:
        """List in another order, the same article under the cursor."""
        self._open(replace(self.view, sort=sort), self._screen.article_id)

    def start_search(self) -> None:
        """Have the person type words that filter the list."""
        self._screen.panes.focus("list")
        field = self._screen.search_field
        field.display = True
        field.focus()

    def search(self, words: str) -> None:
        """List what matches the words typed so far."""
        if words != self.view.words:
            self._open(replace(self.view, words=words))

    def leave_search(self) -> bool:
        """List everything again; False where nothing was searched."""
        field = self._screen.search_field
        if not self.view.words and not field.display:
            return False
        self._close_search_field()
        self._screen.panes.focus("list")
        if self.view.words:
            self._open(replace(self.view, words=""), self._screen.article_id)
        return True

    def _close_search_field(self) -> None:
        field = self._screen.search_field
        field.display = False
        with field.prevent(field.Changed):
            field.value = ""

    # Following the library

    def changed(self, changed: Changed) -> None:
        """Show what a write of this process changed."""
        if changed.articles:
            self._screen.article_list.stale(changed.articles)
        if changed.lists:
            self._reload()
        if changed.places:
            self._recount_soon()

    def changed_elsewhere(self) -> None:
        """Show what another process changed, whatever it is."""
        self._reload()
        self._recount_soon()

    def recount(self, highlight: str | None = None) -> None:
        """Count the sidebar anew."""
        self._recounting = False
        library = self._screen.library
        feeds = library.subscribing.feeds()
        lines = sidebar_lines(
            library.reading.counts(), library.reading.tags(), feeds, self._collapsed
        )
        sidebar = self._screen.sidebar
        sidebar.show(lines, highlight)
        if self._is_gone(feeds) and view_of(sidebar.highlighted_key or "") is None:
            sidebar.highlight_key("all")
        self._name(feeds)

    def _line(self) -> str:
        """The line of the sidebar that shows the place: its own, or its heading."""
        heading = _HEADINGS.get(self.view.scope, "")
        return heading if heading in self._collapsed else self.place

    def _is_gone(self, feeds: Sequence[Feed]) -> bool:
        """Whether the place is a feed that is not followed any more."""
        ids = {str(feed.id) for feed in feeds}
        return self.view.scope is Scope.FEED and self.view.name not in ids

    def _name(self, feeds: Sequence[Feed]) -> None:
        """Find what the list is called, and what is wrong with its feed."""
        self._title, self._trouble = title_of(self.view, self.view.name), ""
        for feed in feeds:
            if self.view.scope is Scope.FEED and str(feed.id) == self.view.name:
                self._title, self._trouble = feed.title, feed.last_error or ""
        self.describe()

    def _recount_soon(self) -> None:
        if not self._recounting:
            self._recounting = True
            start = partial(self._screen.start, self._recount_now)
            self._screen.set_timer(SIDEBAR_AFTER, start)

    async def _recount_now(self) -> None:
        self.recount()

    # Loading

    def _open(self, view: View, article_id: int | None = None) -> None:
        """List another view from its top, or from an article."""
        self.view = self._opened(view)
        screen = self._screen
        screen.article_list.empty_text = content(empty_text(view), "italic")
        screen.article_list.with_feed = view.scope is not Scope.FEED
        first = None
        self._awaited = (None, False)
        if not view.words:
            first = screen.library.reading.ids(self.view, FIRST_PAGE)
            source = ListSource(screen.library.reading, first)
            screen.article_list.show(source, article_id, fresh=True)
        if first is None:
            self._load(article_id, fresh=True)
        elif len(first) == FIRST_PAGE:
            # An article that stands on the first page has the cursor by now.
            missing = None if article_id in first else article_id
            # Beside the paint of the first page, the rest would hold it up.
            screen.call_after_refresh(self._load, missing, fresh=False)
        self._name(screen.library.subscribing.feeds())

    def _reload(self) -> None:
        """List the same view anew; what a load under way was to do is still done."""
        article_id, fresh = self._awaited
        self._load(article_id, fresh=fresh)

    def _load(self, article_id: int | None, *, fresh: bool) -> None:
        self._awaited = (article_id, fresh)
        load = partial(self._load_all, self.view, article_id, fresh)
        self._screen.start(load, "list", exclusive=True)

    async def _load_all(self, view: View, article_id: int | None, fresh: bool) -> None:
        screen = self._screen
        ids = await asyncio.to_thread(screen.library.reading.ids, view)
        if view == self.view:
            self._awaited = (None, False)
            source = ListSource(screen.library.reading, ids)
            screen.article_list.show(source, article_id, fresh=fresh)
            self.describe()

    def describe(self) -> None:
        """Say in the list's header and the status bar what is listed."""
        screen = self._screen
        count = screen.article_list.line_count
        parts = [self.title]
        if self.view.words:
            parts.append(f"“{self.view.words}”")
        if self.view.unread_only:
            parts.append("unread only")
        if _SORTED[self.view.sort]:
            parts.append(_SORTED[self.view.sort])
        index = screen.article_list.highlighted
        place = f"{index + 1:,}/{count:,}" if index is not None else "0"
        screen.list_header.update(content(f" {' · '.join(parts)}  {place}"))
        trouble = self._trouble
        screen.status.place = f"! {self.title}: {trouble}" if trouble else self.title

    @staticmethod
    def _opened(view: View) -> View:
        """Keep in unread lists what is read from now on."""
        return replace(view, unread_since=int(time.time()))
