"""Subscribing: feeds followed, found, renamed, moved, removed and listed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from reader.config.problems import did_you_mean
from reader.content.address import normal_address
from reader.content.clean import clean_line, clean_text
from reader.library.events import Events
from reader.model.change import Changed
from reader.model.errors import NotFound
from reader.model.feed import Feed, Subscription
from reader.store import feeds, journal
from reader.store.database import Database
from reader.store.text import fold
from reader.store.times import now


class Subscribing:
    """What a reader does with the feeds of a library."""

    def __init__(self, database: Database, events: Events) -> None:
        self._database = database
        self._events = events

    def feeds(self) -> list[Feed]:
        """Every feed that is followed, by folder and title."""
        with self._database.reading() as connection:
            return feeds.feeds(connection)

    def feed(self, feed_id: int) -> Feed:
        """One followed feed.

        Raises:
            NotFound: no such feed is followed.
        """
        with self._database.reading() as connection:
            found = feeds.feed(connection, feed_id)
        if found is None:
            raise _no_feed(str(feed_id))
        return found

    def find(self, name: str) -> Feed:
        """The feed a person means by its id, its address or its title.

        Raises:
            NotFound: no feed is called so, or several are.
        """
        followed = self.feeds()
        address = normal_address(name)
        for feed in followed:
            if name == str(feed.id) or feed.url in (name, address):
                return feed
        called = [feed for feed in followed if fold(feed.title) == fold(name)]
        if len(called) > 1:
            ids = ", ".join(str(feed.id) for feed in called)
            raise NotFound(name, f"several feeds are called so: {ids}", "give the id")
        if not called:
            raise _no_feed(name, did_you_mean(name, [feed.title for feed in followed]))
        return called[0]

    def subscribe(
        self, subscriptions: Sequence[Subscription]
    ) -> list[tuple[int, bool]]:
        """Follow feeds; for each its id and whether it is newly followed."""
        at = now()
        with self._database.writing() as connection:
            followed = [feeds.subscribe(connection, s, at) for s in subscriptions]
        if any(new for _, new in followed):
            self._events.publish(Changed(places=True))
        return followed

    def remove(self, feed_id: int) -> tuple[int, int]:
        """Stop following a feed; how many articles left, how many are kept.

        Starred articles and those to read later are kept. Undo brings the feed
        back with all its articles.

        Raises:
            NotFound: no such feed is followed.
        """
        feed = self.feed(feed_id)
        with (
            self._database.writing() as connection,
            journal.change(connection, f"Remove feed “{feed.title}”", now()),
        ):
            left, kept = feeds.unsubscribe(connection, feed_id)
        self._events.publish(Changed(lists=True, places=True))
        return left, kept

    def rename(self, feed_id: int, title: str) -> None:
        """Show a feed under a title; an empty one brings the publisher's back.

        Raises:
            NotFound: no such feed is followed.
        """
        feed = self.feed(feed_id)
        with (
            self._database.writing() as connection,
            journal.change(connection, f"Rename feed “{feed.title}”", now()),
        ):
            feeds.rename_feed(connection, feed_id, clean_line(title))
        self._events.publish(Changed(lists=True, places=True))

    def move(self, feed_id: int, folder: str) -> None:
        """Put a feed into a folder, a path with / between its parts.

        Raises:
            NotFound: no such feed is followed.
        """
        feed = self.feed(feed_id)
        parts = (clean_line(part) for part in folder.split("/"))
        path = "/".join(part for part in parts if part)
        with (
            self._database.writing() as connection,
            journal.change(connection, f"Move feed “{feed.title}”", now()),
        ):
            feeds.move_feed(connection, feed_id, path)
        self._events.publish(Changed(places=True))

    def opml(self) -> bytes:
        """Every subscription as an OPML 2.0 document.

        Feeds that are read from a file of this machine are left out.
        """
        from reader.formats.opml import write_opml

        opml = write_opml(self.shared(), "newsleaf subscriptions", datetime.now(UTC))
        # XML 1.0 cannot hold control characters, not even escaped (section 2.2).
        return clean_text(opml.decode()).encode()

    def shared(self) -> list[Feed]:
        """The feeds that have an address on the network."""
        return [feed for feed in self.feeds() if not feed.url.startswith("file:")]


def _no_feed(name: str, hint: str = "") -> NotFound:
    reason = "no feed has this id, address or title"
    return NotFound(name, reason, hint or "see `newsleaf feeds`")
