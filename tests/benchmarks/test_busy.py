"""How the screen answers while much is written: by itself, and by another process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.benchmarks.build import LARGE, library_of
from tests.benchmarks.report import table, write
from tests.benchmarks.runs import (
    Figures,
    first_paint,
    milliseconds,
    newsleaf,
    repaint,
    start,
)
from tests.pty.person import NEWSLEAF, Person
from tests.pty.terminal import Terminal

MARKED = LARGE // 10
"""How many articles the tag has that is marked read in one step."""

MOST_FOR_MARKING = 2.0
MOST_MEANWHILE = 0.050
MOST_WHILE_ADDING = 0.033
"""Seconds."""

DONE = f"Marked {MARKED:,} articles read"

BURST = 0.015
"""Seconds without output that end what a key paints at once."""

KEYS = 60
"""How many keys are pressed while files are added."""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Path]:
    """Where a copy of the large library may lie while it changes."""
    path = tmp_path / "library.db"
    shutil.copyfile(library_of(LARGE), path)
    os.sync()  # or what is written would wait for the copy to reach the disk
    yield path
    path.unlink()


@pytest.mark.slow
def test_the_screen_answers_while_busy(
    person: Person, library: Path, tmp_path: Path
) -> None:
    tag_many(person, library)
    with start(newsleaf(library, LARGE), person) as terminal:
        first_paint(newsleaf(library, LARGE), terminal)
        seconds, meanwhile = mark_read(terminal)
        with adding(person, library, tmp_path):
            adding_keys = Figures([repaint(terminal, "j", BURST) for _ in range(KEYS)])
        terminal.press("Q")
        assert terminal.exit_code() == 0
    rows = [
        [f"marking {MARKED:,} articles read", milliseconds(seconds), ""],
        ["a key meanwhile, the slowest", milliseconds(max(meanwhile.values)), ""],
        [
            "a key while files are added",
            milliseconds(adding_keys.median),
            milliseconds(adding_keys.p95),
        ],
    ]
    write("busy", table(["", "ms", "p95 ms"], rows))
    assert seconds <= MOST_FOR_MARKING
    assert max(meanwhile.values) <= MOST_MEANWHILE
    assert adding_keys.p95 <= MOST_WHILE_ADDING


def tag_many(person: Person, library: Path) -> None:
    """Give a tag to a tenth of the articles, the newest."""
    script = (
        "import sys; from pathlib import Path; from reader.store import tags;"
        " from reader.store.database import Database\n"
        "with Database(Path(sys.argv[1])).writing() as connection:\n"
        "    rows = connection.execute('SELECT id FROM article WHERE read_at IS NULL"
        " ORDER BY sorted DESC LIMIT ?', (int(sys.argv[2]),))\n"
        "    tags.tag_articles(connection, [row[0] for row in rows], 'aaa')"
    )
    subprocess.run(
        [sys.executable, "-c", script, str(library), str(MARKED)],
        check=True,
        env=person.environment(),
        cwd=Path(__file__).parents[2],
    )


def mark_read(terminal: Terminal) -> tuple[float, Figures]:
    """The seconds until what has the tag is marked read, and what keys take meanwhile.

    Each key moves the cursor, so that it paints something.
    """
    for key in ("/", *"tag:aaa", "enter"):
        repaint(terminal, key, 0.3)
    terminal.wait_for(f"/{MARKED:,}")
    sent = terminal.press("A")
    meanwhile = Figures()
    while DONE not in terminal.text:
        meanwhile.values.append(repaint(terminal, "j", BURST, BURST))
    return time.perf_counter() - sent, meanwhile


@contextmanager
def adding(person: Person, library: Path, directory: Path) -> Iterator[None]:
    """Another process adds files all the while."""
    files = directory / "files"
    files.mkdir()
    for number in range(40_000):
        text = f"A note {number}\n\n" + "A line of it. " * 60
        (files / f"{number}.txt").write_text(text, encoding="utf-8")
    process = subprocess.Popen(
        [NEWSLEAF, "--library", str(library), "add", str(files)],
        env=person.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
        assert process.poll() is None, "all files were added too soon"
    finally:
        process.terminate()
        process.wait()
