"""Tending: how feeds fare, and what a person does about those that fare badly."""

from __future__ import annotations

from collections.abc import Callable

from reader.content.address import host_of, public_address
from reader.library.events import Events
from reader.library.health import Health, health_of, worst_first
from reader.model.change import Changed
from reader.model.errors import NewsleafError, NotFound
from reader.model.feed import Feed
from reader.store import feeds, fetches, health, journal, moves
from reader.store.database import Connection, Database
from reader.store.times import now


class Tending:
    """What a reader does with feeds that moved, or that something is wrong with."""

    def __init__(
        self, database: Database, events: Events, clock: Callable[[], int] = now
    ) -> None:
        """Tend a library, with the time in seconds since 1970."""
        self._database = database
        self._events = events
        self._clock = clock

    def health(self) -> list[Health]:
        """How every followed feed fares, the worst first, without their months."""
        at = self._clock()
        with self._database.reading() as connection:
            found = health.facts(connection)
            waiting = fetches.waiting_hosts(connection, at)
        return worst_first(
            health_of(one, waiting, host_of(one.url), at) for one in found
        )

    def months(self) -> dict[int, tuple[int, ...]]:
        """How many articles feeds had by month, see `Health`; this may take a while."""
        with self._database.reading() as connection:
            return health.months(connection, self._clock())

    def accept(self, feed_id: int) -> str:
        """Accept what the last fetch found, and say what was accepted.

        That is another feed at the address, whose articles the next fetch keeps;
        else the address that redirects lead to, which is an undoable change.

        Raises:
            NotFound: no such feed is followed.
            NewsleafError: there is nothing to accept, or another feed has the
                address.
        """
        with self._database.writing() as connection:
            feed = _feed(connection, feed_id)
            other = fetches.other_title(connection, feed_id)
            if other is not None:
                fetches.forget_fetches(connection, feed_id)
                told = f"The next refresh keeps what “{other}” has"
            else:
                told = self._accept_move(connection, feed)
        self._events.publish(Changed(places=True))
        return told

    def _accept_move(self, connection: Connection, feed: Feed) -> str:
        move = moves.move_of(connection, feed.id)
        if move is None or move.target == feeds.address(connection, feed.id):
            reason = "there is nothing to accept: the last fetch led nowhere else"
            raise NewsleafError(feed.title, reason)
        shown = public_address(move.target)
        if moves.is_taken(connection, move.target, feed.id):
            raise NewsleafError(shown, "is the address of another feed")
        at = self._clock()
        with journal.change(connection, f"Move feed “{feed.title}”", at):
            moves.settle(connection, feed.id, move.target, at)
        return f"Moved to {shown}"

    def go_back(self, feed_id: int) -> str:
        """Give a feed the address back that it had before it moved, and say which.

        It moves only at the person's word then.

        Raises:
            NotFound: no such feed is followed.
            NewsleafError: it has not moved, or another feed has the address.
        """
        with self._database.writing() as connection:
            feed = _feed(connection, feed_id)
            move = moves.move_of(connection, feed_id)
            here = feeds.address(connection, feed_id)
            if move is None or move.moved_from in (None, here):
                raise NewsleafError(feed.title, "there is no move to take back")
            address = move.moved_from or ""
            shown = public_address(address)
            title = f"Take back the move of feed “{feed.title}”"
            with (
                journal.change(connection, title, self._clock()),
                moves.given_up(connection, address, feed_id),
            ):
                is_back = feeds.set_address(
                    connection, feed_id, address, is_chosen=False
                )
                if not is_back:
                    raise NewsleafError(shown, "is the address of another feed now")
        self._events.publish(Changed(places=True))
        return f"Back at {shown}"


def _feed(connection: Connection, feed_id: int) -> Feed:
    feed = feeds.feed(connection, feed_id)
    if feed is None:
        raise NotFound(str(feed_id), "no feed has this id", "see `newsleaf feeds`")
    return feed
