"""Where feeds have moved to, and where redirects would have them move."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple


class Move(NamedTuple):
    """What permanent redirects say of a feed's address.

    `target` is where they led at the last fetch, since `first_at` and for so many
    `fetches` in a row; it is the feed's own address where they lead nowhere any
    more. `moved_from` is the address before the last move, at `moved_at`. The
    times are in seconds since 1970.
    """

    target: str
    first_at: int
    fetches: int
    moved_from: str | None = None
    moved_at: int | None = None


def move_of(connection: sqlite3.Connection, feed_id: int) -> Move | None:
    """What is known of the moves of a feed."""
    row = connection.execute(
        "SELECT target, first_at, fetches, moved_from, moved_at FROM feed_move"
        " WHERE feed_id = ?",
        (feed_id,),
    ).fetchone()
    return None if row is None else Move(*row)


def watch(
    connection: sqlite3.Connection,
    feed_id: int,
    target: str,
    first_at: int,
    fetches: int,
) -> None:
    """Note that redirects lead to a target."""
    connection.execute(
        "INSERT INTO feed_move (feed_id, target, first_at, fetches)"
        " VALUES (:feed_id, :target, :first_at, :fetches) ON CONFLICT DO UPDATE"
        " SET target = :target, first_at = :first_at, fetches = :fetches",
        {
            "feed_id": feed_id,
            "target": target,
            "first_at": first_at,
            "fetches": fetches,
        },
    )


def forget(connection: sqlite3.Connection, feed_id: int) -> None:
    """Note that redirects lead nowhere any more; that it has moved stays known."""
    connection.execute(
        "UPDATE feed_move SET target = (SELECT url FROM feed WHERE id = feed_id),"
        " fetches = 0 WHERE feed_id = ?",
        (feed_id,),
    )
    connection.execute(
        "DELETE FROM feed_move WHERE feed_id = ? AND moved_from IS NULL", (feed_id,)
    )


def settle(connection: sqlite3.Connection, feed_id: int, target: str, at: int) -> None:
    """Make a target the feed's address, and keep the one before.

    No other feed that is followed may have it.
    """
    row = connection.execute(
        "SELECT url, digest FROM feed JOIN feed_fetch ON feed_id = id WHERE id = ?",
        (feed_id,),
    ).fetchone()
    with given_up(connection, target, feed_id):
        connection.execute(
            "UPDATE feed SET url = ?, chosen = ifnull(chosen, url) WHERE id = ?",
            (target, feed_id),
        )
    # It is the same feed, unlike one whose address the person changes.
    connection.execute(
        "UPDATE feed_fetch SET digest = ? WHERE feed_id = ?", (row["digest"], feed_id)
    )
    connection.execute(
        "INSERT INTO feed_move (feed_id, target, first_at, fetches, moved_from,"
        " moved_at) VALUES (:feed_id, :target, :at, 1, :address, :at)"
        " ON CONFLICT DO UPDATE"
        " SET target = :target, moved_from = :address, moved_at = :at",
        {"feed_id": feed_id, "target": target, "address": row["url"], "at": at},
    )


def is_led_to(connection: sqlite3.Connection, target: str, feed_id: int) -> bool:
    """Whether redirects lead another feed than this one to a target, too."""
    row = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM feed_move WHERE target = ? AND feed_id <> ?)",
        (target, feed_id),
    ).fetchone()
    return bool(row[0])


@contextmanager
def given_up(
    connection: sqlite3.Connection, address: str, feed_id: int
) -> Iterator[None]:
    """Have a feed that was left give up an address, which another takes inside.

    It gets the one that the other had: both are of the same feed, and to articles
    kept of one that is not fetched it makes no difference.
    """
    left = connection.execute(
        "SELECT id FROM feed WHERE url = ? AND subscribed_at IS NULL", (address,)
    ).fetchone()
    if left is None:
        yield
        return
    before = connection.execute("SELECT url FROM feed WHERE id = ?", (feed_id,))
    (own,) = before.fetchone()
    # No two have one address, not even for a moment.
    give = "UPDATE feed SET url = ? WHERE id = ?"
    connection.execute(give, (f"newsleaf:moving:{left['id']}", left["id"]))
    yield
    connection.execute(give, (own, left["id"]))


def is_taken(connection: sqlite3.Connection, address: str, feed_id: int) -> bool:
    """Whether a followed feed other than this one has an address."""
    row = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM feed WHERE url = ? AND id <> ?"
        " AND subscribed_at IS NOT NULL)",
        (address, feed_id),
    ).fetchone()
    return bool(row[0])
