"""Writes what a schema is as a script; `python -m tests.store.schema_dump PATH`."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from reader.store.database import Database, connect

_SHADOWS = ("article_fts_%", "tag_fts_%")
"""The tables that full-text indexes make for themselves."""


def dump(path: Path) -> str:
    """The schema of a library as statements that make it anew."""
    connection = connect(path)
    statements = [
        f"PRAGMA {name} = {connection.execute(f'PRAGMA {name}').fetchone()[0]}"
        for name in ("application_id", "user_version")
    ]
    statements += [
        row[0]
        for row in connection.execute(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
            " AND name NOT LIKE ? AND name NOT LIKE ?"
            " AND name <> 'sqlite_sequence' ORDER BY rowid",
            _SHADOWS,
        )
    ]
    statements += [
        f"INSERT INTO place_count (place) VALUES ('{row[0]}')"
        for row in connection.execute("SELECT place FROM place_count ORDER BY 1")
    ]
    statements += [
        "INSERT INTO smart_folder (name, query, position)"
        f" VALUES ('{row[0]}', '{row[1]}', {row[2]})"
        for row in connection.execute(
            "SELECT name, query, position FROM smart_folder ORDER BY id"
        )
    ]
    statements += [
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        f" VALUES ('{row[0]}', '{row[1]}', '2026-11-24')"
        for row in connection.execute(
            "SELECT migration_set, name FROM _sqlite_migrations ORDER BY id"
        )
    ]
    connection.close()
    return "".join(f"{statement};\n" for statement in statements)


def build(script: Path, target: Path) -> None:
    """Make a library from a stored script, as an older newsleaf made it."""
    connection = connect(target)
    connection.execute("PRAGMA journal_mode = WAL")
    statement = ""
    for line in script.read_text(encoding="utf-8").splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
    connection.close()


if __name__ == "__main__":
    path = Path(sys.argv[1])
    Database(path).close()
    sys.stdout.write(dump(path))
