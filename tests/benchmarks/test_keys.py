"""How soon the screen answers a key, in a small library and in a large one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.benchmarks.build import LARGE, library_of
from tests.benchmarks.report import table, write
from tests.benchmarks.runs import (
    REST,
    Figures,
    change,
    first_paint,
    list_rows,
    milliseconds,
    newsleaf,
    repaint,
    start,
)
from tests.pty.person import Person
from tests.pty.terminal import Terminal

SIZES = (100, LARGE)
MOST_A_LINE = 0.005
"""Seconds in which the cursor must stand on the next line, at any size."""

MOST = 0.016
"""Seconds in which 19 of 20 keys must have painted what they paint at once."""

WITH_ARTICLE = "down one line, until the article beside it is shown"

BURST = 0.015
"""Seconds without output that end what a key paints at once; the article beside
the list follows once the cursor has rested for 50 ms."""


@dataclass(frozen=True)
class Key:
    """A key to measure so many times, after others that are not measured."""

    name: str
    key: str
    before: tuple[str, ...] = ()
    times: int = 30
    silence: float = BURST
    """What ends its repaint."""
    of_rows: bool = False
    """Whether the lines of the list are meant, and not the count above them."""


NEWEST_FIRST = ("S", "home", "enter")
OLDEST_FIRST = ("S", "home", "down", "enter")

KEYS = (
    Key("down one line", "j", times=40, of_rows=True),
    Key(WITH_ARTICLE, "j", silence=REST),
    Key("down one page", "pagedown", ("home",)),
    Key("to the end of the list", "end", ("home",)),
    Key("to the top of the list", "home", ("end",)),
    Key("to the next unread article", "n"),
    Key("star, on the disk and on the screen", "s", ("j",)),
    Key("open the next article", "enter", ("g", "a", "j")),
    Key("to the starred articles", "s", ("h", "g", "a", "g")),
    Key("to the next tag", "j", ("g", "t")),
    Key("to the next feed", "j", ("g", "f", "j")),
    Key("to the oldest first", "enter", (*NEWEST_FIRST, "S", "home", "down")),
    Key("to the newest first", "enter", (*OLDEST_FIRST, "S", "home")),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Path]:
    """Where a copy of a library may lie while keys change it."""
    path = tmp_path / "library.db"
    yield path
    path.unlink(missing_ok=True)


@pytest.mark.slow
def test_keys_answer_at_once(person: Person, library: Path) -> None:
    measured = {}
    for size in SIZES:
        shutil.copyfile(library_of(size), library)
        os.sync()  # or what keys write would wait for the copy to reach the disk
        measured[size] = press_all(person, library, size)
    small, large = (measured[size] for size in SIZES)
    rows = [
        [
            key.name,
            f"{large[key].median / small[key].median:.2f}",
            *(milliseconds(figures[key].median) for figures in (small, large)),
            *(milliseconds(figures[key].p95) for figures in (small, large)),
        ]
        for key in KEYS
    ]
    heads = ["", f"{LARGE:,} : 100"]
    heads += [f"{what} ms, {size:,}" for what in ("median", "p95") for size in SIZES]
    write("keys", table(heads, rows))
    assert large[KEYS[0]].median <= MOST_A_LINE
    at_once = {
        key: figures for key, figures in large.items() if key.name != WITH_ARTICLE
    }
    assert {key.name: f.p95 for key, f in at_once.items() if f.p95 > MOST} == {}


def measure(terminal: Terminal, key: Key) -> float:
    """The seconds that a key takes to paint what it is to paint."""
    if key.of_rows:
        return change(terminal, key.key, list_rows, key.silence, REST)
    return repaint(terminal, key.key, key.silence)


def press_all(person: Person, library: Path, articles: int) -> dict[Key, Figures]:
    """What each key takes in a library."""
    program = newsleaf(library, articles)
    figures = {key: Figures() for key in KEYS}
    with start(program, person) as terminal:
        first_paint(program, terminal)
        for key in KEYS:
            for _ in range(key.times):
                for before in key.before:
                    terminal.press(before)
                    terminal.settle(4 * BURST)
                taken = measure(terminal, key)
                figures[key].values.append(taken)
        terminal.press("Q")
        assert terminal.exit_code() == 0
    return figures
