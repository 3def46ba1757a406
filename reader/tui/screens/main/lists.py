"""Which articles the main screen lists: places, search, filter, order."""

from __future__ import annotations

import asyncio
import time
from array import array
from dataclasses import replace
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from reader.library.reading import Abandoned, Page
from reader.library.snippets import hits_of
from reader.model.article import packed_ids
from reader.model.change import Changed
from reader.model.view import Scope, Sort, View
from reader.tui.list_source import ListSource, with_kept
from reader.tui.pace import Pace
from reader.tui.screens.main.naming import Naming
from reader.tui.session import Session
from reader.tui.views import key_of, view_of

if TYPE_CHECKING:
    from reader.tui.screens.main.screen import MainScreen

FIRST_PAGE = 200
"""Articles read before the first paint; the rest follows in the background."""

REST_AFTER = 0.1
"""Seconds after which the rest of a list is read, its first article being shown."""

REST_AFTER_TYPING = 0.25
"""Seconds after which the rest of a search is read, if no key comes by then."""

RELOAD_AFTER = 0.3
"""Seconds that changes are gathered before a list is read again."""

RELOAD_SHARE = 4
"""Where the last reading took long: how many times as long they are gathered."""

_HEADINGS = {
    Scope.TAG: "heading:tags",
    Scope.FOLDER: "heading:feeds",
    Scope.FEED: "heading:feeds",
}


