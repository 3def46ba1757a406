from __future__ import annotations

from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from reader.library.keeping import FileArticle, bytes_digest, keep_feed, keep_files
from reader.library.library import Library
from reader.library.outcome import Result
from reader.model.article import State
from reader.model.errors import DamagedLibrary, LibraryBusy
from reader.model.feed import ParsedFeed, Validators
from reader.model.view import View
from reader.store import database
from tests.library.making import assert_sound, kept, refresh, rss, subscribe, titles
from tests.store.factories import day, make_article
from tests.store.faults import files_no_larger_than, held_by_another_process

GIVEN = Validators('"1"', "Tue, 24 Nov 2026 10:00:00 GMT")


def feed(*articles: str, text: str = "text") -> ParsedFeed:
    return ParsedFeed(
        "Trams", tuple(make_article(name, text, guid=name) for name in articles)
    )


def test_a_feed_is_kept_with_what_the_next_fetch_needs(library: Library) -> None:
    (feed_id,) = subscribe(library, "https://tram.example/")
    new, edited = keep_feed(library.database, feed_id, feed("b", "a"), GIVEN, "digest")
    assert (titles(library), edited) == (["a", "b"], ())
    assert new == tuple(article.id for article in kept(library))
    (state,) = library.refreshing.due()
    assert (state.validators, state.digest, state.title) == (GIVEN, "digest", "Trams")


def test_an_article_of_two_feeds_is_two(library: Library) -> None:
    one, two = subscribe(library, "https://a.example/", "https://b.example/")
    for feed_id in (one, two):
        keep_feed(library.database, feed_id, feed("a"), GIVEN, "digest")
    assert [article.feed_id for article in kept(library)] == [one, two]


def test_new_names_of_known_articles_are_no_edit(library: Library) -> None:
    (feed_id,) = subscribe(library, "https://a.example/")
    first = make_article("a", guid="1", url="https://a.example/1")
    keep_feed(library.database, feed_id, ParsedFeed("x", (first,)), GIVEN, "1")
    renamed = make_article("a", guid="2", url="https://a.example/1")
    for _ in range(2):
        parsed = ParsedFeed("x", (renamed,))
        assert keep_feed(library.database, feed_id, parsed, GIVEN, "2") == ((), ())
    assert len(kept(library)) == 1


def test_a_feed_that_cannot_be_kept_whole_is_not_kept_at_all(library: Library) -> None:
    (feed_id,) = subscribe(library, "https://a.example/")
    keep_feed(library.database, feed_id, feed("a"), GIVEN, "digest")
    before = library.refreshing.due()
    many = feed(*(f"article {n}" for n in range(300)), text="long " * 3000)
    with files_no_larger_than(400_000), pytest.raises(DamagedLibrary):
        keep_feed(library.database, feed_id, many, Validators('"2"'), "other")
    assert titles(library) == ["a"]
    assert library.refreshing.due() == before
    assert_sound(library)
    keep_feed(library.database, feed_id, many, Validators('"2"'), "other")
    assert len(titles(library)) == 301


async def test_a_full_disk_is_told_and_is_no_fault_of_the_feed(
    library: Library, httpserver: HTTPServer
) -> None:
    names = [f"article-{number}" for number in range(100)]
    body = rss(*names, text="long " * 5000)
    httpserver.expect_request("/feed").respond_with_data(body)
    subscribe(library, httpserver.url_for("/feed"))
    before = library.refreshing.due()
    with files_no_larger_than(100_000):
        (failed,) = await refresh(library)
    assert isinstance(failed.error, DamagedLibrary)
    assert library.subscribing.feeds()[0].last_error is None
    assert titles(library) == []
    assert library.refreshing.due() == before
    (done,) = await refresh(library)
    assert len(done.new) == 100
    assert_sound(library)


async def test_a_library_that_is_held_is_no_fault_of_the_feed(
    library: Library, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    httpserver.expect_request("/feed").respond_with_data(rss("a"))
    subscribe(library, httpserver.url_for("/feed"))
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    with Library(library.path) as impatient:
        with held_by_another_process(library.path):
            (failed,) = await refresh(impatient)
        assert isinstance(failed.error, LibraryBusy)
        assert impatient.subscribing.feeds()[0].last_error is None
        (done,) = await refresh(impatient)
        assert len(done.new) == 1


def test_files_of_a_batch_are_kept_in_order(library: Library) -> None:
    files = [FileArticle(f"file:///{name}", make_article(name, name)) for name in "cab"]
    done = keep_files(library.database, files)
    assert [one.result for one in done] == [Result.ADDED] * 3
    assert titles(library) == ["c", "a", "b"]
    again = keep_files(library.database, [files[1], files[1]])
    assert [one.article_id for one in again] == [done[1].article_id] * 2


@pytest.mark.parametrize(
    "edited",
    [
        make_article("other", "text"),
        make_article("title", "other"),
        make_article("title", "text", authors=["x"]),
        make_article("title", "text", tags=["x"]),
        make_article("title", "text", url="https://x.example/"),
        make_article("title", "text", published=day(1)),
    ],
)
def test_whatever_a_person_edits_in_a_file_counts(
    library: Library, edited: object
) -> None:
    first = make_article("title", "text")
    keep_files(library.database, [FileArticle("file:///a", first)])
    library.reading.set_state([1], State.STARRED)
    (done,) = keep_files(
        library.database,
        [FileArticle("file:///a", edited)],  # type: ignore[arg-type]
    )
    assert (done.article_id, done.result) == (1, Result.UPDATED)
    (article,) = kept(library)
    assert article.starred is not None
    for name in ("title", "text", "credits", "tags", "url", "published"):
        assert getattr(article, name) == getattr(edited, name), name
    assert_sound(library)


def test_a_file_that_is_there_still_keeps_its_name_when_copied(
    library: Library, tmp_path: Path
) -> None:
    path, copy = tmp_path / "a b é.txt", tmp_path / "copy.txt"
    path.touch()
    article = make_article()
    keep_files(library.database, [FileArticle(path.as_uri(), article)])
    keep_files(library.database, [FileArticle(copy.as_uri(), article)])
    edited = FileArticle(path.as_uri(), make_article("Edited"))
    assert keep_files(library.database, [edited])[0].result is Result.UPDATED
    path.unlink()
    moved = FileArticle(copy.as_uri(), edited.parsed)
    assert keep_files(library.database, [moved])[0].result is Result.UNCHANGED
    again = FileArticle(copy.as_uri(), make_article("Again"))
    assert keep_files(library.database, [again])[0].result is Result.UPDATED
    assert list(library.reading.ids(View())) == [1]


def test_equal_bytes_have_one_digest() -> None:
    assert bytes_digest(b"a") == bytes_digest(b"a") != bytes_digest(b"b")
