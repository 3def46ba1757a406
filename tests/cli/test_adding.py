from __future__ import annotations

from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.cli.conftest import Shell
from tests.programs import Recorder, only_path

ARTICLE = """---
title: Fog over the weir
author: Ada Quist
date: 2026-02-03
tags: [weather]
---

It came up the valley before breakfast.
"""


def rss(*titles: str) -> str:
    items = "".join(
        f"<item><title>{title}</title><guid>{title}</guid>"
        f"<description>About {title}.</description></item>"
        for title in titles
    )
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel>'
        f"<title>Weather diary</title>{items}</channel></rss>"
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "articles" / "fog.md"
    path.parent.mkdir()
    path.write_text(ARTICLE)
    return path


def test_a_file_becomes_an_article(shell: Shell, article: Path) -> None:
    ran = shell("add", article, "--tag", "valley", "--tag", "weather")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "added  article  1  Fog over the weir\n1 added\n"
    shown = shell("show", 1, "--json").json
    assert shown["title"] == "Fog over the weir"
    assert shown["authors"] == [{"name": "Ada Quist", "role": ""}]
    assert shown["tags"] == ["valley", "weather"]
    assert shown["published"].startswith("2026-02-03T")


def test_a_file_added_twice_adds_nothing(shell: Shell, article: Path) -> None:
    shell("add", article)
    ran = shell("add", article)
    assert ran.err == "unchanged  article  1  Fog over the weir\n1 unchanged\n"
    assert len(shell("list", "--json").json) == 1


def test_an_edited_file_updates_its_article_and_keeps_its_states(
    shell: Shell, article: Path
) -> None:
    shell("add", article)
    shell("mark", "starred", 1)
    article.write_text(ARTICLE.replace("breakfast", "dawn"))
    ran = shell("add", article)
    assert ran.err.startswith("updated  article  1  ")
    shown = shell("show", 1, "--json").json
    assert "dawn" in shown["text"]
    assert shown["starred"] is True


def test_a_directory_means_all_that_is_in_it_and_failures_cost_a_line(
    shell: Shell, article: Path
) -> None:
    (article.parent / "deep").mkdir()
    (article.parent / "deep" / "rain.txt").write_text("Rain\n\nIt rained all day.\n")
    (article.parent / "broken.xml").write_text("<rss><channel>")
    ran = shell("add", article.parent, article.parent / "absent.md")
    assert ran.code == 1
    lines = ran.err.splitlines()
    failed = [line for line in lines if line.startswith("failed  ")]
    assert len(failed) == 2
    assert str(article.parent / "broken.xml") in failed[0]
    assert failed[1].endswith("absent.md: there is no such file")
    assert lines[-1] == "2 added, 2 failed"
    titles = {one["title"] for one in shell("list", "--json").json}
    assert titles == {"Fog over the weir", "Rain"}


def test_files_of_other_kinds_are_counted(shell: Shell, article: Path) -> None:
    (article.parent / "fog.jpg").write_bytes(b"\xff\xd8")
    ran = shell("add", article.parent)
    assert ran.code == 0
    assert ran.err.splitlines()[1:] == ["left 1 file of other kinds", "1 added"]
    (article.parent / "Makefile").touch()
    ran = shell("add", article.parent)
    assert ran.err.splitlines()[1] == "left 2 files of other kinds"


def test_failures_name_the_path_as_it_was_given(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.md", "c.html", "d.xml", "e.opml"):
        (tmp_path / "in" / name).touch()
    ran = shell("add", "in")
    told = [line.split(": ")[0] for line in ran.err.splitlines()[:-1]]
    assert told == [
        f"failed  in/{name}" for name in ("a.txt", "b.md", "c.html", "d.xml", "e.opml")
    ]


def test_other_addresses_are_told_from_files(shell: Shell) -> None:
    ran = shell("add", "ftp://weather.example/feed")
    assert ran.code == 1
    assert "only http and https addresses are fetched" in ran.err
    assert "no such file" not in ran.err


def test_json_tells_every_outcome(shell: Shell, article: Path) -> None:
    ran = shell("add", article, "absent.md", "--json")
    assert ran.code == 1
    added, failed = ran.json
    assert added == {
        "subject": str(article),
        "kind": "article",
        "result": "added",
        "title": "Fog over the weir",
        "articles": [1],
        "feed_id": None,
        "url": None,
        "others": [],
        "notes": [],
        "error": None,
    }
    assert failed["result"] == "failed"
    assert failed["error"] == "absent.md: there is no such file"


def test_nothing_to_add_is_misuse(shell: Shell) -> None:
    assert shell("add").code == 2


def test_a_feed_is_followed_and_refreshed(shell: Shell, httpserver: HTTPServer) -> None:
    texts = [rss("Sun"), rss("Sun", "Hail")]
    httpserver.expect_request("/feed").respond_with_handler(
        lambda _: Response(texts[0], content_type="application/rss+xml")
    )
    address = httpserver.url_for("/feed")
    ran = shell("add", address, "--tag", "sky")
    assert ran.code == 0
    assert ran.err.splitlines()[0] == "added  feed  1  Weather diary (1 article)"
    assert shell("list", "--json").json[0]["tags"] == ["sky"]

    assert shell("add", address).err.startswith("unchanged  feed  1  Weather diary\n")

    ran = shell("refresh")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "unchanged  feed  1  Weather diary\n1 feed asked: 0 new articles\n"
    )

    texts.pop(0)
    ran = shell("refresh", "weather DIARY")
    assert ran.err == (
        "updated  feed  1  Weather diary (1 new)\n1 feed asked: 1 new article\n"
    )
    assert {one["title"] for one in shell("list", "--json").json} == {"Sun", "Hail"}


