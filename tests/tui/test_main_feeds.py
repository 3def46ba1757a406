"""Feeds on the screen: asked, added, renamed, moved, left; what fails is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from textual.widgets import Input, OptionList
from textual.widgets._toast import Toast
from werkzeug import Request, Response

from reader.library.library import Library
from reader.model.feed_settings import FeedChange
from tests.library.making import rss
from tests.programs import Recorder, only_path
from tests.tui.app_support import (
    NARROW,
    Reader,
    add_feed,
    id_of,
    newspaper,
    parsed,
    reading,
)

OPML = """<opml version="2.0"><head><title>Mine</title></head><body>
<outline text="News"><outline type="rss" text="One" xmlUrl="https://one.example/f"/>
<outline type="rss" text="Two" xmlUrl="https://two.example/f"/></outline>
</body></opml>"""


def serve(http: HTTPServer, path: str, body: bytes, status: int = 200) -> str:
    """Have an address give bytes; the address."""
    kind = "application/rss+xml"
    http.expect_request(path).respond_with_data(body, status, content_type=kind)
    return http.url_for(path)


async def answer(reader: Reader, text: str, *keys: str) -> None:
    """Write into the dialog that comes, and accept."""
    await reader.until(lambda: isinstance(reader.app.focused, Input), "a dialog")
    reader.app.screen.query_one(Input).value = text
    await reader.press(*keys, "enter")
    await reader.until(lambda: not isinstance(reader.app.focused, Input), "its end")


async def add(reader: Reader, what: str) -> None:
    await reader.press("a")
    await answer(reader, what)


# Asking


async def test_one_feed_is_refreshed(library: Library, httpserver: HTTPServer) -> None:
    url = serve(httpserver, "/trams", rss("A", "B"))
    serve(httpserver, "/other", rss("C", title="Other"))
    feed_id = add_feed(library, "Trams", [parsed("Old", 1)], url=url)
    add_feed(library, "Other", [], url=httpserver.url_for("/other"))
    async with reading(library) as reader:
        reader.screen.lists.go_place(f"feed:{feed_id}")
        await reader.press("r")
        await reader.told("Refreshed 1 feed: 2 new articles")
        await reader.until(lambda: set(reader.titles) == {"Old", "A", "B"}, "three")
        await reader.until(lambda: reader.counts["Trams"] == 3, "the count")
        assert reader.counts["Other"] == 0
        assert reader.screen.status.progress == ""


async def test_what_a_refresh_brings_is_told_on_the_desktop_if_one_wants_it(
    library: Library,
    httpserver: HTTPServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    only_path(monkeypatch, tmp_path / "bin")
    recorder = Recorder(tmp_path / "bin", "notify-send", "sys.exit(1)")
    url = serve(httpserver, "/trams", rss("A"))
    feed_id = add_feed(library, "Trams", [parsed("Old", 1)], url=url)
    folder = library.organizing.save("Old ones", "title:b")
    async with reading(library) as reader:
        reader.screen.lists.go_place(f"smart:{folder.id}")
        await reader.press("B")
        await reader.told("New articles of “Old ones” are told on the desktop")
        await reader.press("R")
        await reader.told("Refreshed 1 feed: 1 new article")
        assert recorder.calls == []
        httpserver.clear()
        serve(httpserver, "/trams", rss("B", "A"))
        await reader.run("feed.refresh-all")
        await reader.told("the notification could not be shown")
        assert [call[-1] for call in recorder.calls] == ["B"]
        await reader.press("B")
        await reader.told("Nothing is told of “Old ones” on the desktop any more")
    assert library.subscribing.feed(feed_id).articles == 3


async def test_the_feed_of_the_article_is_refreshed(
    library: Library, httpserver: HTTPServer
) -> None:
    url = serve(httpserver, "/trams", rss("A"))
    add_feed(library, "Trams", [parsed("Old", 1)], url=url)
    async with reading(library) as reader:
        await reader.until(lambda: reader.shown == "Old", "the article")
        await reader.press("r")
        await reader.told("Refreshed 1 feed: 1 new article")


async def test_a_host_that_was_too_busy_is_told_not_asked(
    library: Library, httpserver: HTTPServer
) -> None:
    add_feed(library, "Busy", [], url=serve(httpserver, "/busy", b"", 503))
    async with reading(library) as reader:
        await reader.press("R")
        await reader.told("Refreshed 1 feed: 0 new articles, 1 failed")
        await reader.press("R")
        await reader.told("Refreshed 0 feeds: 0 new articles, 1 waiting")
        await reader.until(
            lambda: any("too busy and is left alone" in n for n in reader.notices),
            "the reason",
        )
    assert len(httpserver.log) == 1


async def test_paused_feeds_are_told_and_asked_by_name(
    library: Library, httpserver: HTTPServer
) -> None:
    trams = add_feed(library, "Trams", [], url=serve(httpserver, "/trams", rss("A")))
    add_feed(library, "Other", [], url=serve(httpserver, "/other", rss("B")))
    library.subscribing.change([trams], FeedChange(paused=True))
    async with reading(library) as reader:
        await reader.press("R")
        await reader.told("Refreshed 1 feed: 1 new article, 1 paused")
        reader.screen.lists.go_place(f"feed:{trams}")
        await reader.press("r")
        await reader.told("Refreshed 1 feed: 1 new article")
        await reader.until(lambda: reader.titles == ["A"], "its article")


async def test_feeds_that_are_gone_are_not_taken_for_none(
    library: Library, httpserver: HTTPServer
) -> None:
    add_feed(library, "Gone", [], url=serve(httpserver, "/gone", b"", 410))
    async with reading(library) as reader:
        await reader.press("R")
        await reader.told("Refreshed 1 feed: 0 new articles, 1 failed")
        await reader.press("R")
        await reader.told("Every feed is gone for good; r asks one all the same")
    assert len(httpserver.log) == 1


async def test_all_feeds_are_refreshed_and_failures_told(
    library: Library, httpserver: HTTPServer
) -> None:
    add_feed(
        library, "Good", [], url=serve(httpserver, "/good", rss("A", title="Good"))
    )
    bad = [
        add_feed(library, f"Bad {n}", [], url=serve(httpserver, f"/bad{n}", b"", 404))
        for n in range(5)
    ]
    async with reading(library) as reader:
        await reader.press("escape", "R")
        await reader.told("Refreshed 6 feeds: 1 new article, 5 failed")
        await reader.until(lambda: bool(reader.notices), "a notice")
        (told,) = reader.notices
        assert told.startswith("5 feeds could not be fetched: ")
        assert (told.count("Bad "), "and 2 more. ! marks them" in told) == (3, True)
        await reader.sees("Bad 0        ", "!")
        reader.screen.lists.go_place(f"feed:{bad[0]}")
        await reader.sees("! Bad 0: ")
        assert str(reader.feed(bad[0]).last_error) in reader.screen.status.place


async def test_a_reason_leaves_when_the_feed_is_well_again(
    library: Library, httpserver: HTTPServer
) -> None:
    statuses = [500, 200]

    def answer_(_: Request) -> Response:
        return Response(rss("A"), statuses.pop(0), content_type="application/rss+xml")

    httpserver.expect_request("/trams").respond_with_handler(answer_)
    feed_id = add_feed(library, "Trams", [], url=httpserver.url_for("/trams"))
    async with reading(library) as reader:
        await reader.press("escape")
        reader.screen.lists.go_place(f"feed:{feed_id}")
        await reader.press("r")
        await reader.until(
            lambda: reader.screen.status.place.startswith("! Trams: "), "the reason"
        )
        await reader.told("1 failed")
        await reader.press("r")
        await reader.told("1 new article")
        await reader.until(lambda: reader.screen.status.place == "Trams", "no reason")


async def test_nothing_new_is_told(library: Library, httpserver: HTTPServer) -> None:
    url = serve(httpserver, "/trams", rss("A"))
    async with reading(library) as reader:
        await reader.press("escape")
        await add(reader, url)
        await reader.told("Added feed “Trams”")
        await reader.press("R")
        await reader.told("Refreshed 1 feed: 0 new articles")


async def test_without_feeds_there_is_nothing_to_refresh(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("escape", "R")
        await reader.told("There is no feed to refresh yet")
        await reader.press("r")
        await reader.told("Refresh feed: there is nothing here to do that with")


async def test_one_refresh_runs_at_a_time(
    library: Library, httpserver: HTTPServer
) -> None:
    from threading import Event

    go_on = Event()

    def slow(_: Request) -> Response:
        go_on.wait(20)
        return Response(rss("A"), content_type="application/rss+xml")

    httpserver.expect_request("/trams").respond_with_handler(slow)
    add_feed(library, "Trams", [], url=httpserver.url_for("/trams"))
    async with reading(library) as reader:
        await reader.press("escape", "R")
        await reader.sees("Refreshing 0/1")
        await reader.press("R")
        await reader.told("A refresh is running already")
        go_on.set()
        await reader.told("Refreshed 1 feed: 1 new article")
        await reader.sees_no("Refreshing")


async def test_quitting_ends_a_refresh(
    library: Library, httpserver: HTTPServer
) -> None:
    from threading import Event

    go_on = Event()

    def slow(_: Request) -> Response:
        go_on.wait(20)
        return Response(rss("A"), content_type="application/rss+xml")

    httpserver.expect_request("/trams").respond_with_handler(slow)
    add_feed(library, "Trams", [], url=httpserver.url_for("/trams"))
    async with reading(library) as reader:
        await reader.press("escape", "R")
        await reader.sees("Refreshing 0/1")
        await reader.press("Q")
        await reader.until(lambda: not reader.app.is_running, "the end")
        go_on.set()
    assert reader.app.return_code == 0


# Adding


async def test_a_feed_is_added(library: Library, httpserver: HTTPServer) -> None:
    url = serve(httpserver, "/trams", rss("A", "B"))
    async with reading(library) as reader:
        await reader.press("escape")
        await add(reader, f"  {url} ")
        await reader.told("Added feed “Trams”")
        await reader.until(lambda: set(reader.titles) == {"A", "B"}, "two")
        await reader.sees("Trams")
        await add(reader, url)
        await reader.told("Already here: feed “Trams”")
        assert len(reader.titles) == 2


async def test_a_file_is_added(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_text("---\ntitle: A note\ntags: [paper]\n---\n\nText.\n")
    async with reading(library) as reader:
        await reader.press("escape")
        await add(reader, str(path))
        await reader.told("Added article “A note”")
        await reader.until(lambda: reader.titles == ["A note"], "the article")
        await reader.until(lambda: reader.counts.get("paper") == 1, "the tag")


async def test_a_directory_is_added(library: Library, tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.txt").write_text(f"{name}\n\nThe text of {name}.\n")
    (tmp_path / "broken.xml").write_text("<rss><channel>")
    async with reading(library) as reader:
        await reader.press("escape")
        await add(reader, str(tmp_path))
        await reader.told("Added 3 of 4")
        await reader.told("broken.xml")
        await reader.until(lambda: len(reader.titles) == 3, "three")


async def test_many_files_that_fail_leave_the_screen_readable(
    library: Library, tmp_path: Path
) -> None:
    for number in range(30):
        name = f"{number} with a name of some length {'and more ' * 9}"
        (tmp_path / f"{name}.xml").write_text("<rss><channel>")
    async with reading(library, size=NARROW) as reader:
        await reader.press("escape")
        await add(reader, str(tmp_path))
        await reader.told("30 could not be added:")
        await reader.until(lambda: reader.toasts == 1, "one notice")
        (told,) = reader.notices
        assert told.endswith("\nand 27 more")
        toast = reader.app.screen.query(Toast).first()
        await reader.until(lambda: toast.size.height > 0, "its size")
        assert toast.outer_size.height <= NARROW[1] // 2


async def test_subscriptions_are_added(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(OPML)
    async with reading(library) as reader:
        await reader.press("escape")
        await add(reader, str(path))
        await reader.told("Subscribed: 2 of 2 feeds are new; R fetches them")
        await reader.until(
            lambda: {"News", "One", "Two"} <= set(reader.counts), "lines"
        )


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("/nowhere/at/all", "there is no such file"),
        ("news.example", "write https:// before an address"),
        ("[/] [bold]x", "there is no such file"),
        ("http://", "is not a web address"),
        ("https://[::1", "https://[::1"),
    ],
)
async def test_nonsense_is_told(library: Library, what: str, told: str) -> None:
    async with reading(library) as reader:
        await reader.press("escape")
        await add(reader, what)
        await reader.told(told)
        await reader.until(lambda: reader.toasts == 1, "a notice")
        assert reader.titles == []


async def test_an_empty_directory_is_told(library: Library, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    async with reading(library) as reader:
        await reader.press("escape")
        await add(reader, str(empty))
        await reader.told("there is nothing that newsleaf reads")


async def test_leaving_the_dialog_adds_nothing(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("escape", "a")
        await reader.until(lambda: isinstance(reader.app.focused, Input), "a dialog")
        await reader.press("escape")
        await reader.until(lambda: reader.pane == "list", "the list")
        await add(reader, "   ")
        assert (reader.notices, reader.screen.status.message) == ([], "")


# Naming, moving, leaving


async def test_no_feed_is_meant_that_the_sidebar_has_no_cursor_on(
    library: Library,
) -> None:
    feed_id = newspaper(library, 2)
    library.subscribing.move(feed_id, "Papers")
    async with reading(library, size=(80, 24)) as reader:
        await reader.press("g", "f")
        reader.screen.sidebar.highlight_key("folder:Papers")
        for key in ("D", "e", "M", "r"):
            await reader.press(key)
            await reader.told("there is nothing here to do that with")
        assert [feed.id for feed in library.subscribing.feeds()] == [feed_id]


async def test_a_feed_is_renamed_and_has_its_title_back(library: Library) -> None:
    feed_id = newspaper(library, 2)
    async with reading(library) as reader:
        reader.screen.lists.go_place(f"feed:{feed_id}")
        await reader.press("e")
        await reader.until(lambda: isinstance(reader.app.focused, Input), "a dialog")
        assert reader.app.screen.query_one(Input).value == "The Daily Leaf"
        await answer(reader, "Morning [paper]")
        await reader.told("Renamed")
        await reader.until(lambda: "Morning [paper]" in reader.counts, "the sidebar")
        await reader.sees(" Morning [paper]  1/2")
        await reader.press("u")
        await reader.until(lambda: "The Daily Leaf" in reader.counts, "undone")
        await reader.press("e")
        await answer(reader, "Other")
        await reader.press("e")
        await answer(reader, "")
        await reader.told("The publisher's title is back")
        await reader.until(lambda: "The Daily Leaf" in reader.counts, "the title")


async def test_a_feed_is_moved_to_folders(library: Library) -> None:
    feed_id = newspaper(library, 2)
    add_feed(library, "Other", [], folder="Papers")
    async with reading(library) as reader:
        await reader.until(lambda: reader.shown == "News 1", "the article")
        await reader.press("M")
        await answer(reader, "pap", "tab")
        await reader.told("Moved to Papers")
        assert reader.feed(feed_id).folder == "Papers"
        await reader.press("M")
        await answer(reader, " Abroad / North ")
        await reader.until(lambda: {"Abroad", "North"} <= set(reader.counts), "folders")
        assert reader.feed(feed_id).folder == "Abroad/North"
        await reader.until(lambda: reader.counts["Abroad"] == 2, "their counts")
        await reader.press("u")
        await reader.until(lambda: "Abroad" not in reader.counts, "undone")
        await reader.press("M")
        await answer(reader, "")
        await reader.told("Moved to the top")
        assert reader.feed(feed_id).folder == ""


async def test_a_feed_is_left_and_comes_back(library: Library) -> None:
    feed_id = newspaper(library, 3)
    library.reading.tag([id_of(library, "News 1")], "keep")
    async with reading(library) as reader:
        await reader.press("s")
        reader.screen.lists.go_place(f"feed:{feed_id}")
        await reader.press("D")
        await reader.told("Removed “The Daily Leaf” and 2 articles, 1 starred or later")
        await reader.until(lambda: "The Daily Leaf" not in reader.counts, "no line")
        await reader.until(lambda: reader.titles == ["News 1"], "what is kept")
        await reader.press("u")
        await reader.told("Undone: Remove feed")
        await reader.until(lambda: reader.counts.get("The Daily Leaf") == 3, "the feed")
        reader.screen.lists.go_place("all")
        await reader.until(lambda: len(reader.titles) == 3, "its articles")


async def test_leaving_the_feed_that_is_listed_goes_to_another_place(
    library: Library,
) -> None:
    feed_id = newspaper(library, 3)
    add_feed(library, "Zoo", [parsed("Lion", 9)])
    async with reading(library) as reader:
        reader.screen.lists.go_place(f"feed:{feed_id}")
        await reader.press("D")
        await reader.told("Removed “The Daily Leaf” and 3 articles")
        await reader.until(lambda: reader.place == "all", "All")
        assert reader.screen.sidebar.highlighted_key == "all"
        await reader.until(lambda: reader.titles == ["Lion"], "what is left")
        await reader.sees(" All  1/1")


async def test_a_feed_that_is_gone_is_told(library: Library) -> None:
    feed_id = newspaper(library, 3)
    async with reading(library) as reader:
        reader.screen.lists.go_place(f"feed:{feed_id}")
        await reader.run("view.unread-only")
        with Library(library.path) as other:
            other.subscribing.remove(feed_id)
        for command in ("feed.remove", "feed.rename", "feed.move"):
            await reader.run(command)
        await reader.told("no feed has this id")


async def test_dialogs_fit_a_small_screen(library: Library) -> None:
    for number in range(30):
        add_feed(library, f"Feed {number}", [], folder=f"Folder {number}")
    newspaper(library, 1)
    async with reading(library, size=NARROW) as reader:
        await reader.until(lambda: reader.shown == "News 1", "the article")
        await reader.press("M")
        await reader.until(lambda: isinstance(reader.app.focused, Input), "a dialog")
        await reader.sees("Folder 0", "enter takes")
        await reader.press("up")
        assert reader.app.screen.query_one(OptionList).highlighted == 29
        await reader.sees("Folder 9", "enter takes")


async def test_older_articles_are_fetched_page_by_page(
    library: Library, httpserver: HTTPServer
) -> None:
    link = '<a:link xmlns:a="http://www.w3.org/2005/Atom" rel="next" href="/older"/>'
    body = rss("New").replace(b"</channel>", f"{link}</channel>".encode())
    url = serve(httpserver, "/trams", body)
    serve(httpserver, "/older", rss("Old", "Oldest"))
    async with reading(library) as reader:
        await reader.press("escape")
        await add(reader, url)
        await reader.until(lambda: reader.shown == "New", "the feed's own article")
        await reader.press("O")
        await reader.told("2 older articles; that was the last page")
        await reader.until(lambda: set(reader.titles) == {"New", "Old", "Oldest"}, "3")
        await reader.press("O")
        await reader.told("Trams: no older articles: its last page has been fetched")
        assert reader.counts["Trams"] == 3
