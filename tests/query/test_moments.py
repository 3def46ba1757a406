from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.query.moments import Moment, read_moment, resolve

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 10, 15, 30, 20, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("today", "2026-11-10T00:00+01:00"),
        ("yesterday", "2026-11-09T00:00+01:00"),
        ("0d", "2026-11-10T00:00+01:00"),
        ("7d", "2026-11-03T00:00+01:00"),
        ("2w", "2026-10-27T00:00+01:00"),
        ("3w", "2026-10-20T00:00+02:00"),
        ("1m", "2026-10-11T00:00+02:00"),
        ("1y", "2025-11-10T00:00+01:00"),
        ("3h", "2026-11-10T12:30:20+01:00"),
        ("2026", "2026-01-01T00:00+01:00"),
        ("2026-06", "2026-06-01T00:00+02:00"),
        ("2026-6-1", "2026-06-01T00:00+02:00"),
        ("2024-02-29", "2024-02-29T00:00+01:00"),
        ("1900-01-01", "1899-12-31T23:50:39+00:00"),
    ],
)
def test_a_moment_is_its_first_instant(text: str, instant: str) -> None:
    assert resolve(Moment(text), NOW, PARIS) == datetime.fromisoformat(instant)


@pytest.mark.parametrize(
    ("zone", "now", "text", "instant"),
    [
        # The day begins where one is, not where the clock of `now` is from.
        ("Asia/Tokyo", "2026-01-01T20:00+00:00", "today", "2026-01-01T15:00+00:00"),
        ("America/New_York", "2026-01-01T03:00+00:00", "today", "2025-12-31T05:00Z"),
        # Clocks go forward: the day has 23 hours, and back: it has 25.
        ("Europe/Paris", "2026-03-30T10:00Z", "yesterday", "2026-03-28T23:00Z"),
        ("Europe/Paris", "2026-10-26T10:00Z", "yesterday", "2026-10-24T22:00Z"),
        # Hours are those that passed, whatever the clock says.
        ("Europe/Paris", "2026-03-29T02:00Z", "3h", "2026-03-28T23:00Z"),
        ("Europe/Paris", "2026-10-25T02:00Z", "3h", "2026-10-24T23:00Z"),
        # A midnight that does not exist begins at one o'clock.
        ("America/Sao_Paulo", "2018-11-04T15:00Z", "today", "2018-11-04T03:00Z"),
        # Of a midnight that comes twice the first counts.
        ("Atlantic/Azores", "2026-10-25T15:00Z", "today", "2026-10-25T00:00Z"),
        # A day that a place left out when it changed sides of the date line.
        ("Pacific/Apia", "2012-01-01T00:00Z", "2011-12-31", "2011-12-30T10:00Z"),
    ],
)
def test_days_begin_by_their_own_clock(
    zone: str, now: str, text: str, instant: str
) -> None:
    found = resolve(Moment(text), datetime.fromisoformat(now), ZoneInfo(zone))
    assert found == datetime.fromisoformat(instant)


@pytest.fixture
def in_paris(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine stands in Paris."""
    monkeypatch.setenv("TZ", "Europe/Paris")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("in_paris")
@pytest.mark.parametrize("text", ["today", "3w", "1m", "2026-06", "3h", "2026-03-29"])
def test_the_zone_of_the_machine_knows_its_summer_time(text: str) -> None:
    assert resolve(Moment(text), NOW) == resolve(Moment(text), NOW, PARIS)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "soon", "7", "7x", "-7d", "7 d", "1.5d", "123456d", "99999y"),
        *("26", "20260601", "2026-13", "2026-00", "2026-06-31", "2025-02-29"),
        *("2026-06-", "2026/06", "0000", "2026-06-01T10:00", "today!", "\0"),
    ],
)
def test_what_is_no_moment(text: str) -> None:
    assert read_moment(text) is None
    with pytest.raises((ValueError, OverflowError)):
        resolve(Moment(text), NOW)


@pytest.mark.parametrize("text", ["TODAY", " 7D ", "Yesterday"])
def test_case_and_spaces_around_do_not_count(text: str) -> None:
    assert read_moment(text) == Moment(text.strip().lower())


@given(
    st.text() | st.from_regex(r"\d{1,6}[hdwmy]|\d{4}(-\d\d?(-\d\d?)?)?", fullmatch=True)
)
def test_every_moment_that_reads_is_an_instant(text: str) -> None:
    moment = read_moment(text)
    if moment is not None:
        assert resolve(moment, NOW).utcoffset() is not None


@given(st.dates(date(2, 1, 1)))
def test_every_day_is_a_moment(day: date) -> None:
    moment = Moment(str(day))
    begins = resolve(moment, NOW, UTC)
    assert begins == datetime.fromisoformat(str(day)).replace(tzinfo=UTC)
