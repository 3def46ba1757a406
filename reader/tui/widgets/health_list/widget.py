"""The widget of feed health: shows feeds and tells which one is chosen."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

from rich.segment import Segment
from textual.message import Message

from reader.library.health import Health
from reader.tui.widgets.article_list.age import age
from reader.tui.widgets.health_list.row import PARTS, Columns, columns, segments
from reader.tui.widgets.line_list import LineList, Look


class HealthList(LineList):
    """Shows how feeds fare, the worst first."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(PARTS)

    @dataclass
    class Highlighted(Message):
        """Another feed is under the cursor."""

        health_list: HealthList

        @property
        def control(self) -> HealthList:
            """The list that tells."""
            return self.health_list

    @dataclass
    class Opened(Message):
        """The person asks for the articles of the feed under the cursor."""

        health_list: HealthList

        @property
        def control(self) -> HealthList:
            """The list that tells."""
            return self.health_list

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  (Textual's name)
        super().__init__(id=id, classes=classes)
        self._feeds: Sequence[Health] = ()
        self._columns: tuple[int, Columns] = (-1, columns(0))

    # Data down

    @property
    def chosen(self) -> Health | None:
        """The feed under the cursor; None only in an empty list."""
        return None if self.highlighted is None else self._feeds[self.highlighted]

    def show(self, feeds: Sequence[Health]) -> None:
        """Take other lines; the cursor stays on its feed, or near where it was."""
        before, place = self.chosen, self.highlighted
        self._feeds = feeds
        for index, one in enumerate(feeds):
            if before is not None and one.feed_id == before.feed_id:
                place = index
        self.replace_lines(len(feeds), place)
        self.tell_highlighted()

    # What a line shows

    def line_key(self, index: int) -> Hashable:
        """Name what a line shows."""
        return self._feeds[index], self._age(index)

    def line_segments(self, index: int, width: int, look: Look) -> Iterable[Segment]:
        """Draw a feed."""
        if self._columns[0] != width:
            self._columns = width, columns(width)
        return segments(
            self._feeds[index],
            self._age(index),
            self._columns[1],
            lambda part: self.part_style(part, look),
        )

    def _age(self, index: int) -> str:
        newest = self._feeds[index].last_new
        return "" if newest is None else age(newest, datetime.now(UTC).astimezone())

    # Messages up

    def tell_highlighted(self) -> None:
        """Tell that another feed is under the cursor."""
        self.post_message(self.Highlighted(self))

    def tell_opened(self) -> None:
        """Ask to show the articles of the feed under the cursor."""
        self.post_message(self.Opened(self))
