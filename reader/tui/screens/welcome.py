"""The welcome of an empty library: what one can do first."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from reader.tui.text import content


class First(StrEnum):
    """What a person wants to do first."""

    ADD = "Add a feed by its address"
    IMPORT = "Import a file: OPML, newsboat urls, articles, a directory"
    SAMPLE = "Open the sample library"
    STARTER = "Subscribe to the starter feeds"
    NOTHING = "Look around"


class WelcomeScreen(ModalScreen[First]):
    """Offers ways to fill the library."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Close"),
        Binding("j", "move(1)", "Down"),
        Binding("k", "move(-1)", "Up"),
    ]

    def compose(self) -> ComposeResult:
        """A greeting over the choices."""
        with Vertical(classes="dialog"):
            yield Static(content("Welcome to newsleaf", "bold"), classes="dialog-title")
            yield Static(content("Your library is empty. What comes first?"))
            yield OptionList(*[content(choice.value) for choice in First])

    def on_mount(self) -> None:
        """Start on the first choice."""
        self.query_one(OptionList).highlighted = 0

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(list(First)[event.option_index])

    def action_move(self, delta: int) -> None:
        """Move through the choices."""
        options = self.query_one(OptionList)
        if delta > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def action_leave(self) -> None:
        """Leave without a choice."""
        self.dismiss(First.NOTHING)
