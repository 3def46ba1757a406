"""Feeds and subscriptions: followed, renamed, removed, and what fetching found."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from reader.content.address import normal_address
from reader.model.feed import (
    Feed,
    ParsedFeed,
    Subscription,
    Validators,
    Wishes,
)
from reader.store.articles import FEED_TITLE
from reader.store.tags import tag_feed
from reader.store.times import from_seconds

_FEEDS = (
    f"SELECT feed.id, feed.url, {FEED_TITLE} AS title, folder, site_url, hidden,"
    " articles, unread, fetched_at, error,"
    " (SELECT json_group_array(name) FROM (SELECT name FROM tag JOIN feed_tag"
    "  ON tag_id = tag.id WHERE feed_id = feed.id ORDER BY folded)) AS tags"
    " FROM feed JOIN feed_count ON feed_count.feed_id = feed.id"
    " JOIN feed_fetch ON feed_fetch.feed_id = feed.id"
    " WHERE subscribed_at IS NOT NULL"
)


_ANSWERED = (
    "fetched_at = ?, next_at = ?, error = NULL, failures = 0, failing_since = NULL,"
    " gone_at = NULL"
)


class FetchState(NamedTuple):
    """What the last fetches of a feed left to know for the next.

    `failures` is how many failed in a row. The times are in seconds since 1970:
    `next_at` is when it is due, None at once; `gone_at` when its server said that
    it is gone for good.
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


def feeds(connection: sqlite3.Connection) -> list[Feed]:
    """Every feed that is followed, by folder and title."""
    rows = connection.execute(
        f"{_FEEDS} ORDER BY fold(folder), fold({FEED_TITLE}), feed.id"
    )
    return [_feed(row) for row in rows]


def feed(connection: sqlite3.Connection, feed_id: int) -> Feed | None:
    """One followed feed."""
    row = connection.execute(f"{_FEEDS} AND feed.id = ?", (feed_id,)).fetchone()
    return None if row is None else _feed(row)


def subscribe(
    connection: sqlite3.Connection, subscription: Subscription, at: int
) -> tuple[int, bool]:
    """Follow a feed; its id and whether it is newly followed.

    Addresses that mean the same, such as with another case of the host, are of
    one feed. A feed that was followed before comes back with the articles kept of it,
    and is fetched as if new. One that is followed is given the tags.
    """
    subscription = subscription._replace(url=normal_address(subscription.url))
    row = connection.execute(
        "SELECT id, subscribed_at FROM feed WHERE url = ?", (subscription.url,)
    ).fetchone()
    is_new = row is None or row["subscribed_at"] is None
    if row is None:
        feed_id = _insert_feed(connection, subscription, at)
    else:
        feed_id = int(row["id"])
        if is_new:
            _follow_again(connection, feed_id, subscription, at)
    tag_feed(connection, feed_id, subscription.tags)
    return feed_id, is_new


def is_followed(connection: sqlite3.Connection, feed_id: int) -> bool:
    """Whether a feed is followed."""
    row = connection.execute(
        "SELECT 1 FROM feed WHERE id = ? AND subscribed_at IS NOT NULL", (feed_id,)
    )
    return row.fetchone() is not None


def unsubscribe(connection: sqlite3.Connection, feed_id: int) -> tuple[int, int]:
    """Stop following a feed; how many articles left and how many are kept.

    Starred articles and those to read later stay in the library.
    """
    left = connection.execute(
        "DELETE FROM article"
        " WHERE feed_id = ? AND starred_at IS NULL AND later_at IS NULL",
        (feed_id,),
    ).rowcount
    kept = connection.execute(
        "SELECT articles FROM feed_count WHERE feed_id = ?", (feed_id,)
    ).fetchone()[0]
    connection.execute("UPDATE feed SET subscribed_at = NULL WHERE id = ?", (feed_id,))
    forget_fetches(connection, feed_id)
    return left, int(kept)


def rename_feed(connection: sqlite3.Connection, feed_id: int, title: str) -> None:
    """Show a feed under a title; an empty one brings the publisher's back."""
    connection.execute(
        "UPDATE feed SET custom_title = nullif(?, '') WHERE id = ?",
        (title.strip(), feed_id),
    )


def move_feed(connection: sqlite3.Connection, feed_id: int, folder: str) -> None:
    """Put a feed into a folder, a path with / between its parts."""
    connection.execute("UPDATE feed SET folder = ? WHERE id = ?", (folder, feed_id))


