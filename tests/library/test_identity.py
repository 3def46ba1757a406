"""Articles keep what a person gave them, however their feed shuffles its names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.keeping import keep_feed
from reader.library.library import Library
from reader.model.article import Article, State
from reader.model.feed import Validators
from tests.library.making import assert_sound, kept, refresh, subscribe
from tests.library.serving import Server
from tests.library.shelf import Shelf
from tests.library.shuffles import EDITS, WAYS, Way, fetched

ALL = {**WAYS, **{f"edited {name}": way for name, way in EDITS.items()}}

ALONE = [
    name
    for name in ALL
    if not any(
        what in name
        for what in ("one guid", "one link", "one text, no", "places, no link")
    )
]
"""Ways that tell an article from another that came before it and is gone."""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """One library for all ways, with a feed for each."""
    with Library(tmp_path_factory.mktemp("identity") / "library.db") as library:
        yield library
        assert_sound(library)


class Reader:
    """Someone who follows one feed, which is fetched as often as a test asks."""

    def __init__(self, library: Library, name: str) -> None:
        self._library = library
        self._way = ALL[name]
        self._fetches = 0
        (self._feed,) = subscribe(library, f"https://h.example/{name}")

    def fetch(self, *numbers: int) -> int:
        """Fetch the feed while it holds these articles; how many are new."""
        parsed = fetched(self._way, self._fetches, numbers)
        self._fetches += 1
        database = self._library.database
        new, _ = keep_feed(database, self._feed, parsed, Validators(), "")
        return len(new)

    def articles(self) -> list[Article]:
        """What the library holds of it, the oldest arrival first."""
        return [one for one in kept(self._library) if one.feed_id == self._feed]


def is_number(one: Article, number: int) -> bool:
    """Whether what is kept is that article, by what its feed still says of it."""
    return (
        one.title.startswith((f"Ship {number} ", f"Number {number} "))
        or one.text.startswith(f"Number {number} ")
        or (one.published is not None and one.published.day == number)
        or (one.url or "").endswith(f"/{number}")
    )


@pytest.mark.parametrize("name", ALL)
def test_k_articles_are_k_and_each_keeps_its_state(name: str, shared: Library) -> None:
    reader = Reader(shared, name)
    assert reader.fetch(4, 3, 2, 1) == 4
    ids = [one.id for one in reader.articles()]
    for article_id, state in zip(ids, State, strict=False):
        shared.reading.set_state([article_id], state)
    before = reader.articles()
    assert reader.fetch(4, 3, 2, 1) == 0
    assert reader.fetch(1, 2, 3, 4) == 0
    assert reader.fetch(5, 4, 3) == 1
    assert reader.fetch(6, 5) == 1
    assert reader.fetch(2, 1) == 0
    assert reader.fetch(6, 5, 4, 3, 2, 1) == 0
    after = reader.articles()
    assert all(is_number(one, number) for number, one in enumerate(after, start=1))
    assert [(one.id, one.read, one.starred, one.later) for one in after[:4]] == [
        (one.id, one.read, one.starred, one.later) for one in before
    ]
    assert len(after) == 6


@pytest.mark.parametrize("name", WAYS)
def test_what_nobody_wrote_is_no_edit(name: str) -> None:
    shelf = Shelf()
    for fetch, numbers in enumerate([(4, 3, 2, 1), (4, 3, 2, 1), (3, 2, 1), (1, 4)]):
        new, edited = shelf.fetch(*fetched(WAYS[name], fetch, numbers).articles)
        assert (len(new), edited) == (0 if fetch else 4, [])


@pytest.mark.parametrize("name", EDITS)
def test_each_edit_is_one_of_the_article_it_is_of(name: str) -> None:
    shelf = Shelf()
    for fetch in range(3):
        new, edited = shelf.fetch(*fetched(EDITS[name], fetch, (3, 2, 1)).articles)
        assert (len(new), len(edited)) == ((0, 3) if fetch else (3, 0))


@pytest.mark.parametrize("name", ALONE)
def test_articles_may_come_one_at_a_time(name: str) -> None:
    shelf = Shelf()
    fetches = [(1, True), (2, True), (3, True), (2, False), (1, False)]
    for fetch, (number, is_new) in enumerate(fetches):
        new, _ = shelf.fetch(*fetched(ALL[name], fetch, [number]).articles)
        assert len(new) == is_new


@pytest.mark.parametrize(
    "way",
    [
        {"guid": "same"},
        {"guid": "same", "link": ""},
        {"guid": "same", "date": ""},
        {"guid": "", "link": "https://h.example/ships"},
        {"guid": "", "link": "https://h.example/"},
    ],
)
def test_a_name_that_several_had_is_never_that_of_one(way: Way) -> None:
    shelf = Shelf()
    fetches = [([2, 1], 2), ([1], 0), ([2], 0), ([3], 1), ([4], 1), ([1], 0)]
    for fetch, (numbers, new) in enumerate(fetches):
        found = shelf.fetch(*fetched(way, fetch, numbers).articles)
        assert [len(titles) for titles in found] == [new, 0]


def test_articles_of_two_feeds_in_one_stay_apart(library: Library) -> None:
    reader = Reader(library, "no guid, no date")
    assert reader.fetch(11, 1, 12, 2, 13) == 5
    assert reader.fetch(14, 2, 12, 3, 11, 1) == 2
    assert reader.fetch(4, 14, 3, 13) == 1
    numbers = [13, 2, 12, 1, 11, 3, 14, 4]
    assert all(map(is_number, reader.articles(), numbers))


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(ALONE),
    st.lists(st.lists(st.integers(1, 9), min_size=1, unique=True), max_size=6),
)
def test_no_order_in_which_articles_come_and_go_mixes_them_up(
    name: str, windows: list[list[int]]
) -> None:
    shelf = Shelf()
    seen: set[int] = set()
    for fetch, numbers in enumerate(windows):
        feed = fetched(ALL[name], fetch, numbers)
        shelf.fetch(*feed.articles)
        assert shelf.fetch(*feed.articles) == ([], [])
        seen.update(numbers)
        assert len(shelf.kept) == len(seen)


PLAIN = """<rss version="2.0"><channel><title>Harbour</title>
<link>{0}://h.example/</link><item><title>One</title><link>{0}://h.example/1?utm_id={1}
</link><guid>{0}://h.example/1?utm_id={1}</guid></item></channel></rss>"""


async def test_a_site_that_moves_to_https_turns_nothing_unread(
    library: Library, server: Server, followed: int
) -> None:
    server.gives(PLAIN.format("http", 1).encode())
    (first,) = await refresh(library, followed)
    library.reading.set_state(first.new, State.READ)
    for number, scheme in enumerate(("https", "http", "https")):
        server.gives(PLAIN.format(scheme, number).encode())
        (again,) = await refresh(library, followed)
        assert (again.new, again.edited) == ((), ())
    (one,) = kept(library)
    assert one.read is not None
