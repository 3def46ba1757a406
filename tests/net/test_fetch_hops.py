from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from reader.model.errors import FetchError
from reader.model.feed import Validators
from reader.net.fetch import Client, Limits, Request, fetch
from tests.net.servers import always, by_path, fields, ok, redirect, serve

LIMITS = Limits(seconds=10)


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [
        ([301], True),
        ([308], True),
        ([301, 308, 301], True),
        ([302], False),
        ([303], False),
        ([307], False),
        ([301, 302, 301], False),
    ],
)
async def test_only_permanent_redirects_all_the_way_move_a_feed(
    client: Client, statuses: list[int], moved: bool
) -> None:
    answers = {
        f"/{step}": redirect(status, f"/{step + 1}")
        for step, status in enumerate(statuses)
    }
    answers[f"/{len(statuses)}"] = ok(b"here", 'ETag: "new"')
    async with serve(by_path(answers)) as server:
        request = Request(f"{server.url}/0", Validators('"old"', None))
        response = await fetch(client, request, LIMITS)
    target = f"{server.url}/{len(statuses)}"
    assert response.body == b"here"
    assert response.url == target
    assert response.permanent_url == (target if moved else None)
    assert response.validators == Validators('"new"', None, target)
    assert len(server.heads) == len(statuses) + 1
    for head in server.heads:
        assert not {b"cookie", b"referer"} & set(fields(head))


@pytest.mark.parametrize(
    ("given_by", "asked_with"),
    [(None, [True, False]), ("/0", [True, False]), ("/1", [False, True])],
)
async def test_validators_are_sent_to_the_address_that_gave_them(
    client: Client, given_by: str | None, asked_with: list[bool]
) -> None:
    answers = {"/0": redirect(301, "/1"), "/1": ok(b"here")}
    async with serve(by_path(answers)) as server:
        giver = None if given_by is None else server.url + given_by
        request = Request(f"{server.url}/0", Validators('"1"', "yesterday", giver))
        response = await fetch(client, request, LIMITS)
    for head, is_asked_with in zip(server.heads, asked_with, strict=True):
        sent = fields(head)
        assert (b"if-none-match" in sent) is is_asked_with
        assert (b"if-modified-since" in sent) is is_asked_with
    assert response.validators == Validators(), "it gave none of its own"


async def test_an_address_that_was_not_asked_so_does_not_say_unchanged(
    client: Client,
) -> None:
    stale = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    answers = {"/0": redirect(301, "/login"), "/login": stale}
    async with serve(by_path(answers)) as server:
        request = Request(f"{server.url}/0", Validators(None, "yesterday"))
        with pytest.raises(FetchError, match="304 Not Modified"):
            await fetch(client, request, LIMITS)


async def test_unchanged_through_a_redirect_keeps_validators_of_where_it_led(
    client: Client,
) -> None:
    stale = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    answers = {"/0": redirect(308, "/1"), "/1": stale}
    async with serve(by_path(answers)) as server:
        known = Validators('"1"', None, f"{server.url}/1")
        response = await fetch(client, Request(f"{server.url}/0", known), LIMITS)
    assert (response.status, response.validators) == (304, known)
    assert response.permanent_url == f"{server.url}/1"


async def test_a_loop_is_told(client: Client) -> None:
    answers = {"/a": redirect(302, "/b"), "/b": redirect(302, "/a")}
    async with serve(by_path(answers)) as server:
        with pytest.raises(FetchError, match="redirects to itself") as caught:
            await fetch(client, Request(f"{server.url}/a"), LIMITS)
    assert len(server.heads) == 2
    assert caught.value.subject == f"{server.url}/a"
    assert not caught.value.temporary


async def test_an_endless_chain_ends_after_the_last_hop(client: Client) -> None:
    answers = {f"/{n}": redirect(301, f"/{n + 1}") for n in range(20)}
    async with serve(by_path(answers)) as server:
        with pytest.raises(FetchError, match="redirects more than 10 times"):
            await fetch(client, Request(f"{server.url}/0"), LIMITS)
    assert len(server.heads) == 11


async def test_credentials_reach_their_origin_and_no_other(client: Client) -> None:
    async with serve(always(ok(b"other"))) as other:
        answers = {
            "/a": redirect(301, "/b"),
            "/b": redirect(301, other.url.replace("//", "//evil:evil@") + "/c"),
        }
        async with serve(by_path(answers)) as server:
            address = server.url.replace("//", "//me:secret@") + "/a"
            response = await fetch(client, Request(address), LIMITS)
    for head in server.heads:
        assert fields(head)[b"authorization"] == b"Basic bWU6c2VjcmV0"
    assert b"authorization" not in fields(other.heads[0])
    assert response.url == f"{other.url}/c"
    assert response.permanent_url == f"{other.url}/c"


async def test_an_answer_within_an_origin_keeps_and_hides_credentials(
    client: Client,
) -> None:
    answers = {"/a": redirect(301, "/b"), "/b": ok(b"feed")}
    async with serve(by_path(answers)) as server:
        secret = server.url.replace("//", "//me:secret@")
        response = await fetch(client, Request(f"{secret}/a"), LIMITS)
    assert response.url == f"{server.url}/b"
    assert response.permanent_url == f"{secret}/b"


async def test_an_error_does_not_show_credentials(client: Client) -> None:
    async with serve(always(b"HTTP/1.1 401 No\r\n\r\n")) as server:
        address = server.url.replace("//", "//me:secret@")
        with pytest.raises(FetchError, match="401 Unauthorized") as caught:
            await fetch(client, Request(address), LIMITS)
    assert "secret" not in str(caught.value)


async def test_each_host_is_asked_in_its_turn_and_waiting_takes_no_time(
    client: Client,
) -> None:
    turns = []

    @asynccontextmanager
    async def turn(host: str) -> AsyncIterator[None]:
        await asyncio.sleep(0.4)  # longer than the fetch may take
        turns.append(f"{host} begins")
        yield
        turns.append(f"{host} has answered")

    async with serve(always(ok(b"feed"))) as other:
        there = other.url.replace("127.0.0.1", "localhost")
        async with serve(always(redirect(302, there))) as server:
            request = Request(server.url)
            response = await fetch(client, request, Limits(seconds=0.3), turn)
    assert response.body == b"feed"
    assert turns == [
        "127.0.0.1 begins",
        "127.0.0.1 has answered",
        "localhost begins",
        "localhost has answered",
    ]


async def test_who_refuses_a_turn_ends_the_way(client: Client) -> None:
    @asynccontextmanager
    async def turn(host: str) -> AsyncIterator[None]:
        if host == "localhost":
            raise FetchError(host, "is left alone")
        yield

    async with serve(always(ok(b"feed"))) as other:
        there = other.url.replace("127.0.0.1", "localhost")
        async with serve(always(redirect(302, there))) as server:
            with pytest.raises(FetchError, match="is left alone"):
                await fetch(client, Request(server.url), LIMITS, turn)
    assert other.connections == 0
