"""Says how old an article is, in at most six cells."""

from __future__ import annotations

from datetime import datetime, timedelta

_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)

_UNITS = (
    (timedelta(hours=1), timedelta(minutes=1), "m"),
    (timedelta(days=1), timedelta(hours=1), "h"),
    (timedelta(days=7), timedelta(days=1), "d"),
    (timedelta(days=28), timedelta(days=7), "w"),
)
"""Up to which age (exclusive) to count in which unit."""

_YEAR = timedelta(days=365)


def age(when: datetime, now: datetime) -> str:
    """Return "now", "3m", "5h", "2d", "3w", "Nov 24" or "2019".

    Both times are aware; dates are those of the time zone of `now`. A time in
    the future counts as now. A day of the year is told for less than a year,
    so that it is never in doubt which one is meant.
    """
    past = now - when
    if past < timedelta(minutes=1):
        return "now"
    for limit, unit, letter in _UNITS:
        if past < limit:
            return f"{past // unit}{letter}"
    day = when.astimezone(now.tzinfo)
    if past < _YEAR:
        return f"{_MONTHS[day.month - 1]} {day.day}"
    return str(day.year)
