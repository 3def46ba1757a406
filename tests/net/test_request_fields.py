"""What is set for one feed goes over the wire, and secrets to its own server alone."""

from __future__ import annotations

from base64 import b64encode

import pytest

from reader.model.errors import FetchError
from reader.net.fetch import Client, Limits, Request, fetch, open_client
from tests.net.servers import always, by_path, fields, ok, redirect, serve

LIMITS = Limits(seconds=10)
BASIC = ("Authorization", "Basic " + b64encode(b"me:s3cret").decode())
HEADER = ("X-Auth-Token", "tok3n")


async def test_a_name_of_its_own_takes_the_place_of_newsleafs(client: Client) -> None:
    async with serve(always(ok(b"feed"))) as server:
        await fetch(client, Request(server.url, user_agent="Trams/2 (me)"), LIMITS)
        await fetch(client, Request(server.url), LIMITS)
    named, usual = (fields(head)[b"user-agent"] for head in server.heads)
    assert named == b"Trams/2 (me)"
    assert usual.startswith(b"newsleaf/")
    assert all(head.lower().count(b"\r\nuser-agent:") == 1 for head in server.heads)


@pytest.mark.parametrize("secret", [BASIC, HEADER, ("X-Key", "cl\u00e9")])
async def test_a_secret_is_sent_byte_for_byte(
    client: Client, secret: tuple[str, str]
) -> None:
    name, value = secret
    async with serve(always(ok(b"feed"))) as server:
        await fetch(client, Request(server.url, secret=secret), LIMITS)
    sent = fields(server.heads[0])
    assert sent[name.lower().encode()] == value.encode("latin-1")


@pytest.mark.parametrize("secret", [BASIC, HEADER])
async def test_a_secret_is_kept_for_a_redirect_within_its_origin(
    client: Client, secret: tuple[str, str]
) -> None:
    answers = {"/a": redirect(301, "/b"), "/b": redirect(302, "/c"), "/c": ok(b"feed")}
    async with serve(by_path(answers)) as server:
        request = Request(f"{server.url}/a", secret=secret)
        response = await fetch(client, request, LIMITS)
    assert response.body == b"feed"
    name, value = secret[0].lower().encode(), secret[1].encode()
    assert [fields(head)[name] for head in server.heads] == [value] * 3


@pytest.mark.parametrize("secret", [BASIC, HEADER])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_secret_is_not_carried_to_another_origin(
    client: Client, secret: tuple[str, str], status: int
) -> None:
    onward = {"/b": redirect(status, "/c"), "/c": ok(b"feed")}
    async with serve(by_path(onward)) as other:
        # Another port is another origin (RFC 9110, section 4.3.1).
        away = {"/a": redirect(status, f"{other.url}/b")}
        async with serve(by_path(away)) as server:
            request = Request(f"{server.url}/a", secret=secret)
            response = await fetch(client, request, LIMITS)
    assert response.body == b"feed"
    assert len(other.heads) == 2
    for head in other.heads:
        assert secret[0].lower().encode() not in fields(head)
        assert secret[1].encode() not in head


async def test_a_secret_is_not_sent_for_the_next_feed(client: Client) -> None:
    async with serve(always(ok(b"feed")), keep_alive=True) as server:
        await fetch(client, Request(f"{server.url}/a", secret=BASIC), LIMITS)
        await fetch(client, Request(f"{server.url}/b"), LIMITS)
    assert b"authorization" in fields(server.heads[0])
    assert b"authorization" not in fields(server.heads[1])


async def test_a_proxy_of_its_own_is_asked(client: Client) -> None:
    async with serve(always(ok(b"from the proxy"))) as proxy:
        request = Request("http://tram.example/feed", proxy=proxy.url)
        response = await fetch(client, request, LIMITS)
    assert response.body == b"from the proxy"
    (head,) = proxy.heads
    assert head.startswith(b"GET http://tram.example/feed HTTP/1.1\r\n")


async def test_the_proxy_of_a_feed_comes_before_that_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with serve(always(ok(b"usual"))) as usual, serve(always(ok(b"own"))) as own:
        monkeypatch.setenv("http_proxy", usual.url)
        async with open_client() as client:
            request = Request("http://tram.example/feed", proxy=own.url)
            assert (await fetch(client, request, LIMITS)).body == b"own"
            request = Request("http://tram.example/feed")
            assert (await fetch(client, request, LIMITS)).body == b"usual"


async def test_a_proxy_that_is_not_there_is_told(client: Client) -> None:
    async with serve(always(ok(b""))) as gone:
        address = gone.url
    request = Request("http://tram.example/feed", proxy=address, secret=HEADER)
    with pytest.raises(FetchError) as caught:
        await fetch(client, request, LIMITS)
    assert caught.value.temporary
    assert HEADER[1] not in str(caught.value)


def test_a_request_does_not_show_its_secret() -> None:
    assert HEADER[1] not in repr(Request("https://tram.example/feed", secret=HEADER))
