"""When a feed is asked next."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.schedule import (
    DAY,
    HOUR,
    LONGEST_WAIT,
    MINUTE,
    after_failure,
    after_success,
    freshness,
    retry_after,
)
from reader.model.feed import Wishes

MONDAY_NOON = int(datetime(2026, 11, 23, 12, 0, tzinfo=UTC).timestamp())
DATE = "Mon, 23 Nov 2026 12:00:00 GMT"


@pytest.mark.parametrize(
    ("ttl", "fresh", "interval", "expected"),
    [
        (None, None, None, HOUR),
        (5 * MINUTE, None, None, HOUR),
        (3 * HOUR, None, None, 3 * HOUR),
        (3 * HOUR, 5 * HOUR, None, 5 * HOUR),
        (3 * HOUR, 60, None, 3 * HOUR),
        (365 * DAY, None, None, DAY),
        (None, 16 * 365 * DAY, None, DAY),
        (None, None, 6 * HOUR, 6 * HOUR),
        (None, None, 7 * DAY, 7 * DAY),
        (None, None, MINUTE, HOUR),
        (12 * HOUR, None, 6 * HOUR, 12 * HOUR),
    ],
)
def test_the_longest_wish_counts_within_bounds(
    ttl: int | None, fresh: int | None, interval: int | None, expected: int
) -> None:
    at = after_success(MONDAY_NOON, Wishes(ttl), fresh, interval)
    assert at - MONDAY_NOON == expected


@pytest.mark.parametrize(
    ("hours", "days", "expected"),
    [
        ({13}, set(), datetime(2026, 11, 23, 14, 0, tzinfo=UTC)),
        ({13, 14, 15}, set(), datetime(2026, 11, 23, 16, 0, tzinfo=UTC)),
        (set(), {0}, datetime(2026, 11, 24, 0, 0, tzinfo=UTC)),
        ({0, 1, 2}, {0}, datetime(2026, 11, 24, 3, 0, tzinfo=UTC)),
        (set(range(13, 24)), {1}, datetime(2026, 11, 25, 0, 0, tzinfo=UTC)),
        ({12}, {6}, datetime(2026, 11, 23, 13, 0, tzinfo=UTC)),
        (set(range(24)), set(), datetime(2026, 11, 23, 13, 0, tzinfo=UTC)),
        (set(), set(range(7)), datetime(2026, 11, 23, 13, 0, tzinfo=UTC)),
    ],
)
def test_hours_and_days_to_skip_are_left_alone(
    hours: set[int], days: set[int], expected: datetime
) -> None:
    wishes = Wishes(None, frozenset(hours), frozenset(days))
    at = after_success(MONDAY_NOON, wishes, None, None)
    assert datetime.fromtimestamp(at, UTC) == expected


@pytest.mark.parametrize(
    ("failures", "hours"), [(1, 1), (2, 2), (3, 4), (4, 8), (5, 16), (6, 24), (99, 24)]
)
def test_failures_double_the_pause(failures: int, hours: int) -> None:
    soonest = after_failure(0, failures, None, None, 0.0)
    latest = after_failure(0, failures, None, None, 1.0)
    assert soonest == hours * HOUR
    assert latest == int(1.1 * soonest)


def test_a_server_that_asks_to_wait_longer_is_heard() -> None:
    assert after_failure(0, 1, 5 * DAY, None, 0.5) == 5 * DAY
    assert after_failure(0, 6, 10, None, 0.0) == DAY
    assert after_failure(0, 1, None, 2 * DAY, 0.0) == 2 * DAY


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, None),
        ({"cache-control": "max-age=600"}, 600),
        ({"cache-control": "public, MAX-AGE = 600, must-revalidate"}, 600),
        ({"cache-control": 'max-age="600"'}, 600),
        ({"cache-control": "s-maxage=5"}, None),
        ({"cache-control": "x-max-age=5"}, None),
        ({"cache-control": "no-cache"}, None),
        ({"cache-control": "max-age=0", "expires": "Mon, 23 Nov 2099 12:00:00 GMT"}, 0),
        ({"expires": "Mon, 23 Nov 2026 14:00:00 GMT", "date": DATE}, 2 * HOUR),
        ({"expires": "Mon, 23 Nov 2026 10:00:00 GMT", "date": DATE}, 0),
        ({"expires": "0", "date": DATE}, None),
        ({"expires": "Mon, 23 Nov 2026 14:00:00 GMT"}, None),
    ],
)
def test_how_long_an_answer_is_fresh(
    fields: dict[str, str], expected: int | None
) -> None:
    assert freshness(fields) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, 10 * MINUTE),
        ("", 10 * MINUTE),
        ("120", 120),
        (" 120 ", 120),
        ("0", 0),
        ("315360000", LONGEST_WAIT),
        ("9" * 5000, LONGEST_WAIT),
        ("Mon, 23 Nov 2026 12:05:00 GMT", 5 * MINUTE),
        ("Mon, 23 Nov 2026 11:00:00 GMT", 0),
        ("Mon, 23 Nov 2099 11:00:00 GMT", LONGEST_WAIT),
        ("soon", HOUR),
        ("-5", HOUR),
        ("1e3", HOUR),
        ("Mon, 99 Nov 2026 12:05:00 GMT", HOUR),
    ],
)
def test_a_wait_is_read_in_every_spelling(value: str | None, expected: int) -> None:
    fields = {"date": DATE} | ({} if value is None else {"retry-after": value})
    # The clock here is an hour late, which does not matter.
    assert retry_after(fields, MONDAY_NOON - HOUR) == expected


def test_a_date_counts_from_here_where_the_server_gives_no_own() -> None:
    fields = {"retry-after": "Mon, 23 Nov 2026 12:05:00 GMT"}
    assert retry_after(fields, MONDAY_NOON) == 5 * MINUTE


@given(st.text(), st.text(), st.text(), st.text())
def test_no_header_field_is_too_odd(a: str, b: str, c: str, d: str) -> None:
    fields = {"cache-control": a, "expires": b, "date": c, "retry-after": d}
    assert 0 <= retry_after(fields, MONDAY_NOON) <= LONGEST_WAIT
    assert (freshness(fields) or 0) >= 0
