"""Secrets of feeds: looked up where the person keeps them, told to nobody else."""

from __future__ import annotations

import os
import sys
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring.core import load_keyring

from reader.library.library import Library
from reader.library.secrets import SERVICE, Secrets, keep_secret
from reader.model.errors import SecretError
from reader.model.feed_settings import FeedChange, FeedSettings
from reader.store import feeds
from tests.library.keyrings import Remembered, using
from tests.library.making import refresh, rss
from tests.library.serving import Server

URL = "https://tram.example/feed"
TOKEN = FeedSettings(secret_field="X-Token", secret_from="env:TRAM_TOKEN")
BY_COMMAND = FeedSettings(login="me", secret_from="command")


@pytest.fixture
def keys() -> Iterator[Remembered]:
    with using(Remembered()) as keys:
        yield keys


@pytest.fixture
def script(tmp_path: Path) -> list[str]:
    """A password command that tells its arguments, a line for each time it ran."""
    path = tmp_path / "password.py"
    told = tmp_path / "told"
    path.write_text(
        "import sys\n"
        f"print(sys.argv[1:], file=open({str(told)!r}, 'a'))\n"
        "print('s3cret of', *sys.argv[1:])\nprint('and no more')\n"
    )
    return [sys.executable, str(path)]


def login_sent(field: tuple[str, str] | None) -> str:
    assert field is not None
    name, value = field
    assert name == "Authorization"
    return b64decode(value.removeprefix("Basic ")).decode()


async def test_a_feed_without_a_secret_sends_none() -> None:
    assert await Secrets().header_field(URL, FeedSettings()) is None
    assert await Secrets().header_field("file:///feed", BY_COMMAND) is None


async def test_a_login_alone_has_an_empty_password() -> None:
    field = await Secrets().header_field(URL, FeedSettings(login="t0ken"))
    assert login_sent(field) == "t0ken:"


async def test_the_environment_gives_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(
        SecretError, match="TRAM_TOKEN, which has its secret, is not set"
    ):
        await Secrets().header_field(URL, TOKEN)
    monkeypatch.setenv("TRAM_TOKEN", "s3cr\u00e9t")
    # As UTF-8, each character standing for a byte.
    assert await Secrets().header_field(URL, TOKEN) == ("X-Token", "s3cr\u00c3\u00a9t")
    field = await Secrets().header_field(
        URL, TOKEN._replace(secret_field="", login="Zo\u00eb")
    )
    assert login_sent(field) == "Zo\u00eb:s3cr\u00e9t"


@pytest.mark.parametrize("secret", ["a\r\nX-Evil: 1", "a\x7f", "x" * 9_000])
async def test_what_cannot_be_sent_is_not(
    monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    monkeypatch.setenv("TRAM_TOKEN", secret)
    with pytest.raises(SecretError, match="cannot be sent") as caught:
        await Secrets().header_field(URL, TOKEN)
    assert secret not in str(caught.value)


async def test_a_header_without_a_secret_is_told() -> None:
    with pytest.raises(SecretError, match="nothing is set"):
        await Secrets().header_field(URL, FeedSettings(secret_field="X-Token"))


async def test_the_command_gives_its_first_line(script: list[str]) -> None:
    command = [*script, "feeds/{host}", "{login}", "{url}", "{other}"]
    url = "https://who:pw@tram.example/feed?a={host}"
    settings = BY_COMMAND._replace(login="a b; $(c) {url}")
    field = await Secrets(command).header_field(url, settings)
    # One word stays one word, and what was put in is not read again.
    shown = "https://tram.example/feed?a={host}"
    expected = f"s3cret of feeds/tram.example a b; $(c) {{url}} {shown} {{other}}"
    assert login_sent(field) == f"a b; $(c) {{url}}:{expected}"


async def test_the_command_runs_once_for_one_secret(
    script: list[str], tmp_path: Path
) -> None:
    secrets = Secrets([*script, "{host}"])
    for url in (URL, f"{URL}/2", "https://other.example/"):
        await secrets.header_field(url, BY_COMMAND)
    told = (tmp_path / "told").read_text().splitlines()
    assert told == ["['tram.example']", "['other.example']"]


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ([], "no password_command is configured"),
        (["/nowhere/pass"], "/nowhere/pass cannot be started"),
        ([sys.executable, "-c", "print('s3cret'); exit(1)"], "failed, or printed"),
        ([sys.executable, "-c", "print()"], "failed, or printed nothing"),
    ],
)
async def test_a_command_that_fails_is_told_without_what_it_printed(
    command: list[str], reason: str
) -> None:
    with pytest.raises(SecretError) as caught:
        await Secrets(command).header_field(URL, BY_COMMAND)
    assert reason in str(caught.value)
    assert "s3cret" not in str(caught.value)
    assert caught.value.subject == URL


