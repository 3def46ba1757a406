from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.model.article import (
    Body,
    BodyFormat,
    Credit,
    Enclosure,
    ParsedArticle,
    State,
)
from reader.model.feed import ParsedFeed, Subscription, Validators
from reader.model.view import Scope, Sort, View
from reader.query import ast
from reader.query.moments import Moment
from reader.query.parse import parse_leniently
from reader.query.write import text_of
from reader.store import articles, feeds, listing, states
from reader.store.database import Database
from tests.query.naive import Plain, matches

WORDS = (
    *("tram", "river", "Élysée", "elysee", "naïve", "the", "data", "database"),
    *("人工智能", "人工", "الكتاب", "كِتاب", "Straße", "über", "x", "42", "🚀", "!!!"),
)
TAGS = ("News", "news/World", "Été", "public transport", "data", "人工")
LANGUAGES = ("fr", "fr-CA", "en", "zh", None)
FEEDS = (
    ("https://a.example/feed", "The Tram Times", "Press/Paris"),
    ("https://b.example/x", "Élysée Daily", "press"),
    ("https://c.example/y", "データ", ""),
)
NOW = datetime.now(UTC).astimezone().replace(microsecond=0)


def make(rng: random.Random, number: int) -> ParsedArticle:
    text = " ".join(rng.choices(WORDS, k=rng.randint(0, 12)))
    kinds = rng.sample(("image/png", "audio/mpeg", "video/mp4", ""), rng.randint(0, 2))
    return ParsedArticle(
        title=" ".join(rng.choices(WORDS, k=rng.randint(1, 4))),
        body=Body(BodyFormat.PLAIN, text),
        text=text,
        words=rng.randint(0, 9),
        guid=str(number),
        url=rng.choice((None, f"https://site.example/{rng.choice(WORDS[:3])}/Page")),
        credits=tuple(Credit(name) for name in rng.sample(WORDS, rng.randint(0, 2))),
        published=NOW - timedelta(hours=rng.randint(-50, 24 * 40)),
        language=rng.choice(LANGUAGES),
        tags=tuple(rng.sample(TAGS, rng.randint(0, 2))),
        enclosures=tuple(Enclosure("https://e.example/f", kind) for kind in kinds),
        pictures=rng.random() < 0.3,
    )


@pytest.fixture(scope="module")
def library(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Database, list[Plain]]]:
    """A few hundred random articles, in SQLite and as plain data."""
    rng = random.Random(7)
    database = Database(Path(tmp_path_factory.mktemp("query"), "library.db"))
    with database.writing() as connection:
        ids: list[int | None] = [None]
        for url, title, folder in FEEDS:
            feed_id, _ = feeds.subscribe(
                connection, Subscription(url, folder=folder), 1
            )
            named = ParsedFeed(title, ())
            feeds.fetched(connection, feed_id, named, Validators(), "", 1)
            ids.append(feed_id)
        plain = []
        for number in range(250):
            place = rng.randrange(len(ids))
            parsed = make(rng, number)
            added = int(NOW.timestamp())
            article_id = articles.insert_article(
                connection,
                parsed,
                feed_id=ids[place],
                identity=str(number),
                digest=str(number),
                added=added,
            )
            given_states = {state: rng.random() < 0.4 for state in State}
            for state, has in given_states.items():
                states.set_state(connection, (article_id,), state, has, added)
            plain.append(
                _plain(article_id, parsed, ids[place], place, added, given_states)
            )
    yield database, plain
    database.close()


def _plain(
    article_id: int,
    parsed: ParsedArticle,
    feed_id: int | None,
    place: int,
    added: int,
    given_states: dict[State, bool],
) -> Plain:
    url, title, folder = FEEDS[place - 1] if feed_id else (None, None, "")
    kinds = {e.media_type.split("/")[0] for e in parsed.enclosures} - {""}
    media = kinds | ({"image"} if parsed.pictures else set())
    assert parsed.published is not None
    return Plain(
        id=article_id,
        title=parsed.title,
        authors=tuple(credit.name for credit in parsed.credits),
        text=parsed.text,
        tags=parsed.tags,
        language=parsed.language,
        url=parsed.url,
        feed=title,
        feed_id=feed_id,
        feed_url=url,
        folder=folder,
        sorted=min(int(parsed.published.timestamp()), added),
        words=parsed.words,
        media=frozenset(media | ({"any"} if parsed.enclosures else set())),
        read=given_states[State.READ],
        starred=given_states[State.STARRED],
        later=given_states[State.LATER],
    )


