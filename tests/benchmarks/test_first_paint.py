"""How soon the screen is there, and what it keeps in memory."""

from __future__ import annotations

import pytest

from tests.benchmarks.build import LARGE, QUICK, library_of
from tests.benchmarks.newsboat import newsboat_version
from tests.benchmarks.report import table, write
from tests.benchmarks.runs import (
    EMPTY,
    Figures,
    Program,
    first_paint,
    milliseconds,
    newsboat,
    newsleaf,
    start,
)
from tests.pty.person import Person

RUNS = 5 if QUICK else 15
SIZES = (100, LARGE) if QUICK else (100, 100_000, LARGE)
MOST = 1.3
MOST_MEMORY = 1.6
"""How much more than an empty application newsleaf may take, at any size."""


@pytest.mark.slow
def test_first_paint_beside_an_empty_application(person: Person) -> None:
    ours = [newsleaf(library_of(size), size) for size in SIZES]
    programs = [EMPTY, *ours]
    if newsboat_version():
        programs.append(newsboat(LARGE))
    times = {program.name: Figures() for program in programs}
    complete = {program.name: Figures() for program in programs}
    memory = {program.name: Figures() for program in programs}
    for turn in range(RUNS + 1):
        # Newsboat takes seconds to start, so that three times tell enough.
        for program in programs if turn < 4 else (EMPTY, *ours):
            (time, whole), resident = run_once(program, person)
            if turn:  # the first turn warms the disk's cache
                times[program.name].values.append(time)
                complete[program.name].values.append(whole)
                memory[program.name].values.append(resident)
    yardstick = times[EMPTY.name].median, memory[EMPTY.name].median
    rows = [
        [
            name,
            f"{figures.median / yardstick[0]:.2f}",
            milliseconds(figures.median),
            milliseconds(min(figures.values)),
            milliseconds(max(figures.values)),
            milliseconds(complete[name].median),
            f"{memory[name].median / yardstick[1]:.2f}",
            f"{memory[name].median / 1_000_000:.0f}",
        ]
        for name, figures in times.items()
    ]
    heads = [
        "",
        *("times the empty one", "median ms", "least", "most", "complete, ms"),
        *("times its memory", "MB"),
    ]
    write("first paint", table(heads, rows))
    for program in ours:
        assert times[program.name].median / yardstick[0] <= MOST
        assert memory[program.name].median / yardstick[1] <= MOST_MEMORY


def run_once(program: Program, person: Person) -> tuple[tuple[float, float], float]:
    """The seconds to the first and to the whole paint, and the most memory in bytes."""
    with start(program, person) as terminal:
        seconds = first_paint(program, terminal)
        terminal.settle(0.2)
        resident = terminal.memory()
        terminal.press("q")
        assert terminal.exit_code(limit=60) == 0
    return seconds, float(resident)
