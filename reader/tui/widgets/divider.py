"""The line between two panes, which shows which of them has the focus."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from reader.tui.widgets.drawn_lines import DrawnLines

LINE = "▕"


class Divider(Widget, inherit_bindings=False):
    """A line of one column, a widget of its own.

    As the border of a pane it would have all of the pane painted again whenever
    the focus comes or goes.
    """

    ALLOW_SELECT = False

    def __init__(self, *, id: str) -> None:  # noqa: A002  (Textual's name)
        super().__init__(id=id)
        self._styles_cache = DrawnLines()
        self._strip: Strip | None = None

    def notify_style_update(self) -> None:
        """Draw the line in its new colour."""
        super().notify_style_update()
        self._strip = None

    def render_line(self, y: int) -> Strip:  # noqa: ARG002  (Textual's)
        """Draw one line, which looks like every other."""
        if self._strip is None:
            self._strip = Strip([Segment(LINE, self.rich_style)], 1)
        return self._strip
