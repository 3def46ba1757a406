"""The help: every command with its keys, made from the commands themselves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.tui.commands.command import Command
from reader.tui.text import content

_KEYS_WIDTH = 20


class HelpScreen(ModalScreen[None]):
    """Lists the commands by group."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss", "Close"),
        Binding("j,down", "scroll(1)", "Down"),
        Binding("k,up", "scroll(-1)", "Up"),
        Binding("space,pagedown", "page(1)", "Page down"),
        Binding("b,pageup", "page(-1)", "Page up"),
    ]

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = commands

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        with VerticalScroll(classes="dialog tall"):
            yield Static(self._text())

    def _text(self) -> Content:
        lines = [content("Keys", "bold"), content("escape closes", "dim")]
        for group, commands in groupby(self._commands, key=lambda c: c.group):
            lines += [Content(""), content(group, "bold underline")]
            lines += [self._line(command) for command in commands]
        return Content("\n").join(lines)

    @staticmethod
    def _line(command: Command) -> Content:
        keys = ", ".join(command.keys) or "(palette)"
        return content(f"{keys:<{_KEYS_WIDTH}} ", "bold") + content(command.help)

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_page(self, direction: int) -> None:
        """Scroll by a page."""
        scroll = self.query_one(VerticalScroll)
        scroll.scroll_relative(y=direction * scroll.size.height, animate=False)
