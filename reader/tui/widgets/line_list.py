"""A list that draws only the lines in view, so that its length costs nothing."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from enum import StrEnum
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Size, clamp
from textual.strip import Strip

from reader.tui.widgets.drawn_lines import DrawnView
from reader.tui.widgets.empty_text import centred_line

GUTTER = 1
"""Cells at the left of each line, where the cursor's mark stands."""

SCROLL_MARGIN = 2
"""Lines kept in view above and below the cursor where there is room."""

STRIPS_KEPT = 512
"""More than two looks of every line of the tallest screen."""


class Look(StrEnum):
    """How a line stands out; the value is its component class."""

    PLAIN = ""
    HOVER = "line-list--hover"
    CURSOR = "line-list--cursor"
    CURSOR_BLURRED = "line-list--cursor-blurred"

    @property
    def is_cursor(self) -> bool:
        """Whether it is that of the line with the cursor."""
        return self in (Look.CURSOR, Look.CURSOR_BLURRED)


GUTTERS = {Look.CURSOR: "▌", Look.CURSOR_BLURRED: "▏"}
"""The cursor has a mark of its own, because colour may be missing."""


class LineList(DrawnView, can_focus=True, inherit_bindings=False):
    """A focusable list of lines of one cell's height, drawn on demand.

    A subclass says what a line shows (`line_key`, `line_segments`) and what it
    tells when the cursor moves or a line is opened (`tell_highlighted`,
    `tell_opened`). It has no key bindings: keys belong to the commands.
    """

    ALLOW_SELECT = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        Look.HOVER.value,
        Look.CURSOR.value,
        Look.CURSOR_BLURRED.value,
        "line-list--empty",
    }

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  (Textual's name)
        super().__init__(id=id, classes=classes)
        self._count = 0
        self._highlighted: int | None = None
        self._hovered_row: int | None = None
        self._empty_text = Content("")
        self._strips: LRUCache[Hashable, Strip] = LRUCache(STRIPS_KEPT)
        self._styles: dict[tuple[str, Look], Style] = {}

    # What a subclass provides

    def line_key(self, index: int) -> Hashable:
        """Return a value that is equal exactly when a line shows the same."""
        raise NotImplementedError

    def line_segments(self, index: int, width: int, look: Look) -> Iterable[Segment]:
        """Draw a line; what is wider than `width` cells is cut off."""
        raise NotImplementedError

    def tell_highlighted(self) -> None:
        """Post a message saying which line is highlighted now."""
        raise NotImplementedError

    def tell_opened(self) -> None:
        """Post a message asking to open the highlighted line."""
        raise NotImplementedError

    # The cursor

    @property
    def line_count(self) -> int:
        """How many lines the list has."""
        return self._count

    @property
    def highlighted(self) -> int | None:
        """The index of the line with the cursor; None only in an empty list."""
        return self._highlighted

    def highlight(self, index: int) -> None:
        """Put the cursor on a line (the nearest there is) and show it."""
        if not self._count:
            return
        index = clamp(index, 0, self._count - 1)
        moved = index != self._highlighted
        if moved:
            self._repaint_index(self._highlighted)
            self._highlighted = index
            self._repaint_index(index)
        self._reveal(SCROLL_MARGIN)
        if moved:
            self.tell_highlighted()

    def move(self, delta: int) -> None:
        """Move the cursor down by so many lines, up when negative."""
        self.highlight((self._highlighted or 0) + delta)

    def page(self, direction: int) -> None:
        """Move the cursor and the view by a page: 1 is down, -1 is up."""
        step = direction * max(1, self.size.height - 1)
        self.scroll_to_line(self.scroll_offset.y + step)
        self.move(step)

    def top(self) -> None:
        """Put the cursor on the first line."""
        self.highlight(0)

    def bottom(self) -> None:
        """Put the cursor on the last line."""
        self.highlight(self._count - 1)

    def open(self) -> None:
        """Ask to open the highlighted line, if there is one."""
        if self._highlighted is not None:
            self.tell_opened()

    # The lines

    @property
    def empty_text(self) -> Content:
        """What the list says, in its middle, while it has no line."""
        return self._empty_text

    @empty_text.setter
    def empty_text(self, text: Content) -> None:
        self._empty_text = text
        if not self._count:
            self.refresh()

    def replace_lines(
        self, count: int, highlighted: int | None, first: int | None = None
    ) -> None:
        """Take new lines, without telling of the cursor.

        Args:
            count: How many lines there are now.
            highlighted: The line with the cursor, brought to the nearest there is.
            first: The line to stand at the top of the view. When None, the view
                moves only as far as it must to show the cursor.
        """
        self._count = count
        self._highlighted = clamp(highlighted or 0, 0, count - 1) if count else None
        if self.virtual_size.height != count:
            self.virtual_size = Size(0, count)
        if first is None:
            self._reveal(SCROLL_MARGIN)
        else:
            self.scroll_to_line(first)
        self.refresh()

    def visible_lines(self) -> range:
        """Return the indexes of the lines in view."""
        first = self.scroll_offset.y
        return range(first, min(first + self.size.height, self._count))

    def scroll_to_line(self, first: int) -> None:
        """Put a line at the top of the view, as far as the list's ends allow."""
        self.scroll_to(y=first, animate=False, force=True, immediate=True)

    def repaint_line(self, index: int) -> None:
        """Draw a line again if it is in view."""
        if index in self.visible_lines():
            self.refresh_line(index)

    def part_style(self, component: str, look: Look) -> Style:
        """Return the style of a part of a line.

        Under the cursor a part keeps its weight but takes the cursor's colours,
        the only pair that is sure to be readable there.
        """
        key = component, look
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = self._part_style(component, look)
        return style

    def _part_style(self, component: str, look: Look) -> Style:
        if not component:
            return self._look_style(look)
        if look.is_cursor:
            part = self.get_visual_style(component, partial=True).rich_style
            return self._look_style(look) + part.without_color
        styles = (look.value, component) if look.value else (component,)
        return self.get_visual_style(*styles).rich_style

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line of the view."""
        if not self._count:
            style = self.get_visual_style("line-list--empty")
            return centred_line(self._empty_text, style, self.scrollable_size, y)
        index = self.scroll_offset.y + y
        width = self.scrollable_size.width
        if index >= self._count:
            return Strip.blank(width, self._look_style(Look.PLAIN))
        look = self._look(index, y)
        key = self.line_key(index), width, look
        strip = self._strips.get(key)
        if strip is None:
            strip = self._draw(index, width, look)
            self._strips[key] = strip
        return strip

    def _draw(self, index: int, width: int, look: Look) -> Strip:
        style = self.part_style("", look)
        gutter = GUTTERS.get(look, " ")
        room = width - GUTTER
        parts = self.line_segments(index, room, look) if room > 0 else ()
        segments = [Segment(gutter, style), *(part for part in parts if part.text)]
        return Strip(segments).adjust_cell_length(width, style)

    def _look(self, index: int, row: int) -> Look:
        if index == self._highlighted:
            return Look.CURSOR if self.has_focus else Look.CURSOR_BLURRED
        return Look.HOVER if row == self._hovered_row else Look.PLAIN

    def focus_changed(self) -> None:
        """Draw the line with the cursor in its other look."""
        self._repaint_index(self._highlighted)

    def forget_drawn(self) -> None:
        """Forget every line and style that was made."""
        self._strips.clear()
        self._styles.clear()

    def _look_style(self, look: Look) -> Style:
        names = (look.value,) if look.value else ()
        return self.get_visual_style(*names).rich_style

    def _repaint_index(self, index: int | None) -> None:
        if index is not None:
            self.repaint_line(index)

    # The view

    def _reveal(self, margin: int) -> None:
        height = self.size.height
        if self._highlighted is None or not height:
            return
        margin = min(margin, (height - 1) // 2)
        lowest_first = self._highlighted - height + 1 + margin
        highest_first = self._highlighted - margin
        first = self.scroll_offset.y
        self.scroll_to_line(max(lowest_first, min(first, highest_first)))

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._reveal(0)

    def on_show(self) -> None:
        """Bring the cursor into view if it moved while the list was hidden."""
        self._reveal(0)

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Highlight the line, or open it when it has the cursor already."""
        offset = event.get_content_offset(self)
        if event.button != 1 or offset is None:
            return
        index = self.scroll_offset.y + offset.y
        if index < self._count:
            event.stop()
            self.click_line(index, offset.x)

    def click_line(self, index: int, x: int) -> None:  # noqa: ARG002  (for subclasses)
        """Answer a click on a line, `x` cells from its left end."""
        if index == self._highlighted:
            self.open()
        else:
            self.highlight(index)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which line a click would meet."""
        offset = event.get_content_offset(self)
        self._hover(None if offset is None else offset.y)

    def on_leave(self) -> None:
        """Stop showing where the mouse was."""
        self._hover(None)

    def _hover(self, row: int | None) -> None:
        if row == self._hovered_row:
            return
        before, self._hovered_row = self._hovered_row, row
        for changed in (before, row):
            if changed is not None:
                self.repaint_line(self.scroll_offset.y + changed)
