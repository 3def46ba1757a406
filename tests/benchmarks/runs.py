"""Runs programs on a pseudo-terminal and measures them from outside."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from tests.benchmarks import empty_app
from tests.benchmarks.build import FIRST_TITLE, FIRST_WORDS
from tests.benchmarks.newsboat import cache_of, newsboat_version
from tests.pty.person import NEWSLEAF, Person
from tests.pty.terminal import Terminal

COLUMNS, ROWS = 140, 45

BORDER = "▕"
"""What stands between the panes."""

REST = 0.15
"""Seconds without output after which a program has nothing left to paint."""

LONGEST = 1.0
"""Seconds in which a key must have painted something."""


@dataclass(frozen=True)
class Program:
    """Something to run, and what is on its screen when it is painted.

    `complete` holds of a screen that shows all there is to see at the start.
    """

    name: str
    command: Sequence[str]
    painted: Callable[[str], bool]
    environment: Mapping[str, str] = field(default_factory=dict)
    complete: Callable[[str], bool] = lambda _: True


EMPTY = Program(
    "empty three-pane application",
    (sys.executable, empty_app.__file__),
    lambda text: all(word in text for word in (*empty_app.PANES, empty_app.STATUS)),
)


def newsleaf(library: Path, articles: int) -> Program:
    """Newsleaf on a library, painted once sidebar and list show what they hold."""
    return Program(
        f"newsleaf, {articles:,} articles",
        (NEWSLEAF,),
        lambda text: "Unread" in text and FIRST_TITLE in text,
        {"NEWSLEAF_LIBRARY": str(library)},
        lambda text: text.count(FIRST_TITLE) == 2 and FIRST_WORDS in text,
    )


def newsboat(articles: int) -> Program:
    """Newsboat on a cache of the same articles, painted once it lists its feeds."""
    return Program(
        f"newsboat {newsboat_version()}, {articles:,} articles",
        cache_of(articles).command,
        lambda text: "feed0" in text,
        {"TERM": "xterm"},
    )


@dataclass
class Figures:
    """Measurements of one thing, in seconds."""

    values: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The middle one."""
        return median(self.values)

    @property
    def p95(self) -> float:
        """What 19 of 20 are below."""
        return quantiles(self.values, n=20, method="inclusive")[-1]


def milliseconds(seconds: float) -> str:
    """A time as a cell of a table."""
    return f"{seconds * 1000:,.1f}"


def start(program: Program, person: Person) -> Terminal:
    """Run a program; leave it by `with`."""
    environment = person.environment(**program.environment)
    return Terminal(program.command, environment, columns=COLUMNS, rows=ROWS)


def first_paint(program: Program, terminal: Terminal) -> tuple[float, float]:
    """Seconds from starting a program until its screen is painted, and complete."""
    stamps = terminal.first_shown(program.painted, program.complete)
    return stamps[0] - terminal.started, stamps[1] - terminal.started


def list_pane(lines: list[str]) -> list[str]:
    """What stands between the sidebar and the article, its header first."""
    return [line.split(BORDER)[1] for line in lines if line.count(BORDER) > 1]


def list_rows(lines: list[str]) -> list[str]:
    """The lines of the list, with the mark of its cursor."""
    return list_pane(lines)[1:]


def change(
    terminal: Terminal,
    key: str,
    part: Callable[[list[str]], list[str]],
    silence: float,
    rest: float = 0,
) -> float:
    """Seconds from a key to the last change of a part of the screen.

    `silence` and `rest` are as in `repaint`.
    """
    while rest and terminal.settle(rest) is not None:
        pass
    sent = terminal.press(key)
    stamp = terminal.last_change(part, silence)
    assert stamp is not None, f"{key} changed nothing"
    return stamp - sent


def repaint(terminal: Terminal, key: str, silence: float, rest: float = REST) -> float:
    """Seconds from a key to the last byte of what it painted.

    `silence` is how long nothing may come after that byte, and `rest` how long
    nothing may have come before the key.
    """
    while terminal.settle(rest) is not None:
        pass
    sent = terminal.press(key)
    stamp = terminal.settle(silence, first=LONGEST)
    assert stamp is not None, f"{key} painted nothing"
    return stamp - sent
