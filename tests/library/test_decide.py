from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.decide import digest_of
from reader.model.article import ParsedArticle
from tests.library.shelf import Shelf
from tests.store.factories import day, make_article


def article(title: str, **rest: object) -> ParsedArticle:
    return make_article(title, f"Text of {title}")._replace(**rest)  # type: ignore[arg-type]


def url(path: str) -> str:
    return f"https://tram.example/{path}"


A = article("a", guid="1", url=url("a"), published=day(1))
B = article("b", guid="2", url=url("b"), published=day(2))
C = article("c", guid="3", url=url("c"), published=day(3))

Change = Callable[[ParsedArticle], ParsedArticle]


def test_new_articles_come_oldest_first() -> None:
    assert Shelf().fetch(C, B, A) == (["a", "b", "c"], [])


def test_an_empty_feed_changes_nothing() -> None:
    shelf = Shelf()
    shelf.fetch(B, A)
    assert shelf.fetch() == ([], [])
    assert shelf.titles == ["a", "b"]


def test_what_a_feed_no_longer_holds_stays_and_may_come_back() -> None:
    shelf = Shelf()
    shelf.fetch(B, A)
    assert shelf.fetch(C) == (["c"], [])
    assert shelf.fetch(A) == ([], [])


KINDS: dict[str, Change] = {
    "all": lambda a: a,
    "no guid": lambda a: a._replace(guid=None),
    "no link": lambda a: a._replace(url=None),
    "no date": lambda a: a._replace(published=None),
    "no guid, no link": lambda a: a._replace(guid=None, url=None),
    "nothing": lambda a: a._replace(guid=None, url=None, published=None),
    "one guid for all": lambda a: a._replace(guid="same"),
    "one link for all": lambda a: a._replace(url=url("")),
    "one link, no guid": lambda a: a._replace(guid=None, url=url("")),
    "one guid, one link": lambda a: a._replace(guid="same", url=url("")),
    "one guid, no link": lambda a: a._replace(guid="same", url=None),
    "no text": lambda a: a._replace(text=""),
    "one title, no text": lambda a: a._replace(title="Photo", text=""),
    "one title, no text, no guid": lambda a: a._replace(
        title="Photo", text="", guid=None
    ),
    "one title, no text, no link": lambda a: a._replace(
        title="Photo", text="", url=None
    ),
    "one title, no text, one guid": lambda a: a._replace(
        title="Photo", text="", guid="same"
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_k_distinct_articles_are_k_and_a_second_fetch_adds_none(kind: str) -> None:
    shelf = Shelf()
    feed = [KINDS[kind](one) for one in (C, B, A)]
    new, _ = shelf.fetch(*feed)
    assert len(new) == 3
    assert shelf.fetch(*feed) == ([], [])
    assert shelf.fetch(*reversed(feed)) == ([], [])


@pytest.mark.parametrize("kind", [kind for kind in KINDS if "title" not in kind])
def test_a_feed_that_moves_on_names_no_article_after_another(kind: str) -> None:
    """Each article keeps its text, so that no star passes to another."""
    shelf = Shelf()
    a, b, c = (KINDS[kind](one) for one in (A, B, C))
    d = KINDS[kind](article("d", guid="4", url=url("d"), published=day(4)))
    assert shelf.fetch(b, a) == (["a", "b"], [])
    assert shelf.fetch(c, b, a) == (["c"], [])
    assert shelf.fetch(d, c, b) == (["d"], [])
    assert shelf.titles == ["a", "b", "c", "d"]


CHANGES: dict[str, Change] = {
    "guid": lambda a: a._replace(guid=f"new {a.guid}"),
    "guid lost": lambda a: a._replace(guid=None),
    "link": lambda a: a._replace(url=f"{a.url}/new"),
    "link lost": lambda a: a._replace(url=None),
    "guid and link": lambda a: a._replace(guid=f"new {a.guid}", url=f"{a.url}/new"),
    "text": lambda a: a._replace(text="Edited"),
    "text and guid": lambda a: a._replace(text="Edited", guid=f"new {a.guid}"),
    "text and link": lambda a: a._replace(text="Edited", url=f"{a.url}/new"),
    "title": lambda a: a._replace(title=f"{a.title}!"),
    "date": lambda a: a._replace(published=day(20)),
    "date and guid": lambda a: a._replace(published=day(20), guid=f"new {a.guid}"),
    "https": lambda a: a._replace(
        guid=f"{a.guid}s", url=str(a.url).replace("https", "http")
    ),
    "tracking": lambda a: a._replace(
        guid=f"{a.guid}?utm_id=9", url=f"{a.url}?utm_source=rss&utm_id=9"
    ),
    "another domain": lambda a: a._replace(
        guid=f"new {a.guid}", url=str(a.url).replace("tram", "rail")
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_known_article_is_known_again(name: str) -> None:
    shelf = Shelf()
    shelf.fetch(B, A)
    new, changed = shelf.fetch(*(CHANGES[name](one) for one in (C, B, A)))
    assert new == [CHANGES[name](C).title]
    assert bool(changed) == ("text" in name or name == "title")
    assert len(shelf.kept) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://x.example/a", "http://x.example/a"),
        ("https://x.example/a", "https://X.example/a/"),
        ("https://x.example/a?utm_source=1&id=3", "https://x.example/a?id=3"),
        ("https://x.example/a?fbclid=1", "https://x.example/a?fbclid=2"),
    ],
)
def test_addresses_that_mean_the_same(one: str, other: str) -> None:
    shelf = Shelf()
    shelf.fetch(make_article("a", "x", url=one))
    assert shelf.fetch(make_article("a", "x", url=other)) == ([], [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://x.example/a", "https://x.example/b"),
        ("https://x.example/a?id=1", "https://x.example/a?id=2"),
        ("https://x.example/log#1", "https://x.example/log#2"),
        ("https://x.example/A", "https://x.example/a"),
        ("https://x.example:81/a", "https://x.example/a"),
        ("http://[broken", "http://[other"),
    ],
)
def test_addresses_that_are_apart(one: str, other: str) -> None:
    articles = [make_article("a", "", url=one), make_article("a", "", url=other)]
    shelf = Shelf()
    assert shelf.fetch(*articles) == (["a", "a"], [])
    assert shelf.fetch(*articles) == ([], [])


def test_an_article_that_a_feed_holds_twice_is_one() -> None:
    shelf = Shelf()
    assert shelf.fetch(A, A, A) == (["a"], [])
    assert shelf.fetch(A, A) == ([], [])


def test_a_text_that_comes_back_on_another_day_is_another_article() -> None:
    weekly = make_article("Weekly thread", "What are you reading?")
    shelf = Shelf()
    first = weekly._replace(guid="1", url=url("1"), published=day(1))
    second = weekly._replace(guid="2", url=url("2"), published=day(8))
    shelf.fetch(first)
    assert shelf.fetch(second) == (["Weekly thread"], [])


def test_one_edit_is_one_update() -> None:
    shelf = Shelf()
    shelf.fetch(C, B, A)
    edited = B._replace(text="Edited")
    assert shelf.fetch(C, edited, A) == ([], ["b"])
    assert shelf.fetch(C, edited, A) == ([], [])


def test_white_space_is_no_edit() -> None:
    shelf = Shelf()
    shelf.fetch(A)
    assert shelf.fetch(A._replace(title=" a ", text="Text\n\nof   a ")) == ([], [])


@pytest.mark.parametrize(
    "change",
    [
        lambda a: a._replace(title="x"),
        lambda a: a._replace(text="x"),
        lambda a: make_article(a.title, a.text, authors=["x"]),
        lambda a: make_article(a.title, a.text, enclosures=["https://x.example/"]),
    ],
)
def test_what_a_reader_sees_makes_the_digest(change: Change) -> None:
    assert digest_of(change(A)) != digest_of(A)


def test_a_digest_stays_what_it_is() -> None:
    """Libraries hold these: another one makes every article an edited one."""
    made = make_article("Élysée", "人工 智能", authors=["Zoë"], enclosures=["u"])
    assert digest_of(made) == "00be32ef915e211783a8769108f26c64"


WORDS = st.sampled_from(["", "x", "y", "z"])
RANDOM = st.builds(
    lambda title, text, guid, link, date: ParsedArticle(
        title=title,
        body=A.body,
        text=text,
        words=1,
        guid=guid,
        url=None if link is None else url(link),
        published=None if date is None else day(date),
    ),
    WORDS,
    WORDS,
    st.none() | WORDS,
    st.none() | WORDS,
    st.none() | st.integers(1, 3),
)
FEEDS = st.lists(RANDOM, max_size=8)


def distinct(feed: Sequence[ParsedArticle]) -> int:
    """How many articles a person would count.

    They differ in more than their date, which counts where nothing else tells them.
    """
    return len(
        {
            (
                one.guid or None,
                one.url,
                digest_of(one),
                None if one.guid or one.url else one.published,
            )
            for one in feed
        }
    )


@given(FEEDS)
def test_k_random_articles_are_k_and_known_again(feed: list[ParsedArticle]) -> None:
    shelf = Shelf()
    new, _ = shelf.fetch(*feed)
    assert len(new) == distinct(feed)
    assert shelf.fetch(*feed) == ([], [])
    assert shelf.fetch(*feed[::-1]) == ([], [])


@given(st.lists(FEEDS, max_size=6))
def test_random_fetches_never_clash_and_always_settle(
    fetches: list[list[ParsedArticle]],
) -> None:
    shelf = Shelf()
    for feed in fetches:
        before = len(shelf.kept)
        new, _ = shelf.fetch(*feed)
        assert len(shelf.kept) == before + len(new)
        assert shelf.fetch(*feed) == ([], [])


@given(st.lists(st.integers(0, 30), max_size=12), st.integers(1, 6))
def test_articles_of_sound_feeds_are_never_mixed_up(
    moves: list[int], window: int
) -> None:
    """A window moves over numbered articles, forwards and backwards."""
    shelf = Shelf()
    seen: set[str] = set()
    for start in moves:
        numbers = range(start, start + window)
        feed = [article(f"{n}", guid=f"{n}", url=url(f"{n}")) for n in numbers]
        new, changed = shelf.fetch(*feed)
        assert set(new) == {f"{n}" for n in numbers} - seen
        assert changed == []
        seen |= set(new)


def test_a_large_feed_is_decided_in_one_pass() -> None:
    shelf = Shelf()
    feed = [article(f"{n}", guid=f"{n % 7}", url=url(f"{n % 13}")) for n in range(5000)]
    assert len(shelf.fetch(*feed)[0]) == 5000
    assert shelf.fetch(*feed) == ([], [])
