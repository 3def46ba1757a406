"""Decides when a feed has moved for good; pure, acts on nothing.

A permanent redirect (301 or 308) is followed at once but believed late: networks
that want a log-in, domains that were sold and servers set up wrongly send them
too, and an address that is written over is lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from reader.library.schedule import DAY
from reader.store.moves import Move

FETCHES = 3
"""How many answers in a row prove a move that nothing else proves."""

TIME = 3 * DAY
"""Over how many seconds they must come."""


class Evidence(NamedTuple):
    """What speaks for a move and against it.

    `oldest` is when the oldest of the articles was added, in seconds since 1970,
    that the library knew and the answer holds; None where it holds none.
    `is_same` says that the answer is what the feed gave before, byte for byte.
    `is_taken` says that another feed has the address, `is_shared` that others are
    led there too, and `is_secret` that the feed is asked with a secret, which a
    new server must not get unasked.
    """

    oldest: int | None = None
    is_same: bool = False
    is_taken: bool = False
    is_shared: bool = False
    is_secret: bool = False


@dataclass(frozen=True, slots=True)
class Forget:
    """Redirects lead nowhere any more."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Redirects lead somewhere, which is not proven."""

    target: str
    first_at: int
    fetches: int


@dataclass(frozen=True, slots=True)
class Settle:
    """The target is the feed's address from now on."""

    target: str


Step = Forget | Watch | Settle


def next_step(
    known: Move | None, address: str, led_to: str | None, at: int, evidence: Evidence
) -> Step | None:
    """What to note of a feed that answered, None where there is nothing.

    Args:
        known: what was noted before.
        address: the feed's.
        led_to: where redirects led, None unless each of them was permanent.
        at: seconds since 1970.
        evidence: what is known of the target.
    """
    if led_to is None or led_to == address:
        is_watched = known is not None and known.target != address
        return Forget() if is_watched else None
    if is_less_safe(address, led_to):
        return None
    if known is not None and known.target == led_to:
        watch = Watch(led_to, known.first_at, known.fetches + 1)
    else:
        watch = Watch(led_to, at, 1)
    is_first = known is None or known.target == address
    is_allowed = (
        not evidence.is_taken
        and not went_back(known, address)
        and not (evidence.is_secret and _is_elsewhere(address, led_to))
    )
    if is_allowed and _is_proven(watch, at, evidence, is_first):
        return Settle(led_to)
    return watch


def went_back(known: Move | None, address: str) -> bool:
    """Whether the person took a move back; the feed moves only at their word then."""
    return known is not None and known.moved_from == address


def is_less_safe(address: str, target: str) -> bool:
    """Whether a feed that is read over TLS would no longer be."""
    return urlsplit(address).scheme == "https" != urlsplit(target).scheme


def _is_proven(watch: Watch, at: int, evidence: Evidence, is_first: bool) -> bool:
    # Articles that came by way of the redirect do not vouch for it.
    is_new = watch.fetches == 1
    if evidence.oldest is not None and (is_new or evidence.oldest < watch.first_at):
        return True
    if evidence.is_same and is_first:
        return True
    is_old = watch.fetches >= FETCHES and at - watch.first_at >= TIME
    return is_old and not evidence.is_shared


def _is_elsewhere(address: str, target: str) -> bool:
    here, there = urlsplit(address), urlsplit(target)
    return (here.scheme, here.netloc) != (there.scheme, there.netloc)
