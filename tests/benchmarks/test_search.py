"""How soon the list holds what is searched for while it is typed."""

from __future__ import annotations

import pytest

from tests.benchmarks.build import LARGE, library_of
from tests.benchmarks.report import table, write
from tests.benchmarks.runs import (
    Figures,
    change,
    first_paint,
    list_pane,
    milliseconds,
    newsleaf,
    repaint,
    start,
)
from tests.pty.person import Person
from tests.pty.terminal import Terminal

SIZES = (100, LARGE)
MOST = 0.050
"""Seconds in which 19 of 20 keystrokes must have painted their list."""

SILENCE = 0.1
"""Seconds without output that end what a keystroke paints, the first article beside the
list too. Once nothing is typed for longer, the rest of very many hits is read."""

SEARCHES = {
    "a common word": "river",
    "a word of every English article": "the",
    "a rare word": "torgribagri",
    "a number that one title holds": "4711",
    "accents left out": "elysee",
    "Chinese": "人工智能",
    "Arabic": "حكاية",
    "two words": "market bridge",
    "a phrase": '"quiet northern"',
    "words and fields": "river tag:maps is:unread",
    "nothing there is": "zzyzx",
}


@pytest.mark.slow
def test_every_keystroke_of_a_search_is_answered(person: Person) -> None:
    small, large = (type_all(person, size) for size in SIZES)
    rows = [
        [
            f"{name}: `{SEARCHES.get(name, '')}`" if name in SEARCHES else name,
            *(milliseconds(figures[name].median) for figures in (small, large)),
            *(milliseconds(figures[name].p95) for figures in (small, large)),
        ]
        for name in large
    ]
    heads = [""]
    heads += [f"{what} ms, {size:,}" for what in ("median", "p95") for size in SIZES]
    write("search", table(heads, rows))
    assert large["all keystrokes"].p95 <= MOST


def type_all(person: Person, articles: int) -> dict[str, Figures]:
    """What each keystroke takes, by search and all together."""
    program = newsleaf(library_of(articles), articles)
    figures: dict[str, Figures] = {}
    with start(program, person) as terminal:
        first_paint(program, terminal)
        type_in(terminal, "river")  # opens the index, as the first search does
        for name, words in SEARCHES.items():
            figures[name] = Figures(type_in(terminal, words))
        terminal.press("Q")
        assert terminal.exit_code() == 0
    values = [value for one in figures.values() for value in one.values]
    return figures | {"all keystrokes": Figures(values)}


def type_in(terminal: Terminal, words: str) -> list[float]:
    """The seconds that each letter of a search takes; the search is left again."""
    repaint(terminal, "/", SILENCE)
    taken = [change(terminal, letter, list_pane, SILENCE) for letter in words]
    repaint(terminal, "escape", SILENCE)
    return taken
