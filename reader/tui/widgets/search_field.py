"""The line in which a search is typed."""

from __future__ import annotations

from textual import events
from textual.widgets import Input


class SearchField(Input):
    """A text field that knows which key it saw last."""

    last_key: events.Key | None = None

    def on_key(self, event: events.Key) -> None:
        """Note a key, before Textual's own handler takes it."""
        self.last_key = event
