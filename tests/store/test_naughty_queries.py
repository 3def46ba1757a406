"""Whatever is typed as a query is answered, and no SQL is ever shown."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path

from reader.model.view import Scope, Sort, View
from reader.query.errors import QueryError
from reader.query.parse import parse
from reader.store import listing
from reader.store.database import Database
from tests.store.factories import add_article, add_feed, make_article
from tests.store.naughty import NAUGHTY

SIGNS = ('"', "'", "(", ")", "*", "-", ":", "^", "+", "{", "}", "\0", "\\", "%", "_")
PARTS = ("", "tram", "NEAR", "AND", "OR NOT", "tag:", "is:", "title:", "🚀", "人工")
MADE = [a + b + c for a, b, c in product(SIGNS, PARTS, SIGNS)]
LETTERS = "ab \"'()*-:^+{}\\\0%_é人🚀ع\u202e\u200d\ud800tag:is:since:andornot0"


def test_every_query_is_answered(tmp_path: Path) -> None:
    rng = random.Random(4)
    randoms = [
        "".join(rng.choices(LETTERS, k=rng.randint(0, 40))) for _ in range(10_000)
    ]
    queries = [*NAUGHTY, *MADE, "a" * 10_000, '"' * 10_000, "(" * 10_000, *randoms]
    assert len(NAUGHTY) + len(MADE) >= 515
    database = Database(tmp_path / "library.db")
    with database.writing() as connection:
        feed_id = add_feed(connection)
        add_article(connection, make_article(), feed_id=feed_id)
    with database.reading() as connection:
        for number, query in enumerate(queries):
            sort = (Sort.NEWEST, Sort.RELEVANCE)[number % 2]
            view = View(Scope.ALL, query=query, sort=sort)
            assert len(listing.article_ids(connection, view)) <= 1
            listing.first_page(connection, view, 10)
    database.close()


def test_a_mistake_shows_no_sql() -> None:
    for query in (*NAUGHTY, *MADE):
        try:
            parse(query)
        except QueryError as error:
            told = error.reason + error.hint
            assert "SELECT" not in told
            assert "fts5" not in told
