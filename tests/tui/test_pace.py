from __future__ import annotations

import pytest

from reader.tui.pace import ANSWERED, Pace


class Time:
    """A clock that goes on by naps alone."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def nap(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def time() -> Time:
    return Time()


def test_work_rests_while_a_key_is_answered_and_then_goes_on(time: Time) -> None:
    pace = Pace(time, time.nap)
    rests = pace.rests()
    rests.take()
    assert time.now == 0
    pace.key()
    assert pace.is_answering()
    rests.take()
    assert not pace.is_answering()
    assert ANSWERED <= time.now < 1.2 * ANSWERED


def test_work_under_many_keys_goes_on_in_the_end(time: Time) -> None:
    pace = Pace(time, time.nap)
    rests = pace.rests(longest=0.1)
    for _ in range(9):
        pace.key()
        rests.take()
    assert 0.1 <= time.now < 0.11
