"""Random days of a reader: counts, index and journal hold whatever one does."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.keeping import FileArticle, keep_feed, keep_files
from reader.library.library import Library
from reader.model.article import ParsedArticle, State
from reader.model.errors import NotFound
from reader.model.feed import ParsedFeed, Subscription, Validators
from reader.model.view import Scope, Sort, View
from tests.library.making import assert_sound
from tests.store.factories import day, everything, make_article

FEEDS = (1, 2)
IDS = range(1, 12)
TAGS = ("rail", "Élysée", "人工")


def article(number: int, edition: int = 0) -> ParsedArticle:
    return make_article(
        f"Title {number}",
        f"Text {number} 人工智能, edition {edition}",
        authors=[f"Author {number % 3}"],
        tags=TAGS[number % 3 : number % 3 + number % 2],
        enclosures=["https://tram.example/a.mp3"] * (number % 3),
        published=None if number % 4 == 0 else day(1 + number % 5),
        guid=str(number),
    )


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with two feeds of four articles each and two files."""
    path = tmp_path_factory.mktemp("template") / "library.db"
    with Library(path) as library:
        for feed in FEEDS:
            subscription = Subscription(
                f"https://{feed}.example/", f"Feed {feed}", "News", tags=TAGS[:1]
            )
            library.subscribing.subscribe([subscription])
            fetch(library, feed, 1, 4)
        files = [FileArticle(str(n), article(n), TAGS) for n in (20, 21)]
        keep_files(library.database, files)
    return path


@contextmanager
def copy_of(template: Path) -> Iterator[Library]:
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "library.db"
        shutil.copyfile(template, path)
        with Library(path) as library:
            yield library


def fetch(library: Library, feed: int, first: int, last: int, edition: int = 0) -> None:
    articles = tuple(article(n, edition) for n in range(first, last + 1))
    parsed = ParsedFeed(f"Feed {feed}", articles)
    keep_feed(library.database, feed, parsed, Validators(), "digest")


@dataclass(frozen=True)
class Mark:
    ids: tuple[int, ...]
    state: State
    given: bool

    def do(self, library: Library) -> None:
        library.reading.set_state(self.ids, self.state, self.given)


@dataclass(frozen=True)
class GiveTag:
    ids: tuple[int, ...]
    name: str

    def do(self, library: Library) -> None:
        library.reading.tag(self.ids, self.name)


@dataclass(frozen=True)
class TakeTag:
    ids: tuple[int, ...]
    name: str

    def do(self, library: Library) -> None:
        library.reading.untag(self.ids, self.name)


@dataclass(frozen=True)
class MarkView:
    view: View

    def do(self, library: Library) -> None:
        library.reading.mark_view_read(self.view, "view")


@dataclass(frozen=True)
class Rename:
    feed: int
    title: str

    def do(self, library: Library) -> None:
        library.subscribing.rename(self.feed, self.title)


@dataclass(frozen=True)
class Move:
    feed: int
    folder: str

    def do(self, library: Library) -> None:
        library.subscribing.move(self.feed, self.folder)


@dataclass(frozen=True)
class Remove:
    feed: int

    def do(self, library: Library) -> None:
        library.subscribing.remove(self.feed)


@dataclass(frozen=True)
class Follow:
    feed: int

    def do(self, library: Library) -> None:
        subscription = Subscription(f"https://{self.feed}.example/", tags=TAGS[2:])
        library.subscribing.subscribe([subscription])


@dataclass(frozen=True)
class Fetch:
    feed: int
    first: int
    number: int
    edition: int

    def do(self, library: Library) -> None:
        last = self.first + self.number - 1
        fetch(library, self.feed, self.first, last, self.edition)


@dataclass(frozen=True)
class AddFile:
    name: int
    edition: int

    def do(self, library: Library) -> None:
        file = FileArticle(str(self.name), article(self.name, self.edition))
        keep_files(library.database, [file])


