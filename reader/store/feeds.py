"""Feeds and subscriptions: followed, renamed, moved and removed."""

from __future__ import annotations

import json
import sqlite3

from reader.content.address import normal_address, public_address
from reader.model.feed import Feed, Subscription
from reader.store.articles import FEED_TITLE
from reader.store.feed_settings import COLUMNS, set_settings, settings_of
from reader.store.fetches import forget_fetches
from reader.store.tags import tag_feed
from reader.store.times import from_seconds

_FEEDS = (
    f"SELECT feed.id, feed.url, {FEED_TITLE} AS title, folder, site_url, hidden,"
    f" articles, unread, fetched_at, error, next_at, {COLUMNS},"
    " (SELECT json_group_array(name) FROM (SELECT name FROM tag JOIN feed_tag"
    "  ON tag_id = tag.id WHERE feed_id = feed.id ORDER BY folded)) AS tags"
    " FROM feed JOIN feed_count ON feed_count.feed_id = feed.id"
    " JOIN feed_fetch ON feed_fetch.feed_id = feed.id"
    " WHERE subscribed_at IS NOT NULL"
)


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
    row = _known(connection, subscription.url)
    is_new = row is None or row["subscribed_at"] is None
    if row is None:
        feed_id = _insert_feed(connection, subscription, at)
    else:
        feed_id = int(row["id"])
        if is_new:
            _follow_again(connection, feed_id, subscription, at)
        elif subscription.chosen is None:
            connection.execute("UPDATE feed SET chosen = NULL WHERE id = ?", (feed_id,))
    tag_feed(connection, feed_id, subscription.tags)
    return feed_id, is_new


def _known(connection: sqlite3.Connection, url: str) -> sqlite3.Row | None:
    """The feed of an address, which may be one whose password was not exported."""
    sql = "SELECT id, subscribed_at FROM feed WHERE"
    row: sqlite3.Row | None
    row = connection.execute(f"{sql} url = ?", (url,)).fetchone()
    if row is None:
        row = connection.execute(
            f"{sql} url LIKE '%@%' AND shown_address(url) = ?"
            " AND subscribed_at IS NOT NULL",
            (url,),
        ).fetchone()
    return row


def is_followed(connection: sqlite3.Connection, feed_id: int) -> bool:
    """Whether a feed is followed."""
    row = connection.execute(
        "SELECT 1 FROM feed WHERE id = ? AND subscribed_at IS NOT NULL", (feed_id,)
    )
    return row.fetchone() is not None


def address(connection: sqlite3.Connection, feed_id: int) -> str:
    """The address of a feed, be it followed or not."""
    row = connection.execute("SELECT url FROM feed WHERE id = ?", (feed_id,))
    return str(row.fetchone()[0])


def has_secret(connection: sqlite3.Connection, feed_id: int) -> bool:
    """Whether a feed is asked with a secret."""
    row = connection.execute(
        "SELECT ifnull(secret_from, login) IS NOT NULL FROM feed WHERE id = ?",
        (feed_id,),
    )
    return bool(row.fetchone()[0])


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


def set_address(
    connection: sqlite3.Connection, feed_id: int, url: str, *, is_chosen: bool
) -> bool:
    """Give a feed another address, which is asked as if new.

    It `is_chosen` where a person gave it, and not what they go back to.

    False where another feed has it, or one that was left and of which articles
    are kept.
    """
    changed = connection.execute(
        "UPDATE OR IGNORE feed SET url = :url,"
        " chosen = CASE WHEN :is_chosen THEN NULL ELSE chosen END WHERE id = :id",
        {"url": url, "is_chosen": is_chosen, "id": feed_id},
    ).rowcount
    if changed:
        forget_fetches(connection, feed_id)
    return changed == 1


def _insert_feed(
    connection: sqlite3.Connection, subscription: Subscription, at: int
) -> int:
    cursor = connection.execute(
        "INSERT INTO feed (url, title, custom_title, folder, site_url, description,"
        " hidden, chosen, added_at, subscribed_at)"
        " VALUES (:url, '', nullif(:title, ''), :folder, :site_url, :description,"
        " :hidden, :chosen, :at, :at)",
        {
            "url": subscription.url,
            "title": subscription.title,
            "folder": subscription.folder,
            "site_url": subscription.site_url,
            "description": subscription.description,
            "hidden": subscription.hidden,
            "chosen": subscription.chosen,
            "at": at,
        },
    )
    feed_id = int(cursor.lastrowid or 0)
    set_settings(connection, feed_id, subscription.settings, at)
    return feed_id


def _follow_again(
    connection: sqlite3.Connection, feed_id: int, subscription: Subscription, at: int
) -> None:
    """Follow a feed that was left; what the person says now counts."""
    connection.execute(
        "UPDATE feed SET subscribed_at = :at, hidden = :hidden, chosen = :chosen,"
        " custom_title = coalesce(nullif(:title, ''), custom_title),"
        " folder = coalesce(nullif(:folder, ''), folder) WHERE id = :id",
        {
            "at": at,
            "hidden": subscription.hidden,
            "chosen": subscription.chosen,
            "title": subscription.title,
            "folder": subscription.folder,
            "id": feed_id,
        },
    )
    set_settings(connection, feed_id, subscription.settings, at)
    forget_fetches(connection, feed_id)


def _feed(row: sqlite3.Row) -> Feed:
    return Feed(
        id=row["id"],
        url=public_address(row["url"]),
        title=row["title"],
        folder=row["folder"],
        site_url=row["site_url"],
        hidden=bool(row["hidden"]),
        articles=row["articles"],
        unread=row["unread"],
        tags=tuple(json.loads(row["tags"])),
        last_fetched=from_seconds(row["fetched_at"]),
        last_error=row["error"],
        next_fetch=from_seconds(row["next_at"]),
        settings=settings_of(row),
    )
