from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from reader import __version__
from reader.model.errors import FetchError
from reader.model.feed import Validators
from reader.net.fetch import Client, Headers, Limits, Request, fetch
from tests.net.servers import always, fields, ok, redirect, serve

LIMITS = Limits(seconds=10)


def test_header_names_ignore_case_and_repeated_fields_join() -> None:
    headers = Headers([("Vary", "Accept"), ("vary", "Cookie"), ("ETag", "1")])
    assert headers["VARY"] == "Accept, Cookie"
    assert headers.get("etag") == "1"
    assert headers.get("missing") is None
    assert len(headers) == 2


async def test_an_answer_comes_whole(client: Client) -> None:
    answer = ok(b"<rss/>", 'ETag: "1"', "Content-Type: text/xml", "X-Odd: \xe9")
    async with serve(always(answer)) as server:
        response = await fetch(client, Request(f"{server.url}/feed#top"), LIMITS)
    assert response.body == b"<rss/>"
    assert response.status == 200
    assert response.url == f"{server.url}/feed"
    assert response.requested == f"{server.url}/feed#top"
    assert response.permanent_url is None
    assert response.headers["content-TYPE"] == "text/xml"
    assert response.headers["x-odd"] == "\xe9"
    assert response.validators == Validators('"1"', None)
    assert pickle.loads(pickle.dumps(response)).headers["Content-Type"] == "text/xml"


async def test_a_request_is_honest_and_says_no_more_than_it_must(
    client: Client,
) -> None:
    async with serve(always(ok(b""))) as server:
        await fetch(client, Request(f"{server.url}/feed?a=1", accept="text/x"), LIMITS)
    head = server.heads[0]
    assert head.startswith(b"GET /feed?a=1 HTTP/1.1\r\n")
    sent = fields(head)
    assert sent.pop(b"host") == server.url.removeprefix("http://").encode()
    assert sent == {
        b"user-agent": f"newsleaf/{__version__}".encode(),
        b"accept": b"text/x",
        b"accept-encoding": b"gzip, br, zstd",
        b"connection": b"keep-alive",
    }


@pytest.mark.parametrize(
    "etag",
    ['"abc"', 'W/"abc"', "unquoted", '"a, b"', '"\xe9\xff"', '""', '"a  b"', "\\"],
)
async def test_validators_go_back_byte_for_byte(client: Client, etag: str) -> None:
    modified = "Thu, 1 Jan 1970 00:00:00 +0000 (odd)"
    first = ok(b"", f"ETag: {etag}", f"Last-Modified: {modified}")
    async with serve(always(first)) as server:
        known = (await fetch(client, Request(server.url), LIMITS)).validators
        await fetch(client, Request(server.url, known), LIMITS)
    assert b"if-none-match" not in fields(server.heads[0])
    assert b"if-modified-since" not in fields(server.heads[0])
    assert fields(server.heads[1])[b"if-none-match"] == etag.encode("latin-1")
    assert fields(server.heads[1])[b"if-modified-since"] == modified.encode()
    assert b"a-im" not in fields(server.heads[0])
    assert fields(server.heads[1])[b"a-im"] == b"feed"


async def test_an_unchanged_feed_has_no_body_and_keeps_its_validators(
    client: Client,
) -> None:
    known = Validators('"1"', "yesterday")
    answer = b"HTTP/1.1 304 Not Modified\r\nLast-Modified: today\r\n\r\n"
    async with serve(always(answer)) as server:
        response = await fetch(client, Request(server.url, known), LIMITS)
    assert (response.status, response.body) == (304, b"")
    assert response.validators == Validators('"1"', "today")


async def test_unchanged_is_no_answer_to_who_knows_nothing(client: Client) -> None:
    answer = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    async with serve(always(answer)) as server:
        with pytest.raises(FetchError, match="the server answered 304 Not Modified"):
            await fetch(client, Request(server.url), LIMITS)


async def test_a_connection_serves_several_requests(client: Client) -> None:
    async with serve(always(ok(b"feed")), keep_alive=True) as server:
        for _ in range(3):
            response = await fetch(client, Request(server.url), LIMITS)
            assert response.body == b"feed"
    assert len(server.heads) == 3
    assert server.connections == 1


@pytest.mark.parametrize(
    ("answer", "reason", "temporary"),
    [
        (b"HTTP/1.1 503 \x1b[2J\r\n\r\n", "answered 503 Service Unavailable", True),
        (b"HTTP/1.1 429 Slow\r\n\r\n", "answered 429 Too Many Requests", True),
        (b"HTTP/1.1 404 Lost\r\n\r\n", "answered 404 Not Found", False),
        (b"HTTP/1.1 410 Gone\r\n\r\n", "answered 410 Gone", False),
        (b"HTTP/1.1 302 Found\r\n\r\n", "redirects without saying where", False),
        (b"HTTP/1.1 300 Many\r\n\r\n", "answered 300 Multiple Choices", False),
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", "what the server sent is not HTTP", True),
        (b"", "without an answer", True),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort", "broke off", True),
        (ok(b"<rss/>", "Content-Encoding: gzip"), "cannot be unpacked", False),
        (ok(b"xx", "Content-Encoding: br"), "cannot be unpacked", False),
        (ok(b"x", "Content-Encoding: rot13"), "in a way that was not asked for", False),
        (ok(b"x", "Content-Encoding: gzip, gzip"), "is packed twice", False),
        (
            ok(b"x", "Content-Encoding: gzip", "Content-Encoding: br"),
            "is packed twice",
            False,
        ),
        (ok(b"x", "Content-Encoding: compress"), "a way that was not asked", False),
    ],
)
async def test_what_is_no_answer_is_told_in_words(
    client: Client, answer: bytes, reason: str, temporary: bool
) -> None:
    async with serve(always(answer)) as server:
        with pytest.raises(FetchError, match=reason) as caught:
            await fetch(client, Request(server.url), LIMITS)
    assert caught.value.temporary is temporary
    assert "\x1b" not in str(caught.value)


async def test_a_port_that_nobody_listens_at_is_told(client: Client) -> None:
    async with serve(always(b"")) as server:
        pass
    with pytest.raises(FetchError, match="the connection was refused") as caught:
        await fetch(client, Request(server.url), LIMITS)
    assert caught.value.temporary


async def test_a_host_that_does_not_exist_is_told(client: Client) -> None:
    with pytest.raises(FetchError, match=r"no such host|could not be looked up"):
        await fetch(client, Request("http://nowhere.invalid/"), LIMITS)


async def test_a_file_is_never_fetched(client: Client, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("x")
    with pytest.raises(FetchError, match="is not an http or https address"):
        await fetch(client, Request(secret.as_uri()), LIMITS)
    async with serve(always(redirect(301, secret.as_uri()))) as server:
        with pytest.raises(FetchError, match="not on the web"):
            await fetch(client, Request(server.url), LIMITS)
