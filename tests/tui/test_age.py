"""The age of an article, in few cells and without doubt."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from reader.tui.widgets.article_list import age
from tests.tui.support import NOW


@pytest.mark.parametrize(
    ("past", "expected"),
    [
        (timedelta(minutes=-5), "now"),
        (timedelta(seconds=59), "now"),
        (timedelta(minutes=1), "1m"),
        (timedelta(minutes=59, seconds=59), "59m"),
        (timedelta(hours=1), "1h"),
        (timedelta(hours=23, minutes=59), "23h"),
        (timedelta(days=1), "1d"),
        (timedelta(days=6, hours=23), "6d"),
        (timedelta(days=7), "1w"),
        (timedelta(days=27), "3w"),
        (timedelta(days=28), "Oct 27"),
        (timedelta(days=364), "Nov 25"),
        (timedelta(days=365), "2025"),
        (timedelta(days=365 * 7 + 2), "2019"),
    ],
)
def test_age(past: timedelta, expected: str) -> None:
    assert age(NOW - past, NOW) == expected


def test_dates_are_those_of_the_readers_time_zone() -> None:
    tokyo = timezone(timedelta(hours=9))
    late = datetime(2026, 3, 31, 20, 0, tzinfo=UTC)
    assert age(late, NOW.astimezone(tokyo)) == "Apr 1"
    assert age(late, NOW) == "Mar 31"
