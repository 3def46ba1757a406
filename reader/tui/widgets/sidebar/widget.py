"""The sidebar's widget: shows lines and tells which place is chosen."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.message import Message

from reader.tui.widgets.line_list import GUTTER, LineList, Look
from reader.tui.widgets.sidebar.lines import SidebarLine
from reader.tui.widgets.sidebar.row import PARTS, arrow_column, segments


class Sidebar(LineList):
    """Shows the places of the library in one column."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(PARTS)

    @dataclass
    class Selected(Message):
        """Another line is highlighted; the list should show its articles."""

        sidebar: Sidebar
        key: str

        @property
        def control(self) -> Sidebar:
            """The sidebar that tells."""
            return self.sidebar

        def can_replace(self, message: Message) -> bool:
            """Only the line highlighted last is of interest."""
            return (
                isinstance(message, Sidebar.Selected)
                and message.sidebar is self.sidebar
            )

    @dataclass
    class Toggled(Message):
        """The person asks to collapse or expand a heading or a folder."""

        sidebar: Sidebar
        key: str

        @property
        def control(self) -> Sidebar:
            """The sidebar that tells."""
            return self.sidebar

    @dataclass
    class Opened(Message):
        """The person asks to go to the articles of a line."""

        sidebar: Sidebar
        key: str

        @property
        def control(self) -> Sidebar:
            """The sidebar that tells."""
            return self.sidebar

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  (Textual's name)
        super().__init__(id=id, classes=classes)
        self._lines: Sequence[SidebarLine] = ()
        self._index_by_key: dict[str, int] = {}
        self._told_key: str | None = None

    # Data down

    @property
    def highlighted_line(self) -> SidebarLine | None:
        """The line with the cursor; None only in an empty sidebar."""
        return None if self.highlighted is None else self._lines[self.highlighted]

    @property
    def highlighted_key(self) -> str | None:
        """The key of the line with the cursor; None only in an empty sidebar."""
        line = self.highlighted_line
        return None if line is None else line.key

    def show(
        self, lines: Sequence[SidebarLine], highlight_key: str | None = None
    ) -> None:
        """Take other lines, at the same place on the screen.

        Args:
            lines: The lines to show; their keys are unique.
            highlight_key: The line to put the cursor on. When None, the cursor
                stays on its line or, when that is gone, on the nearest one
                above it that is left: the folder, when one is collapsed.
        """
        old_lines, old_index = self._lines, self.highlighted
        if highlight_key == self.highlighted_key:
            highlight_key = None
        self._lines = lines
        if highlight_key is None and _same_keys(lines, old_lines):
            self._repaint_changed(old_lines)
            return
        self._index_by_key = {line.key: index for index, line in enumerate(lines)}
        index = self._index_by_key.get(highlight_key or "")
        if index is not None or old_index is None:
            self.replace_lines(len(lines), index)
        else:
            index = self._left_above(old_lines, old_index)
            row = old_index - self.scroll_offset.y
            self.replace_lines(len(lines), index, index - row)
        self.tell_highlighted()

    def highlight_key(self, key: str) -> bool:
        """Put the cursor on a line; return whether it is there."""
        index = self._index_by_key.get(key)
        if index is not None:
            self.highlight(index)
        return index is not None

    def toggle(self) -> None:
        """Ask to collapse or expand the highlighted line, if it can be."""
        line = self.highlighted_line
        if line is not None and line.collapsed is not None:
            self.post_message(self.Toggled(self, line.key))

    def _repaint_changed(self, old_lines: Sequence[SidebarLine]) -> None:
        for index in self.visible_lines():
            if self._lines[index] != old_lines[index]:
                self.repaint_line(index)

    def _left_above(self, old_lines: Sequence[SidebarLine], start: int) -> int:
        for old_line in reversed(old_lines[: start + 1]):
            index = self._index_by_key.get(old_line.key)
            if index is not None:
                return index
        return 0

    # Messages up

    def tell_highlighted(self) -> None:
        """Post `Selected` if it is another line than was told last."""
        key = self.highlighted_key
        if key is not None and key != self._told_key:
            self._told_key = key
            self.post_message(self.Selected(self, key))

    def tell_opened(self) -> None:
        """Post `Opened` for the highlighted line."""
        key = self.highlighted_key
        if key is not None:
            self.post_message(self.Opened(self, key))

    def click_line(self, index: int, x: int) -> None:
        """Toggle when the click met the arrow, else highlight or open."""
        line = self._lines[index]
        arrow = GUTTER + arrow_column(line, self.scrollable_size.width - GUTTER)
        if line.collapsed is not None and arrow <= x <= arrow + 1:
            self.highlight(index)
            self.toggle()
        else:
            super().click_line(index, x)

    # Drawing

    def line_key(self, index: int) -> Hashable:
        """Return the line itself."""
        return self._lines[index]

    def line_segments(self, index: int, width: int, look: Look) -> Iterable[Segment]:
        """Draw a line."""

        def style(part: str) -> Style:
            return self.part_style(part, look)

        return segments(self._lines[index], width, style)


def _same_keys(one: Sequence[SidebarLine], other: Sequence[SidebarLine]) -> bool:
    return [line.key for line in one] == [line.key for line in other]
