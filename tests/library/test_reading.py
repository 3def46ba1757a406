from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library.library import Library
from reader.model.article import State
from reader.model.errors import NotFound
from reader.model.view import Count, Scope, Sort, Tag, View
from tests.library.making import assert_sound
from tests.store.factories import NOW, add_article, add_feed, day, make_article


def fill(library: Library, number: int) -> list[int]:
    """Articles whose dates, titles, feeds and lengths all give other orders."""
    with library.database.writing() as connection:
        feeds = [
            add_feed(connection, f"https://{name}.example/", title=name)
            for name in ("Zebra", "apple")
        ]
        return [
            add_article(
                connection,
                make_article(
                    f"{(index * 7) % 10}",
                    words=(index * 3) % 5,
                    published=day(1 + (index * 5) % 11),
                ),
                feed_id=[*feeds, None][index % 3],
            )
            for index in range(number)
        ]


def test_one_article_or_a_reason(library: Library) -> None:
    (one,) = fill(library, 1)
    assert library.reading.article(one).id == one
    with pytest.raises(NotFound, match="no article has this id"):
        library.reading.article(99)


def test_counts_and_tags(library: Library) -> None:
    one, two, _ = fill(library, 3)
    library.reading.set_state([one, two], State.READ)
    library.reading.set_state([two], State.LATER)
    library.reading.tag([one, two], "rail")
    assert library.reading.counts() == {
        "all": Count(3, 1),
        "unread": Count(1, 1),
        "starred": Count(0, 0),
        "later": Count(1, 0),
    }
    assert library.reading.tags() == [Tag("rail", 2, 0)]


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("forward", [True, False], ids=["next", "previous"])
def test_the_next_unread_goes_round_in_every_order(
    library: Library, sort: Sort, forward: bool
) -> None:
    ids = fill(library, 12)
    read = set(ids[::3])
    library.reading.set_state(sorted(read), State.READ)
    view = View(sort=sort)
    order = list(library.reading.ids(view))
    if not forward:
        order.reverse()
    for place, article_id in enumerate(order):
        ahead = [*order[place + 1 :], *order[: place + 1]]
        wanted = next(one for one in ahead if one not in read)
        found = library.reading.next_unread(view, article_id, forward=forward)
        assert found == wanted
    first = next(one for one in order if one not in read)
    assert library.reading.next_unread(view, None, forward=forward) == first
    assert library.reading.next_unread(view, 999, forward=forward) == first


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("forward", [True, False])
def test_the_only_unread_article_is_the_next_one(
    library: Library, sort: Sort, forward: bool
) -> None:
    ids = fill(library, 4)
    library.reading.set_state(ids[1:], State.READ)
    view = View(sort=sort)
    for article_id in ids:
        found = library.reading.next_unread(view, article_id, forward=forward)
        assert found == ids[0]
    library.reading.set_state(ids, State.READ)
    assert library.reading.next_unread(view, ids[0], forward=forward) is None
    assert library.reading.next_unread(view, None, forward=forward) is None


def test_the_next_unread_keeps_to_its_view(library: Library) -> None:
    ids = fill(library, 9)
    library.reading.set_state(ids[2:5], State.STARRED)
    library.reading.set_state([ids[3]], State.READ)
    view = View(Scope.STARRED, sort=Sort.OLDEST, unread_only=True, unread_since=NOW)
    for article_id in ids:
        found = library.reading.next_unread(view, article_id)
        assert found in (ids[2], ids[4])


def test_undo_and_redo_tell_what_they_did(library: Library) -> None:
    one, two = fill(library, 2)
    library.reading.set_state([one], State.STARRED)
    library.reading.set_state([one, two], State.READ)
    library.reading.tag([one], "rail")
    library.reading.mark_view_read(View(), "All")
    assert [change.title for change in library.reading.changes()] == [
        "Tag “rail”",
        "Mark read: 2 articles",
        "Star",
    ]
    undone = library.reading.undo()
    assert undone is not None
    assert (undone.change.title, undone.articles) == ("Tag “rail”", frozenset({one}))
    redone = library.reading.redo()
    assert redone is not None
    assert redone.change.title == "Tag “rail”"
    assert library.reading.redo() is None


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("given", [True, False])
def test_every_state_has_a_title_in_the_history(
    library: Library, state: State, given: bool
) -> None:
    ids = fill(library, 2)
    library.reading.set_state(ids, state, True)
    if not given:
        library.reading.set_state(ids, state, False)
    (latest, *_) = library.reading.changes(1)
    assert latest.title.endswith(": 2 articles")


def test_finishing_is_one_change(library: Library) -> None:
    one, two = fill(library, 2)
    library.reading.set_state([one], State.LATER)
    assert library.reading.finish([one, two, 99]) == (one, two)
    assert library.reading.counts()["unread"] == Count(0, 0)
    assert library.reading.counts()["later"] == Count(0, 0)
    library.reading.undo()
    assert library.reading.counts()["unread"] == Count(2, 2)
    assert library.reading.counts()["later"] == Count(1, 1)


def test_tags_are_cleaned_and_blank_ones_are_none(library: Library) -> None:
    (one,) = fill(library, 1)
    assert library.reading.tag([one], "\x1b]0;evil\x07  two\nwords ") == (one,)
    assert library.reading.article(one).tags == ("]0;evil two words",)
    for blank in ("", "  ", "\0", "\u202e", "\u0301"):
        assert library.reading.tag([one], blank) == ()
    assert library.reading.tag([one], "a\udcff") == (one,)
    with pytest.raises(NotFound, match="no such tag"):
        library.reading.untag([one], "unknown")
    assert library.reading.untag([one], "]0;evil\ttwo words") == (one,)
    assert_sound(library)


def test_the_screen_remembers(library: Library) -> None:
    library.reading.remember("view", {"scope": "all"})
    with Library(library.path) as again:
        assert again.reading.remembered() == {"view": {"scope": "all"}}


def test_the_version_tells_of_others_only_when_they_wrote(library: Library) -> None:
    fill(library, 1)
    before = library.version()
    assert library.version() == before
    with Library(library.path) as other:
        other.reading.set_state([1], State.READ)
    assert library.version() != before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    sort=st.sampled_from(Sort),
    unread_only=st.booleans(),
    words=st.sampled_from(["", "tram", "1"]),
)
def test_every_view_holds_each_article_once(
    library: Library, sort: Sort, unread_only: bool, words: str
) -> None:
    if not library.reading.counts()["all"].articles:
        ids = fill(library, 20)
        library.reading.set_state(ids[::2], State.READ)
    view = View(sort=sort, unread_only=unread_only, query=words)
    found = list(library.reading.ids(view))
    assert len(set(found)) == len(found)
    assert set(found) == set(library.reading.ids(view._replace(sort=Sort.NEWEST)))
    assert [row.id for row in library.reading.rows(found)] == found
    assert [one.id for one in library.reading.articles(found)] == found