def fetch_states(
    connection: sqlite3.Connection, ids: Sequence[int] | None = None
) -> list[FetchState]:
    """What to ask servers with, of the feeds named or of all that are followed."""
    rows = connection.execute(
        f"SELECT feed.id, url, {FEED_TITLE} AS title, feed_fetch.*"
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
        Validators(row["etag"], row["last_modified"]),
        row["digest"],
        Wishes(
            row["ttl"],
            frozenset(json.loads(row["skip_hours"])),
            frozenset(json.loads(row["skip_days"])),
        ),
        row["failures"],
        row["next_at"],
        row["gone_at"],
    )


def fetched_unchanged(
    connection: sqlite3.Connection,
    feed_id: int,
    validators: Validators,
    at: int,
    next_at: int | None = None,
) -> None:
    """Note that a feed was asked and holds what was parsed before."""
    connection.execute(
        f"UPDATE feed_fetch SET etag = ?, last_modified = ?, {_ANSWERED}"
        " WHERE feed_id = ?",
        (validators.etag, validators.last_modified, at, next_at, feed_id),
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
        "UPDATE feed_fetch SET etag = ?, last_modified = ?, digest = ?,"
        " changed_at = ?, ttl = ?, skip_hours = ?, skip_days = ?,"
        f" {_ANSWERED} WHERE feed_id = ?",
        (
            validators.etag,
            validators.last_modified,
            digest,
            at,
            parsed.wishes.ttl,
            json.dumps(sorted(parsed.wishes.skip_hours)),
            json.dumps(sorted(parsed.wishes.skip_days)),
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
) -> None:
    """Note why a feed could not be had; everything kept of it stays.

    One that is gone for good is asked no more, unless by hand.
    """
    connection.execute(
        "UPDATE feed_fetch SET fetched_at = :at, error = :reason,"
        " failures = failures + 1, next_at = :next_at,"
        " failing_since = ifnull(failing_since, :at),"
        " gone_at = CASE WHEN :gone THEN ifnull(gone_at, :at) ELSE gone_at END"
        " WHERE feed_id = :feed_id",
        {
            "at": at,
            "reason": reason,
            "next_at": next_at,
            "gone": gone,
            "feed_id": feed_id,
        },
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
    """Have the next fetch ask for the whole feed, and at once."""
    connection.execute(
        "UPDATE feed_fetch SET etag = NULL, last_modified = NULL, digest = NULL,"
        " failures = 0, failing_since = NULL, next_at = NULL, gone_at = NULL"
        " WHERE feed_id = ?",
        (feed_id,),
    )


def _insert_feed(
    connection: sqlite3.Connection, subscription: Subscription, at: int
) -> int:
    cursor = connection.execute(
        "INSERT INTO feed (url, title, custom_title, folder, site_url, description,"
        " hidden, added_at, subscribed_at)"
        " VALUES (:url, '', nullif(:title, ''), :folder, :site_url, :description,"
        " :hidden, :at, :at)",
        {
            "url": subscription.url,
            "title": subscription.title,
            "folder": subscription.folder,
            "site_url": subscription.site_url,
            "description": subscription.description,
            "hidden": subscription.hidden,
            "at": at,
        },
    )
    return int(cursor.lastrowid or 0)


def _follow_again(
    connection: sqlite3.Connection, feed_id: int, subscription: Subscription, at: int
) -> None:
    """Follow a feed that was left; what the person says now counts."""
    connection.execute(
        "UPDATE feed SET subscribed_at = :at, hidden = :hidden,"
        " custom_title = coalesce(nullif(:title, ''), custom_title),"
        " folder = coalesce(nullif(:folder, ''), folder) WHERE id = :id",
        {
            "at": at,
            "hidden": subscription.hidden,
            "title": subscription.title,
            "folder": subscription.folder,
            "id": feed_id,
        },
    )
    forget_fetches(connection, feed_id)


def _feed(row: sqlite3.Row) -> Feed:
    return Feed(
        id=row["id"],
        url=row["url"],
        title=row["title"],
        folder=row["folder"],
        site_url=row["site_url"],
        hidden=bool(row["hidden"]),
        articles=row["articles"],
        unread=row["unread"],
        tags=tuple(json.loads(row["tags"])),
        last_fetched=from_seconds(row["fetched_at"]),
        last_error=row["error"],
    )
