"""Where one stands in the older pages of a feed (RFC 5005)."""

from __future__ import annotations

import sqlite3


def note_first(connection: sqlite3.Connection, feed_id: int, url: str) -> None:
    """Note the older page that a feed names, an empty address where it names none."""
    connection.execute(
        "UPDATE feed_fetch SET older_from = ? WHERE feed_id = ?", (url, feed_id)
    )


def next_page(connection: sqlite3.Connection, feed_id: int) -> str | None:
    """The older page to fetch next.

    Empty where none is left, None where it is not known whether there is one. A
    feed that names another first page than before has put newer ones in between.
    """
    row = connection.execute(
        "SELECT older_from, older_next FROM feed_fetch WHERE feed_id = ?", (feed_id,)
    ).fetchone()
    first, after = row["older_from"], row["older_next"]
    if first and not _is_fetched(connection, feed_id, first):
        return str(first)
    found = first if after is None else after
    return None if found is None else str(found)


def has_older(connection: sqlite3.Connection, feed_id: int) -> bool:
    """Whether an older page of a feed was ever fetched."""
    row = connection.execute("SELECT 1 FROM older_page WHERE feed_id = ?", (feed_id,))
    return row.fetchone() is not None


def note_page(
    connection: sqlite3.Connection, feed_id: int, url: str, older: str | None
) -> None:
    """Note that an older page was fetched, and which one it names after it.

    A page that was fetched before is not gone to again.
    """
    connection.execute(
        "INSERT OR IGNORE INTO older_page (feed_id, url) VALUES (?, ?)", (feed_id, url)
    )
    leads_on = older is not None and not _is_fetched(connection, feed_id, older)
    connection.execute(
        "UPDATE feed_fetch SET older_next = CASE"
        " WHEN :leads_on THEN :older"
        " WHEN ifnull(older_next, :url) = :url THEN ''"
        " ELSE older_next END WHERE feed_id = :feed_id",
        {"leads_on": leads_on, "older": older, "url": url, "feed_id": feed_id},
    )


def _is_fetched(connection: sqlite3.Connection, feed_id: int, url: str) -> bool:
    """Whether a page was fetched, be it that of the feed itself."""
    row = connection.execute(
        "SELECT 1 FROM older_page WHERE feed_id = :feed_id AND url = :url"
        " UNION ALL SELECT 1 FROM feed WHERE id = :feed_id AND url = :url",
        {"feed_id": feed_id, "url": url},
    )
    return row.fetchone() is not None
