"""The welcome of an empty library: what one can do first."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from reader.tui.screens.dialog import Dialog
from reader.tui.text import content
from reader.tui.widgets.menu import KEYS, Menu


class First(StrEnum):
    """What a person wants to do first."""

    ADD = "Add a feed by its address"
    IMPORT = "Import a file: OPML, newsboat urls, articles, a directory"
    SAMPLE = "Open the sample library"
    STARTER = "Subscribe to the starter feeds"
    NOTHING = "Look around"


class WelcomeScreen(Dialog[First]):
    """Offers ways to fill the library."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Close"),
    ]

    def compose(self) -> ComposeResult:
        """A greeting over the choices."""
        with Vertical(classes="dialog"):
            yield Static(content("Welcome to newsleaf", "bold"), classes="dialog-title")
            yield Static(content("Your library is empty. What comes first?"))
            yield Menu([choice.value for choice in First])
            yield Static(content(KEYS, "dim"))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(list(First)[event.option_index])

    def action_leave(self) -> None:
        """Leave without a choice."""
        self.dismiss(First.NOTHING)
