from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.query.moment import (
    EARLIEST,
    LATEST,
    Ago,
    CalendarDate,
    DayName,
    Moment,
    Unit,
    read_moment,
    resolve,
)
from tests.query.queries import moments

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 7, 15, 9, 30, 5, 999_999, tzinfo=PARIS)

ZONES = ("UTC", "Europe/Paris", "America/New_York", "Asia/Kathmandu", "Pacific/Apia")


def read(text: str) -> Moment:
    moment = read_moment(text)
    assert moment is not None
    return moment


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("2026", "2026-01-01T00:00:00"),
        ("2026-06", "2026-06-01T00:00:00"),
        ("2026-06-30", "2026-06-30T00:00:00"),
        ("today", "2026-07-15T00:00:00"),
        ("yesterday", "2026-07-14T00:00:00"),
        ("0h", "2026-07-15T09:30:05"),
        ("12h", "2026-07-14T21:30:05"),
        ("1d", "2026-07-14T09:30:05"),
        ("7d", "2026-07-08T09:30:05"),
        ("2w", "2026-07-01T09:30:05"),
        ("1m", "2026-06-15T09:30:05"),
        ("7m", "2025-12-15T09:30:05"),
        ("1y", "2025-07-15T09:30:05"),
        # Winter time, an hour behind.
        ("2026-01", "2026-01-01T00:00:00"),
        ("200d", "2025-12-27T09:30:05"),
    ],
)
def test_a_moment_is_a_time_where_one_is(text: str, local: str) -> None:
    expected = datetime.fromisoformat(local).replace(tzinfo=PARIS).astimezone(UTC)
    assert resolve(read(text), NOW) == expected


@pytest.mark.parametrize(
    ("now", "months", "local"),
    [
        ("2026-03-31", 1, "2026-02-28"),
        ("2024-03-31", 1, "2024-02-29"),
        ("2026-07-31", 1, "2026-06-30"),
        ("2024-02-29", 12, "2023-02-28"),
        ("2026-01-15", 1, "2025-12-15"),
        ("2026-12-15", 12, "2025-12-15"),
    ],
)
def test_a_shorter_month_gives_its_last_day(now: str, months: int, local: str) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=UTC)
    expected = datetime.fromisoformat(local).replace(tzinfo=UTC)
    assert resolve(Ago(months, Unit.MONTH), at) == expected


@pytest.mark.parametrize(
    ("now", "text", "utc"),
    [
        # Clocks went from 2 to 3 on 29 March, and back from 3 to 2 on 25 October.
        ("2026-03-30T12:00", "1d", "2026-03-29T10:00"),
        ("2026-03-29T12:00", "1d", "2026-03-28T11:00"),
        ("2026-03-29T12:00", "24h", "2026-03-28T10:00"),
        ("2026-03-29T12:00", "today", "2026-03-28T23:00"),
        ("2026-10-25T12:00", "today", "2026-10-24T22:00"),
        ("2026-10-26T12:00", "yesterday", "2026-10-24T22:00"),
        ("2026-10-25T12:00", "24h", "2026-10-24T11:00"),
    ],
)
def test_days_keep_their_hours_where_clocks_are_changed(
    now: str, text: str, utc: str
) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=PARIS)
    assert resolve(read(text), at) == datetime.fromisoformat(utc).replace(tzinfo=UTC)


def test_a_day_without_midnight_begins_with_its_first_second() -> None:
    zone = ZoneInfo("America/Sao_Paulo")  # from 24:00 straight to 1:00
    now = datetime(2018, 11, 5, tzinfo=zone)
    assert resolve(read("2018-11-04"), now) == datetime(2018, 11, 4, 3, tzinfo=UTC)


def test_a_day_with_two_midnights_begins_with_the_first() -> None:
    zone = ZoneInfo("America/Havana")  # from 1:00 back to 0:00
    now = datetime(2026, 11, 1, 0, 30, fold=1, tzinfo=zone)
    first = datetime(2026, 11, 1, 4, tzinfo=UTC)
    assert resolve(read("today"), now) == first
    assert resolve(read("2026-11-01"), now) == first


@pytest.mark.parametrize("zone", [timezone(timedelta(hours=h)) for h in (-12, 0, 14)])
@pytest.mark.parametrize(
    ("moment", "edge"),
    [
        (CalendarDate(1), EARLIEST),
        (CalendarDate(9999, 12, 31), LATEST),
        (Ago(999_999, Unit.YEAR), EARLIEST),
        (Ago(999_999, Unit.MONTH), EARLIEST),
        (Ago(999_999, Unit.WEEK), EARLIEST),
        (Ago(999_999, Unit.DAY), EARLIEST),
    ],
)
def test_what_no_calendar_has_is_its_edge(
    moment: Moment, edge: datetime, zone: timezone
) -> None:
    assert abs(resolve(moment, NOW.astimezone(zone)) - edge) <= timedelta(hours=38)


@given(moments, st.datetimes(timezones=st.sampled_from(ZONES).map(ZoneInfo)))
def test_every_moment_is_a_whole_second_in_utc(moment: Moment, now: datetime) -> None:
    when = resolve(moment, now)
    assert when.tzinfo is UTC
    assert when.microsecond == 0
    assert EARLIEST <= when <= LATEST


@given(
    st.integers(0, 999_999),
    st.sampled_from(Unit),
    st.datetimes(timezones=st.sampled_from(ZONES).map(ZoneInfo)),
)
def test_what_is_counted_back_is_not_in_the_future(
    number: int, unit: Unit, now: datetime
) -> None:
    # An hour for the second that a changed clock shows twice.
    assert resolve(Ago(number, unit), now) <= now.astimezone(UTC) + timedelta(hours=1)


@given(moments)
def test_a_moment_is_written_as_it_is_read(moment: Moment) -> None:
    assert read_moment(str(moment)) == moment


@pytest.mark.parametrize(
    "text",
    [
        *("", "7", "d", "-7d", "7 d", "7days", "1.5d", "tomorrow", "1000000d", "٧d"),
        *("26", "2026-", "2026-13", "2026-00", "2026-02-29", "2026-06-00", "0000"),
        *("2026-06-301", "2026/06/30", "2026-06-30T10:00", "20260630", "12026"),
    ],
)
def test_what_names_no_moment(text: str) -> None:
    assert read_moment(text) is None


def test_now_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="aware"):
        resolve(DayName.TODAY, datetime(2026, 7, 15))
