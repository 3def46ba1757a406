"""Every kind of feed gives the articles that its publisher wrote."""

from __future__ import annotations

from collections import Counter

import pytest

from reader.formats.feed import parse_feed
from tests.formats.feed_cases import CASES
from tests.formats.feed_cases.case import Case, said_by, said_of


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_feed_says_what_its_publisher_wrote(case: Case) -> None:
    feed = parse_feed(case.data, case.url, case.content_type)
    read = [dict(said_by(article)) for article in feed.articles]
    asked = [
        {name: one[name] for name in said}
        for one, said in zip(read, case.articles, strict=False)
    ]
    assert asked == list(case.articles)
    assert len(read) == len(case.articles)
    assert {**said_of(feed), **case.feed} == said_of(feed)
    assert (feed.warning == "") == case.sound, feed.warning


def test_each_case_has_a_name_of_its_own() -> None:
    names = Counter(case.name for case in CASES)
    assert [name for name, uses in names.items() if uses > 1] == []
