"""Notes where redirects led a feed, and has it move once that is proven."""

from __future__ import annotations

from reader.content.address import normal_address
from reader.library.moving import Evidence, Forget, Settle, Watch, next_step
from reader.store import feeds, moves
from reader.store.database import Connection


def note_redirect(
    connection: Connection,
    feed_id: int,
    led_to: str | None,
    at: int,
    evidence: Evidence,
) -> None:
    """Note a feed that answered, by way of a permanent redirect or without any.

    What the answer gave is to be noted afterwards: its validators are those of
    the address that the feed has then. The move is no change of the person, so
    undo does not meet it; it is taken back in feed health.
    """
    known = moves.move_of(connection, feed_id)
    if led_to is None and known is None:
        return
    address = feeds.address(connection, feed_id)
    if led_to is not None:
        evidence = evidence._replace(
            is_taken=moves.is_taken(connection, led_to, feed_id),
            is_shared=moves.is_led_to(connection, led_to, feed_id),
            is_secret=feeds.has_secret(connection, feed_id),
        )
    match next_step(known, address, led_to, at, evidence):
        case Forget():
            moves.forget(connection, feed_id)
        case Watch(target, first_at, fetches):
            moves.watch(connection, feed_id, target, first_at, fetches)
        case Settle(target):
            moves.settle(connection, feed_id, target, at)


def is_still_at(connection: Connection, feed_id: int, asked: str) -> bool:
    """Whether a feed still has the address that was asked, however that is written."""
    address = feeds.address(connection, feed_id)
    return normal_address(address) == normal_address(asked)
