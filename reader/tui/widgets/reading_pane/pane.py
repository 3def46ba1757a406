"""The reading pane: an article drawn line by line, as much of it as is seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from time import perf_counter
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip
from textual.timer import Timer

from reader.library.snippets import Hits
from reader.model.article import Article
from reader.model.block import Blocks
from reader.tui.widgets.drawn_lines import DrawnView
from reader.tui.widgets.reading_pane.document import Document, Position
from reader.tui.widgets.reading_pane.flatten import leaves_of
from reader.tui.widgets.reading_pane.header import enclosure_leaves, header_leaves
from reader.tui.widgets.reading_pane.hits import Marks
from reader.tui.widgets.reading_pane.layout.leaf_layout import LEAST_WIDTH
from reader.tui.widgets.reading_pane.paint import (
    ROLES,
    Painter,
    component,
    message_strip,
)
from reader.tui.widgets.reading_pane.selection import row_number, selected_text

DEFAULT_MEASURE = 72
"""Characters of a line that eyes follow without effort."""

_LEAST_MARGIN = 1
_OVERLAP = 2
"""Lines of a page that the next page shows again."""

_SLICE = 0.006
_REST = 0.010
"""Seconds that background layout works, and leaves to everything else."""


class ReadingPane(DrawnView, can_focus=True, inherit_bindings=False):
    """Shows one article, or a message where there is none."""

    ALLOW_SELECT = True
    DEFAULT_CSS = Path(__file__).with_name("reading_pane.tcss").read_text("utf-8")
    COMPONENT_CLASSES: ClassVar[set[str]] = {component(role) for role in ROLES}

    measure: reactive[int] = reactive(DEFAULT_MEASURE)
    """The longest line in characters."""

    @dataclass
    class LinkClicked(Message):
        """A person clicked on a link."""

        pane: ReadingPane
        address: str

    @dataclass
    class Scrolled(Message):
        """Another part of the article is in view."""

        pane: ReadingPane

        def can_replace(self, message: Message) -> bool:
            """Only the last place counts."""
            return isinstance(message, ReadingPane.Scrolled)

    def __init__(
        self,
        *,
        zone: tzinfo | None = None,
        name: str | None = None,
        id: str | None = None,  # noqa: A002  (Textual's name)
        classes: str | None = None,
    ) -> None:
        """Make an empty pane; `zone` is for dates, None for the system's own."""
        super().__init__(name=name, id=id, classes=classes)
        self.auto_links = False
        self._zone = zone
        self._document = Document([], DEFAULT_MEASURE)
        self._message = Content()
        self._marks = Marks(Hits(), self._document)
        self._painter = Painter(self)
        self._place: Position | None = Position()
        self._placing = False
        self._refining: Timer | None = None
        self._shown_from = (0, 0)
        self._is_early = False
        self._width = 0

    # What the screen calls

    def show(self, article: Article, blocks: Blocks) -> None:
        """Show an article from its top; `blocks` are its body."""
        header = header_leaves(article, self._zone)
        body = leaves_of(blocks, gap=True)
        files = enclosure_leaves(article.enclosures, len(blocks))
        self._message = Content()
        self._replace(Document([*header, *body, *files], self._text_width))
        self._go(0, Position())

    def clear(self, message: Content) -> None:
        """Show a message of our own in place of an article."""
        self._message = message
        self._replace(Document([], self._text_width))
        self._go(0, Position())

    def mark(self, hits: Hits) -> None:
        """Have the words of a search stand out, in this and the next articles."""
        if hits != self._marks.hits:
            self._marks = Marks(hits, self._document)
            self.refresh()

    async def step_hit(self, direction: int) -> tuple[int, int] | None:
        """Go to the next hit (1) or the one before (-1), round the ends.

        Returns:
            Which hit it is, from 1, and of how many; None where there is none.
        """
        marks = self._marks
        view = range(self.scroll_offset.y, self.scroll_offset.y + self._page)
        step = await marks.step(direction, view)
        if step is None or marks is not self._marks:
            return None
        number, total = step
        if marks.line not in view:
            # Where the hit stands is exact once its surroundings are settled.
            self._document.settle(marks.line, self._page)
            self._scroll_to_line(marks.line - self._page // 3)
        self.refresh()
        return number, total

    def scroll_lines(self, delta: int) -> None:
        """Move by so many lines, up where negative."""
        self._scroll_to_line(self.scroll_offset.y + delta)

    def page(self, direction: int) -> bool:
        """Move by a page, down (1) or up (-1); False when already at that end."""
        if self.at_end if direction > 0 else self.scroll_offset.y == 0:
            return False
        self.scroll_lines(direction * max(self._page - _OVERLAP, 1))
        return True

    def top(self) -> None:
        """Move to the first line."""
        self._scroll_to_line(0)

    def bottom(self) -> None:
        """Move to the last line."""
        self._put(self._document.settle_end(self._page))

    def restore(self, position: Position) -> None:
        """Move to a place that `position` told before, at whatever width."""
        self._go(self._document.find(position), position)

    @property
    def position(self) -> Position:
        """The place of the first line in view."""
        if self._place is None:
            self._place = self._document.position(self.scroll_offset.y)
        return self._place

    @property
    def at_end(self) -> bool:
        """Whether the last line is in view."""
        return self.scroll_offset.y >= self.max_scroll_y

    @property
    def progress(self) -> float:
        """How far the article has been scrolled, from 0.0 to 1.0."""
        end = self.max_scroll_y
        return min(self.scroll_offset.y / end, 1.0) if end else 1.0

    @property
    def is_settled(self) -> bool:
        """Whether the height of the whole article is known and no longer a guess."""
        return self._document.is_settled

    # Keeping the place

    @property
    def _page(self) -> int:
        return max(self.scrollable_content_region.height, 1)

    @property
    def _text_width(self) -> int:
        room = self.scrollable_content_region.width - 2 * _LEAST_MARGIN
        return max(min(self.measure, room), LEAST_WIDTH)

    @property
    def _margin(self) -> int:
        free = self.scrollable_content_region.width - self._document.width
        return max(free // 2, 0)

    def _replace(self, document: Document) -> None:
        self._is_early = not self.size
        if self.is_attached and self in self.screen.selections:
            self.screen.clear_selection()
        if document.leaves is self._document.leaves:
            self._marks = self._marks.resized(document)
        else:
            self._marks = Marks(self._marks.hits, document)
        self._document = document

    def _go(self, y: int, place: Position) -> None:
        """Scroll to a line and keep its place, whatever is adjusted."""
        self._scroll_to_line(y)
        self._place = place
        self._refine_later()

    def _scroll_to_line(self, y: int) -> None:
        self._put(self._document.settle(y, self._page))

    def _put(self, y: int) -> None:
        """Scroll to a line whose surroundings are settled."""
        self._placing = True
        self.virtual_size = Size(self._document.width, self._document.height)
        super().scroll_to(y=y, animate=False, force=True)
        self._placing = False
        self._after_move()

    def _after_move(self) -> None:
        shown_from = self._document.locate(self.scroll_offset.y)
        if shown_from != self._shown_from:
            self._shown_from = shown_from
            self._place = None
        self.refresh()
        self.post_message(self.Scrolled(self))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Settle what a wheel, a scrollbar or a selection brought into view."""
        super().watch_scroll_y(old_value, new_value)
        if not self._placing and round(old_value) != round(new_value):
            self._settle_view()

    def _settle_view(self) -> None:
        y = self.scroll_offset.y
        settled = self._document.settle(y, self._page)
        if settled != y or self._document.height != self.virtual_size.height:
            self._put(settled)
        else:
            self._after_move()

    def on_resize(self) -> None:
        """Lay out for the new width; the place at the top stays there."""
        if self.size:  # a hidden pane has none
            self._relayout()

    def watch_measure(self) -> None:
        """Lay out for the new measure; the place at the top stays there."""
        if self.is_attached:
            self._relayout()

    def _relayout(self) -> None:
        position = self.position
        y = self.scroll_offset.y
        if self._text_width != self._document.width:
            self._replace(self._document.resized(self._text_width))
            y = self._document.find(position)
        elif self._document.position(y) != position:
            y = self._document.find(position)
        self._go(y, position)

    # Layout in the background

    def _refine_later(self) -> None:
        self._document.refine_from(self.scroll_offset.y)
        # A hidden pane has no size yet; it lays out when it gets one.
        if self._refining is None and self.size and not self.is_settled:
            self._refining = self.set_interval(_REST, self._refine)

    def _refine(self) -> None:
        """Lay out more of what is not in view; what is in view does not move."""
        document = self._document
        index, row = document.locate(self.scroll_offset.y)
        place = self.position
        until = perf_counter() + _SLICE
        while (more := document.refine()) and perf_counter() < until:
            pass
        y = document.number(index, row)
        if not more or y != self.scroll_offset.y:
            self._put(y)
            self._place = place
        if not more and self._refining is not None:
            self._refining.stop()
            self._refining = None

    # Drawing

    def forget_drawn(self) -> None:
        """Forget the colours of the old theme."""
        self._painter.forget()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the view, whose width is found out once for all its lines."""
        self._width = self.scrollable_content_region.width
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the view."""
        if self._is_early:
            # The first paint comes before the pane is told its size.
            self._is_early = False
            self._document = self._document.resized(self._text_width)
            self._marks = self._marks.resized(self._document)
        width = self._width
        if not self._document.leaves:
            return message_strip(
                self, self._message, y, Size(width, self._page), self._text_width
            )
        index, row = self._document.locate(self.scroll_offset.y + y)
        line = self._document.line(index, row)
        if line is None:
            end = row_number(len(self._document.leaves), 0)
            return Strip.blank(width, self.rich_style).apply_offsets(0, end)
        number = row_number(index, row)
        selection = self.text_selection
        selected = selection.get_span(number) if selection else None
        hits = self._marks.in_line(index, row)
        margin = max((width - self._document.width) // 2, 0)
        strip = self._painter.strip(line, margin, width, hits, selected)
        return strip.apply_offsets(-margin, number)

    # Mouse

    def on_click(self, event: events.Click) -> None:
        """Tell of a click on a link; the end of a selection is none."""
        if event.chain > 1 or event.button > 1 or self.text_selection is not None:
            return
        address = self._link_at(event.get_content_offset(self))
        if address is not None:
            event.stop()
            self.post_message(self.LinkClicked(self, address))

    def _link_at(self, offset: Offset | None) -> str | None:
        if offset is None:
            return None
        line = self._document.line(
            *self._document.locate(self.scroll_offset.y + offset.y)
        )
        x = offset.x - self._margin
        for text, face, _ in line.runs if line and x >= 0 else ():
            x -= cell_len(text)
            if x < 0:
                return face.link
        return None

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text for a copy, and what ends it."""
        if not self._document.leaves:
            return None
        return selected_text(self._document, selection), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002  (Textual's)
        """Show the new selection."""
        self.refresh()
