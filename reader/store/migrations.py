"""The schema's history: each step is appended and never edited."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib import resources

from sqlite_utils import Database, Migrations

migrations = Migrations("newsleaf")


def _statements(script: str) -> Iterator[str]:
    """Part a script into statements; triggers hold semicolons of their own."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _run(database: Database, *names: str) -> None:
    """Run scripts of the schema folder inside the transaction that is open.

    `executescript` would commit it first, so statements run one by one.
    """
    folder = resources.files("reader.store") / "schema"
    for name in names:
        script = (folder / f"{name}.sql").read_text(encoding="utf-8")
        for statement in _statements(script):
            database.conn.execute(statement)


@migrations()
def m0001_initial(database: Database) -> None:
    """Articles, feeds, tags, their counts, the index and the journal."""
    _run(database, "0001_tables", "0001_counts", "0001_search", "0001_journal")


@migrations()
def m0002_bulk(database: Database) -> None:
    """Counts that can wait for a whole change, and an index of titles."""
    _run(database, "0002_bulk")


@migrations()
def m0003_schedule(database: Database) -> None:
    """When feeds are asked again, and servers that asked to be left alone."""
    _run(database, "0003_schedule")


@migrations()
def m0004_feed_settings(database: Database) -> None:
    """Settings of one feed, moves, older pages, and what edited articles said."""
    _run(database, "0004_feed_settings")
