"""Whatever is typed as a query is answered, and no SQL is ever shown."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from reader.library.library import Library
from reader.model.view import Scope, Sort, View
from reader.query.errors import QueryError
from reader.query.parse import FIELDS, parse
from tests.store.factories import add_article, add_feed, make_article
from tests.store.naughty import NAUGHTY

SIGNS = ('"', "'", "(", ")", "*", "-", ":", "^", "+", "{", "}", "\0", "\\", "%", "_")
PARTS = ("", "tram", "NEAR", "AND", "OR NOT", "tag:", "is:", "title:", "🚀", "人工")
MADE = [a + b + c for a, b, c in product(SIGNS, PARTS, SIGNS)]
VALUED = [f"{field}:{text}" for field in FIELDS for text in NAUGHTY]
LETTERS = "ab \"'()*-:^+{}\\\0%_é人🚀ع\u202e\u200d\ud800tag:is:since:andornot0"
SQL = re.compile(r"SELECT|MATCH|fts5|article|sqlite|syntax|:q\d", re.IGNORECASE)

PLACES = (
    View(),
    View(Scope.UNREAD),
    View(Scope.STARRED),
    View(Scope.TAG, "trams"),
    View(Scope.FEED, "1"),
    View(Scope.FOLDER, "press"),
    View(Scope.SMART, "1", saved="tram or tag:trams"),
)
SORTS = (Sort.NEWEST, Sort.RELEVANCE, Sort.LONGEST, Sort.OLDEST, Sort.TITLE)


def randoms(number: int) -> Iterator[str]:
    """Random queries, half of them of letters that mean something."""
    rng = random.Random(4)
    for one in range(number):
        length = rng.randint(0, 40)
        if one % 2:
            yield "".join(rng.choices(LETTERS, k=length))
        else:
            yield "".join(chr(rng.randrange(0x11_0000)) for _ in range(length))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library(Path(tmp_path_factory.mktemp("naughty"), "library.db")) as library:
        with library.database.writing() as connection:
            feed_id = add_feed(connection, folder="press", tags=["trams"])
            add_article(connection, make_article(), feed_id=feed_id)
        yield library


def answer(library: Library, query: str, turn: int) -> None:
    """Ask everything a list asks, of one place after the other."""
    place = PLACES[turn % len(PLACES)]
    view = View(
        place.scope,
        place.name,
        place.saved,
        query,
        SORTS[turn % len(SORTS)],
        unread_only=turn % 3 == 0,
    )
    page = library.reading.first_page(view, 10)
    assert page is None or len(page.ids) <= 1
    assert len(library.reading.ids(view)) <= 1
    assert library.reading.next_unread(view, 1) in (None, 1)


def test_there_are_enough_naughty_texts() -> None:
    assert len({*NAUGHTY, *MADE, *VALUED}) >= 515


@pytest.mark.parametrize(
    "queries", [NAUGHTY, MADE, VALUED], ids=["list", "made", "valued"]
)
def test_every_naughty_query_is_answered(
    library: Library, queries: tuple[str, ...]
) -> None:
    for turn, query in enumerate(queries):
        answer(library, query, turn)


def test_every_random_query_is_answered(library: Library) -> None:
    for turn, query in enumerate(randoms(10_000)):
        answer(library, query, turn)


def test_a_naughty_query_that_is_saved_is_answered(library: Library) -> None:
    for query in (*NAUGHTY, *MADE[:300]):
        view = View(Scope.SMART, "1", saved=query)
        assert len(library.reading.ids(view)) <= 1


def test_a_mistake_shows_no_sql() -> None:
    for query in (*NAUGHTY, *MADE, *VALUED, *randoms(10_000)):
        try:
            parse(query)
        except QueryError as error:
            told = str(error).replace(query, "")
            told = re.sub('“[^”]*”|"[^"]*"?', "", told)
            assert not SQL.search(told), told
