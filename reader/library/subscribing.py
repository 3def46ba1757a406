"""Subscribing: feeds followed, found, renamed, moved, removed and listed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from reader.config.problems import did_you_mean
from reader.content.address import normal_address, public_address
from reader.content.clean import clean_line, clean_text
from reader.library.events import Events
from reader.library.feed_changes import change_title, changed_settings, folder_path
from reader.model.change import Changed
from reader.model.errors import NotFound, UnreadableInput
from reader.model.feed import Feed, Subscription
from reader.model.feed_settings import FeedChange, FeedSettings
from reader.store import feeds, fetches, journal, tags
from reader.store.database import Connection, Database
from reader.store.feed_settings import set_settings
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
        address = public_address(normal_address(name))
        by_id = [feed for feed in followed if name == str(feed.id)]
        by_address = [feed for feed in followed if feed.url in (name, address)]
        by_title = [feed for feed in followed if fold(feed.title) == fold(name)]
        called = by_id or by_address or by_title
        if len(called) > 1:
            ids = ", ".join(str(feed.id) for feed in called)
            reason = f"several feeds are called so: {ids}"
            raise NotFound(public_address(name), reason, "give the id")
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

    def follow(self, url: str, change: FeedChange, secret: str = "") -> int:
        """Follow the feed at an address, unfetched, as it is after a change; its id.

        A secret is put into the keyring first. A feed that is followed is changed.

        Raises:
            UnreadableInput: it is no web address, or the change makes no sense.
            SecretError: there is no keyring, or it refuses.
        """
        address = _web_address(url)
        settings = changed_settings(FeedSettings(), change)
        if secret:
            from reader.library.secrets import keep_secret  # processes cost 10 ms

            keep_secret(address, settings.login or "", secret)
        ((feed_id, _),) = self.subscribe([Subscription(address)])
        self.change([feed_id], change)
        return feed_id

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
        self.change([feed_id], FeedChange(title=title))

    def move(self, feed_id: int, folder: str) -> None:
        """Put a feed into a folder, a path with / between its parts.

        Raises:
            NotFound: no such feed is followed.
        """
        self.change([feed_id], FeedChange(folder=folder))

    def change(self, ids: Sequence[int], change: FeedChange) -> None:
        """Change what is set for feeds, all of them or none, as one undoable step.

        Raises:
            NotFound: one of the feeds is not followed.
            UnreadableInput: what is to be set makes no sense, or not for several.
        """
        if len(ids) > 1 and (change.title or change.url):
            reason = "a title or an address can be given to one feed at a time"
            raise UnreadableInput("", reason)
        titled = change_title([self.feed(feed_id) for feed_id in ids], change)
        at = now()
        with (
            self._database.writing() as connection,
            journal.change(connection, titled, at),
        ):
            for feed_id in ids:
                _change(connection, feed_id, change, at)
        in_lists = change.title is not None or bool(change.tags or change.no_tags)
        self._events.publish(Changed(lists=in_lists, places=True))

    def keep_secret(self, ids: Sequence[int], change: FeedChange, secret: str) -> None:
        """Put the secret of feeds, as they are after a change, into the keyring.

        Raises:
            SecretError: there is no keyring, or it refuses.
            NotFound: one of the feeds is not followed.
            UnreadableInput: the change makes no sense.
        """
        from reader.library.secrets import keep_secret  # processes cost 10 ms

        for feed in [self.feed(feed_id) for feed_id in ids]:
            login = changed_settings(feed.settings, change).login or ""
            keep_secret(normal_address(change.url or feed.url), login, secret)

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


def _change(connection: Connection, feed_id: int, change: FeedChange, at: int) -> None:
    """Change one feed within a transaction."""
    feed = feeds.feed(connection, feed_id)
    if feed is None:
        raise _no_feed(str(feed_id))
    if change.title is not None:
        feeds.rename_feed(connection, feed_id, clean_line(change.title))
    if change.folder is not None:
        feeds.move_feed(connection, feed_id, folder_path(change.folder))
    if change.url is not None:
        _give_address(connection, feed, change.url)
    tags.tag_feed(connection, feed_id, change.tags)
    tags.untag_feed(connection, feed_id, change.no_tags)
    settings = changed_settings(feed.settings, change)
    set_settings(connection, feed_id, settings, at)
    if settings.every != feed.settings.every:
        _set_next(connection, feed, settings.every)


def _web_address(url: str) -> str:
    """The address of a feed as all that mean the same are written.

    Raises:
        UnreadableInput: it is none of the web.
    """
    from reader.formats.subscriptions import feed_address  # formats cost 20 ms

    address = feed_address(url)
    if address is None:
        raise UnreadableInput(public_address(url), "is no http or https address")
    return address


def _give_address(connection: Connection, feed: Feed, url: str) -> None:
    address = _web_address(url)
    if not feeds.set_address(connection, feed.id, address, is_chosen=True):
        reason = "is the address of another feed, or of one whose articles are kept"
        raise UnreadableInput(public_address(address), reason)


def _set_next(connection: Connection, feed: Feed, every: int | None) -> None:
    """Have a new interval count from the last fetch on, unless that failed."""
    from reader.library.schedule import after_success  # dates of mail cost 5 ms

    if feed.last_fetched is None or feed.next_fetch is None or feed.last_error:
        return
    (state,) = fetches.fetch_states(connection, [feed.id])
    at = int(feed.last_fetched.timestamp())
    next_at = after_success(at, state.wishes, None, every)
    fetches.set_next(connection, feed.id, next_at)


def _no_feed(name: str, hint: str = "") -> NotFound:
    reason = "no feed has this id, address or title"
    return NotFound(public_address(name), reason, hint or "see `newsleaf feeds`")
