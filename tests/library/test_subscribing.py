from __future__ import annotations

import pytest

from reader.library.library import Library
from reader.model.article import State
from reader.model.errors import NotFound
from reader.model.feed import Subscription
from reader.model.view import View
from tests.library.making import assert_sound, kept, subscribe, titles
from tests.store.factories import add_article, everything, make_article


@pytest.fixture
def trams(library: Library) -> int:
    """A feed with one plain, one starred and one later article."""
    subscription = Subscription("https://tram.example/feed", title="Trams")
    ((feed_id, _),) = library.subscribing.subscribe([subscription])
    with library.database.writing() as connection:
        for name in ("plain", "starred", "later"):
            article = make_article(
                name,
                f"{name} text",
                authors=["Zoë"],
                tags=["rail"],
                enclosures=["https://tram.example/a.mp3"],
            )
            add_article(connection, article, feed_id=feed_id, identity=name)
    library.reading.set_state([2], State.STARRED)
    library.reading.set_state([3], State.LATER)
    return feed_id


def test_a_feed_is_found_by_id_address_or_title(library: Library, trams: int) -> None:
    for name in (str(trams), "https://tram.example/feed", "Trams", "trams", " TRÀMS"):
        assert library.subscribing.find(name).id == trams
    with pytest.raises(NotFound, match="no feed has this id, address or title"):
        library.subscribing.find("Trains")
    with pytest.raises(NotFound):
        library.subscribing.find("")


def test_a_title_that_several_feeds_have_names_none(library: Library) -> None:
    library.subscribing.subscribe(
        [Subscription(f"https://{n}.example/", title="News") for n in "ab"]
    )
    with pytest.raises(NotFound, match="several feeds are called so: 1, 2"):
        library.subscribing.find("news")


def test_an_id_and_an_address_win_over_a_title(library: Library, trams: int) -> None:
    library.subscribing.subscribe(
        [
            Subscription("https://a.example/", title=str(trams)),
            Subscription("https://b.example/", title="https://tram.example/feed"),
        ]
    )
    assert library.subscribing.find(str(trams)).id == trams
    assert library.subscribing.find("https://tram.example/feed").id == trams


def test_removing_keeps_starred_and_later_and_undo_brings_all_back(
    library: Library, trams: int
) -> None:
    before = everything(library.database)
    articles = kept(library)
    assert library.subscribing.remove(trams) == (1, 2)
    assert titles(library) == ["starred", "later"]
    assert library.subscribing.feeds() == []
    assert library.refreshing.due() == []
    assert list(library.reading.ids(View(query="plain"))) == []
    undone = library.reading.undo()
    assert undone is not None
    assert (undone.change.title, undone.conflicts) == ("Remove feed “Trams”", 0)
    assert everything(library.database) == before
    assert kept(library) == articles
    assert list(library.reading.ids(View(query="plain"))) == [1]
    assert library.subscribing.feed(trams).articles == 3
    assert_sound(library)


def test_a_feed_that_is_gone_cannot_be_changed(library: Library, trams: int) -> None:
    library.subscribing.remove(trams)
    for act in (
        lambda: library.subscribing.feed(trams),
        lambda: library.subscribing.remove(trams),
        lambda: library.subscribing.rename(trams, "x"),
        lambda: library.subscribing.move(trams, "x"),
    ):
        with pytest.raises(NotFound):
            act()
    assert len(library.reading.changes()) == 3


def test_a_feed_may_be_followed_again(library: Library, trams: int) -> None:
    library.subscribing.remove(trams)
    again = Subscription("https://tram.example/feed")
    assert library.subscribing.subscribe([again]) == [(trams, True)]
    assert library.subscribing.subscribe([again]) == [(trams, False)]
    feed = library.subscribing.feed(trams)
    assert (feed.title, feed.articles) == ("Trams", 2)
    assert_sound(library)


def test_renaming_and_moving_are_undone(library: Library, trams: int) -> None:
    library.subscribing.rename(trams, "  My trams ")
    library.subscribing.move(trams, " News / / Rail/ ")
    feed = library.subscribing.feed(trams)
    assert (feed.title, feed.folder) == ("My trams", "News/Rail")
    library.reading.undo()
    library.reading.undo()
    feed = library.subscribing.feed(trams)
    assert (feed.title, feed.folder) == ("Trams", "")
    library.subscribing.rename(trams, "")
    assert library.subscribing.feed(trams).title == "https://tram.example/feed"


def test_names_are_cleaned(library: Library, trams: int) -> None:
    library.subscribing.rename(trams, "a\x1b]0;b\x07\nc\udcff")
    library.subscribing.move(trams, "x\0/y\x07\u202e")
    feed = library.subscribing.feed(trams)
    assert (feed.title, feed.folder) == ("a]0;b c\ufffd", "x/y")


def test_opml_holds_every_feed(library: Library, trams: int) -> None:
    subscribe(library, "https://boat.example/feed?a=1&b=2")
    opml = library.subscribing.opml().decode()
    assert 'xmlUrl="https://tram.example/feed"' in opml
    assert 'xmlUrl="https://boat.example/feed?a=1&amp;b=2"' in opml
