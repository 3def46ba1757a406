"""Makes a new library and brings an older one up to date, with a backup first."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import tempfile
from contextlib import suppress
from pathlib import Path

from sqlite_utils import Database as MigratedDatabase

from reader.store.database import APPLICATION_ID, SCHEMA_VERSION, connect
from reader.store.migrations import migrations


def create(path: Path) -> None:
    """Make a new library at `path`, readable by its owner only.

    It is made beside its place and moved there when whole, so that another
    process sees all of it or nothing. Where another process is first, its
    library stands. A link that leads nowhere has its library made at its end.
    """
    target = path.resolve()
    _make_directories(target.parent)
    handle, name = tempfile.mkstemp(".partial", f".{target.name}.", target.parent)
    os.close(handle)
    partial = Path(name)
    try:
        migrate(partial)
        if target.exists():
            _replace_empty(target, partial)
        else:
            with suppress(FileExistsError):
                target.hardlink_to(partial)
    finally:
        partial.unlink(missing_ok=True)


def migrate(path: Path) -> None:
    """Apply what is pending to the library at `path`, whole or not at all.

    A library that already holds something is copied beside itself first, as
    `<name>.before-<version>`.
    """
    connection = connect(path)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        if 0 < _version(connection) < SCHEMA_VERSION:
            _back_up(connection, path.with_name(f"{path.name}.before-{SCHEMA_VERSION}"))
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have done the work while this one waited.
            if _version(connection) < SCHEMA_VERSION:
                _apply(connection)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        # The header is what the next start reads, so it may not stay in the log.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def _apply(connection: sqlite3.Connection) -> None:
    migrations.apply(MigratedDatabase(connection, execute_plugins=False))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the library through SQLite's backup interface, readable by its owner."""
    partial = target.with_name(target.name + ".partial")
    partial.unlink(missing_ok=True)
    _create_private(partial)
    copy = sqlite3.connect(partial)
    try:
        connection.backup(copy)
    finally:
        copy.close()
    partial.replace(target)


def _make_directories(directory: Path) -> None:
    """Make what is missing of a path, open to its owner only."""
    for one in (*reversed(directory.parents), directory):
        one.mkdir(mode=0o700, exist_ok=True)


def _replace_empty(target: Path, partial: Path) -> None:
    """Put a library in the place of an empty file, if it still is one.

    Of several processes that find the file empty, one gets the lock before the
    file is replaced; those that wait for it find another file in its place.
    """
    with target.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        found, mine = target.stat(), os.fstat(file.fileno())
        if os.path.samestat(found, mine) and found.st_size == 0:
            partial.replace(target)


def _create_private(path: Path) -> None:
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
