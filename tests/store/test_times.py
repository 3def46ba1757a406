from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from reader.store.times import from_seconds, sorting_time, to_seconds


def test_times_come_back_as_they_were_in_utc() -> None:
    berlin = timezone(timedelta(hours=1))
    noon = datetime(2026, 11, 24, 12, tzinfo=berlin)
    assert from_seconds(to_seconds(noon)) == noon
    assert from_seconds(0) == datetime(1970, 1, 1, tzinfo=UTC)
    assert from_seconds(-86_400) == datetime(1969, 12, 31, tzinfo=UTC)
    assert to_seconds(None) is None
    assert from_seconds(None) is None


@pytest.mark.parametrize(
    ("published", "sorted_"),
    [(None, 1000), (999, 999), (1000, 1000), (1001, 1000), (4_000_000_000, 1000)],
)
def test_a_date_that_is_missing_or_to_come_counts_as_the_arrival(
    published: int | None, sorted_: int
) -> None:
    assert sorting_time(from_seconds(published), 1000) == sorted_
