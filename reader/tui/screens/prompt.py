"""A dialog that asks for one line of text."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from reader.content.clean import clean_line
from reader.model.errors import NewsleafError
from reader.query.errors import QueryError
from reader.tui.screens.dialog import Dialog
from reader.tui.text import content

KEYS = "enter accepts, escape leaves"


class PromptScreen(Dialog[str | None]):
    """Answers with the text, or None where the person leaves.

    Text that `check` raises an error of ours for is not taken; the error is told.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Cancel")]

    def __init__(
        self,
        title: str,
        value: str = "",
        placeholder: str = "",
        check: Callable[[str], object] | None = None,
        hidden: bool = False,
    ) -> None:
        """Ask for a text, which does not show where it is `hidden`."""
        super().__init__()
        self._hidden = hidden
        self._check = check
        self._title = title
        self._value = value
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        """A title over a text field."""
        with Vertical(classes="dialog"):
            yield Static(content(self._title, "bold"), classes="dialog-title")
            value = clean_line(self._value)
            yield Input(
                value,
                placeholder=self._placeholder,
                compact=True,
                password=self._hidden,
            )
            yield Static(content(KEYS, "dim"), id="prompt-told")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        try:
            if self._check is not None:
                self._check(event.value)
        except NewsleafError as error:
            self.query_one("#prompt-told", Static).update(content(str(error), "bold"))
            if isinstance(error, QueryError):
                event.input.cursor_position = error.column
        else:
            self.dismiss(event.value)

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
