"""A dialog that asks for one of several words, completed while typing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static

from reader.store.text import fold
from reader.tui.screens.dialog import Dialog
from reader.tui.text import content

MOST_SHOWN = 50
"""Matches listed at once; typing narrows them down."""


class ChoiceScreen(Dialog[str | None]):
    """Answers with a word, or None where the person leaves.

    What is typed filters the words. Enter takes the highlighted one, or, where
    new words are welcome and none is highlighted, what was typed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Cancel"),
        Binding("down,ctrl+n", "move(1)", "Next", priority=True),
        Binding("up,ctrl+p", "move(-1)", "Previous", priority=True),
        Binding("tab", "complete", "Complete", priority=True),
    ]

    def __init__(
        self,
        title: str,
        choices: Sequence[str],
        only_listed: bool = False,
        placeholder: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._only_listed = only_listed
        self._placeholder = placeholder
        self._shown: list[str] = []

    def compose(self) -> ComposeResult:
        """A title over a text field over the words that match."""
        keys = "enter takes, tab completes, escape leaves"
        with Vertical(classes="dialog"):
            yield Static(content(self._title, "bold"), classes="dialog-title")
            yield Input(placeholder=self._placeholder, compact=True)
            yield OptionList()
            yield Static(content(keys, "dim"))

    def on_mount(self) -> None:
        """List every word; the keys go to the text field."""
        self.query_one(OptionList).can_focus = False
        self._match("")

    def _match(self, typed: str) -> None:
        wanted = fold(typed)
        folded = [(fold(choice), choice) for choice in self._choices]
        starting = [c for bare, c in folded if bare.startswith(wanted)]
        holding = [c for bare, c in folded if bare.find(wanted) > 0]
        self._shown = [*starting, *holding][:MOST_SHOWN]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([content(word) for word in self._shown])
        # A new word is as likely as a known one, so nothing is taken unasked.
        options.highlighted = 0 if self._only_listed and self._shown else None

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._match(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        highlighted = self.query_one(OptionList).highlighted
        if highlighted is not None:
            self.dismiss(self._shown[highlighted])
        elif not self._only_listed:
            self.dismiss(event.value)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._shown[event.option_index])

    def action_move(self, delta: int) -> None:
        """Move through the words."""
        options = self.query_one(OptionList)
        if self._shown:
            start = -1 if options.highlighted is None else options.highlighted
            if start < 0 and delta < 0:
                start = 0
            options.highlighted = (start + delta) % len(self._shown)

    def action_complete(self) -> None:
        """Write the first match into the text field."""
        highlighted = self.query_one(OptionList).highlighted or 0
        if self._shown:
            field = self.query_one(Input)
            field.value = self._shown[highlighted]
            field.cursor_position = len(field.value)

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
