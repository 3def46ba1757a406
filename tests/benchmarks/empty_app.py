"""The yardstick: a Textual application of three empty panes and a status line."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

PANES = ("Sidebar", "List", "Reading")
STATUS = "Nothing to do"


class EmptyApp(App[None]):
    """What any three-pane application costs before it does anything."""

    CSS = """
    #Sidebar { width: 26; }
    #List { width: 44%; }
    #Reading { width: 1fr; }
    Vertical { border-right: solid $panel; }
    #status { dock: bottom; height: 1; }
    """
    BINDINGS = [("q", "quit", "Quit")]  # noqa: RUF012  (Textual's type)

    def compose(self) -> ComposeResult:
        """Lay out the panes, each with its name."""
        with Horizontal():
            for name in PANES:
                with Vertical(id=name):
                    yield Static(name)
        yield Static(STATUS, id="status")


if __name__ == "__main__":
    EmptyApp().run()
