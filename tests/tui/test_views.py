"""Views as lines of the sidebar, as names and as queries."""

from __future__ import annotations

import pytest

from reader.model.feed import Feed
from reader.model.view import Scope, SmartFolder, Tag, View
from reader.query.errors import QueryError
from reader.query.parse import parse
from reader.tui.view_query import query_of
from reader.tui.views import folders_above, key_of, place_names, view_of


def feed(number: int, title: str, folder: str = "", *, hidden: bool = False) -> Feed:
    return Feed(
        id=number,
        url=f"https://{number}.example/feed",
        title=title,
        folder=folder,
        site_url=None,
        hidden=hidden,
        tags=(),
        articles=0,
        unread=0,
        last_fetched=None,
        last_error=None,
    )


FEEDS = [
    feed(1, "The Tram"),
    feed(2, "The Tram Times", "Press/Daily"),
    feed(3, 'Say "hi"', "Press"),
    feed(4, "Secret", "Hidden", hidden=True),
]


@pytest.mark.parametrize(
    "key",
    ["all", "unread", "starred", "later", "tag:a:b", "folder:x/y", "feed:7", "smart:3"],
)
def test_a_line_is_a_view_and_back(key: str) -> None:
    view = view_of(key)
    assert view is not None
    assert key_of(view) == key


@pytest.mark.parametrize(
    "key", ["heading:tags", "", "x", "all:1", "tag:", "feed:x", "smart:", "smart:-1"]
)
def test_what_is_no_line_is_no_view(key: str) -> None:
    assert view_of(key) is None


@pytest.mark.parametrize(
    ("view", "query"),
    [
        (View(), ""),
        (View(query="  the  tram "), "the tram"),
        (View(Scope.UNREAD), "is:unread"),
        (View(Scope.STARRED, query="tram"), "is:starred tram"),
        (View(Scope.LATER, unread_only=True), "is:later is:unread"),
        (View(Scope.UNREAD, unread_only=True), "is:unread"),
        (View(Scope.TAG, "slow travel", query="a or b"), 'tag:"slow travel" (a or b)'),
        (View(Scope.FOLDER, "Press/Daily"), "folder:Press/Daily"),
        (View(Scope.FEED, "2", query="x -y"), 'feed:"The Tram Times" x -y'),
        (View(Scope.FEED, "1"), 'feed:"https://1.example/feed"'),
        (View(Scope.FEED, "3"), 'feed:"https://3.example/feed"'),
        (View(Scope.FEED, "9"), "feed:9"),
        (View(Scope.SMART, "1", saved="since:7d"), "since:7d"),
        (
            View(Scope.SMART, "1", saved="a b sort:oldest", query="b c"),
            "a b c sort:oldest",
        ),
        (
            View(Scope.SMART, "1", saved="a sort:oldest", query="sort:longest"),
            "a sort:longest",
        ),
        (View(query="a or b sort:longest"), "a or b sort:longest"),
    ],
)
def test_a_view_is_a_query(view: View, query: str) -> None:
    assert query_of(view, FEEDS) == query
    parse(query)


def test_what_makes_no_sense_is_no_query() -> None:
    with pytest.raises(QueryError):
        query_of(View(query="tga:x"), FEEDS)


def test_every_place_has_a_name_of_its_own() -> None:
    smart = [SmartFolder(1, "Today", ""), SmartFolder(2, "Today", "")]
    tags = [Tag("news", 1, 1), Tag("a:b", 1, 1)]
    names = place_names(smart, tags, [*FEEDS, feed(5, "The Tram")])
    assert names == {
        "All": "all",
        "Unread": "unread",
        "Starred": "starred",
        "Later": "later",
        "Today": "smart:1",
        "Today (smart:2)": "smart:2",
        "news · tag": "tag:news",
        "a:b · tag": "tag:a:b",
        "Press · folder": "folder:Press",
        "Press/Daily · folder": "folder:Press/Daily",
        "The Tram · feed": "feed:1",
        "The Tram Times · feed": "feed:2",
        'Say "hi" · feed': "feed:3",
        "The Tram · feed (feed:5)": "feed:5",
    }


def test_folders_above() -> None:
    assert folders_above("") == []
    assert folders_above("a/b/c") == ["a", "a/b", "a/b/c"]