async def test_a_command_that_hangs_is_ended_with_all_it_started(
    tmp_path: Path,
) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    script = tmp_path / "hangs.sh"
    script.write_text(f'#!/bin/sh\n(exec sleep 600 > "{fifo}") &\nwait\n')
    script.chmod(0o700)
    # It reads an end of file once nobody has the pipe any more.
    reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    with pytest.raises(SecretError, match="took longer than 1 seconds"):
        await Secrets([str(script)], seconds=1).header_field(URL, BY_COMMAND)
    os.set_blocking(reader, True)
    assert os.read(reader, 1) == b""
    os.close(reader)


async def test_the_keyring_keeps_it(keys: Remembered) -> None:
    settings = FeedSettings(login="me", secret_from="keyring")
    with pytest.raises(SecretError, match="not in the keyring"):
        await Secrets().header_field(URL, settings)
    keep_secret("https://who:pw@tram.example/feed", "me", "s3cret")
    assert keys.kept == {(SERVICE, f"me@{URL}"): "s3cret"}
    assert login_sent(await Secrets().header_field(URL, settings)) == "me:s3cret"
    keep_secret(URL, "", "t0ken")
    token = FeedSettings(secret_field="X-Token", secret_from="keyring")
    assert await Secrets().header_field(URL, token) == ("X-Token", "t0ken")


async def test_without_the_package_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    settings = FeedSettings(login="me", secret_from="keyring")
    for_reading = Secrets().header_field(URL, settings)
    with pytest.raises(SecretError, match=r"pip install 'newsleaf\[keyring\]'"):
        await for_reading
    with pytest.raises(SecretError, match="is not installed"):
        keep_secret(URL, "me", "s3cret")


def test_without_a_keyring_service_it_says_what_to_do() -> None:
    nobody = load_keyring("keyring.backends.fail.Keyring")
    with (
        using(nobody),
        pytest.raises(SecretError, match="env:NAME or a command instead"),
    ):
        keep_secret(URL, "me", "s3cret")


async def test_a_feed_whose_secret_is_missing_is_told_and_not_asked(
    library: Library, server: Server, followed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.gives(rss("a"))
    change = FeedChange(
        secret_field="X-Token", secret_from="env:TRAM_TOKEN", user_agent="Trams/2"
    )
    library.subscribing.change([followed], change)
    (fetched,) = await refresh(library)
    assert isinstance(fetched.error, SecretError)
    assert server.asked == []
    (feed,) = library.subscribing.feeds()
    assert "TRAM_TOKEN" in (feed.last_error or "")
    monkeypatch.setenv("TRAM_TOKEN", "s3cret")
    (fetched,) = await refresh(library)
    assert fetched.error is None
    (asked,) = server.asked
    assert (asked.headers["X-Token"], asked.headers["User-Agent"]) == (
        "s3cret",
        "Trams/2",
    )


@pytest.mark.parametrize(
    ("change", "has"),
    [
        (FeedChange(user_agent="Trams/2"), False),
        (FeedChange(login="t0ken"), True),
        (FeedChange(login="me", secret_from="keyring"), True),
        (FeedChange(secret_field="X-Token", secret_from="command"), True),
    ],
)
def test_a_feed_with_a_secret_is_known_as_such(
    library: Library, followed: int, change: FeedChange, has: bool
) -> None:
    library.subscribing.change([followed], change)
    with library.database.reading() as connection:
        assert feeds.has_secret(connection, followed) is has
