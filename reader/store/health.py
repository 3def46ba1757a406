"""What tells how feeds fare: their fetches, their moves, and how often they publish."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from reader.store.articles import FEED_TITLE
from reader.store.moves import Move

YEAR = 31_556_952
"""Seconds of a year (of the Gregorian calendar, on average)."""

MONTHS = 12


class Facts(NamedTuple):
    """What is known of how a followed feed fares.

    The times are in seconds since 1970. `newest` is that of its newest article.
    `owner` is the title of another feed that has the address to which redirects
    lead, where that is followed.
    """

    feed_id: int
    title: str
    url: str
    folder: str
    articles: int
    unread: int
    fetched_at: int | None = None
    changed_at: int | None = None
    next_at: int | None = None
    error: str | None = None
    failures: int = 0
    failing_since: int | None = None
    gone_at: int | None = None
    other_title: str | None = None
    paused_at: int | None = None
    newest: int | None = None
    move: Move | None = None
    owner: str | None = None


_FACTS = (
    f"SELECT feed.id, {FEED_TITLE} AS title, feed.url, feed.folder, articles, unread,"
    " fetched_at, changed_at, next_at, error, failures, failing_since, gone_at,"
    " other_title, feed.paused_at,"
    # The last of article_of_feed.
    " (SELECT max(sorted) FROM article WHERE feed_id = feed.id) AS newest,"
    " target, first_at, fetches, moved_from, moved_at,"
    f" {FEED_TITLE.replace('feed.', 'owner.')} AS owner"
    " FROM feed JOIN feed_count ON feed_count.feed_id = feed.id"
    " JOIN feed_fetch ON feed_fetch.feed_id = feed.id"
    " LEFT JOIN feed_move ON feed_move.feed_id = feed.id"
    " LEFT JOIN feed AS owner ON owner.url = target AND owner.id <> feed.id"
    " AND owner.subscribed_at IS NOT NULL"
    " WHERE feed.subscribed_at IS NOT NULL ORDER BY feed.id"
)
_OWN = 16
"""How many columns of a row are of the feed itself."""


def facts(connection: sqlite3.Connection) -> list[Facts]:
    """What is known of every feed that is followed."""
    return [_facts(row) for row in connection.execute(_FACTS)]


def _facts(row: sqlite3.Row) -> Facts:
    values = tuple(row)
    move = None if row["target"] is None else Move(*values[_OWN:-1])
    return Facts(*values[:_OWN])._replace(move=move, owner=row["owner"])


def months(connection: sqlite3.Connection, at: int) -> dict[int, tuple[int, ...]]:
    """How many articles each feed had in the last twelve months, the latest last.

    A month is a twelfth of a year up to `at`, in seconds since 1970. Feeds without
    an article in that time are left out. Of many articles this takes a while.
    """
    rows = connection.execute(
        # article_of_feed has all of it.
        "SELECT feed.id, (:at - sorted) * :months / :year AS ago, count(*)"
        " FROM feed CROSS JOIN article ON feed_id = feed.id"
        " AND sorted > :at - :year AND sorted <= :at"
        " WHERE subscribed_at IS NOT NULL GROUP BY feed.id, ago",
        {"at": at, "months": MONTHS, "year": YEAR},
    )
    counts: dict[int, list[int]] = {}
    for feed_id, ago, count in rows:
        counts.setdefault(feed_id, [0] * MONTHS)[MONTHS - 1 - ago] = count
    return {feed_id: tuple(count) for feed_id, count in counts.items()}
