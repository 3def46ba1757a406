"""The settings of `config.toml`; the text after each is its documentation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from reader.model.view import Sort

Command = tuple[str, ...]
"""A command and its arguments; no shell ever reads them."""

THEMES = (
    "ansi-dark", "ansi-light", "atom-one-dark", "atom-one-light",
    "catppuccin-frappe", "catppuccin-latte", "catppuccin-macchiato",
    "catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai", "nord",
    "rose-pine", "rose-pine-dawn", "rose-pine-moon", "solarized-dark",
    "solarized-light", "textual-dark", "textual-light", "tokyo-night",
)  # fmt: skip
"""The themes that Textual brings; a test holds them against Textual's own."""


class KeyBinding(NamedTuple):
    """The keys of one command, as a line of `[keys]` gives them.

    No keys take the command off the keyboard. Neither the command nor the keys
    are checked here: the screen knows them.
    """

    command: str
    keys: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class RefreshSettings:
    """The table `[refresh]`."""

    concurrency: int = field(default=48, metadata={"range": (1, 64)})
    """How many servers are asked at once, 1 to 64; each gets one request at a time."""

    timeout: int = field(default=30, metadata={"range": (1, 600)})
    """How long one feed may take to fetch, in seconds, 1 to 600."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, with the values they have when nothing is configured."""

    theme: str = field(default="", metadata={"names": THEMES})
    """The name of a theme; empty keeps the one last chosen in the palette."""

    measure: int = field(default=72, metadata={"range": (20, 200)})
    """How many characters wide the text of an article is set, 20 to 200."""

    sort: Sort = Sort.NEWEST
    """The order in which lists open until you choose another (which is remembered):
    newest, oldest, title, feed or longest."""

    mark_read_on_open: bool = True
    """Opening an article marks it read."""

    space_goes_to_next_unread: bool = True
    """At the end of an article, the key that pages opens the next unread one."""

    mouse: bool = True
    """The mouse works; without it, the terminal selects text in its own way."""

    opener: Command = ()
    """The command that opens links. `%u` stands for the address, which comes last
    where there is none; empty uses `$BROWSER` or the desktop's own."""

    clipboard_command: Command = ()
    """The command that copies what it reads, such as `wl-copy`; empty asks the
    terminal to copy."""

    password_command: Command = ()
    """The command that prints the secret of a feed whose secret comes from `command`,
    on its first line; `{host}`, `{login}` and `{url}` stand for those of the feed."""

    refresh: RefreshSettings = field(default_factory=RefreshSettings)
    keys: tuple[KeyBinding, ...] = ()
