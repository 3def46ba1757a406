from __future__ import annotations

import pytest

from reader.library.moving import Evidence, Forget, Settle, Step, Watch, next_step
from reader.library.schedule import DAY
from reader.store.moves import Move

OLD, NEW, ELSE = "https://a.example/f", "https://a.example/g", "https://b.example/f"
START = 1_000_000
LATER = START + 3 * DAY
NOTHING = Evidence()
KNOWS = Evidence(oldest=START - 1)
SINCE = Evidence(oldest=START)
SAME = Evidence(is_same=True)


def watched(fetches: int, target: str = NEW, **rest: object) -> Move:
    return Move(target, START, fetches, **rest)  # type: ignore[arg-type]


BACK = watched(9, moved_from=OLD, moved_at=START)
MOVED = watched(1, OLD, moved_from=ELSE, moved_at=START)

CASES: dict[str, tuple[Move | None, str | None, int, Evidence, Step | None]] = {
    "nothing leads away": (None, None, LATER, NOTHING, None),
    "it leads to itself": (None, OLD, LATER, KNOWS, None),
    "it leads away no more": (watched(2), None, LATER, NOTHING, Forget()),
    "it leads to itself again": (watched(2), OLD, LATER, NOTHING, Forget()),
    "the first time": (None, NEW, START, NOTHING, Watch(NEW, START, 1)),
    "a known article": (None, NEW, START, KNOWS, Settle(NEW)),
    "a known article of this second": (None, NEW, START, SINCE, Settle(NEW)),
    "an article that came by it": (watched(1), NEW, LATER, SINCE, Watch(NEW, START, 2)),
    "a known article later": (watched(1), NEW, START + 9, KNOWS, Settle(NEW)),
    "the same bytes": (None, NEW, START, SAME, Settle(NEW)),
    "the same bytes as it gave": (watched(1), NEW, LATER, SAME, Watch(NEW, START, 2)),
    "too few": (watched(1), NEW, LATER, NOTHING, Watch(NEW, START, 2)),
    "too soon": (watched(5), NEW, LATER - 1, NOTHING, Watch(NEW, START, 6)),
    "three over three days": (watched(2), NEW, LATER, NOTHING, Settle(NEW)),
    "now to another": (watched(2), ELSE, LATER, NOTHING, Watch(ELSE, LATER, 1)),
    "another has it": (None, NEW, START, KNOWS._replace(is_taken=True),
                       Watch(NEW, START, 1)),
    "all are led there": (watched(2), NEW, LATER, Evidence(is_shared=True),
                          Watch(NEW, START, 3)),
    "others too, and it is known": (None, NEW, START, KNOWS._replace(is_shared=True),
                                    Settle(NEW)),
    "the person went back": (BACK, NEW, LATER, KNOWS, Watch(NEW, START, 10)),
    "the person went back, to another": (BACK, ELSE, LATER, KNOWS,
                                         Watch(ELSE, LATER, 1)),
    "it moved before": (MOVED, None, LATER, NOTHING, None),
    "it moves on": (MOVED, NEW, LATER, KNOWS, Settle(NEW)),
    "to an open address": (None, "http://a.example/f", LATER, KNOWS, None),
    "a secret stays here": (None, ELSE, LATER, KNOWS._replace(is_secret=True),
                            Watch(ELSE, LATER, 1)),
    "a secret within its server": (None, NEW, LATER, KNOWS._replace(is_secret=True),
                                   Settle(NEW)),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_move_is_believed_once_it_is_proven(case: str) -> None:
    known, led_to, at, evidence, step = CASES[case]
    assert next_step(known, OLD, led_to, at, evidence) == step


def test_a_feed_may_move_to_a_secure_address() -> None:
    step = next_step(None, "http://a.example/f", OLD, START, KNOWS)
    assert step == Settle(OLD)
