"""Which panes show, how wide they are, and which one has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widget import Widget

from reader.tui.session import PANES
from reader.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from reader.tui.screens.main.screen import MainScreen

NARROW = 100
"""Below so many columns each pane is a page of its own."""

SIDEBAR_WIDTH = 25
LIST_SHARE = 0.46
NARROWEST = 12
"""Cells that a pane keeps, whatever a person asks for."""


class Panes:
    """The three panes of the main screen."""

    def __init__(self, screen: MainScreen, sidebar_width: int, list_width: int) -> None:
        """Take the widths a person chose, in cells; 0 is the default."""
        self._screen = screen
        self._zoomed = False
        self._active = "list"
        self.sidebar_width = sidebar_width
        self.list_width = list_width

    @property
    def active(self) -> str:
        """The name of the pane that has the focus, or had it last."""
        return self._active

    @property
    def zoomed(self) -> bool:
        """Whether one pane has the whole screen because a person wants it."""
        return self._zoomed

    @property
    def are_there(self) -> bool:
        """Whether there are widgets to show anything on.

        When the program ends they go before the work that runs beside them.
        """
        names = "#sidebar, #list, #list-header, #reading-pane, StatusBar"
        return self._screen.is_attached and len(self._screen.query(names)) == 5

    def shows(self, name: str) -> bool:
        """Whether a pane is on the screen."""
        return bool(self._pane(name).display)

    def focus(self, name: str) -> None:
        """Go to a pane."""
        self._active = name
        self.arrange()
        self._screen.set_focus(self._focusable(name))

    def focused(self, widget: Widget | None) -> None:
        """Note that the focus went to a widget, by mouse perhaps."""
        for name in PANES:
            if widget in self._pane(name).children and name != self._active:
                self._active = name
                self.arrange()

    def cycle(self, direction: int) -> None:
        """Go to the next pane, round the ends."""
        index = PANES.index(self._active) + direction
        self.focus(PANES[index % len(PANES)])

    def step(self, direction: int) -> None:
        """Go to the next pane, not round the ends."""
        index = PANES.index(self._active) + direction
        if 0 <= index < len(PANES):
            self.focus(PANES[index])

    def zoom(self) -> None:
        """Give the screen to the active pane, or to all again."""
        self._zoomed = not self._zoomed
        self.arrange()

    def arrange(self) -> None:
        """Show what fits: all panes, or the active one alone."""
        width = self._width
        alone = self._zoomed or width < NARROW
        for name in PANES:
            pane = self._pane(name)
            pane.display = not alone or name == self._active
        for name, cells in zip(PANES, self._widths(width), strict=False):
            self._pane(name).styles.width = "1fr" if alone else cells - 1
            divider = self._screen.query_one(f"#{name}-divider")
            divider.display = not alone
            divider.set_class(name == self._active, "active")

    def widen(self, cells: int) -> None:
        """Make the active pane wider by some cells, or narrower."""
        if self._zoomed or self._width < NARROW:
            return
        sidebar, articles = self._widths(self._width)
        if self._active == "sidebar":
            self.sidebar_width = sidebar + cells
        else:
            self.list_width = articles + (cells if self._active == "list" else -cells)
        self.sidebar_width, self.list_width = self._widths(self._width)
        self.arrange()

    def _widths(self, width: int) -> tuple[int, int]:
        """The widths of sidebar and list that leave room for the others."""
        sidebar = self.sidebar_width or SIDEBAR_WIDTH
        sidebar = max(NARROWEST, min(sidebar, width - 4 * NARROWEST))
        rest = width - sidebar
        articles = self.list_width or int(rest * LIST_SHARE)
        return sidebar, max(2 * NARROWEST, min(articles, rest - 2 * NARROWEST))

    @property
    def _width(self) -> int:
        """The columns of the terminal, known before the screen has its size."""
        return self._screen.app.size.width

    # Keys that mean the same in every pane

    def move(self, lines: int) -> None:
        """Move by lines in the active pane."""
        pane = self._list()
        if pane is None:
            self._screen.reading_pane.scroll_lines(lines)
        else:
            pane.move(lines)

    def page(self, direction: int) -> None:
        """Move by a page in the active pane."""
        pane = self._list()
        if pane is None:
            self._screen.reading_pane.page(direction)
        else:
            pane.page(direction)

    def top(self) -> None:
        """Move to the start of the active pane."""
        (self._list() or self._screen.reading_pane).top()

    def bottom(self) -> None:
        """Move to the end of the active pane."""
        (self._list() or self._screen.reading_pane).bottom()

    def _list(self) -> LineList | None:
        if self._active == "sidebar":
            return self._screen.sidebar
        return self._screen.article_list if self._active == "list" else None

    def _focusable(self, name: str) -> Widget:
        if name == "sidebar":
            return self._screen.sidebar
        if name == "list":
            return self._screen.article_list
        return self._screen.reading_pane

    def _pane(self, name: str) -> Widget:
        return self._screen.query_one(f"#{name}-pane")
