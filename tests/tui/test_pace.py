from __future__ import annotations

from reader.tui.pace import ANSWERED, Pace


def test_work_rests_while_a_key_is_answered_and_then_goes_on() -> None:
    pace = Pace()
    rests = pace.rests()
    assert not pace.is_answering()
    rests.take()
    assert rests.rested == 0
    pace.key()
    assert pace.is_answering()
    rests.take()
    assert not pace.is_answering()
    assert 0 < rests.rested < 4 * ANSWERED


def test_work_under_many_keys_goes_on_in_the_end() -> None:
    class Hammered(Pace):
        def is_answering(self) -> bool:
            return True

    rests = Hammered().rests(longest=0.02)
    rests.take()
    assert rests.rested >= 0.02
    rests.take()
