"""What a person sets for one feed: read and written."""

from __future__ import annotations

import sqlite3

from reader.model.feed_settings import FeedSettings

COLUMNS = (
    "every, paused_at, full_text, notify, user_agent, proxy, login, secret_field,"
    " secret_from"
)
"""The columns of `feed` that `settings_of` reads."""


def settings_of(row: sqlite3.Row) -> FeedSettings:
    """The settings in a row that has `COLUMNS`."""
    return FeedSettings(
        every=row["every"],
        paused=row["paused_at"] is not None,
        full_text=bool(row["full_text"]),
        notify=bool(row["notify"]),
        user_agent=row["user_agent"],
        proxy=row["proxy"],
        login=row["login"],
        secret_field=row["secret_field"],
        secret_from=row["secret_from"],
    )


def set_settings(
    connection: sqlite3.Connection, feed_id: int, settings: FeedSettings, at: int
) -> None:
    """Give a feed settings, all of them; one that is paused is so since `at`."""
    connection.execute(
        "UPDATE feed SET every = :every, full_text = :full_text, notify = :notify,"
        " paused_at = CASE WHEN :paused THEN ifnull(paused_at, :at) END,"
        " user_agent = :user_agent, proxy = :proxy, login = :login,"
        " secret_field = :secret_field, secret_from = :secret_from WHERE id = :id",
        {**settings._asdict(), "at": at, "id": feed_id},
    )