def test_refresh_json(shell: Shell, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/feed").respond_with_data(rss("Sun"))
    shell("add", httpserver.url_for("/feed"))
    assert shell("refresh", "--json").json == [
        {
            "feed_id": 1,
            "title": "Weather diary",
            "url": httpserver.url_for("/feed"),
            "new": [],
            "edited": [],
            "warning": "",
            "error": None,
        }
    ]


def failing(shell: Shell, httpserver: HTTPServer, *statuses: int) -> None:
    """Follow a feed for each status, which answers with it from then on."""
    broken = False

    def answer(request: Request) -> Response:
        if broken:
            return Response(status=int(request.path.strip("/")))
        return Response(rss("Sun"))

    for status in statuses:
        httpserver.expect_request(f"/{status}").respond_with_handler(answer)
        assert shell("add", httpserver.url_for(f"/{status}")).code == 0
    broken = True


@pytest.mark.parametrize(
    ("statuses", "code"), [((503,), 3), ((503, 429), 3), ((404,), 1), ((404, 503), 1)]
)
def test_exit_code_tells_whether_trying_again_may_help(
    shell: Shell, httpserver: HTTPServer, statuses: tuple[int, ...], code: int
) -> None:
    failing(shell, httpserver, *statuses)
    ran = shell("refresh")
    assert ran.code == code
    lines = ran.err.splitlines()
    # Of one host, the feed asked first has it left alone where it is too busy.
    asked = statuses[:1] if statuses[0] == 503 else statuses
    failed = [line for line in lines if line.startswith("failed  ")]
    assert sorted(line.rpartition(": ")[0] for line in failed) == sorted(
        f"failed  {httpserver.url_for(f'/{status}')}" for status in asked
    )
    waiting = len(statuses) - len(asked)
    waits = f", {waiting} waiting" if waiting else ""
    assert lines[-1].endswith(f"0 new articles, {len(asked)} failed{waits}")
    errors = [feed["last_error"] for feed in shell("feeds", "--json").json]
    assert sum(error is not None for error in errors) == len(asked)


def test_a_host_that_is_too_busy_is_not_asked_again(
    shell: Shell, httpserver: HTTPServer
) -> None:
    failing(shell, httpserver, 503)
    assert "(its server is left alone for 10 minutes)" in shell("refresh").err
    ran = shell("refresh")
    assert ran.code == 3
    assert "too busy and is left alone for 10 minutes" in ran.err
    assert ran.err.splitlines()[-1].endswith("0 feeds asked: 0 new articles, 1 waiting")


def test_a_feed_that_is_gone_is_told_though_not_asked(
    shell: Shell, httpserver: HTTPServer
) -> None:
    failing(shell, httpserver, 410)
    first = shell("refresh")
    assert first.code == 1
    assert "asked by name alone from now on" in first.err
    ran = shell("refresh")
    assert ran.code == 0
    assert "gone  feed  1  " in ran.err
    assert ran.err.splitlines()[-1].endswith("0 feeds asked: 0 new articles")
    assert shell("refresh", "--due").err == ""


def test_a_timer_is_quiet_where_nothing_is_due(
    shell: Shell, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/feed").respond_with_data(rss("Sun"))
    shell("add", httpserver.url_for("/feed"))
    ran = shell("refresh", "--due")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    ran = shell("refresh", "--due", "--json")
    assert (ran.code, ran.json) == (0, [])
    assert "1 feed asked" in shell("refresh").err


def test_adding_from_a_server_that_is_down_is_a_temporary_failure(
    shell: Shell, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/feed").respond_with_data(status=503)
    ran = shell("add", httpserver.url_for("/feed"))
    assert ran.code == 3
    assert shell("feeds", "--json").json == []


def test_the_main_feed_of_a_page_is_followed_and_the_others_are_told(
    shell: Shell, httpserver: HTTPServer
) -> None:
    page = (
        '<link rel=alternate type=application/rss+xml title="Comments" href=/comments>'
        "<link rel=alternate type=application/rss+xml title=Trams href=/feed.xml>"
    )
    httpserver.expect_request("/").respond_with_data(
        f"<html><head>{page}</head></html>", content_type="text/html"
    )
    httpserver.expect_request("/feed.xml").respond_with_data(rss("Sun"))
    site, feed = httpserver.url_for("/"), httpserver.url_for("/feed.xml")
    comments = httpserver.url_for("/comments")
    ran = shell("add", site, "--json")
    assert ran.code == 0
    assert f"note  {site}: its main feed is {feed}" in ran.err
    assert f"also there: {comments}; add one by its address" in ran.err
    (added,) = ran.json
    assert (added["subject"], added["result"]) == (site, "added")
    assert added["url"] == feed
    assert added["others"] == [{"url": comments, "title": "Comments"}]
    assert [one["url"] for one in shell("feeds", "--json").json] == [feed]
    assert [request.path for request, _ in httpserver.log] == ["/", "/feed.xml"]


def test_a_page_without_feeds_is_told_with_what_was_tried(
    shell: Shell, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/").respond_with_data(
        "<html><body>Hello</body></html>", content_type="text/html"
    )
    ran = shell("add", httpserver.url_for("/"))
    assert ran.code == 1
    assert "is a web page, and no feed of it was found (looked at /feed," in ran.err
    assert shell("feeds", "--json").json == []


def test_an_unknown_feed_fails_and_the_known_are_asked(
    shell: Shell, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/feed").respond_with_data(rss("Sun"))
    shell("add", httpserver.url_for("/feed"))
    ran = shell("refresh", "1", "Moon")
    assert ran.code == 1
    assert ran.err.startswith("newsleaf: Moon: no feed has this id")
    assert ran.err.splitlines()[-1].startswith("1 feed asked")
    assert shell("refresh", "Moon").code == 1


def test_import_follows_and_tells_what_it_left_out(
    shell: Shell, tmp_path: Path
) -> None:
    opml = tmp_path / "feeds.opml"
    opml.write_text(
        '<opml version="2.0"><body><outline text="Sky">'
        '<outline text="Clouds" xmlUrl="https://clouds.example/feed"/>'
        '<outline text="Trap" xmlUrl="|touch /tmp/trap"/>'
        "</outline></body></opml>"
    )
    urls = tmp_path / "urls"
    urls.write_text('https://winds.example/feed sky "~Winds"\n"exec:rm -rf /"\n')
    ran = shell("import", opml, urls)
    assert (ran.code, ran.out) == (0, "")
    notes = [line for line in ran.err.splitlines() if line.startswith("note  ")]
    assert len(notes) == 2
    assert "|touch" in notes[0]
    assert "exec:rm" in notes[1]
    followed = {(f["title"], f["folder"]) for f in shell("feeds", "--json").json}
    assert followed == {("Clouds", "Sky"), ("Winds", "")}


def test_import_of_something_else_fails_and_the_rest_is_imported(
    shell: Shell, tmp_path: Path, article: Path
) -> None:
    urls = tmp_path / "urls"
    urls.write_text("https://winds.example/feed\n")
    ran = shell("import", article, tmp_path / "absent.opml", urls)
    assert ran.code == 1
    assert [line.split()[0] for line in ran.err.splitlines()] == [
        "failed",
        "failed",
        "added",
    ]
    assert len(shell("feeds", "--json").json) == 1


def test_a_wrong_configuration_is_misuse_with_file_and_line(
    shell: Shell, article: Path, tmp_path: Path
) -> None:
    (tmp_path / "config.toml").write_text("mesure = 3\n")
    ran = shell("add", article)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"newsleaf: {tmp_path / 'config.toml'}, line 1: ")


@pytest.mark.parametrize("body", ["", "sys.exit(1)"])
def test_a_refresh_notifies_and_minds_no_failure_of_it(
    shell: Shell,
    httpserver: HTTPServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    body: str,
) -> None:
    only_path(monkeypatch, tmp_path / "bin")
    recorder = Recorder(tmp_path / "bin", "notify-send", body)
    httpserver.expect_ordered_request("/feed").respond_with_data(rss("A"))
    httpserver.expect_ordered_request("/feed").respond_with_data(rss("B", "A"))
    shell("add", httpserver.url_for("/feed"))
    shell("feed", "set", "1", "--notify")
    ran = shell("refresh")
    assert ran.code == 0
    assert [call[-1] for call in recorder.calls] == ["B"]
    assert ("notify-send: the notification could not be shown" in ran.err) == bool(body)
