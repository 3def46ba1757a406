"""Adding a site's page on the screen: one feed is followed, of several one chooses."""

from __future__ import annotations

from threading import Event

from pytest_httpserver import HTTPServer
from textual.widgets import Input
from werkzeug import Request, Response

from reader.library.library import Library
from tests.library.making import rss
from tests.tui.app_support import HOSTILE, NARROW, Reader, reading

LINK = '<link rel="alternate" type="application/rss+xml" href="{}">'


def serve_page(http: HTTPServer, *feeds: str) -> str:
    """Have a site's page name feeds; its address."""
    links = "".join(LINK.format(feed) for feed in feeds)
    page = f"<html><head>{links}</head><body>Hi</body></html>"
    http.expect_request("/").respond_with_data(page, content_type="text/html")
    return http.url_for("/")


def serve_feed(http: HTTPServer, path: str, title: str, *articles: str) -> None:
    http.expect_request(path).respond_with_data(rss(*articles, title=title))


async def add(reader: Reader, address: str) -> None:
    await reader.press("a")
    await reader.until(lambda: isinstance(reader.app.focused, Input), "a dialog")
    reader.app.screen.query_one(Input).value = address
    await reader.press("enter")


async def test_of_several_feeds_a_person_chooses(
    library: Library, httpserver: HTTPServer
) -> None:
    site = serve_page(httpserver, "/trams", "/buses")
    serve_feed(httpserver, "/trams", "Trams", "T1", "T2", "T3", "T4")
    serve_feed(httpserver, "/buses", "Buses", "B1", "B2")
    async with reading(library) as reader:
        await reader.press("escape")
        await add(reader, site)
        await reader.sees("Which feed of this site?", "1 Trams (RSS, 4 articles)")
        await reader.sees(httpserver.url_for("/trams"), "T1", "T2", "T3", "2 Buses")
        assert "T4" not in reader.text
        asked = len(httpserver.log)
        await reader.press("down", "enter")
        await reader.told("Added feed “Buses”")
        await reader.until(lambda: set(reader.titles) == {"B1", "B2"}, "its articles")
        assert len(httpserver.log) == asked


async def test_the_main_feed_is_chosen_already_and_leaving_follows_none(
    library: Library, httpserver: HTTPServer
) -> None:
    site = serve_page(httpserver, "/comments/feed", "/trams", "/buses")
    serve_feed(httpserver, "/comments/feed", HOSTILE, HOSTILE)
    serve_feed(httpserver, "/trams", "Trams", "T1")
    serve_feed(httpserver, "/buses", "Buses", "B1")
    async with reading(library, size=NARROW) as reader:
        await reader.press("escape")
        await add(reader, site)
        await reader.sees("1 Trams (RSS, 1 article)", "3 [/] [@click=app.quit]x")
        await reader.press("escape")
        await reader.told("Nothing was added")
        assert library.subscribing.feeds() == []
        await add(reader, site)
        await reader.sees("1 Trams")
        await reader.press("enter")
        await reader.told("Added feed “Trams”")


async def test_one_feed_is_followed_at_once_and_told(
    library: Library, httpserver: HTTPServer
) -> None:
    go_on = Event()

    def slow(_: Request) -> Response:
        go_on.wait(20)
        return Response(rss("A"), content_type="application/rss+xml")

    site = serve_page(httpserver, "/trams")
    httpserver.expect_request("/trams").respond_with_handler(slow)
    async with reading(library) as reader:
        await reader.press("escape")
        await add(reader, site)
        await reader.sees(f"Looking at {httpserver.url_for('/trams')}")
        go_on.set()
        await reader.told("Added feed “Trams”")
        await reader.told(f"its main feed is {httpserver.url_for('/trams')}")
        await reader.sees_no("Looking")


async def test_a_page_without_feeds_is_told(
    library: Library, httpserver: HTTPServer
) -> None:
    site = serve_page(httpserver)
    async with reading(library) as reader:
        await reader.press("escape")
        await add(reader, site)
        await reader.told("is a web page, and no feed of it was found (looked at /feed")
        await reader.sees_no("Looking")
