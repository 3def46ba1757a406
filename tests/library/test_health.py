from __future__ import annotations

import pytest

from reader.library.health import (
    MOVED_FOR,
    QUIET_AFTER,
    Kind,
    health_of,
    rhythm,
    sparkline,
    with_months,
    worst_first,
)
from reader.library.schedule import DAY, HOUR
from reader.store.health import Facts
from reader.store.moves import Move
from reader.store.times import from_seconds

NOW = 1_800_000_000
URL, NEW = "https://me:secret@a.example/f", "https://me:secret@b.example/f"
HERE, THERE = "https://a.example/f", "https://b.example/f"
FINE = Facts(1, "Trams", URL, "", 10, 4, NOW - HOUR, NOW - DAY, NOW + 2 * HOUR)
FAILED = FINE._replace(error="the server answered 500", failures=1,
                       failing_since=NOW - DAY)  # fmt: skip
OTHER = FAILED._replace(error="another feed", other_title="Harbour")
LED = FINE._replace(move=Move(NEW, NOW - DAY, 2))
MOVED = FINE._replace(move=Move(URL, NOW - DAY, 1, NEW, NOW - DAY))
BACK = FINE._replace(move=Move(NEW, NOW - DAY, 9, URL, NOW - DAY))
NEVER = FINE._replace(fetched_at=None, next_at=None)
SOON = "asked again in 2 hours"

CASES: dict[str, tuple[Facts, Kind, str, int | None, str]] = {
    "fine": (FINE, Kind.FINE, "", None, SOON),
    "due": (FINE._replace(next_at=NOW), Kind.FINE, "", None,
            "asked at the next refresh"),
    "never asked": (NEVER, Kind.NEVER, "has not been asked yet", None,
                    "asked at the next refresh"),
    "failing": (FAILED, Kind.FAILING, "the server answered 500", NOW - DAY, SOON),
    "failing often": (FAILED._replace(failures=5), Kind.FAILING,
                      "the server answered 500, 5 times in a row", NOW - DAY,
                      SOON),
    "gone": (FAILED._replace(gone_at=NOW - 9), Kind.GONE,
             "its server says that it is gone for good", NOW - 9,
             "asked by name alone"),
    "another feed": (OTHER, Kind.OTHER, "another feed", NOW - DAY,
                     "nothing of it is kept until you accept it"),
    "quiet": (FINE._replace(newest=NOW - QUIET_AFTER), Kind.QUIET,
              "nothing new for 5 months", NOW - QUIET_AFTER, SOON),
    "quiet for years": (FINE._replace(newest=NOW - 1100 * DAY), Kind.QUIET,
                        "nothing new for 3 years", NOW - 1100 * DAY, SOON),
    "not yet quiet": (FINE._replace(newest=NOW - QUIET_AFTER + 1), Kind.FINE, "", None,
                      SOON),
    "paused": (FINE._replace(paused_at=NOW - 7), Kind.PAUSED, "is paused", NOW - 7,
               "asked by name alone until it is resumed"),
    "paused, and gone": (FAILED._replace(paused_at=NOW - 7, gone_at=NOW - 9),
                         Kind.PAUSED, "is paused; before that: the server answered 500",
                         NOW - 7, "asked by name alone until it is resumed"),
    "is led away": (LED, Kind.MOVING, f"is redirected to {THERE} for good", NOW - DAY,
                    "moves there once that is proven (2 of 3 answers), or if you"
                    " accept it"),
    "is led to another": (LED._replace(owner="Harbour"),
                          Kind.MOVING,
                          "is the same as “Harbour”: redirected to its address",
                          NOW - DAY, "stays here; one of the two can be removed"),
    "went back": (BACK, Kind.MOVING, f"is redirected to {THERE} for good", NOW - DAY,
                  "stays here, since you went back; moves if you accept it"),
    "moved": (MOVED, Kind.MOVED, f"moved here from {THERE}", NOW - DAY, SOON),
    "moved, and failing": (MOVED._replace(error="no", failing_since=NOW), Kind.FAILING,
                           "no", NOW, SOON),
    "moved long ago": (
        FINE._replace(move=Move(URL, 0, 1, NEW, NOW - MOVED_FOR)), Kind.FINE, "", None,
        SOON),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_feed_is_told_of_in_plain_words(case: str) -> None:
    facts, kind, trouble, since, plan = CASES[case]
    health = health_of(facts, {}, "a.example", NOW)
    assert (health.kind, health.trouble, health.plan) == (kind, trouble, plan)
    assert health.since == from_seconds(since)
    assert (health.url, health.articles, health.read) == (HERE, 10, 6)


def test_addresses_to_go_to_are_told_without_their_secrets() -> None:
    for facts, leads_to, moved_from in (
        (FINE, None, None),
        (LED, THERE, None),
        (MOVED, None, THERE),
        (BACK, THERE, None),
    ):
        health = health_of(facts, {}, "", NOW)
        assert (health.leads_to, health.moved_from) == (leads_to, moved_from)


@pytest.mark.parametrize("facts", [FINE, FAILED])
def test_a_feed_waits_with_its_server(facts: Facts) -> None:
    until = NOW + 3 * HOUR
    health = health_of(facts, {"a.example": until}, "a.example", NOW)
    assert health.kind is Kind.LEFT_ALONE
    assert health.trouble == (facts.error or "its server was too busy")
    assert health.plan == "its server is left alone for 3 hours"
    assert health.next_fetch == from_seconds(until)
    other = health_of(facts, {"b.example": until}, "a.example", NOW)
    assert other.next_fetch == from_seconds(NOW + 2 * HOUR)


def test_the_worst_come_first_and_of_those_the_longest() -> None:
    feeds = [
        FINE,
        FINE._replace(title="apples"),
        FAILED,
        FAILED._replace(failing_since=NOW - 9 * DAY, title="Bus"),
        NEVER,
        FAILED._replace(gone_at=NOW),
    ]
    ranked = worst_first(health_of(one, {}, "", NOW) for one in feeds)
    assert [(one.kind.value, one.title) for one in ranked] == [
        ("gone", "Trams"),
        ("failing", "Bus"),
        ("failing", "Trams"),
        ("never asked", "Trams"),
        ("fine", "apples"),
        ("fine", "Trams"),
    ]


@pytest.mark.parametrize(
    ("months", "bars", "words"),
    [
        ([0] * 12, "▁" * 12, "nothing in the last year"),
        ([0] * 11 + [1], "▁" * 11 + "█", "about 1 a month"),
        ([1] + [0] * 11, "█" + "▁" * 11, "1 in the last year"),
        ([4] * 12, "█" * 12, "about 4 a month"),
        ([0] * 6 + [9, 0, 0, 0, 0, 9], "▁▁▁▁▁▁█▁▁▁▁█", "about 3 a month"),
        ([1, 1000] * 6, "▂█" * 6, "about 16 a day"),
        (range(12), "▁▂▃▃▄▅▅▆▇▇██", "about 1 a week"),
    ],
)
def test_how_often_a_feed_publishes(months: list[int], bars: str, words: str) -> None:
    assert (sparkline(months), rhythm(months)) == (bars, words)


def test_a_feed_without_articles_this_year_has_months_of_none() -> None:
    (one,) = with_months([health_of(FINE, {}, "", NOW)], {2: (1,) * 12})
    assert one.months == (0,) * 12
