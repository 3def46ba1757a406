"""The library file: opened safely, read by any thread, written by one at a time."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import WeakSet

from reader.model.errors import (
    DamagedLibrary,
    ForeignFile,
    LibraryBusy,
    LibraryError,
    NewerLibrary,
)
from reader.store.packing import body_text
from reader.store.text import credit_names, fold, searchable, shown_address

APPLICATION_ID = 0x4E4C4146
"""Marks a SQLite file as newsleaf's ("NLAF"), in the header at offset 68."""

SCHEMA_VERSION = 4
"""How many migrations this newsleaf knows; kept in the header at offset 60."""

BUSY_SECONDS = 10.0
"""How long a write waits for another process before it is told."""

Connection = sqlite3.Connection
"""What functions of the store take; only the store opens one."""

SUFFIXES = (".db", ".sqlite", ".sqlite3")
"""How an empty file is named, in lower case, that becomes a library."""

_SQLITE_MAGIC = b"SQLite format 3\x00"

_opening = threading.Lock()
"""Held while a library is opened or closed."""


class Database:
    """The connections to one library file.

    Reads go through `reading()`, a connection a thread that cannot write.
    Writes go through `writing()`, one at a time in this process and, by
    `BEGIN IMMEDIATE`, one at a time among all.
    """

    def __init__(self, path: Path) -> None:
        """Open the library at `path`, making or migrating it where needed.

        Raises:
            ForeignFile: the file is no newsleaf library; it is left untouched.
            NewerLibrary: a later newsleaf made it; it is left untouched.
            DamagedLibrary: it cannot be read.
            LibraryBusy: another process holds it.
        """
        self.path = path
        self._local = threading.local()
        self._lock = threading.RLock()
        self._readers: list[sqlite3.Connection] = []
        self._version = 0
        with _opening, _explained(path):
            # To close any handle of a file gives up all locks that the process
            # has on it, and other processes would then take the log away
            # (sqlite.org/howtocorrupt.html, section 2.2). So the header of a
            # file that is open here is left alone; it was good when it was opened.
            if not _is_open_here(path):
                _prepare(path)
            self._writer = connect(path)
            # What a statement would take back is small, and a file for it is slow.
            self._writer.execute("PRAGMA temp_store = MEMORY")
            _open.add(self)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection for reading.

        Raises:
            LibraryBusy: another process held the library for too long.
            DamagedLibrary: the file cannot be read.
        """
        with _explained(self.path):
            connection: sqlite3.Connection | None
            connection = getattr(self._local, "reader", None)
            if connection is None:
                connection = connect(self.path)
                connection.execute("PRAGMA query_only = ON")
                # In KiB: the system keeps the pages that are read as well.
                connection.execute("PRAGMA cache_size = -200")
                self._local.reader = connection
                self._readers.append(connection)
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One write transaction, committed at the end or rolled back whole.

        Raises:
            LibraryBusy: another process held the library for too long.
            DamagedLibrary: the disk or the file refused; nothing was written.
        """
        with self._lock, _explained(self.path):
            connection = self._writer
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def version(self) -> int:
        """A number that changes when somebody else has written to the file.

        What is written through this object does not count: its own connection
        is asked (sqlite.org/pragma.html, data_version). While that one writes,
        the number is that of the last time.
        """
        if self._lock.acquire(blocking=False):
            try:
                with _explained(self.path):
                    found = self._writer.execute("PRAGMA data_version").fetchone()
                self._version = int(found[0])
            finally:
                self._lock.release()
        return self._version

    def close(self) -> None:
        """Close every connection; the last one out folds the log into the file."""
        with self._lock, _opening:
            for connection in (*self._readers, self._writer):
                connection.close()
            self._readers.clear()
            _open.discard(self)


_open: WeakSet[Database] = WeakSet()
"""The libraries that this process has open."""


_FUNCTIONS = (searchable, fold, credit_names, body_text, shown_address)


def connect(path: Path) -> sqlite3.Connection:
    """Open a connection with newsleaf's functions and durable settings."""
    connection = sqlite3.connect(
        path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    connection.row_factory = sqlite3.Row
    for function in _FUNCTIONS:
        connection.create_function(function.__name__, 1, function, deterministic=True)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        # FULL: what the screen shows as saved survives a power cut.
        connection.execute("PRAGMA synchronous = FULL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _prepare(path: Path) -> None:
    """Make or migrate the library at `path` where needed."""
    version = header_version(path)
    if version != SCHEMA_VERSION:
        # sqlite-utils costs 74 ms to import, and an up-to-date library needs
        # none of it.
        from reader.store.migrate import create, migrate

        create(path) if version is None else migrate(path)


def _is_open_here(path: Path) -> bool:
    """Whether this process has the file open, by this name or another."""
    return path.exists() and any(
        one.path.exists() and one.path.samefile(path) for one in _open
    )


def header_version(path: Path) -> int | None:
    """The schema version in the file's header; None where there is no file yet.

    The header is read as bytes, so that a file of another program is not
    touched. Source: sqlite.org/fileformat2.html, section 1.3.
    """
    if path.name and not path.exists():
        return None
    if not path.is_file():
        # A directory, or a device such as /dev/null, which root could replace.
        raise ForeignFile(str(path), "this is no file", "choose another path")
    if path.stat().st_size == 0:
        # SQLite takes any empty file for a new database; one that is not named
        # so is somebody's, and was probably not meant.
        if path.suffix.lower() not in SUFFIXES:
            raise ForeignFile(
                str(path),
                "this file is empty, and its name is not that of a library",
                f"choose a name that ends in {SUFFIXES[0]}",
            )
        return None
    with path.open("rb") as file:
        header = file.read(100)
    if len(header) < 100 or not header.startswith(_SQLITE_MAGIC):
        raise ForeignFile(
            str(path), "this file is not a newsleaf library", "choose another path"
        )
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise ForeignFile(
            str(path),
            "this database belongs to another program",
            "choose another path",
        )
    version = int.from_bytes(header[60:64], "big")
    if version > SCHEMA_VERSION:
        raise NewerLibrary(
            str(path),
            f"a later newsleaf made this library (schema {version}, "
            f"this one knows {SCHEMA_VERSION})",
            "update newsleaf",
        )
    return version


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Say what SQLite or the system refused, in terms of the library."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise _operational(path, error) from error
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
            raise
        raise DamagedLibrary(
            str(path), f"the library cannot be used: {error}", "run newsleaf doctor"
        ) from error
    except OSError as error:
        raise LibraryError(
            str(path), f"the library cannot be opened: {error.strerror or error}"
        ) from error


def _operational(path: Path, error: sqlite3.OperationalError) -> Exception:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LibraryBusy(
            str(path),
            f"another program has held the library for {BUSY_SECONDS:.0f} seconds",
            "try again",
        )
    if name.startswith(
        ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")
    ):
        return DamagedLibrary(
            str(path),
            f"the disk refused: {error}",
            "nothing was saved; check free space and permissions",
        )
    return error
