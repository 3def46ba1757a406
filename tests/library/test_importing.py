from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from reader.library.keeping import keep_feed
from reader.library.library import Library
from reader.library.outcome import Outcome, Result
from reader.model.article import State
from reader.model.change import Changed
from reader.model.errors import (
    FetchError,
    NotAFeed,
    NotFound,
    UnreadableInput,
)
from reader.model.feed import ParsedFeed, Validators
from reader.model.view import Scope, View
from tests.library.making import (
    add,
    assert_sound,
    kept,
    refresh,
    rss,
    subscribe,
    titles,
)
from tests.library.serving import Server
from tests.store.factories import make_article

NOTE = """---
title: {title}
date: 2026-11-03
tags: [rail, City]
---

The line by the river is open again.
"""


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def note(path: Path, title: str = "The tram returns") -> Path:
    return write(path, NOTE.format(title=title))


def results(outcomes: list[Outcome]) -> list[Result]:
    return [outcome.result for outcome in outcomes]


async def test_an_address_written_otherwise_is_the_same_feed(
    library: Library, server: Server
) -> None:
    server.gives(rss("a"))
    await add(library, server.url)
    scheme, _, rest = server.url.partition("://")
    host, _, path = rest.partition("/")
    written = [f"{scheme.upper()}://{host.upper()}/{path}", f"{server.url}#top"]
    outcomes = await add(library, *written)
    assert results(outcomes) == [Result.UNCHANGED, Result.UNCHANGED]
    listed = [f"{host.upper()}/{path}", f"{server.url}#end"]
    urls = "\n".join(["http://" + listed[0], listed[1]])
    await add(library, write(Path(library.path.parent, "urls"), urls))
    assert [feed.url for feed in library.subscribing.feeds()] == [server.url]
    assert library.subscribing.find(written[0]).url == server.url


async def test_the_feed_scheme_is_https_or_else_http(
    library: Library, server: Server
) -> None:
    server.gives(rss("a"))
    (outcome,) = await add(library, server.url.replace("http:", "feed:"))
    assert outcome.result is Result.ADDED
    (feed,) = library.subscribing.feeds()
    assert feed.url == server.url
    (refused,) = await add(library, server.url.replace("http:", "feed:https:"))
    assert isinstance(refused.error, FetchError)


async def test_a_file_becomes_an_article(
    library: Library, tmp_path: Path, told: list[Changed]
) -> None:
    path = note(tmp_path / "tram.md")
    assert await add(library, path, tags=["mine"]) == [
        Outcome(
            str(path), "article", Result.ADDED, title="The tram returns", articles=(1,)
        )
    ]
    (article,) = kept(library)
    assert article.title == "The tram returns"
    assert article.text == "The line by the river is open again."
    assert article.tags == ("City", "mine", "rail")
    assert article.feed is None
    assert told == [Changed(frozenset({1}), lists=True, places=True)]


async def test_a_file_added_twice_adds_nothing(
    library: Library, tmp_path: Path, told: list[Changed]
) -> None:
    path = note(tmp_path / "tram.md")
    await add(library, path)
    told.clear()
    (again,) = await add(library, path)
    assert (again.result, again.articles) == (Result.UNCHANGED, (1,))
    assert results(await add(library, path, path)) == [Result.UNCHANGED] * 2
    assert told == []
    assert len(kept(library)) == 1


