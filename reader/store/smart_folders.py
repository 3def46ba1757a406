"""Smart folders: queries saved under a name, in the order a person gave them."""

from __future__ import annotations

import sqlite3

from reader.model.view import SmartFolder


def smart_folders(connection: sqlite3.Connection) -> list[SmartFolder]:
    """Every smart folder in its order, not counted."""
    rows = connection.execute(
        "SELECT id, name, query, notify FROM smart_folder ORDER BY position, id"
    )
    return [
        SmartFolder(row[0], row[1], row[2], notify=bool(row["notify"])) for row in rows
    ]


def add_smart_folder(connection: sqlite3.Connection, name: str, query: str) -> int:
    """Save a query behind the others; the id of its folder."""
    cursor = connection.execute(
        "INSERT INTO smart_folder (name, query, position)"
        " SELECT ?, ?, ifnull(max(position), 0) + 1 FROM smart_folder",
        (name, query),
    )
    return int(cursor.lastrowid or 0)


def change_smart_folder(
    connection: sqlite3.Connection, folder_id: int, name: str, query: str
) -> None:
    """Give a smart folder another name or query."""
    connection.execute(
        "UPDATE smart_folder SET name = ?, query = ? WHERE id = ?",
        (name, query, folder_id),
    )


def notify_of_smart_folder(
    connection: sqlite3.Connection, folder_id: int, notify: bool
) -> None:
    """Have a person told of what a smart folder finds, or not."""
    connection.execute(
        "UPDATE smart_folder SET notify = ? WHERE id = ?", (notify, folder_id)
    )


def remove_smart_folder(connection: sqlite3.Connection, folder_id: int) -> None:
    """Forget a saved query; articles are not touched."""
    connection.execute("DELETE FROM smart_folder WHERE id = ?", (folder_id,))


def move_smart_folder(
    connection: sqlite3.Connection, folder_id: int, steps: int
) -> None:
    """Move a smart folder down by so many places, up where negative."""
    order = [folder.id for folder in smart_folders(connection)]
    place = order.index(folder_id)
    order.insert(max(0, place + steps), order.pop(place))
    connection.executemany(
        "UPDATE smart_folder SET position = ? WHERE id = ?",
        [(position, one) for position, one in enumerate(order, start=1)],
    )
