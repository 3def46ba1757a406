"""A short list to choose from by keys: arrows, j and k, a number or a letter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList

from reader.store.text import fold
from reader.tui.text import content

KEYS = "j and k move, enter or a number takes, escape leaves"


class Menu(OptionList):
    """Choices of our own, each with its number.

    A number takes its choice at once; a letter that is no key goes to the next
    choice with a word that it begins. `details` are lines about each choice, shown
    below it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,ctrl+n", "cursor_down", "Down", show=False),
        Binding("k,ctrl+p", "cursor_up", "Up", show=False),
        Binding("g", "first", "First", show=False),
        Binding("G", "last", "Last", show=False),
        Binding("l,right,space", "select", "Select", show=False),
    ]

    def __init__(
        self,
        choices: Sequence[str],
        highlighted: int = 0,
        details: Sequence[Sequence[str]] = (),
    ) -> None:
        about = details or [()] * len(choices)
        super().__init__(
            *(
                self._choice(number, choice, more)
                for number, (choice, more) in enumerate(
                    zip(choices, about, strict=True), 1
                )
            )
        )
        self._words = [fold(choice).split() for choice in choices]
        self._first = highlighted

    @staticmethod
    def _choice(number: int, choice: str, details: Sequence[str]) -> Content:
        key = f"{number} " if number < 10 else "  "  # one key takes a choice
        first = content(key, "dim") + content(choice)
        below = [content(f"  {line}", "dim") for line in details]
        return content("\n").join([first, *below])

    def on_mount(self) -> None:
        """Start on the choice that stands."""
        self.highlighted = self._first

    def on_key(self, event: events.Key) -> None:
        """Take a choice by its number, or go to one by a letter."""
        typed = event.character or ""
        if typed in {str(number) for number in range(1, len(self._words) + 1)}:
            event.stop()
            self.highlighted = int(typed) - 1
            self.action_select()
        elif typed.isalpha() and event.key not in self.screen.active_bindings:
            event.stop()
            self._go_to(fold(typed))

    def _go_to(self, letter: str) -> None:
        here = self.highlighted or 0
        numbers = range(len(self._words))
        for number in (*numbers[here + 1 :], *numbers[: here + 1]):
            if any(word.startswith(letter) for word in self._words[number]):
                self.highlighted = number
                return
