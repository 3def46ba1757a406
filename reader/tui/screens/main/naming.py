"""What the list is called: in its header, in the status bar, and where it is empty."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.model.view import Scope, Sort, View
from reader.tui.empty import empty_text
from reader.tui.text import content, fit
from reader.tui.views import title_of

if TYPE_CHECKING:
    from reader.tui.screens.main.screen import MainScreen

_SORTED = {
    Sort.NEWEST: "",
    Sort.OLDEST: "oldest first",
    Sort.TITLE: "by title",
    Sort.FEED: "by feed",
    Sort.LONGEST: "longest first",
    Sort.RELEVANCE: "by relevance",
}


class Naming:
    """Names the list that is shown."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._trouble = ""
        self._paused = False
        self._header = ""
        self.title = ""
        """What the list is called."""

    def find(self, view: View) -> None:
        """Find what a list is called, and what is wrong with its feed."""
        self.title, self._trouble = title_of(view, view.name), ""
        self._paused = False
        places = self._screen.places
        if view.scope is Scope.SMART:
            folder = places.smart_folder(view.name)
            self.title = "Smart folder" if folder is None else folder.name
        for feed in places.feeds if view.scope is Scope.FEED else ():
            if str(feed.id) == view.name:
                self.title, self._trouble = feed.title, feed.last_error or ""
                self._paused = feed.settings.paused
        text = empty_text(view, self.title, places.feeds, self._screen.key)
        self._screen.article_list.empty_text = content(text, "italic")

    def tell(self, view: View, *, whole: bool) -> None:
        """Say in the list's header and the status bar what is listed.

        `whole` says whether all of it is read, so that it can be counted.
        """
        screen = self._screen
        paused = ["paused"] if self._paused else []
        parts = [
            self.title,
            *paused,
            *_parts(view, screen.library.reading.sort_of(view)),
        ]
        index = screen.article_list.highlighted
        count = screen.article_list.line_count
        total = f"{count:,}" if whole else screen.places.total(view)
        place = "0" if index is None else f"{index + 1:,}/{total}"
        # A long query does not push the count out of the line.
        room = (screen.list_header.size.width or screen.app.size.width) - len(place)
        named = fit(" · ".join(parts), max(room - 3, 1))
        header = f" {named}  {place}"
        if header != self._header:
            self._header = header
            screen.list_header.update(content(header), layout=False)
        trouble = self._trouble
        screen.status.place = f"! {self.title}: {trouble}" if trouble else self.title


def _parts(view: View, sort: Sort) -> Iterator[str]:
    """What is said of a list besides its name."""
    if view.query:
        yield f"“{view.query}”"
    if view.unread_only:
        yield "unread only"
    if _SORTED[sort]:
        yield _SORTED[sort]
