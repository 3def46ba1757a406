"""Says how a feed fares in plain words: what is wrong, and what happens next; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from reader.content.address import public_address
from reader.library.moving import FETCHES, went_back
from reader.library.schedule import DAY, duration
from reader.store.health import MONTHS, YEAR, Facts
from reader.store.moves import Move
from reader.store.text import fold
from reader.store.times import from_seconds

QUIET_AFTER = 180 * DAY
"""Seconds without anything new after which a feed counts as quiet."""

MOVED_FOR = 30 * DAY
"""For how many seconds a move is told."""

_BARS = "▁▂▃▄▅▆▇█"


class Kind(StrEnum):
    """How a feed fares, the worst first."""

    GONE = "gone"
    OTHER = "another feed"
    FAILING = "failing"
    LEFT_ALONE = "left alone"
    MOVING = "moving"
    MOVED = "moved"
    NEVER = "never asked"
    QUIET = "quiet"
    PAUSED = "paused"
    FINE = "fine"


_RANKS = {kind: rank for rank, kind in enumerate(Kind)}


class Health(NamedTuple):
    """How a feed fares.

    `trouble` says what is wrong, empty where nothing is, `since` when it began
    and `plan` what newsleaf does next. `months` are the numbers of articles in
    the last twelve months, the latest last; None while they are not counted.
    Times are aware, in UTC; `next_fetch` is None where it is not asked by itself,
    or is due. `leads_to` is where permanent redirects lead, `moved_from` the
    address to which a person can go back.
    """

    feed_id: int
    title: str
    url: str
    folder: str
    kind: Kind
    trouble: str
    since: datetime | None
    plan: str
    next_fetch: datetime | None
    last_fetched: datetime | None
    last_new: datetime | None
    articles: int
    unread: int
    leads_to: str | None = None
    moved_from: str | None = None
    months: tuple[int, ...] | None = None

    @property
    def read(self) -> int:
        """How many of its articles are read."""
        return self.articles - self.unread


class _Finding(NamedTuple):
    kind: Kind
    trouble: str = ""
    since: int | None = None
    plan: str = ""


def health_of(facts: Facts, waiting: Mapping[str, int], host: str, at: int) -> Health:
    """How a feed fares at a time, in seconds since 1970.

    `waiting` are the servers that are left alone, and until when; `host` is the
    feed's.
    """
    found = _finding(facts, waiting.get(host, 0) - at, at)
    is_asked = found.kind not in (Kind.GONE, Kind.PAUSED)
    next_at = max(facts.next_at or 0, waiting.get(host, 0)) if is_asked else 0
    move = facts.move
    is_led = move is not None and move.target != facts.url
    can_go_back = move is not None and move.moved_from not in (None, facts.url)
    return Health(
        facts.feed_id,
        facts.title,
        public_address(facts.url),
        facts.folder,
        found.kind,
        found.trouble,
        from_seconds(found.since),
        found.plan or _next(next_at, at),
        from_seconds(next_at if next_at > at else None),
        from_seconds(facts.fetched_at),
        from_seconds(facts.newest),
        facts.articles,
        facts.unread,
        public_address(move.target) if move and is_led else None,
        public_address(move.moved_from or "") if move and can_go_back else None,
    )


def worst_first(feeds: Iterable[Health]) -> list[Health]:
    """Feeds by how they fare; of those that fare alike the longest first."""

    def rank(one: Health) -> tuple[int, float, str]:
        # How long a feed has been fine or quiet is no reason to look at it.
        since = one.since.timestamp() if one.since else 0.0
        return _RANKS[one.kind], since, fold(one.title)

    return sorted(feeds, key=rank)


def with_months(
    feeds: Sequence[Health], months: Mapping[int, tuple[int, ...]]
) -> list[Health]:
    """Feeds with their numbers of articles by month."""
    none = (0,) * MONTHS
    return [one._replace(months=months.get(one.feed_id, none)) for one in feeds]


def sparkline(months: Sequence[int]) -> str:
    """Draw numbers as bars, one cell each; the lowest is nothing at all."""
    most = max(months, default=0)
    steps = len(_BARS) - 1
    return "".join(_BARS[-(-count * steps // most) if most else 0] for count in months)


def rhythm(months: Sequence[int]) -> str:
    """Say how often a feed publishes, from its first article of the year on."""
    total = sum(months)
    if not total:
        return "nothing in the last year"
    first = next(place for place, count in enumerate(months) if count)
    days = (len(months) - first) * YEAR / len(months) / DAY
    for unit, length in (("day", 1.0), ("week", 7.0), ("month", YEAR / 12 / DAY)):
        rate = total / days * length
        if rate >= 1:
            return f"about {round(rate):,} a {unit}"
    return f"{total} in the last year"


def _finding(facts: Facts, wait: int, at: int) -> _Finding:
    if facts.paused_at is not None:
        plan = "asked by name alone until it is resumed"
        trouble = f"is paused; before that: {facts.error}" if facts.error else ""
        return _Finding(Kind.PAUSED, trouble or "is paused", facts.paused_at, plan)
    if facts.gone_at is not None:
        trouble = "its server says that it is gone for good"
        return _Finding(Kind.GONE, trouble, facts.gone_at, "asked by name alone")
    if facts.error and facts.other_title is not None:
        plan = "nothing of it is kept until you accept it"
        return _Finding(Kind.OTHER, facts.error, facts.failing_since, plan)
    if wait > 0:
        plan = f"its server is left alone for {duration(wait)}"
        trouble = facts.error or "its server was too busy"
        return _Finding(Kind.LEFT_ALONE, trouble, facts.failing_since, plan)
    if facts.error:
        times = f", {facts.failures:,} times in a row" if facts.failures > 1 else ""
        return _Finding(Kind.FAILING, f"{facts.error}{times}", facts.failing_since)
    if facts.move is not None and facts.move.target != facts.url:
        return _moving(facts, facts.move)
    return _at_rest(facts, at)


def _at_rest(facts: Facts, at: int) -> _Finding:
    """How a feed fares that was had the last time."""
    move = facts.move
    if move is not None and move.moved_from and at - (move.moved_at or 0) < MOVED_FOR:
        trouble = f"moved here from {public_address(move.moved_from)}"
        return _Finding(Kind.MOVED, trouble, move.moved_at)
    if facts.fetched_at is None:
        return _Finding(Kind.NEVER, "has not been asked yet")
    newest = facts.newest
    if newest is not None and at - newest >= QUIET_AFTER:
        return _Finding(Kind.QUIET, f"nothing new for {_span(at - newest)}", newest)
    return _Finding(Kind.FINE)


def _moving(facts: Facts, move: Move) -> _Finding:
    target = public_address(move.target)
    trouble = f"is redirected to {target} for good"
    if facts.owner is not None:
        trouble = f"is the same as “{facts.owner}”: redirected to its address"
        plan = "stays here; one of the two can be removed"
    elif went_back(move, facts.url):
        plan = "stays here, since you went back; moves if you accept it"
    else:
        count = f"{min(move.fetches, FETCHES)} of {FETCHES} answers"
        plan = f"moves there once that is proven ({count}), or if you accept it"
    return _Finding(Kind.MOVING, trouble, move.first_at, plan)


def _next(next_at: int, at: int) -> str:
    if next_at <= at:
        return "asked at the next refresh"
    return f"asked again in {duration(next_at - at)}"


def _span(seconds: int) -> str:
    months = seconds * 12 // YEAR
    return f"{months} months" if months < 24 else f"{months // 12} years"
