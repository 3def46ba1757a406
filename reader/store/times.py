"""Times as the library keeps them: whole seconds since 1970, in UTC."""

from __future__ import annotations

import time
from datetime import UTC, datetime


def now() -> int:
    """The present, in seconds since 1970."""
    return int(time.time())


def to_seconds(when: datetime | None) -> int | None:
    """Seconds since 1970 of an aware time."""
    return None if when is None else int(when.timestamp())


def from_seconds(seconds: int | None) -> datetime | None:
    """The aware time, in UTC, of seconds since 1970."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def sorting_time(published: datetime | None, added: int) -> int:
    """The time a list sorts by; a date in the future counts as its arrival."""
    seconds = to_seconds(published)
    return added if seconds is None or seconds > added else seconds
