"""Moments of a query: days, months and years, and times counted back from now."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

_RELATIVE = re.compile(r"(\d{1,5})([hdwmy])")
_ABSOLUTE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_DAYS_BACK = {"today": 0, "yesterday": 1}
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as it is written: "2026-06-01", "2026-06", "7d", "yesterday"."""

    text: str


def read_moment(text: str) -> Moment | None:
    """The moment that a text means; None where it means none."""
    moment = Moment(text.strip().lower())
    try:
        resolve(moment, datetime(2000, 1, 1, tzinfo=UTC))
    except (ValueError, OverflowError):
        return None
    return moment


def resolve(moment: Moment, now: datetime, zone: tzinfo | None = None) -> datetime:
    """The first instant of a moment in UTC, seen from `now` (aware).

    Days, months and years begin at midnight in `zone`, None being that of the
    machine, by the clock of that day: in June at summer time, even if asked in
    winter. "7d" is the midnight seven days ago, "3h" three hours ago to the
    second; a month counts 30 days and a year 365.

    Raises:
        ValueError: the text means no moment.
        OverflowError: it lies before all reckoning.
    """
    text = moment.text
    today = now.astimezone(zone).date()
    if text in _DAYS_BACK:
        return _midnight(today - timedelta(days=_DAYS_BACK[text]), zone)
    if found := _RELATIVE.fullmatch(text):
        number, unit = int(found[1]), found[2]
        if unit == "h":
            return now.astimezone(UTC) - timedelta(hours=number)
        return _midnight(today - timedelta(days=number * _DAYS[unit]), zone)
    if found := _ABSOLUTE.fullmatch(text):
        year, month, day = (int(part or 1) for part in found.groups())
        return _midnight(date(year, month, day), zone)
    raise ValueError(text)


def _midnight(day: date, zone: tzinfo | None) -> datetime:
    """The first instant of a day; of a midnight that comes twice, the first."""
    return datetime.combine(day, time(), zone).astimezone(UTC)
