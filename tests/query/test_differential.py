"""The SQL of random queries and a naive evaluator answer the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.view import Scope, Sort, View
from reader.query import ast
from reader.query.parse import parse_leniently
from reader.query.write import text_of
from reader.store import first_hits, listing
from reader.store.database import Connection
from tests.query.naive import Plain, bare, matches
from tests.query.sample import NOW, Sample, build
from tests.query.strategies import conditions, texts

LIMIT = 10
"""How many lines a first page is asked for."""

INSIDE: dict[Scope, Callable[[Plain, str], bool]] = {
    Scope.ALL: lambda *_: True,
    Scope.SMART: lambda *_: True,
    Scope.UNREAD: lambda *_: True,
    Scope.STARRED: lambda article, _: article.starred,
    Scope.LATER: lambda article, _: article.later,
    Scope.TAG: lambda article, name: bare(name) in map(bare, article.tags),
    Scope.FEED: lambda article, name: article.feed_id == int(name),
    Scope.FOLDER: lambda article, name: (
        article.listed and f"{article.folder}/".startswith(f"{name}/")
    ),
}
ORDERS: dict[Sort, Callable[[Plain], tuple[int, int]]] = {
    Sort.NEWEST: lambda article: (-article.sorted, -article.id),
    Sort.OLDEST: lambda article: (article.sorted, article.id),
    Sort.LONGEST: lambda article: (-article.words, -article.id),
}
BY_DATE = (Sort.NEWEST, Sort.OLDEST)

saved = st.builds(
    ast.Query, conditions, st.none() | st.sampled_from(ast.QuerySort)
).map(text_of)
places = st.one_of(
    st.sampled_from(
        (
            View(),
            View(Scope.UNREAD),
            View(Scope.STARRED),
            View(Scope.LATER),
            View(Scope.TAG, "NEWS"),
            View(Scope.TAG, "no such"),
            View(Scope.FEED, "1"),
            View(Scope.FEED, "6"),
            View(Scope.FOLDER, "Press"),
            View(Scope.FOLDER, "Press/Paris"),
        )
    ),
    st.builds(View, st.just(Scope.SMART), st.just("1"), saved),
)
views = st.builds(
    lambda place, unread_only, since: place._replace(
        unread_only=unread_only, unread_since=since
    ),
    places,
    st.booleans(),
    st.none() | st.integers(0, 3).map(lambda ago: int(NOW.timestamp()) - ago),
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    sample = build(Path(tmp_path_factory.mktemp("query"), "library.db"))
    yield sample
    sample.database.close()


@dataclass(frozen=True)
class Expected:
    """What the naive evaluator finds in a view, in its order."""

    view: View
    articles: list[Plain]

    @property
    def sort(self) -> Sort:
        """The order that is typed, or saved, or the list's."""
        asked = parse_leniently(self.view.query).sort
        asked = asked or parse_leniently(self.view.saved, typing=False).sort
        return self.view.sort if asked is None else Sort(asked)

    @property
    def ids(self) -> list[int]:
        return [article.id for article in self.articles]

    @property
    def unread(self) -> list[Plain]:
        return [article for article in self.articles if article.unread]


def expect(sample: Sample, view: View) -> Expected:
    asked = parse_leniently(view.query).condition
    kept = parse_leniently(view.saved, typing=False).condition
    found = [
        article
        for article in sample.plain
        if INSIDE[view.scope](article, view.name)
        and _is_listed(article, view)
        and matches(kept, article, NOW)
        and matches(asked, article, NOW)
    ]
    expected = Expected(view, found)
    found.sort(key=ORDERS.get(expected.sort, ORDERS[Sort.NEWEST]))
    return expected


def _is_listed(article: Plain, view: View) -> bool:
    if view.scope is not Scope.UNREAD and not view.unread_only:
        return True
    if article.read_at is None:
        return True
    return view.unread_since is not None and article.read_at >= view.unread_since


