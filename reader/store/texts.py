"""The plain texts of articles, without all else that belongs to them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from reader.store.packing import unpack


def article_texts(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, str]:
    """The plain texts of articles by their ids; those gone are left out."""
    rows = connection.execute(
        "SELECT article_id, packed FROM article_body"
        " WHERE article_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {row[0]: unpack(row[1])[1] for row in rows}
