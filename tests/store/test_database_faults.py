from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.model.errors import (
    DamagedLibrary,
)
from reader.store.check import check
from reader.store.database import Database
from tests.store.factories import add_article, make_article, titles
from tests.store.faults import files_no_larger_than

ROOT = Path(__file__).parents[2]


def damaged_in_the_middle(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xa5" * 65536)


def cut_off(path: Path) -> None:
    os.truncate(path, 8192)


@pytest.mark.parametrize("damage", [damaged_in_the_middle, cut_off])
def test_a_damaged_library_is_told_in_words(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    path = tmp_path / "library.db"
    database = Database(path)
    with database.writing() as connection:
        for number in range(50):
            add_article(connection, make_article(f"number {number}"))
    database.close()
    damage(path)

    def use() -> None:
        database = Database(path)
        try:
            with database.writing() as connection:
                add_article(connection)
        finally:
            database.close()

    with pytest.raises(DamagedLibrary, match=r"doctor|disk refused"):
        use()


WRITE_ONCE = """
import sys
from pathlib import Path
from reader.store.database import Database
from tests.store.factories import add_article, make_article
database = Database(Path(sys.argv[1]))
with database.writing() as connection:
    add_article(connection, make_article(sys.argv[2]), identity=sys.argv[2])
database.close()
"""


def write_in_another_process(path: Path, title: str) -> None:
    command = [sys.executable, "-c", WRITE_ONCE, str(path), title]
    subprocess.run(command, cwd=ROOT, check=True)


def test_a_library_that_is_opened_twice_loses_nothing_to_another_process(
    tmp_path: Path,
) -> None:
    """The last to close takes the log away, and must know that it is the last."""
    first = Database(tmp_path / "library.db")
    (tmp_path / "link.db").symlink_to(first.path)
    for path in (first.path, tmp_path / "link.db"):
        Database(path).close()
        second = Database(path)
    write_in_another_process(first.path, "theirs")
    with first.writing() as connection:
        add_article(connection, make_article("mine"), identity="mine")
    write_in_another_process(first.path, "theirs too")
    assert titles(first) == titles(second) == ["theirs", "mine", "theirs too"]
    first.close()
    second.close()


def test_a_disk_that_refuses_loses_nothing_and_is_told(database: Database) -> None:
    with database.writing() as connection:
        add_article(connection, make_article("before"))

    def write_much() -> None:
        with database.writing() as connection:
            for number in range(200):
                add_article(connection, make_article(f"lost {number}", "word " * 2000))

    with (
        files_no_larger_than(300_000),
        pytest.raises(DamagedLibrary, match="the disk refused") as caught,
    ):
        write_much()
    assert "nothing was saved" in caught.value.hint
    assert titles(database) == ["before"]
    with database.writing() as connection:
        add_article(connection, make_article("after"))
    assert titles(database) == ["before", "after"]
    with database.writing() as connection:
        assert check(connection) == []


def test_a_disk_without_room_for_a_library_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with files_no_larger_than(50_000), pytest.raises(DamagedLibrary):
        Database(path)
    assert list(tmp_path.iterdir()) == []
    Database(path).close()


WRITE_FOR_EVER = """
import sys
from itertools import count
from pathlib import Path
from reader.store import states, tags
from reader.model.article import State
from reader.store.database import Database
from tests.store.factories import add_article, make_article, titles
database = Database(Path(sys.argv[1]))
for unit in count():
    with database.writing() as connection:
        ids = [
            add_article(connection, make_article(f"{sys.argv[2]} {unit}"),
                        identity=f"{sys.argv[2]}/{unit}/{part}")
            for part in range(5)
        ]
        states.set_state(connection, ids, State.STARRED, True, 1)
        tags.tag_articles(connection, ids, "kept")
    print(unit, flush=True)
"""


def test_a_killed_writer_leaves_whole_units_and_all_it_acknowledged(
    tmp_path: Path,
) -> None:
    path = tmp_path / "library.db"
    Database(path).close()
    acknowledged = 0
    for run in range(10):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITE_FOR_EVER, path, str(run)],
            stdout=subprocess.PIPE,
            cwd=ROOT,
        )
        assert writer.stdout is not None
        for _ in range(1 + 3 * run):
            assert writer.stdout.readline()
        writer.kill()
        acknowledged += 1 + 3 * run + len(writer.stdout.readlines())
        writer.wait()
        writer.stdout.close()
    database = Database(path)
    units = titles(database)
    assert {units.count(unit) for unit in units} == {5}
    assert acknowledged <= len(set(units)) <= acknowledged + 10
    with database.writing() as connection:
        assert check(connection) == []
    database.close()
