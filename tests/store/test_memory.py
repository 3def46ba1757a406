from __future__ import annotations

from reader.store import memory
from reader.store.database import Database


def test_values_of_any_kind_come_back(database: Database) -> None:
    values: dict[str, object] = {
        "view": {"scope": "tag", "name": "Élysée “x”"},
        "sizes": [20, 40.5],
        "theme": "nord",
        "nothing": None,
    }
    with database.writing() as connection:
        memory.remember(connection, "theme", "gruvbox")
        for name, value in values.items():
            memory.remember(connection, name, value)
    with database.reading() as connection:
        assert memory.remembered(connection) == values
