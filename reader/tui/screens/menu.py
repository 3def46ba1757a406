"""A dialog that asks for one of a few choices, all of them in view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from reader.tui.screens.dialog import Dialog
from reader.tui.text import content
from reader.tui.widgets.menu import KEYS, Menu


class MenuScreen(Dialog[int | None]):
    """Answers with the number of a choice, from 0, or None where the person leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,h,left", "dismiss(None)", "Cancel")
    ]

    def __init__(
        self,
        title: str,
        choices: Sequence[str],
        standing: int = 0,
        details: Sequence[Sequence[str]] = (),
    ) -> None:
        """Ask with the cursor on what stands now; `details` tell of each choice."""
        super().__init__()
        self._details = details
        self._title = title
        self._choices = choices
        self._standing = standing

    def compose(self) -> ComposeResult:
        """A title over the choices."""
        with Vertical(classes="dialog detailed" if self._details else "dialog"):
            yield Static(content(self._title, "bold"), classes="dialog-title")
            yield Menu(self._choices, self._standing, self._details)
            yield Static(content(KEYS, "dim"))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)