def check(connection: Connection, expected: Expected) -> None:
    view = expected.view
    found = list(listing.article_ids(connection, view))
    if expected.sort in ORDERS:
        assert found == expected.ids
    assert sorted(found) == sorted(expected.ids)
    assert listing.count_unread(connection, view) == len(expected.unread)
    check_page(connection, expected)


def check_page(connection: Connection, expected: Expected) -> None:
    page = listing.first_page(connection, expected.view, LIMIT)
    if page is None:
        return
    ids = list(page.ids)
    if not page.settled:
        assert set(ids) <= set(expected.ids)
        assert not page.whole
        assert len(ids) == LIMIT
        return
    assert ids == expected.ids[: len(ids)]
    assert len(ids) >= min(LIMIT, len(expected.ids))
    assert not page.whole or len(ids) == len(expected.ids)


def check_next(
    connection: Connection, expected: Expected, sample: Sample, forward: bool
) -> None:
    """The neighbour that an article has, or would have, among the unread ones."""
    if expected.sort not in BY_DATE:
        return
    order = ORDERS[expected.sort]
    for article in sample.plain[::40]:
        place = order(article)
        behind = [other for other in expected.unread if order(other) > place]
        before = [other for other in expected.unread if order(other) < place]
        wanted = behind[:1] if forward else before[-1:]
        found = listing.next_unread(
            connection, expected.view, article.id, forward=forward
        )
        assert found == (wanted[0].id if wanted else None)


@pytest.mark.parametrize("sort", [*ORDERS, Sort.RELEVANCE])
@settings(max_examples=500, deadline=None)
@given(condition=conditions, view=views, typing=st.booleans())
def test_what_is_meant_is_found_in_every_order(
    sample: Sample, sort: Sort, condition: ast.Node, view: View, typing: bool
) -> None:
    # A space keeps the last word whole.
    query = text_of(ast.Query(condition)) + ("" if typing else " ")
    with sample.database.reading() as connection:
        check(connection, expect(sample, view._replace(query=query, sort=sort)))


@settings(max_examples=800, deadline=None)
@given(text=texts, view=views, sort=st.sampled_from(sorted(ORDERS)))
def test_whatever_is_typed_finds_what_it_means(
    sample: Sample, text: str, view: View, sort: Sort
) -> None:
    with sample.database.reading() as connection:
        check(connection, expect(sample, view._replace(query=text, sort=sort)))


@settings(max_examples=200, deadline=None)
@given(
    condition=conditions,
    view=views,
    sort=st.sampled_from(BY_DATE),
    forward=st.booleans(),
)
def test_the_next_unread_article_is_the_neighbour(
    sample: Sample, condition: ast.Node, view: View, sort: Sort, forward: bool
) -> None:
    query = text_of(ast.Query(condition))
    view = view._replace(query=f"{query} ", sort=sort, unread_since=None)
    with sample.database.reading() as connection:
        check_next(connection, expect(sample, view), sample, forward)


@settings(max_examples=300, deadline=None)
@given(condition=conditions, view=views, sort=st.sampled_from(BY_DATE))
def test_first_pages_keep_their_word_where_hits_are_many(
    sample: Sample, condition: ast.Node, view: View, sort: Sort
) -> None:
    """The bounds of a large library, brought down to the size of this one."""
    view = view._replace(query=text_of(ast.Query(condition)), sort=sort)
    with pytest.MonkeyPatch.context() as patch, sample.database.reading() as connection:
        patch.setattr(first_hits, "FEW_HITS", 20)
        patch.setattr(first_hits, "LOOKED_THROUGH", 60)
        patch.setattr(first_hits, "ENOUGH", LIMIT)
        patch.setattr("reader.store.compile_query.MANY_TAGGED", 30)
        patch.setattr("reader.store.selection.SMALL_FOLDER", 30)
        expected = expect(sample, view)
        check(connection, expected)
