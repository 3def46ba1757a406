"""The line between two panes, which shows which of them has the focus."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

LINE = "▕"


class Divider(Widget, inherit_bindings=False):
    """A line of one column, a widget of its own.

    As the border of a pane it would have all of the pane painted again whenever
    the focus comes or goes.
    """

    ALLOW_SELECT = False

    def render_line(self, y: int) -> Strip:  # noqa: ARG002  (Textual's)
        """Draw one line."""
        return Strip([Segment(LINE, self.rich_style)], 1)
