"""A dialog that asks for one line of text."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.content.clean import clean_line
from reader.tui.text import content


class PromptScreen(ModalScreen[str | None]):
    """Answers with the text, or None where the person leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Cancel")]

    def __init__(self, title: str, value: str = "", placeholder: str = "") -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        """A title over a text field."""
        with Vertical(classes="dialog"):
            yield Static(content(self._title, "bold"), classes="dialog-title")
            value = clean_line(self._value)
            yield Input(value, placeholder=self._placeholder, compact=True)
            yield Static(content("enter accepts, escape leaves", "dim"))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
