"""What is set for feeds from the shell; and no secret comes out anywhere."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from reader.library.library import Library
from tests.cli.conftest import Ran, Shell
from tests.cli.support import RIVERS, run
from tests.library.making import rss

CANARY = "c4nary-s3cret"


def test_settings_are_set_shown_and_undone(filled: Shell) -> None:
    ran = filled(
        *("feed", "set", "rivers", "--every", "6h", "--folder", "News/Water"),
        *("--title", "The rivers", "--tag", "wet", "--tag", "blue", "--pause"),
        *("--notify", "--full-text", "--user-agent", "Trams/2"),
        *("--proxy", "http://proxy.example:8080", "--login", "me"),
        *("--header", "X-Auth-Token", "--secret", "env:RIVERS"),
    )
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "set  feed  1  The rivers\n"
    expected = {
        "title": "The rivers",
        "folder": "News/Water",
        "tags": ["blue", "wet"],
        "every": 21_600,
        "paused": True,
        "full_text": True,
        "notify": True,
        "user_agent": "Trams/2",
        "proxy": "http://proxy.example:8080",
        "login": "me",
        "secret_field": "X-Auth-Token",
        "secret_from": "env:RIVERS",
    }
    shown = filled("feed", "show", "1", "--json").json
    assert {name: shown[name] for name in expected} == expected
    assert shown in filled("feeds", "--json").json
    facts = dict(
        line.split("  ", 1) for line in filled("feed", "show", "1").out.splitlines()
    )
    assert facts["interval"].strip() == "6h"
    assert facts["secret from"].strip() == "env:RIVERS"
    with Library(filled.library) as library:
        undone = library.reading.undo()
    assert undone is not None
    assert undone.change.title == "Change settings of feed “Rivers”"
    assert filled("feed", "show", "1", "--json").json["every"] is None


def test_several_feeds_are_set_at_once_and_an_unknown_one_is_told(
    filled: Shell,
) -> None:
    ran = filled("feed", "set", "1", "Stones", "Clouds", "--every", "2d")
    assert ran.code == 1
    assert ran.err.splitlines()[1:] == ["set  feed  1  Rivers", "set  feed  2  Stones"]
    assert {feed["every"] for feed in filled("feeds", "--json").json} == {172_800}
    filled("feed", "set", "1", "2", "--every", "default")
    assert {feed["every"] for feed in filled("feeds", "--json").json} == {None}


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("1",), 2, "there is nothing to set"),
        (("1", "--every", "soon"), 1, "soon: is no interval (write one as 90m, 6h"),
        (("1", "2", "--title", "T"), 1, "one feed at a time"),
        (("1", "--proxy", f"http://me:{CANARY}@p.example"), 1, "which are not kept"),
        (("1", "--login", f"me:{CANARY}"), 1, "me: is no login"),
        (("1", "--login", "me", "--secret", CANARY), 1, "keyring, command or env:"),
        (("1", "--header", f"X-Token: {CANARY}"), 1, "give its name alone"),
        (("1", "--password", "--secret", "command"), 2, "into the keyring"),
        (("1", "--url", "gopher://a"), 1, "is no http or https address"),
    ],
)
def test_what_cannot_be_set_is_told(
    filled: Shell, arguments: tuple[str, ...], code: int, told: str
) -> None:
    ran = filled("feed", "set", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert told in ran.err
    assert CANARY not in ran.err


def test_paused_feeds_are_told_and_asked_by_name(
    shell: Shell, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/f").respond_with_data(rss("a"))
    shell("add", httpserver.url_for("/f"))
    shell("feed", "set", "1", "--pause")
    ran = shell("refresh")
    assert ran.code == 0
    assert ran.err.splitlines() == [
        "paused  feed  1  Trams (not asked)",
        "0 feeds asked: 0 new articles",
    ]
    assert shell("refresh", "trams").err.splitlines() == [
        "unchanged  feed  1  Trams",
        "1 feed asked: 0 new articles",
    ]
    assert shell("refresh", "--due").err == ""
    shell("feed", "set", "1", "--resume")
    assert "1 feed asked" in shell("refresh").err


def test_an_interval_that_no_server_is_asked_at_is_told(filled: Shell) -> None:
    ran = filled("feed", "set", "1", "--every", "30m")
    assert ran.err.splitlines()[1:] == [
        "note  Rivers: 30m counts as 1h, the least there is"
    ]


def test_a_feed_that_asks_who_one_is_is_followed(
    shell: Shell, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FEED_SECRET", CANARY)
    header = {"Authorization": "Basic " + b64encode(f"me:{CANARY}".encode()).decode()}
    httpserver.expect_request("/f", headers=header).respond_with_data(rss("a"))
    httpserver.expect_request("/f").respond_with_data("who are you?", 401)
    url = httpserver.url_for("/f")
    refused = shell("add", url)
    assert "it asks who you are: `newsleaf feed follow`" in refused.err
    login = ("--login", "me", "--secret", "env:FEED_SECRET")
    bad = shell("feed", "follow", url, *login, "--every", "soon")
    assert (bad.code, shell("feeds", "--json").json) == (1, [])
    assert shell("feed", "follow", "gopher://a", *login).code == 1
    ran = shell("feed", "follow", url, *login, "--folder", "News")
    assert ran.err.startswith("followed  feed  1  ")
    assert "1 new article" in shell("refresh").err
    feed = shell("feed", "show", "trams", "--json").json
    assert (feed["folder"], feed["login"], feed["articles"]) == ("News", "me", 1)
    assert_silent(shell, refused, ran)


def test_a_secret_for_an_open_address_is_warned_of(shell: Shell) -> None:
    with Library(shell.library) as library:
        from reader.model.feed import Subscription

        library.subscribing.subscribe([Subscription("http://open.example/f", "Open")])
    ran = shell("feed", "set", "open", "--login", "me")
    assert "its secret is sent where others can read it" in ran.err


# Canaries


def assert_silent(shell: Shell, *told: Ran) -> None:
    """No secret in what was told, in what can be asked for, and in the library."""
    asked = [
        shell("feeds"),
        shell("feeds", "--json"),
        shell("feed", "show", "1"),
        shell("feed", "show", "1", "--json"),
        shell("list", "--json"),
        shell("export", "opml"),
        shell("doctor"),
    ]
    for ran in (*told, *asked):
        assert CANARY not in ran.out + ran.err


def files_of(library: Path) -> bytes:
    return b"".join(path.read_bytes() for path in library.parent.iterdir())


def test_a_secret_comes_out_nowhere(
    shell: Shell, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FEED_SECRET", CANARY)
    httpserver.expect_request("/f").respond_with_data(rss("a"))
    httpserver.expect_request("/bad").respond_with_data("who are you?", 401)
    shell("add", httpserver.url_for("/f"))
    told = [
        shell("feed", "set", "1", "--login", "me", "--secret", "env:FEED_SECRET"),
        shell("refresh"),
        shell("feed", "set", "1", "--url", httpserver.url_for("/bad")),
        shell("refresh", "--json"),
        shell("feed", "set", "1", "--header", "X-Token"),
        shell("refresh"),
        shell("feed", "set", "1", "--secret", "command"),
        shell("refresh"),
    ]
    assert "no password_command is configured" in told[-1].err
    assert_silent(shell, *told)
    assert CANARY.encode() not in files_of(shell.library)
    assert "me" not in shell("export", "opml").out.replace("newsleaf", "").split('"')


def test_a_password_in_an_address_is_used_but_not_told(
    shell: Shell, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/f").respond_with_data(rss("a", title=""))
    httpserver.expect_request("/bad").respond_with_data("", 401)
    address = httpserver.url_for("/f").replace("//", f"//me:{CANARY}@")
    bad = address.replace("/f", "/bad")
    told = [shell("add", address), shell("add", bad), shell("refresh")]
    asked, refused, _ = (request for request, _ in httpserver.log)
    assert asked.authorization is not None
    assert asked.authorization.password == CANARY
    assert refused.authorization is not None
    urls = shell.library.parent / "urls"
    urls.write_text(f"{bad}\n")
    told += [shell("import", urls), shell("refresh", "--json")]
    urls.unlink()
    assert_silent(shell, *told)
    # Its owner may still name it as they added it, or as it is shown.
    assert shell("feed", "show", address).code == 0
    assert shell("feed", "show", httpserver.url_for("/f")).code == 0
    assert CANARY not in shell("remove", f"{address}/none").err
    assert shell("remove", address).code == 0


def test_a_secret_that_is_typed_in_without_a_keyring_is_kept_nowhere(
    filled: Shell,
) -> None:
    arguments = ("feed", "set", "1", "--login", "me", "--password")
    backend = "keyring.backends.fail.Keyring"
    done = run(
        filled.library,
        *arguments,
        stdin=f"{CANARY}\n".encode(),
        PYTHON_KEYRING_BACKEND=backend,
    )
    assert done.returncode == 1
    assert b"the keyring does not take its secret" in done.stderr
    assert CANARY.encode() not in done.stdout + done.stderr
    empty = run(filled.library, *arguments, PYTHON_KEYRING_BACKEND=backend)
    assert b"the secret is empty" in empty.stderr
    feed = filled("feed", "show", RIVERS, "--json").json
    assert (feed["login"], feed["secret_from"]) == (None, None)
    assert_silent(filled)
