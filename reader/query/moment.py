"""Moments: the points in time that a query names, and when they are."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum

EARLIEST = datetime.min.replace(tzinfo=UTC)
LATEST = datetime.max.replace(microsecond=0, tzinfo=UTC)

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_AGO = re.compile(r"([0-9]{1,6})([hdwmy])")


class Unit(StrEnum):
    """What a relative moment counts in; a month is `m`."""

    HOUR = "h"
    DAY = "d"
    WEEK = "w"
    MONTH = "m"
    YEAR = "y"


class DayName(StrEnum):
    """A day named by its distance from today."""

    TODAY = "today"
    YESTERDAY = "yesterday"


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """The first second of a year, a month or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Ago:
    """A time counted back from now: `Ago(7, Unit.DAY)` is written "7d"."""

    number: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.number}{self.unit}"


Moment = CalendarDate | Ago | DayName
"""A point in time; `str` gives it as it is written in a query."""


def read_moment(text: str) -> Moment | None:
    """The moment that a text names, or None where it names none."""
    lowered = text.lower()
    if lowered in list(DayName):
        return DayName(lowered)
    if ago := _AGO.fullmatch(lowered):
        return Ago(int(ago[1]), Unit(ago[2]))
    if written := _DATE.fullmatch(lowered):
        return _calendar_date([int(part) for part in written.groups() if part])
    return None


def _calendar_date(parts: list[int]) -> CalendarDate | None:
    """A date of a year, a month and a day, or None where no calendar has it."""
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        return None
    return CalendarDate(*parts)


def resolve(moment: Moment, now: datetime) -> datetime:
    """When a moment is: aware, in UTC, to the second.

    Days begin at midnight in the time zone of `now`, which must be aware. Times
    counted back keep the time of day there, but for hours, which are 3600 seconds
    each; where a month has no such day, its last one is taken. What lies outside
    of the years 1 to 9999 becomes the first or the last second of them.
    """
    zone = now.tzinfo
    if zone is None:
        raise ValueError("a moment needs an aware now")
    try:
        local = _local(moment, now, zone)
        return local.astimezone(UTC).replace(microsecond=0)
    except (OverflowError, ValueError):
        far = isinstance(moment, CalendarDate) and moment.year > 1
        return LATEST if far else EARLIEST


def _local(moment: Moment, now: datetime, zone: tzinfo) -> datetime:
    match moment:
        case CalendarDate(year, month, day):
            return datetime(year, month or 1, day or 1, tzinfo=zone)
        case DayName():
            back = timedelta(days=1 if moment is DayName.YESTERDAY else 0)
            return _midnight(now - back)
        case Ago(number, Unit.HOUR):
            return now.astimezone(UTC) - timedelta(hours=number)
        case Ago(number, Unit.MONTH | Unit.YEAR as unit):
            return _months_before(now, number * (12 if unit is Unit.YEAR else 1))
        case Ago(number, unit):
            days = number * (7 if unit is Unit.WEEK else 1)
            return _same_time(now, now - timedelta(days=days))


def _midnight(time: datetime) -> datetime:
    # Where clocks go back over midnight it comes twice, and the first counts.
    return time.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)


def _same_time(now: datetime, then: datetime) -> datetime:
    """The time of day of `now` on another day; its fold means nothing there."""
    return then if then.date() == now.date() else then.replace(fold=0)


def _months_before(now: datetime, months: int) -> datetime:
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    day = min(now.day, monthrange(year, month + 1)[1])
    return _same_time(now, now.replace(year=year, month=month + 1, day=day))
