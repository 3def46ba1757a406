"""How long a refresh takes, beside newsboat, lemon24's library and the network."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.benchmarks.build import QUICK
from tests.benchmarks.refreshers import Lemon24, Published, floor, published, refreshers
from tests.benchmarks.report import table, write

RUNS = 1 if QUICK else 2
"""How often few feeds are refreshed; many are once, as newsboat needs two minutes."""

FEW, MANY = 200, 2_000
SLOW = 200
"""How many milliseconds a distant server takes to answer."""


class Round(NamedTuple):
    """What one kind of refresh took, in seconds, by program."""

    feeds: int
    latency: int
    kind: str
    seconds: dict[str, list[float]]

    def times(self, other: str) -> float | None:
        """How many times another's time newsleaf needs, by the best of each."""
        theirs = self.seconds.get(other)
        return min(self.seconds["newsleaf"]) / min(theirs) if theirs else None


ASKED = {
    (FEW, SLOW, "fresh"): {"newsboat": 1.0, "lemon24/reader": 0.3},
    (FEW, SLOW, "unchanged"): {"the network": 1.15},
    (FEW, 0, "unchanged"): {"newsboat": 2.0},
    (MANY, 0, "fresh"): {"newsboat": 0.5},
    (MANY, 0, "unchanged"): {"newsboat": 0.1},
}
"""How many times the time of others newsleaf may need at most."""


@pytest.mark.slow
def test_refreshing_beside_others(tmp_path: Path) -> None:
    """All programs run in turns, so that a busy moment meets each."""
    rounds: list[Round] = []
    for feeds in (FEW,) if QUICK else (FEW, MANY):
        with published(feeds) as there:
            for latency in (0, SLOW) if feeds == FEW else (0,):
                there.wait(latency)
                rounds += _rounds(tmp_path, there, latency)
    names = ["newsleaf", "newsboat", "lemon24/reader", "the network"]
    heads = ["feeds, latency", *names, "times newsboat", "times lemon24", "asked"]
    write("refreshing", table(heads, [_line(one, names) for one in rounds]))
    for one in rounds:
        for other, most in _asked(one).items():
            found = one.times(other)
            assert found is None or found <= most, f"{one} is above {most} of {other}"


def _rounds(directory: Path, there: Published, latency: int) -> list[Round]:
    fresh = Round(there.feeds, latency, "fresh", {})
    unchanged = Round(there.feeds, latency, "unchanged", {})
    for number in range(RUNS if there.feeds == FEW else 1):
        own = directory / f"{there.feeds}-{latency}-{number}"
        own.mkdir()
        for program in refreshers(own, there):
            fresh.seconds.setdefault(program.name, []).append(program.refresh())
            program.refresh()  # newsboat fetches all once more
            again = program.refresh()
            if not isinstance(program, Lemon24):  # which asks so soon for nothing
                unchanged.seconds.setdefault(program.name, []).append(again)
        unchanged.seconds.setdefault("the network", []).append(floor(there))
    return [fresh, unchanged]


def _asked(one: Round) -> dict[str, float]:
    return ASKED.get((one.feeds, one.latency, one.kind), {})


def _line(one: Round, names: list[str]) -> list[str]:
    ratios = [one.times(name) for name in names[1:3]]
    asked = [f"{most:g} of {other}" for other, most in _asked(one).items()]
    return [
        f"{one.kind}, {one.feeds:,}, {one.latency} ms",
        *(_range(one.seconds.get(name)) for name in names),
        *("" if ratio is None else f"{ratio:.2f}" for ratio in ratios),
        ", ".join(asked),
    ]


def _range(seconds: list[float] | None) -> str:
    if not seconds:
        return ""
    return f"{min(seconds):.2f} to {max(seconds):.2f} s"