class Lists:
    """The article list, kept in step with the library."""

    def __init__(self, screen: MainScreen, session: Session, pace: Pace) -> None:
        self._screen = screen
        self._pace = pace
        sort = Sort(session.sort) if session.sort else screen.settings.sort
        view = view_of(session.place, sort) or View(sort=sort)
        self.view = _opened(view._replace(unread_only=session.unread_only))
        self._awaited: tuple[int | None, bool] = (None, False)
        self._usual_sort = self.view.sort
        self._naming = Naming(screen)
        self._whole = True
        self._ids = packed_ids()
        self._kept: set[int] = set()
        self._left_id: int | None = None
        self._reloading = False
        self._took = 0.0
        self._turn = 0

    @property
    def place(self) -> str:
        """The key of the sidebar line whose articles are listed."""
        return key_of(self.view)

    @property
    def title(self) -> str:
        """What the list is called."""
        return self._naming.title

    def session(self, session: Session) -> Session:
        """Add to what is remembered which list is shown, in which order of its own."""
        usual = self._screen.settings.sort
        return replace(
            session,
            place=self.place,
            sort="" if self._place_sort is usual else self._place_sort.value,
            unread_only=self.view.unread_only,
            collapsed=self._screen.places.collapsed,
        )

    def open_session(self, session: Session) -> None:
        """Show the list and the article that were shown last."""
        self._screen.places.show_now(self._line())
        folder = self._screen.places.smart_folder(self.view.name)
        if self.view.scope is Scope.SMART:
            saved = "" if folder is None else folder.query
            self.view = self.view._replace(saved=saved)
        self._open(self.view, session.article_id)

    # Choosing what is listed

    def go_place(self, key: str) -> None:
        """Go to a line of the sidebar and all its articles."""
        is_other = self.view.query or self.view.unread_only or self._kept
        if self._screen.sidebar.highlight_key(key) and is_other:
            self._show_all_of(key)
        self.show_place(key)
        if self._screen.panes.active != "list":
            self._screen.panes.focus("list")

    def show_place(self, key: str) -> None:
        """List the articles of a sidebar line, if it has any."""
        if key != self.place:
            self._show_all_of(key)

    def _show_all_of(self, key: str) -> None:
        view = view_of(key, self._place_sort)
        if view is not None and view.scope is Scope.SMART:
            folder = self._screen.places.smart_folder(view.name)
            view = None if folder is None else view._replace(saved=folder.query)
        if view is not None:
            self._close_search_field()
            self._open(view)

    def filter_unread(self, only: bool) -> None:
        """List unread articles only, or all again."""
        self._open(self.view._replace(unread_only=only), self._screen.article_id)

    def sort(self, sort: Sort) -> None:
        """List in another order, the same article under the cursor."""
        self._usual_sort = self._place_sort
        self._open(self.view._replace(sort=sort), self._screen.article_id)
        if self._screen.library.reading.sort_of(self.view) is not sort:
            self._screen.tell("The query itself says the order, by its “sort:”")

    def search(self, query: str) -> None:
        """List what answers the query typed so far, in the order of the place."""
        if not self.view.query:
            self._left_id = self._screen.article_id
        if query != self.view.query:
            self._open(self.view._replace(query=query, sort=self._place_sort))

    def leave_search(self) -> bool:
        """List everything again; False where nothing was searched."""
        field = self._screen.search_field
        if not self.view.query and not field.display:
            return False
        self._close_search_field()
        self._screen.panes.focus("list")
        if self.view.query:
            sort = self._place_sort
            view = self.view._replace(query="", sort=sort)
            # Where nothing was found one is back at what one left.
            self._open(view, self._screen.article_id or self._left_id)
        return True

    @property
    def has_words(self) -> bool:
        """Whether the list is one of articles that hold certain words."""
        return bool(hits_of(self.view.query, self.view.saved))

    def toggle_relevance(self) -> None:
        """Order the hits of a search by relevance, or as before again."""
        by_relevance = self.view.sort is Sort.RELEVANCE
        self.sort(self._place_sort if by_relevance else Sort.RELEVANCE)

    @property
    def _place_sort(self) -> Sort:
        """The order for a list that is no search."""
        by_relevance = self.view.sort is Sort.RELEVANCE
        return self._usual_sort if by_relevance else self.view.sort

    def _close_search_field(self) -> None:
        field = self._screen.search_field
        field.display = False
        with field.prevent(field.Changed):
            field.value = ""

    # Following the library

    def changed(self, changed: Changed) -> None:
        """Show what a write of this process changed.

        An article that leaves the view by it stays in the list until a person
        opens a list again: nobody loses the line that they act on.
        """
        if changed.articles:
            self._kept |= changed.articles
            self._screen.article_list.stale(changed.articles)
        moved = changed.places and not changed.articles
        if changed.lists or (moved and self.view.scope is Scope.FOLDER):
            self._reload_soon()
        if changed.places:
            self._screen.places.changed()

    def changed_elsewhere(self) -> None:
        """Show what another process changed, whatever it is."""
        self._reload_soon()
        self._screen.places.changed()

    def _line(self) -> str:
        """The line of the sidebar that shows the place: its own, or its heading."""
        heading = _HEADINGS.get(self.view.scope, "")
        return heading if heading in self._screen.places.collapsed else self.place

    def follow_places(self) -> None:
        """Take a changed query; leave a place that is a feed or query gone."""
        self._leave_gone_place()
        if self.view.scope is not Scope.SMART or not self._turn:
            return  # before the first list is opened there is none to open anew
        folder = self._screen.places.smart_folder(self.view.name)
        if folder is not None and folder.query != self.view.saved:
            view = self.view._replace(saved=folder.query)
            self._open(view, self._screen.article_id)

    def _leave_gone_place(self) -> None:
        places, sidebar = self._screen.places, self._screen.sidebar
        ids = {
            Scope.FEED: {str(feed.id) for feed in places.feeds},
            Scope.SMART: {str(folder.id) for folder in places.smart},
        }.get(self.view.scope)
        gone = ids is not None and self.view.name not in ids
        if gone and view_of(sidebar.highlighted_key or "") is None:
            sidebar.highlight_key("all")

    def name(self) -> None:
        """Say what the list is called, and what is wrong with its feed."""
        self._naming.find(self.view)
        self.describe()

    def describe(self) -> None:
        """Say in the list's header and the status bar what is listed."""
        self._naming.tell(self.view, whole=self._whole)

    # Loading

    def _open(self, view: View, article_id: int | None = None) -> None:
        """List another view from its top, or from an article."""
        self.view = _opened(view)
        self._turn += 1
        self._kept = set()
        self._awaited = (None, False)
        screen = self._screen
        screen.article_list.with_feed = view.scope is not Scope.FEED
        page = None
        if _is_quick(view):
            page = screen.library.reading.first_page(self.view, FIRST_PAGE)
        self._naming.find(self.view)
        if page is not None:
            self._show_page(page, article_id)
            return
        if not view.query:  # the search line says what is typed
            self.describe()
        self._load(article_id, fresh=True)

    def _show_page(self, page: Page, article_id: int | None) -> None:
        """Show what is known at once, and read the rest beside the screen."""
        self._show(page.ids, article_id, fresh=True, whole=page.whole)
        if not page.whole:
            # An article that stands on the first page has the cursor by now.
            missing = None if article_id in page.ids else article_id
            self._load_rest(missing, self._turn)

    def _load_rest(self, article_id: int | None, turn: int) -> None:
        """Read the rest of a list once its first page stands on the screen."""

        def load() -> None:
            if turn == self._turn:
                self._load(article_id, fresh=False)

        # Until then the machine is needed for what is looked at, or the next key.
        wait = REST_AFTER_TYPING if self.view.query else REST_AFTER
        self._screen.set_timer(wait, load)

    def _show(
        self,
        ids: array[int],
        article_id: int | None,
        *,
        fresh: bool,
        whole: bool = True,
    ) -> None:
        self._awaited = (None, False)
        reading = self._screen.library.reading
        self._whole, self._ids = whole, ids
        hits = hits_of(self.view.query, self.view.saved)
        by_relevance = reading.sort_of(self.view) is Sort.RELEVANCE
        shown = self._screen.article_list
        shown.mark(hits, with_snippets=by_relevance and bool(hits))
        shown.show(ListSource(reading, ids), article_id, fresh=fresh)
        self.describe()
        # The list is waited for by whoever types, the article is not yet.
        self._screen.call_after_refresh(self._screen.reader.mark, hits)

    def _reload_soon(self) -> None:
        if not self._reloading:
            self._reloading = True
            wait = max(RELOAD_AFTER, RELOAD_SHARE * self._took)
            self._screen.set_timer(wait, self._reload)

    def _reload(self) -> None:
        """List the same view anew; what a load under way was to do is still done."""
        self._reloading = False
        article_id, fresh = self._awaited
        self._load(article_id, fresh=fresh)

    def _load(self, article_id: int | None, *, fresh: bool) -> None:
        self._awaited = (article_id, fresh)
        load = partial(self._load_all, self.view, article_id, fresh)
        self._screen.start(load, "list", exclusive=True)

    async def _load_all(self, view: View, article_id: int | None, fresh: bool) -> None:
        """Read a list beside the screen, as long as it is the one to show."""
        reading = self._screen.library.reading
        turn = self._turn
        if fresh and not _is_quick(view):
            page = await asyncio.to_thread(reading.first_page, view, FIRST_PAGE)
            if not self._is_wanted(turn):
                return
            if page is not None:
                self._show_page(page, article_id)
                return
        rests = self._pace.rests()
        try:

            def wanted() -> bool:
                rests.take()
                return turn == self._turn

            began = monotonic()
            if fresh or not self._whole:
                ids = await asyncio.to_thread(reading.ids, view, None, wanted)
            else:
                ids = await asyncio.to_thread(reading.reread, view, self._ids, wanted)
            self._took = monotonic() - began
            if self._kept and not fresh:
                ids = await asyncio.to_thread(self._with_kept, ids)
        except Abandoned:
            return
        if self._is_wanted(turn):
            self._show(ids, article_id, fresh=fresh)

    def _with_kept(self, ids: array[int]) -> array[int]:
        """A list read anew with what it keeps, but for articles that are gone."""
        reading = self._screen.library.reading
        there = {row.id for row in reading.rows(tuple(self._kept))}
        return with_kept(ids, self._ids, there)

    def _is_wanted(self, turn: int) -> bool:
        """Whether a list is the one to show, and there is a screen to show it on."""
        return turn == self._turn and self._screen.panes.are_there


def _opened(view: View) -> View:
    """Keep in unread lists what is read from now on."""
    return view._replace(unread_since=int(time.time()))


def _is_quick(view: View) -> bool:
    """Whether the first articles are found in the time a key may take."""
    by_date = view.sort in (Sort.NEWEST, Sort.OLDEST)
    return by_date and not (view.query or view.saved)
