"""Older articles from the shell."""

from __future__ import annotations

from pytest_httpserver import HTTPServer

from tests.cli.conftest import Shell
from tests.library.making import rss


def serve(http: HTTPServer) -> str:
    """Have a feed "C" with the older pages "B" and "A"; its address."""
    link = '<a:link xmlns:a="http://www.w3.org/2005/Atom" rel="next" href="{}"/>'
    for path, article, older in (
        ("/feed", "C", link.format("/b")),
        ("/b", "B", link.format("/a")),
        ("/a", "A", ""),
    ):
        body = rss(article).decode().replace("</channel>", f"{older}</channel>")
        http.expect_request(path).respond_with_data(body)
    return http.url_for("/feed")


def test_older_articles_come_page_by_page(shell: Shell, httpserver: HTTPServer) -> None:
    address = serve(httpserver)
    shell("add", address)
    ran = shell("older", "Trams")
    assert ran.code == 0
    assert "updated  feed  1  Trams (1 older article from 1 page)" in ran.err
    assert f"note  {address}: there are older ones still" in ran.err
    ran = shell("older", "1", "--pages", "9", "--json")
    assert "that was the last page" in ran.err
    assert ran.json == [
        {
            "feed_id": 1,
            "title": "Trams",
            "url": address,
            "new": [3],
            "pages": 1,
            "more": False,
            "error": None,
        }
    ]
    ran = shell("older", "1")
    assert (ran.code, ran.out) == (0, "")
    assert "no older articles: its last page has been fetched" in ran.err


def test_what_cannot_be_fetched_is_told(shell: Shell, httpserver: HTTPServer) -> None:
    address = serve(httpserver)
    shell("add", address)
    httpserver.clear()
    httpserver.expect_request("/b").respond_with_data(status=503)
    ran = shell("older", "1", "Moon")
    assert ran.code == 1
    assert "Moon: no feed has this id" in ran.err
    assert f"failed  {httpserver.url_for('/b')}: " in ran.err
    assert shell("older", "1").code == 3
    assert shell("older", "1", "--pages", "0").code == 2
    assert shell("older").code == 2