phrases = st.lists(st.sampled_from(WORDS[:16]), min_size=1, max_size=2).map(" ".join)
moments = st.sampled_from(
    ("today", "yesterday", "3d", "2w", "30h", "2026-11", "2026-11-10", "2025")
).map(Moment)
leaves: st.SearchStrategy[ast.Node] = st.one_of(
    st.builds(ast.Term, phrases, st.none() | st.sampled_from(ast.Field), st.booleans()),
    st.builds(ast.Term, st.sampled_from(("🚀", "!!!"))),
    st.builds(
        ast.Tagged, st.sampled_from((*TAGS, "NEWS", "ete", "nothing")), st.booleans()
    ),
    st.builds(ast.InFeed, st.sampled_from(("1", "tram", "ELYSEE", FEEDS[2][0], "no"))),
    st.builds(ast.InFolder, st.sampled_from(("press", "Press/Paris", "pre", "no"))),
    st.builds(ast.Language, st.sampled_from(("fr", "fr-ca", "en", "de"))),
    st.builds(ast.Address, st.sampled_from(("TRAM", "site.example", "nowhere"))),
    st.builds(ast.Is, st.sampled_from(ast.State)),
    st.builds(ast.Has, st.sampled_from(ast.Kind)),
    st.builds(ast.Since, moments),
    st.builds(ast.Before, moments),
    st.builds(ast.WordCount, st.sampled_from(ast.Comparison), st.integers(0, 9)),
)
conditions = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(ast.Not, inner),
        st.builds(ast.And, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(ast.Or, st.lists(inner, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=5,
)
scopes = st.sampled_from(
    (
        View(),
        View(Scope.UNREAD),
        View(Scope.STARRED),
        View(Scope.LATER),
        View(Scope.TAG, "news"),
        View(Scope.FEED, "1"),
        View(Scope.FOLDER, "Press/Paris"),
    )
)
INSIDE: dict[Scope, Callable[[Plain], bool]] = {
    Scope.ALL: lambda _: True,
    Scope.UNREAD: lambda article: not article.read,
    Scope.STARRED: lambda article: article.starred,
    Scope.LATER: lambda article: article.later,
    Scope.TAG: lambda article: "News" in article.tags,
    Scope.FEED: lambda article: article.feed_id == 1,
    Scope.FOLDER: lambda article: article.folder == "Press/Paris",
}
ORDERS: dict[Sort, Callable[[Plain], tuple[int, int]]] = {
    Sort.NEWEST: lambda article: (-article.sorted, -article.id),
    Sort.OLDEST: lambda article: (article.sorted, article.id),
    Sort.LONGEST: lambda article: (-article.words, -article.id),
}


@pytest.mark.parametrize("sort", ORDERS)
@settings(
    max_examples=700,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(condition=conditions, view=scopes, unread_only=st.booleans())
def test_sql_and_the_naive_evaluator_agree(
    library: tuple[Database, list[Plain]],
    sort: Sort,
    condition: ast.Node,
    view: View,
    unread_only: bool,
) -> None:
    database, plain = library
    query = text_of(ast.Query(condition))
    # The space keeps the last word whole, as if the person had gone on typing.
    view = replace(view, query=f"{query} ", sort=sort, unread_only=unread_only)
    meant = parse_leniently(view.query).condition
    expected = [
        article
        for article in sorted(plain, key=ORDERS[sort])
        if INSIDE[view.scope](article)
        and not (unread_only and article.read)
        and matches(meant, article, NOW)
    ]
    ids = [article.id for article in expected]
    with database.reading() as connection:
        assert list(listing.article_ids(connection, view)) == ids
        unread = sum(not article.read for article in expected)
        assert listing.count_unread(connection, view) == unread
        page = listing.first_page(connection, view, 10)
    if page is not None and page.settled:
        assert list(page.ids) == ids[: len(page.ids)]
        assert page.whole == (len(page.ids) == len(ids))
