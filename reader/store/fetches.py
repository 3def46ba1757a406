"""What fetching needs to know of feeds, and what it found."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from reader.model.feed import ParsedFeed, Validators, Wishes
from reader.model.feed_settings import FeedSettings
from reader.store.articles import FEED_TITLE
from reader.store.feed_settings import COLUMNS, settings_of

_ANSWERED = (
    "fetched_at = ?, next_at = ?, error = NULL, failures = 0, failing_since = NULL,"
    " gone_at = NULL, other_title = NULL"
)


class FetchState(NamedTuple):
    """What the next fetch of a feed needs to know: what the last left, and settings.

    `chosen` is the address that the person gave, where servers led from there to
    `url`. `failures` is how many failed in a row. The times are in seconds since 1970:
    `next_at` is when it is due, None at once; `gone_at` when its server said that
    it is gone for good; `fetched_at` when it was asked last.
    """

    feed_id: int
    url: str
    title: str
    validators: Validators
    digest: str | None
    wishes: Wishes = Wishes()
    failures: int = 0
    next_at: int | None = None
    gone_at: int | None = None
    settings: FeedSettings = FeedSettings()
    chosen: str | None = None
    fetched_at: int | None = None


class LastRead(NamedTuple):
    """What was last read at a feed's address: the publisher's title, the site.

    It `is_whole` unless the feed is to be asked as if new.
    """

    url: str
    title: str
    site_url: str | None
    is_whole: bool


def last_read(connection: sqlite3.Connection, feed_id: int) -> LastRead:
    """What the feed said of itself when it was last read whole."""
    row = connection.execute(
        "SELECT url, title, site_url, digest IS NOT NULL FROM feed"
        " JOIN feed_fetch ON feed_id = feed.id WHERE feed.id = ?",
        (feed_id,),
    ).fetchone()
    return LastRead(row[0], row[1], row[2], bool(row[3]))


def fetch_states(
    connection: sqlite3.Connection, ids: Sequence[int] | None = None
) -> list[FetchState]:
    """What to ask servers with, of the feeds named or of all that are followed."""
    rows = connection.execute(
        f"SELECT feed.id, url, chosen, {FEED_TITLE} AS title, {COLUMNS}, feed_fetch.*"
        " FROM feed JOIN feed_fetch ON feed_id = feed.id"
        " WHERE subscribed_at IS NOT NULL ORDER BY feed.id"
    )
    wanted = None if ids is None else set(ids)
    return [_state(row) for row in rows if wanted is None or row["id"] in wanted]


def _state(row: sqlite3.Row) -> FetchState:
    return FetchState(
        row["id"],
        row["url"],
        row["title"],
        Validators(row["etag"], row["last_modified"], row["given_by"]),
        row["digest"],
        Wishes(
            row["ttl"],
            frozenset(json.loads(row["skip_hours"])),
            frozenset(json.loads(row["skip_days"])),
        ),
        row["failures"],
        row["next_at"],
        row["gone_at"],
        settings_of(row),
        row["chosen"],
        row["fetched_at"],
    )


def was_asked(connection: sqlite3.Connection, state: FetchState) -> bool:
    """Whether somebody asked a feed since its state was read."""
    row = connection.execute(
        "SELECT fetched_at IS NOT ? FROM feed_fetch WHERE feed_id = ?",
        (state.fetched_at, state.feed_id),
    ).fetchone()
    return row is not None and bool(row[0])


def fetched_unchanged(
    connection: sqlite3.Connection,
    feed_id: int,
    validators: Validators,
    at: int,
    next_at: int | None = None,
) -> None:
    """Note that a feed was asked and holds what was parsed before."""
    connection.execute(
        "UPDATE feed_fetch SET etag = ?, last_modified = ?, given_by = ?,"
        f" {_ANSWERED} WHERE feed_id = ?",
        (*validators, at, next_at, feed_id),
    )


def fetched(
    connection: sqlite3.Connection,
    feed_id: int,
    parsed: ParsedFeed,
    validators: Validators,
    digest: str,
    at: int,
    next_at: int | None = None,
) -> None:
    """Note a feed that was fetched and parsed; its validators count from now on.

    It is due again at `next_at`.
    """
    connection.execute(
        "UPDATE feed SET title = coalesce(nullif(:title, ''), title),"
        " site_url = coalesce(:site_url, site_url), description = :description,"
        " language = :language WHERE id = :id",
        {
            "id": feed_id,
            "title": parsed.title,
            "site_url": parsed.site_url,
            "description": parsed.description,
            "language": parsed.language,
        },
    )
    connection.execute(
        "UPDATE feed_fetch SET etag = ?, last_modified = ?, given_by = ?, digest = ?,"
        " changed_at = ?, ttl = ?, skip_hours = ?, skip_days = ?, older_from = ?,"
        f" {_ANSWERED} WHERE feed_id = ?",
        (
            *validators,
            digest,
            at,
            parsed.wishes.ttl,
            json.dumps(sorted(parsed.wishes.skip_hours)),
            json.dumps(sorted(parsed.wishes.skip_days)),
            parsed.older or "",
            at,
            next_at,
            feed_id,
        ),
    )


def fetch_failed(
    connection: sqlite3.Connection,
    feed_id: int,
    reason: str,
    at: int,
    next_at: int | None = None,
    *,
    gone: bool = False,
    other_title: str | None = None,
) -> None:
    """Note why a feed could not be had; everything kept of it stays.

    One that is gone for good is asked no more, unless by hand. `other_title` is
    what the feed is called that seems to stand at the address instead.
    """
    connection.execute(
        "UPDATE feed_fetch SET fetched_at = :at, error = :reason,"
        " failures = failures + 1, next_at = :next_at,"
        " failing_since = ifnull(failing_since, :at),"
        " other_title = :other_title,"
        " gone_at = CASE WHEN :gone THEN ifnull(gone_at, :at) ELSE gone_at END"
        " WHERE feed_id = :feed_id",
        {
            "at": at,
            "reason": reason,
            "next_at": next_at,
            "gone": gone,
            "other_title": other_title,
            "feed_id": feed_id,
        },
    )


def set_next(connection: sqlite3.Connection, feed_id: int, next_at: int) -> None:
    """Have a feed due at a time."""
    connection.execute(
        "UPDATE feed_fetch SET next_at = ? WHERE feed_id = ?", (next_at, feed_id)
    )


def other_title(connection: sqlite3.Connection, feed_id: int) -> str | None:
    """What the feed is called that seems to stand at the address instead."""
    row = connection.execute(
        "SELECT other_title FROM feed_fetch WHERE feed_id = ?", (feed_id,)
    ).fetchone()
    return None if row is None else row[0]


def read_in_part(connection: sqlite3.Connection, feed_id: int, title: str) -> None:
    """Note what a feed calls itself that was read in part, if nothing better is."""
    connection.execute(
        "UPDATE feed SET title = ? WHERE id = ? AND title = ''", (title, feed_id)
    )


def leave_host(connection: sqlite3.Connection, host: str, until: int) -> None:
    """Note that a server is to be left alone until a time."""
    connection.execute(
        "INSERT INTO host_wait VALUES (:host, :until)"
        " ON CONFLICT DO UPDATE SET until = max(until, :until)",
        {"host": host, "until": until},
    )


def waiting_hosts(connection: sqlite3.Connection, at: int) -> dict[str, int]:
    """The servers that are left alone at a time, and until when."""
    rows = connection.execute(
        "SELECT host, until FROM host_wait WHERE until > ?", (at,)
    )
    return {row["host"]: row["until"] for row in rows}


def forget_fetches(connection: sqlite3.Connection, feed_id: int) -> None:
    """Have the next fetch ask for the whole feed, at once and from the newest page."""
    connection.execute(
        "UPDATE feed_fetch SET etag = NULL, last_modified = NULL, given_by = NULL,"
        " digest = NULL, failures = 0, failing_since = NULL, next_at = NULL,"
        " gone_at = NULL, other_title = NULL, older_from = NULL, older_next = NULL"
        " WHERE feed_id = ?",
        (feed_id,),
    )
    connection.execute("DELETE FROM older_page WHERE feed_id = ?", (feed_id,))
