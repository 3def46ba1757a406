from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.query.here import now_here
from reader.query.moment import Ago, CalendarDate, DayName, Moment, Unit, resolve


@pytest.fixture(scope="module", autouse=True)
def paris() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Europe/Paris")
        time.tzset()
        yield
    time.tzset()


# Years of which every system knows the clocks.
TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2036, 1, 1)).map(
    lambda naive: naive.replace(tzinfo=UTC)
)
NEAR: st.SearchStrategy[Moment] = st.one_of(
    st.sampled_from(DayName),
    st.builds(Ago, st.integers(0, 9), st.sampled_from(Unit)),
    st.dates(date(1990, 1, 1), date(2036, 1, 1)).map(
        lambda day: CalendarDate(day.year, day.month, day.day)
    ),
)


def test_it_is_now() -> None:
    assert abs(now_here() - datetime.now(UTC)) < timedelta(minutes=1)


@given(TIMES)
def test_a_time_comes_back_from_here(utc: datetime) -> None:
    here = utc.astimezone(now_here().tzinfo)
    paris = utc.astimezone(ZoneInfo("Europe/Paris"))
    assert here.astimezone(UTC) == utc
    assert here.replace(tzinfo=None) == paris.replace(tzinfo=None)
    assert (here.fold, here.tzname()) == (paris.fold, paris.tzname())


@given(NEAR, TIMES)
def test_a_moment_is_where_this_machine_is(moment: Moment, now: datetime) -> None:
    here = now.astimezone(now_here().tzinfo)
    paris = now.astimezone(ZoneInfo("Europe/Paris"))
    assert resolve(moment, here) == resolve(moment, paris)


@pytest.mark.parametrize(
    ("utc", "fold"),
    [("2026-10-25T00:30", 0), ("2026-10-25T01:30", 1), ("2026-10-25T02:30", 0)],
)
def test_an_hour_that_comes_twice_is_told_apart(utc: str, fold: int) -> None:
    at = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    here = at.astimezone(now_here().tzinfo)
    assert here.fold == fold
    assert here.astimezone(UTC) == at
