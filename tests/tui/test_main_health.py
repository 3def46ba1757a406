"""Feed health on the screen: the worst first, and keys to act on it."""

from __future__ import annotations

import pytest
from pytest_httpserver import HTTPServer

from reader.library.library import Library
from reader.store import fetches, moves
from reader.store.times import now
from reader.tui.screens.health import HealthScreen
from reader.tui.screens.help import HelpScreen
from tests.library.making import rss
from tests.tui.app_support import HOSTILE, Reader, add_feed, parsed, reading
from tests.tui.test_main_feeds import serve

ELSEWHERE = "https://elsewhere.example/feed"


def shown(reader: Reader) -> list[str]:
    """The kinds and titles of the feeds, from the top."""
    return [
        f"{one.kind}: {one.title}"
        for one in reader.app.screen.query_one("HealthList")._feeds  # type: ignore[attr-defined]
    ]


async def open_health(reader: Reader) -> HealthScreen:
    await reader.press("H")
    await reader.until(lambda: isinstance(reader.app.screen, HealthScreen), "health")
    screen = reader.app.screen
    assert isinstance(screen, HealthScreen)
    await reader.until(lambda: screen.health_list.line_count > 0, "the feeds")
    return screen


async def test_the_worst_come_first_and_keys_act_on_them(library: Library) -> None:
    fine = add_feed(library, "Fine", [parsed("A", 1), parsed("B", 2)])
    led = add_feed(library, "Led", [])
    add_feed(library, "Broken", [])
    with library.database.writing() as connection:
        fetches.fetch_failed(connection, 3, "the server answered 500", now())
        moves.watch(connection, led, ELSEWHERE, now(), 1)
    async with reading(library) as reader:
        await open_health(reader)
        order = ["failing: Broken", "moving: Led", "quiet: Fine"]
        assert shown(reader) == order
        await reader.sees(
            "3 feeds: 1 failing, 1 moving, 1 quiet", "answered 500, since"
        )
        await reader.press("j")
        await reader.sees(f"Is redirected to {ELSEWHERE} for good", "= moves it there")
        await reader.press("=")
        await reader.until(lambda: reader.feed(led).url == ELSEWHERE, "the move")
        await reader.sees("1 moved", "U goes back")
        await reader.press("U")
        await reader.until(lambda: reader.feed(led).url != ELSEWHERE, "the way back")
        await reader.sees("since you went back")
        await reader.press("P")
        await reader.sees("1 paused", "P resumes it")
        await reader.press("P")
        await reader.sees("P pauses it")
        await reader.press("D")
        await reader.until(lambda: shown(reader) == [order[0], order[2]], "two left")
        await reader.press("u")
        await reader.until(lambda: len(shown(reader)) == 3, "all three")
        await reader.press("G", "enter")
        await reader.until(lambda: reader.place == f"feed:{fine}", "its articles")
        assert reader.titles == ["A", "B"]
        assert reader.pane == "list"
        assert reader.screen.pointing is None


async def test_a_feed_is_asked_again(library: Library, httpserver: HTTPServer) -> None:
    url = serve(httpserver, "/trams", rss("New"))
    feed_id = add_feed(library, "Trams", [], url=url)
    with library.database.writing() as connection:
        fetches.fetch_failed(connection, feed_id, "the server answered 500", now())
    async with reading(library) as reader:
        await open_health(reader)
        await reader.press("r")
        await reader.until(lambda: shown(reader) == ["fine: Trams"], "it is well")
        await reader.sees("All is well", "Refreshed 1 feed: 1 new article")
        await reader.press("escape")
        await reader.until(lambda: reader.titles == ["New"], "the article")


async def test_another_feed_is_accepted_and_asked_at_once(
    library: Library, httpserver: HTTPServer
) -> None:
    other = rss("X", title="Harbour").replace(b"tram.example", b"harbour.example")
    url = serve(httpserver, "/feed", other)
    feed_id = add_feed(library, "Trams", [parsed("Old", 1)], url=url)
    async with reading(library) as reader:
        await open_health(reader)
        await reader.press("r")
        await reader.sees("Another feed seems to stand at this address: “Harbour”")
        assert reader.feed(feed_id).articles == 1
        await reader.press("=")
        await reader.until(lambda: reader.feed(feed_id).articles == 2, "its article")
        await reader.until(lambda: shown(reader) == ["fine: Harbour"], "it is well")


async def test_a_new_address_is_found_on_the_site(
    library: Library, httpserver: HTTPServer
) -> None:
    page = '<html><head><link rel="alternate" type="application/rss+xml" href="/new">'
    httpserver.expect_request("/").respond_with_data(page, content_type="text/html")
    new = serve(httpserver, "/new", rss("A"))
    old = serve(httpserver, "/old", b"", 404)
    feed_id = add_feed(library, "Trams", [], url=old)
    async with reading(library) as reader:
        await open_health(reader)
        await reader.press("r")
        await reader.sees("404 Not Found", "L finds its new address")
        await reader.press("L")
        await reader.until(lambda: reader.feed(feed_id).url == new, "the address")
        await reader.told("u takes it back")
        await reader.press("u")
        await reader.until(lambda: reader.feed(feed_id).url == old, "the old one")


@pytest.mark.parametrize("size", [(140, 45), (60, 16)])
async def test_foreign_texts_are_text(library: Library, size: tuple[int, int]) -> None:
    add_feed(library, HOSTILE, [], url="https://a.example/[/]")
    with library.database.writing() as connection:
        fetches.fetch_failed(connection, 1, HOSTILE, now(), other_title=HOSTILE)
    async with reading(library, size=size) as reader:
        await open_health(reader)
        await reader.sees("another feed", "[bold]b")
        assert not set(reader.text) & set("\x1b\x07\x9b\u202e")


async def test_without_feeds_it_says_so(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("escape", "H")
        await reader.sees("There is no feed yet")


async def test_help_opens_over_it_and_closes_alone(library: Library) -> None:
    add_feed(library, "Fine", [parsed("A", 1)])
    async with reading(library) as reader:
        health = await open_health(reader)
        await reader.press("?")
        await reader.until(lambda: isinstance(reader.app.screen, HelpScreen), "help")
        await reader.press("escape")
        await reader.until(lambda: reader.app.screen is health, "health again")
