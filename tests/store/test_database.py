from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.model.errors import (
    DamagedLibrary,
    ForeignFile,
    LibraryBusy,
    LibraryError,
    NewerLibrary,
)
from reader.store import database as database_module
from reader.store.database import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    Database,
    header_version,
)
from tests.store.factories import add_article, make_article, titles
from tests.store.faults import held_by_another_process

ROOT = Path(__file__).parents[2]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def make_sqlite_file(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_a_new_library_is_its_owners_alone(tmp_path: Path, umask: int) -> None:
    path = tmp_path / "data" / "newsleaf" / "library.db"
    before = os.umask(umask)
    try:
        database = Database(path)
        with database.writing() as connection:
            add_article(connection)
    finally:
        os.umask(before)
    names = {file.name for file in path.parent.iterdir()}
    assert names == {"library.db", "library.db-wal", "library.db-shm"}
    assert {mode(file) for file in path.parent.iterdir()} == {0o600}
    assert mode(path.parent) == mode(path.parent.parent) == 0o700
    database.close()
    assert [file.name for file in path.parent.iterdir()] == ["library.db"]


def test_directories_that_are_there_keep_their_modes(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    Database(shared / "library.db").close()
    assert mode(shared) == 0o755


def test_the_header_names_newsleaf_and_the_schema(database: Database) -> None:
    header = database.path.read_bytes()[:100]
    assert header[68:72] == b"NLAF" == APPLICATION_ID.to_bytes(4, "big")
    assert int.from_bytes(header[60:64], "big") == SCHEMA_VERSION


def test_writes_are_durable_and_references_are_held(database: Database) -> None:
    def settings(connection: sqlite3.Connection) -> list[object]:
        names = ("journal_mode", "synchronous", "foreign_keys")
        return [connection.execute(f"PRAGMA {n}").fetchone()[0] for n in names]

    full = 2
    with database.writing() as connection:
        assert settings(connection) == ["wal", full, 1]
    with database.reading() as connection:
        assert settings(connection) == ["wal", full, 1]
    with pytest.raises(sqlite3.IntegrityError), database.writing() as connection:
        connection.execute("INSERT INTO feed_tag (feed_id, tag_id) VALUES (7, 7)")


def test_a_reading_connection_cannot_write(database: Database) -> None:
    with pytest.raises(DamagedLibrary), database.reading() as connection:
        connection.execute("DELETE FROM article")


def test_a_write_is_whole_or_absent(database: Database) -> None:
    class StopHere(Exception):
        pass

    def write_and_stop() -> None:
        with database.writing() as connection:
            add_article(connection, make_article("lost"))
            raise StopHere

    with pytest.raises(StopHere):
        write_and_stop()
    with database.writing() as connection:
        add_article(connection, make_article("kept"))
    assert titles(database) == ["kept"]


def test_what_was_written_is_there_after_reopening(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    for number in range(3):
        database = Database(path)
        with database.writing() as connection:
            add_article(connection, make_article(f"number {number}"))
        database.close()
    database = Database(path)
    assert titles(database) == ["number 0", "number 1", "number 2"]
    database.close()


def text_file(path: Path) -> None:
    path.write_text("Not a library at all, but somebody's notes.\n" * 10)


def short_file(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00")


def other_database(path: Path) -> None:
    make_sqlite_file(path, "CREATE TABLE cache (url TEXT)")


def other_application(path: Path) -> None:
    make_sqlite_file(path, "PRAGMA application_id = 7", "CREATE TABLE cache (url TEXT)")


def other_application_in_wal(path: Path) -> None:
    make_sqlite_file(
        path,
        "PRAGMA journal_mode = WAL",
        "PRAGMA application_id = 7",
        "PRAGMA user_version = 1",
        "CREATE TABLE article (id INTEGER)",
    )


def later_library(path: Path) -> None:
    Database(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (text_file, ForeignFile, "not a newsleaf library"),
        (short_file, ForeignFile, "not a newsleaf library"),
        (other_database, ForeignFile, "belongs to another program"),
        (other_application, ForeignFile, "belongs to another program"),
        (other_application_in_wal, ForeignFile, "belongs to another program"),
        (later_library, NewerLibrary, "a later newsleaf made this library"),
    ],
)
def test_what_is_no_library_of_ours_is_left_untouched(
    tmp_path: Path, make: Callable[[Path], None], error: type[LibraryError], words: str
) -> None:
    path = tmp_path / "file"
    make(path)
    before, modified = sha256(path), path.stat().st_mtime_ns
    with pytest.raises(error, match=words) as caught:
        Database(path)
    assert caught.value.subject == str(path)
    assert caught.value.hint
    assert (sha256(path), path.stat().st_mtime_ns) == (before, modified)
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_a_file_of_no_bytes_becomes_a_library(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.touch(mode=0o644)
    database = Database(path)
    assert titles(database) == []
    assert mode(path) == 0o600
    database.close()


def test_a_link_that_leads_nowhere_yet_has_its_library_made(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.symlink_to(tmp_path / "elsewhere" / "real.db")
    database = Database(path)
    assert titles(database) == []
    database.close()
    assert path.is_symlink()
    assert (tmp_path / "elsewhere" / "real.db").is_file()


@pytest.mark.parametrize("name", ["directory", "file/library.db"])
def test_a_path_that_cannot_hold_a_library_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "directory").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(LibraryError, match=r"cannot be opened|no file"):
        Database(tmp_path / name)


def test_a_library_held_too_long_is_busy_and_then_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "BUSY_SECONDS", 0.1)
    database = Database(tmp_path / "library.db")
    with held_by_another_process(database.path):
        with (
            pytest.raises(LibraryBusy, match="another program has held"),
            database.writing(),
        ):
            pass
        assert titles(database) == [], "reading goes on"
    with database.writing() as connection:
        add_article(connection)
    assert len(titles(database)) == 1
    database.close()


def test_a_write_waits_for_another_process(database: Database) -> None:
    with held_by_another_process(database.path) as holder:
        assert holder.stdin is not None
        threading.Timer(0.1, holder.stdin.close).start()
        with database.writing() as connection:
            add_article(connection)
        holder.stdin = None
    assert len(titles(database)) == 1


def test_writes_of_many_threads_all_count(database: Database) -> None:
    def write(thread: int) -> None:
        for number in range(20):
            with database.writing() as connection:
                add_article(connection, identity=f"{thread}:{number}")

    threads = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(titles(database)) == 80


def test_the_version_changes_when_another_connection_writes(
    database: Database,
) -> None:
    other = Database(database.path)
    first = database.version()
    assert database.version() == first
    with database.writing() as connection:
        add_article(connection, identity="own")
        assert database.version() == first
    assert database.version() == first
    with other.writing() as connection:
        add_article(connection)
    assert database.version() != first
    other.close()


OPEN = """
import sys
from pathlib import Path
from reader.store.database import Database
from tests.store.factories import add_article
print("ready", flush=True)
sys.stdin.readline()
for path in sys.argv[2:]:
    database = Database(Path(path))
    with database.writing() as connection:
        add_article(connection, identity=sys.argv[1])
    database.close()
"""


@pytest.mark.parametrize("name", ["notes.txt", "notes", ".db"])
def test_an_empty_file_of_somebody_is_left_alone(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.touch()
    with pytest.raises(ForeignFile, match="this file is empty"):
        Database(path)
    assert path.read_bytes() == b""
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["a.db", "A.SQLITE", "a.sqlite3"])
def test_an_empty_file_that_is_named_so_becomes_a_library(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.touch()
    Database(path).close()
    assert header_version(path) == SCHEMA_VERSION


@pytest.mark.parametrize("empty", [False, True], ids=["absent", "empty"])
def test_several_processes_may_make_one_library(tmp_path: Path, empty: bool) -> None:
    paths = [tmp_path / f"{number}.db" for number in range(6)]
    for path in paths if empty else ():
        path.touch()
    makers = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN, str(number), *paths],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
        )
        for number in range(3)
    ]
    for maker in makers:
        assert maker.stdout is not None
        assert maker.stdout.readline() == b"ready\n"
    for maker in makers:
        assert maker.stdin is not None
        maker.stdin.write(b"go\n")
        maker.stdin.flush()
    for maker in makers:
        maker.communicate()
        assert maker.returncode == 0
    for path in paths:
        database = Database(path)
        assert len(titles(database)) == 3
        database.close()
    assert sorted(tmp_path.iterdir()) == paths, "nothing is left over"


@pytest.mark.parametrize("empty", [False, True], ids=["absent", "empty"])
def test_several_threads_may_make_one_library(tmp_path: Path, empty: bool) -> None:
    path = tmp_path / "library.db"
    if empty:
        path.touch()
    start = threading.Barrier(4)
    opened: list[Database] = []

    def open_() -> None:
        start.wait()
        opened.append(Database(path))

    threads = [threading.Thread(target=open_) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 4
    for number, database in enumerate(opened):
        with database.writing() as connection:
            add_article(connection, identity=str(number))
    assert [len(titles(database)) for database in opened] == [4, 4, 4, 4]
    for database in opened:
        database.close()
    assert [file.name for file in tmp_path.iterdir()] == ["library.db"]


def test_a_device_is_no_library(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (Path(os.devnull), tmp_path / "pipe", tmp_path):
        before = path.stat().st_ino
        with pytest.raises(ForeignFile, match="no file"):
            Database(path)
        assert path.stat().st_ino == before