@dataclass(frozen=True)
class Undo:
    def do(self, library: Library) -> None:
        library.reading.undo()


@dataclass(frozen=True)
class Redo:
    def do(self, library: Library) -> None:
        library.reading.redo()


Act = (
    Mark
    | GiveTag
    | TakeTag
    | MarkView
    | Rename
    | Move
    | Remove
    | Follow
    | Fetch
    | AddFile
    | Undo
    | Redo
)

some_ids = st.lists(st.sampled_from(IDS), max_size=5).map(tuple)
a_feed = st.sampled_from(FEEDS)
a_tag = st.sampled_from([*TAGS, "new"])
VIEWS = st.sampled_from(
    [
        View(),
        View(Scope.STARRED),
        View(Scope.TAG, "rail"),
        View(Scope.FEED, "1"),
        View(Scope.FOLDER, "News"),
        View(query="智能 2", sort=Sort.OLDEST),
    ]
)
PERSONAL: st.SearchStrategy[Act] = st.one_of(
    st.builds(Mark, some_ids, st.sampled_from(State), st.booleans()),
    st.builds(GiveTag, some_ids, a_tag),
    st.builds(TakeTag, some_ids, a_tag),
    st.builds(MarkView, VIEWS),
    st.builds(Rename, a_feed, st.sampled_from(["", "A", "B"])),
    st.builds(Move, a_feed, st.sampled_from(["", "News", "News/Rail"])),
    st.builds(Remove, a_feed),
)
OTHERS: st.SearchStrategy[Act] = st.one_of(
    st.builds(Follow, a_feed),
    st.builds(Fetch, a_feed, st.integers(1, 6), st.integers(0, 4), st.integers(0, 2)),
    st.builds(AddFile, st.integers(20, 23), st.integers(0, 2)),
    st.just(Undo()),
    st.just(Redo()),
)


def live(library: Library, acts: list[Act]) -> None:
    for act in acts:
        try:
            act.do(library)
        except NotFound:  # a feed that was removed, a tag that nothing has
            continue


def search_hits(library: Library) -> list[list[int]]:
    words = ("title", "人工", "author 1", "edition 1", "rail", "elysee")
    return [list(library.reading.ids(View(query=word))) for word in words]


@settings(max_examples=60)
@given(acts=st.lists(PERSONAL | OTHERS, max_size=25))
def test_counts_index_and_references_hold_whatever_is_done(
    template: Path, acts: list[Act]
) -> None:
    with copy_of(template) as library:
        live(library, acts)
        assert_sound(library)


@settings(max_examples=60)
@given(acts=st.lists(PERSONAL, max_size=20))
def test_undoing_to_the_start_gives_the_first_state_and_redoing_the_last(
    template: Path, acts: list[Act]
) -> None:
    with copy_of(template) as library:
        first, first_hits = everything(library.database), search_hits(library)
        live(library, acts)
        last, last_hits = everything(library.database), search_hits(library)
        while (undone := library.reading.undo()) is not None:
            assert undone.conflicts == 0
        assert everything(library.database) == first
        assert search_hits(library) == first_hits
        while (redone := library.reading.redo()) is not None:
            assert redone.conflicts == 0
        assert everything(library.database) == last
        assert search_hits(library) == last_hits


@settings(max_examples=30)
@given(
    acts=st.lists(PERSONAL, min_size=1, max_size=10),
    others=st.lists(
        st.builds(Fetch, a_feed, st.integers(5, 9), st.integers(1, 3), st.just(0))
    ),
)
def test_what_refreshes_brought_between_stays(
    template: Path, acts: list[Act], others: list[Fetch]
) -> None:
    with copy_of(template) as library:
        known = set(library.reading.ids(View()))
        live(library, acts)
        live(library, list(others))
        brought = set(library.reading.ids(View())) - known
        while library.reading.undo() is not None:
            pass
        assert set(library.reading.ids(View())) >= known | brought
        assert_sound(library)
