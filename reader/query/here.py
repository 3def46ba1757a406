"""The time zone of this machine, with its changes of the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo


class _Here(tzinfo):
    """Asks the system anew for each time.

    `datetime.astimezone()` alone gives the offset of one time for all of them,
    so that days of the other half of the year would begin an hour off.
    """

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        return None if dt is None else _by_the_system(dt).utcoffset()

    def dst(self, _: datetime | None, /) -> None:
        return None

    def tzname(self, dt: datetime | None) -> str | None:
        return None if dt is None else _by_the_system(dt).tzname()

    def fromutc(self, dt: datetime) -> datetime:
        there = dt.replace(tzinfo=UTC).astimezone()
        here = there.replace(tzinfo=self)
        # A time that comes twice is told apart by its fold.
        same = here.utcoffset() == there.utcoffset()
        return here if same else here.replace(fold=1)


def _by_the_system(local: datetime) -> datetime:
    return local.replace(tzinfo=None).astimezone()


def now_here() -> datetime:
    """The time now, aware, in the time zone of this machine."""
    return datetime.now(_Here())
