"""What tests of single widgets share: a small app, its screen as text, sources."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePath
from typing import Any, ClassVar, TypeVar

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

import reader.tui.widgets
from reader.model.article import ArticleRow
from reader.tui import guard

T = TypeVar("T")

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

WIDGETS = Path(reader.tui.widgets.__file__).parent
STYLES = (
    WIDGETS / "line_list.tcss",
    WIDGETS / "article_list" / "article_list.tcss",
    WIDGETS / "sidebar" / "sidebar.tcss",
)


class WidgetApp(App[None]):
    """An app of nothing but some widgets; it keeps the messages it is told."""

    CSS_PATH: ClassVar[list[str | PurePath]] = list(STYLES)

    def __init__(self, *widgets: Widget, guarded: bool = True) -> None:
        super().__init__()
        self._widgets = widgets
        self.told: list[Message] = []
        if guarded:
            guard.install(self)

    def compose(self) -> ComposeResult:
        yield from self._widgets

    def hear(self, message: Message) -> None:
        """Keep the messages of our own widgets; give this as `message_hook`."""
        module = type(message).__module__
        known = any(message is told for told in self.told)
        if module.startswith("reader.") and not known:
            self.told.append(message)

    def told_of(self, kind: type[T]) -> list[T]:
        """Return the messages of one kind, oldest first."""
        return [message for message in self.told if isinstance(message, kind)]


def screen_lines(app: App[Any]) -> list[str]:
    """Return what the screen shows, line by line."""
    return ["".join(part.text for part in line) for line in screen_segments(app)]


def screen_segments(app: App[Any]) -> list[list[Segment]]:
    """Return the segments that go to the terminal, line by line."""
    return [list(strip) for strip in app.screen._compositor.render_strips()]


async def until(
    pilot: Pilot[Any], condition: Callable[[], bool], what: str, limit: float = 30.0
) -> None:
    """Wait until a condition holds; fail, naming it, when it never does."""
    deadline = time.monotonic() + limit
    while not condition():
        assert time.monotonic() < deadline, f"never came: {what}"
        await pilot.pause()


def make_row(number: int, **changes: Any) -> ArticleRow:
    """Return an article's row; its title is "Article <number>"."""
    values: dict[str, Any] = {
        "id": number,
        "title": f"Article {number}",
        "feed_id": 1,
        "feed": "The Daily Leaf",
        "sorted": NOW - timedelta(minutes=number % 600),
        "read": False,
        "starred": False,
        "later": False,
    }
    return ArticleRow(**(values | changes))


class Articles:
    """A source of any length that makes its rows up and counts its calls."""

    def __init__(self, ids: Sequence[int], **changes: Any) -> None:
        self.ids = ids
        self.changes: dict[int, dict[str, Any]] = {}
        self.all_changes = changes
        self.windows: list[tuple[int, int]] = []

    def __len__(self) -> int:
        return len(self.ids)

    def rows(self, start: int, stop: int) -> Sequence[ArticleRow]:
        self.windows.append((start, stop))
        return [
            make_row(number, **self.all_changes, **self.changes.get(number, {}))
            for number in self.ids[start:stop]
        ]

    def index_of(self, article_id: int) -> int | None:
        return self.ids.index(article_id) if article_id in self.ids else None

    def id_at(self, index: int) -> int:
        return self.ids[index]