async def test_a_file_is_the_same_by_whatever_path(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = note(tmp_path / "dir" / "tram.md")
    (tmp_path / "link.md").symlink_to(path)
    await add(library, path)
    monkeypatch.chdir(tmp_path)
    write(path, NOTE.format(title="Edited"))
    (first,) = await add(library, "dir/../dir/tram.md")
    assert first.result is Result.UPDATED
    assert results(await add(library, tmp_path / "link.md")) == [Result.UNCHANGED]
    assert titles(library) == ["Edited"]


async def test_an_edited_file_keeps_states_and_tags(
    library: Library, tmp_path: Path, told: list[Changed]
) -> None:
    path = note(tmp_path / "tram.md")
    await add(library, path)
    for state in State:
        library.reading.set_state([1], state)
    library.reading.tag([1], "mine")
    library.reading.untag([1], "city")
    before, told[:] = kept(library)[0], []
    write(path, NOTE.format(title="Edited").replace("rail", "rail, new"))
    (edited,) = await add(library, path)
    assert (edited.result, edited.title) == (Result.UPDATED, "Edited")
    (after,) = kept(library)
    assert (after.id, after.title) == (before.id, "Edited")
    states = (after.read, after.starred, after.later)
    assert states == (before.read, before.starred, before.later)
    assert after.tags == ("mine", "new", "rail")
    assert told == [Changed(frozenset({1}), lists=True, places=True)]
    assert list(library.reading.ids(View(query="edited"))) == [1]
    assert list(library.reading.ids(View(query="returns"))) == []
    assert_sound(library)


async def test_a_tag_that_was_given_back_is_there_after_an_edit(
    library: Library, tmp_path: Path
) -> None:
    path = note(tmp_path / "tram.md")
    await add(library, path)
    library.reading.untag([1], "city")
    library.reading.undo()
    library.reading.untag([1], "rail")
    library.reading.tag([1], "rail")
    write(path, NOTE.format(title="Edited"))
    await add(library, path)
    assert kept(library)[0].tags == ("City", "rail")
    library.reading.untag([1], "city")
    library.reading.undo()
    library.reading.redo()
    write(path, NOTE.format(title="Edited again"))
    await add(library, path)
    assert kept(library)[0].tags == ("rail",)


async def test_a_date_that_was_edited_moves_the_article(
    library: Library, tmp_path: Path
) -> None:
    older = note(tmp_path / "a.md", "a")
    newer = note(tmp_path / "b.md", "b")
    write(newer, newer.read_text().replace("11-03", "11-04"))
    await add(library, older, newer)
    assert list(library.reading.ids(View())) == [2, 1]
    write(older, older.read_text().replace("11-03", "11-05"))
    await add(library, older)
    assert list(library.reading.ids(View())) == [1, 2]
    assert list(library.reading.ids(View(Scope.TAG, "rail"))) == [1, 2]


async def test_a_moved_file_is_known_and_so_are_its_edits(
    library: Library, tmp_path: Path
) -> None:
    path = note(tmp_path / "a.md")
    await add(library, path)
    library.reading.set_state([1], State.STARRED)
    moved = path.rename(tmp_path / "b.md")
    assert results(await add(library, moved)) == [Result.UNCHANGED]
    write(moved, NOTE.format(title="Edited"))
    assert results(await add(library, moved)) == [Result.UPDATED]
    assert titles(library) == ["Edited"]
    assert kept(library)[0].starred is not None


async def test_a_copy_adds_nothing_until_it_is_edited(
    library: Library, tmp_path: Path
) -> None:
    original, copy = note(tmp_path / "a.md"), note(tmp_path / "b.md")
    assert results(await add(library, original, copy)) == [
        Result.ADDED,
        Result.UNCHANGED,
    ]
    write(copy, NOTE.format(title="Edited copy"))
    assert results(await add(library, copy)) == [Result.ADDED]
    write(original, NOTE.format(title="Edited original"))
    assert results(await add(library, original)) == [Result.UPDATED]
    assert titles(library) == ["Edited original", "Edited copy"]


async def test_tags_are_given_to_what_is_known_too(
    library: Library, tmp_path: Path
) -> None:
    path = note(tmp_path / "a.md")
    await add(library, path)
    assert results(await add(library, path, tags=["x"])) == [Result.UPDATED]
    assert results(await add(library, path, tags=["X"])) == [Result.UNCHANGED]
    assert "x" in kept(library)[0].tags


async def test_one_broken_file_costs_one_line(library: Library, tmp_path: Path) -> None:
    for name in ("a", "c", "e"):
        note(tmp_path / "in" / f"{name}.md", name)
    (tmp_path / "in" / "b.txt").write_bytes(b"\x00\x01\x02\xff\xfe" * 50)
    os.mkfifo(tmp_path / "in" / "d.md")
    named = tmp_path / "archive.zip"
    named.write_bytes(b"PK\x03\x04" + bytes(100))
    outcomes = await add(library, tmp_path / "in", named, tmp_path / "nowhere.txt")
    failed = {o.subject: o.error for o in outcomes if o.error is not None}
    assert titles(library) == ["a", "c", "e"]
    assert isinstance(failed[str(tmp_path / "in" / "d.md")], UnreadableInput)
    assert isinstance(failed[str(named)], UnreadableInput)
    assert isinstance(failed[str(tmp_path / "nowhere.txt")], NotFound)
    assert all(error.reason for error in failed.values())


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"\x00\x01\x02" * 50, "this is no text"),
        ("a.md", b"Fine\n\nwords\x00\n", "this is no text"),
        ("a.json", b'{"name": "package"}', "this JSON is no feed"),
        ("a.opml", b"no outline", ""),
        ("a.xml", b"<svg/>", ""),
    ],
)
async def test_a_file_of_a_known_kind_in_a_directory_is_never_passed_over(
    library: Library, tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(data)
    (outcome,) = await add(library, tmp_path / "in")
    assert outcome.subject == str(tmp_path / "in" / name)
    assert outcome.error is not None
    assert reason in outcome.error.reason


@pytest.mark.parametrize("name", ["urls", "-", "my-feeds"])
async def test_urls_of_newsboat_are_subscriptions_and_never_an_article(
    library: Library, tmp_path: Path, name: str
) -> None:
    text = '# mine\n\nhttps://tram.example/feed rail "~Trams"\n"exec:rm -r ~" x\n'
    path = write(tmp_path / "in" / name, text)
    what = "-" if name == "-" else path.parent if name == "urls" else path
    (outcome,) = await add(library, what, stdin=text.encode())
    assert (outcome.kind, outcome.result) == ("subscriptions", Result.ADDED)
    assert outcome.title == "1 of 1 feed is new"
    assert "names a command" in outcome.notes[0]
    assert titles(library) == []


async def test_a_large_directory_is_told_in_order_and_whole(
    library: Library, tmp_path: Path, told: list[Changed]
) -> None:
    names = [f"{number:03}" for number in range(250)]
    for name in names:
        note(tmp_path / "in" / f"{name}.md", name)
    (tmp_path / "in" / "120.opml").write_bytes(b"broken")
    outcomes = await add(library, tmp_path / "in")
    subjects = [Path(outcome.subject).stem for outcome in outcomes]
    assert subjects == sorted([*names, "120"])
    assert titles(library) == names
    assert 3 <= len(told) <= 5, "a transaction holds many files"
    assert results(await add(library, tmp_path / "in")).count(Result.UNCHANGED) == 250
    assert_sound(library)


async def test_what_is_told_is_kept_when_adding_is_left(
    library: Library, tmp_path: Path
) -> None:
    for number in range(250):
        note(tmp_path / "in" / f"{number:03}.md", f"{number:03}")
    adding = library.importing.add([str(tmp_path / "in")])
    told = [await anext(adding) for _ in range(101)]
    await adding.aclose()
    assert [outcome.title for outcome in told] == titles(library)[:101]
    assert len(titles(library)) == 200
    assert [t for t in asyncio.all_tasks() if t is not asyncio.current_task()] == []
    assert_sound(library)


async def test_standard_input_may_be_an_article(library: Library) -> None:
    text = b"# The tram returns\n\nThe line by the river is open again.\n"
    (added,) = await add(library, "-", stdin=text, tags=["x"])
    assert (added.subject, added.kind) == ("standard input", "article")
    assert added.result is Result.ADDED
    assert titles(library) == ["The tram returns"]
    assert kept(library)[0].tags == ("x",)
    assert results(await add(library, "-", stdin=text)) == [Result.UNCHANGED]


async def test_standard_input_may_be_a_feed(library: Library) -> None:
    (added,) = await add(library, "-", stdin=rss("b", "a"))
    assert (added.kind, added.title, len(added.articles)) == ("feed", "Trams", 2)
    assert added.notes
    assert sorted(titles(library)) == ["a", "b"]
    assert library.subscribing.feeds() == []
    again = await add(library, "-", stdin=rss("b", "a"))
    assert results(again) == [Result.UNCHANGED]


@pytest.mark.parametrize("data", [None, b"", b"\x89PNG\r\n\x1a\n\x00\x00\x00"])
async def test_standard_input_that_is_nothing_is_told(
    library: Library, data: bytes | None
) -> None:
    (outcome,) = await add(library, "-", stdin=data)
    assert outcome.result is Result.FAILED
    assert outcome.error is not None
    assert titles(library) == []


async def test_a_feed_file_is_followed(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(rss("b", "a"))
    (added,) = await add(library, path, tags=["rail"])
    assert (added.subject, added.kind, added.result) == (
        str(path),
        "feed",
        Result.ADDED,
    )
    assert (added.title, len(added.articles)) == ("Trams", 2)
    (feed,) = library.subscribing.feeds()
    assert (feed.id, feed.url, feed.tags) == (added.feed_id, path.as_uri(), ("rail",))
    assert results(await add(library, path)) == [Result.UNCHANGED]
    path.write_bytes(rss("c", "b", "a"))
    (done,) = await refresh(library)
    assert len(done.new) == 1
    assert all(article.tags == ("rail",) for article in kept(library))


async def test_addresses_are_followed_and_failures_cost_one_line_each(
    library: Library, httpserver: HTTPServer, tmp_path: Path
) -> None:
    httpserver.expect_request("/trams").respond_with_data(rss("a"))
    httpserver.expect_request("/page").respond_with_data("<html><body>Hi</body></html>")
    path = note(tmp_path / "note.md", "note")
    words = [
        httpserver.url_for("/page"),
        httpserver.url_for("/trams"),
        httpserver.url_for("/none"),
        str(path),
        "http://[broken",
    ]
    outcomes = await add(library, *words)
    assert [outcome.subject for outcome in outcomes] == words
    assert results(outcomes) == [
        Result.FAILED,
        Result.ADDED,
        Result.FAILED,
        Result.ADDED,
        Result.FAILED,
    ]
    assert isinstance(outcomes[0].error, NotAFeed)
    assert isinstance(outcomes[2].error, FetchError)
    assert titles(library) == ["a", "note"]
    again = await add(library, words[1], tags=["late"])
    assert results(again) == [Result.UNCHANGED]
    assert library.subscribing.feeds()[0].tags == ("late",)
    assert kept(library)[0].tags == ("late",)


OPML = """<opml version="2.0"><head><title>Mine</title></head><body>
<outline text="News"><outline text="Rail">
<outline text="Trams" type="rss" xmlUrl="https://tram.example/feed" category="x"/>
</outline></outline>
<outline text="Boats" type="rss" xmlUrl="https://boat.example/feed"/>
</body></opml>"""


async def test_opml_is_followed_by_import_and_by_add(
    library: Library, tmp_path: Path, told: list[Changed]
) -> None:
    path = write(tmp_path / "mine.opml", OPML)
    imported = library.importing.import_subscriptions(path)
    assert (imported.kind, imported.result) == ("subscriptions", Result.ADDED)
    assert imported.title == "2 of 2 feeds are new"
    assert [(f.title, f.folder) for f in library.subscribing.feeds()] == [
        ("Boats", ""),
        ("Trams", "News/Rail"),
    ]
    assert told == [Changed(places=True)]
    again = library.importing.import_subscriptions(path)
    assert (again.result, again.title) == (Result.UNCHANGED, "0 of 2 feeds are new")
    assert results(await add(library, path)) == [Result.UNCHANGED]
    assert results(await add(library, "-", stdin=OPML.encode())) == [Result.UNCHANGED]
    assert len(told) == 1
    assert len(library.refreshing.due()) == 2, "the next refresh fetches"


async def test_tags_are_given_to_the_feeds_of_a_list_new_and_known(
    library: Library, tmp_path: Path, told: list[Changed]
) -> None:
    (known,) = subscribe(library, "https://tram.example/feed")
    keep_feed(
        library.database,
        known,
        ParsedFeed("Trams", (make_article("a", guid="a"),)),
        Validators(),
        "digest",
    )
    urls = write(tmp_path / "urls", "https://tram.example/feed rail Mine\n")
    opml = write(tmp_path / "mine.opml", OPML)
    told.clear()
    await add(library, urls, tags=["mine", "new"])
    assert library.subscribing.feed(known).tags == ("Mine", "new", "rail")
    assert kept(library)[0].tags == ("Mine", "new", "rail")
    assert told == [Changed(lists=True, places=True)]
    await add(library, opml, tags=["outline"])
    await add(library, "-", stdin=OPML.encode(), tags=["piped"])
    boats = library.subscribing.find("Boats")
    assert boats.tags == ("outline", "piped")
    assert set(boats.tags) < set(library.subscribing.feed(known).tags)


def test_newsboat_urls_are_followed(library: Library, tmp_path: Path) -> None:
    path = write(
        tmp_path / "urls",
        'https://tram.example/feed rail "~Trams"\nhttps://boat.example/feed "!Boats"\n',
    )
    library.importing.import_subscriptions(path)
    feeds = {feed.url: feed for feed in library.subscribing.feeds()}
    trams = feeds["https://tram.example/feed"]
    assert (trams.title, trams.tags, trams.hidden) == ("Trams", ("rail",), False)
    assert feeds["https://boat.example/feed"].hidden


def test_subscriptions_are_imported_from_standard_input(library: Library) -> None:
    read = library.importing.import_subscriptions
    outcome = read(Path("-"), stdin=OPML.encode())
    assert (outcome.subject, outcome.title) == (
        "standard input",
        "2 of 2 feeds are new",
    )
    assert read(Path("-"), stdin=b"https://sky.example/feed").result is Result.ADDED
    assert len(library.subscribing.feeds()) == 3
    for neither in (NOTE.encode(), b"", None, bytes(100)):
        with pytest.raises(UnreadableInput, match="standard input"):
            read(Path("-"), stdin=neither)


@pytest.mark.parametrize(
    ("name", "text", "error"),
    [
        ("nowhere.opml", None, NotFound),
        ("note.md", NOTE, UnreadableInput),
        ("feed.xml", rss("a").decode(), UnreadableInput),
        ("broken.opml", "<opml><body><outline", UnreadableInput),
        ("empty.opml", "", UnreadableInput),
        ("picture.png", "x", UnreadableInput),
    ],
)
def test_what_names_no_feeds_is_told(
    library: Library,
    tmp_path: Path,
    told: list[Changed],
    name: str,
    text: str | None,
    error: type[Exception],
) -> None:
    path = tmp_path / name
    if text is not None:
        write(path, text)
    with pytest.raises(error) as caught:
        library.importing.import_subscriptions(path)
    assert str(path) in str(caught.value)
    assert library.subscribing.feeds() == []
    assert told == []


def test_exported_subscriptions_come_back(library: Library, tmp_path: Path) -> None:
    library.importing.import_subscriptions(write(tmp_path / "mine.opml", OPML))
    before = library.subscribing.feeds()
    exported = tmp_path / "out.opml"
    exported.write_bytes(library.subscribing.opml())
    with Library(tmp_path / "other.db") as other:
        other.importing.import_subscriptions(exported)
        after = other.subscribing.feeds()
    assert [(f.url, f.title, f.folder, f.tags) for f in after] == [
        (f.url, f.title, f.folder, f.tags) for f in before
    ]
