"""Decides when a feed is asked next: pure functions of what it and its server said."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from reader.model.feed import Wishes

TOO_BUSY = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
"""What servers answer that want to be left alone for a while."""

Clock = Callable[[], int]
"""Gives the time in seconds since 1970."""

MINUTE, HOUR, DAY = 60, 3_600, 86_400

LEAST = HOUR
"""Seconds between two fetches that nobody asked for by hand."""

MOST = DAY
"""Seconds after which a feed is asked again; some publishers wish years."""

LONGEST_WAIT = 30 * DAY
"""The longest that a server which answers 429 or 503 is left alone."""

UNTOLD_WAIT = 10 * MINUTE
"""How long it is left alone where it does not say."""

UNCLEAR_WAIT = HOUR
"""How long it is left alone where what it says makes no sense."""

JITTER = 0.1
"""By which share a failed fetch is put off further, so that not all come at once."""

_SECONDS = re.compile(r"\d+")
_MAX_AGE = re.compile(r"(?:^|,)\s*max-age\s*=\s*\"?(\d+)", re.IGNORECASE)
_WEEK_OF_HOURS = 7 * 24


def after_success(
    now: int, wishes: Wishes, fresh: int | None, interval: int | None
) -> int:
    """When to ask again a feed that answered.

    Args:
        now: seconds since 1970, as what is returned.
        wishes: what the feed says of itself.
        fresh: for how many seconds its answer counts as fresh, see `freshness`.
        interval: the least seconds that the person set for the feed.
    """
    wished = max(wishes.ttl or 0, fresh or 0)
    at = now + max(interval or 0, LEAST, min(wished, MOST))
    return _outside(at, wishes)


def after_failure(
    now: int,
    failures: int,
    wait: int | None,
    interval: int | None,
    chance: float,
) -> int:
    """When to ask again a feed that could not be had for so many times in a row.

    The pause doubles with each failure, up to a day. `wait` is how long the
    server asked to be left alone, `chance` is from 0.0 to 1.0.
    """
    pause = min(LEAST << min(failures - 1, 10), MOST)
    pause = int(pause * (1 + JITTER * chance))
    return now + max(pause, wait or 0, interval or 0)


def freshness(headers: Mapping[str, str]) -> int | None:
    """For how many seconds an answer is fresh (RFC 9111, section 4.2.1).

    None where the server does not say.
    """
    found = _MAX_AGE.search(headers.get("cache-control", ""))
    if found is not None:
        return int(found[1][:12])
    expires = _moment(headers.get("expires"))
    sent = _moment(headers.get("date"))
    if expires is None or sent is None:
        return None
    return max(int((expires - sent).total_seconds()), 0)


def retry_after(headers: Mapping[str, str], now: int) -> int:
    """How many seconds a server that answers 429 or 503 is left alone.

    Retry-After is a number of seconds or a date (RFC 9110, section 10.2.3). A
    date counts from the server's own, since clocks differ.
    """
    value = headers.get("retry-after", "").strip()
    if not value:
        return UNTOLD_WAIT
    if _SECONDS.fullmatch(value):
        # Python refuses to read a number of thousands of digits.
        return min(int(value[:12]), LONGEST_WAIT)
    at = _moment(value)
    if at is None:
        return UNCLEAR_WAIT
    sent = _moment(headers.get("date")) or datetime.fromtimestamp(now, UTC)
    wait = int((at - sent).total_seconds())
    return min(max(wait, 0), LONGEST_WAIT)


def duration(seconds: int) -> str:
    """Say a time to wait in words, rounded up."""
    for unit, name in ((DAY, "day"), (HOUR, "hour"), (MINUTE, "minute")):
        if seconds > unit or unit == MINUTE:
            count = -(-seconds // unit)
            return f"{count} {name}" if count == 1 else f"{count} {name}s"
    raise ValueError(seconds)


def _outside(at: int, wishes: Wishes) -> int:
    """The first moment from `at` on when the publisher may have something new."""
    moment = datetime.fromtimestamp(at, UTC)
    for _ in range(_WEEK_OF_HOURS):
        is_skipped = moment.hour in wishes.skip_hours
        if not is_skipped and moment.weekday() not in wishes.skip_days:
            return int(moment.timestamp())
        moment = moment.replace(minute=0, second=0) + timedelta(hours=1)
    return at  # it skips every hour there is


def _moment(text: str | None) -> datetime | None:
    """Read the date of a header field; one without a zone is of GMT."""
    try:
        moment = parsedate_to_datetime(text or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
