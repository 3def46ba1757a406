"""What the screen remembers between two runs, by name, as JSON values."""

from __future__ import annotations

import json
import sqlite3


def remember(connection: sqlite3.Connection, name: str, value: object) -> None:
    """Keep a value (anything JSON can hold) under a name."""
    connection.execute(
        "INSERT INTO setting (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, json.dumps(value, ensure_ascii=False)),
    )


def remembered(connection: sqlite3.Connection) -> dict[str, object]:
    """Everything kept, by name."""
    rows = connection.execute("SELECT name, value FROM setting")
    return {row[0]: json.loads(row[1]) for row in rows}
