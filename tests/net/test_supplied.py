"""Addresses that a server chose never reach this machine or its network."""

from __future__ import annotations

import json
import shlex
import shutil
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from reader.model.errors import FetchError
from reader.net.fetch import Client, Limits, Request, fetch, open_client
from tests.net.servers import RawServer, always, ok, redirect, serve
from tests.net.test_hosts import PRIVATE

LIMITS = Limits(seconds=10)
REFUSED = "leads to this machine or its network, which only you may ask"

SPELLINGS = [
    *("127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1"),
    *("017700000001", "127.0.0.01", "0", "0.0.0.0", "localhost", "LOCALHOST"),
    *("[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:FFFF:127.0.0.1]"),
    *("127。0。0。1", "１２７.0.0.1", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "me:secret@127.0.0.1"),
    *("inside.example", "both.example"),
]
"""What all means 127.0.0.1; the names of .example are given to `looked_up`."""

NAMES = {"inside.example": ["127.0.0.1"], "both.example": ["::1", "127.0.0.1"]}


@pytest.fixture
async def canary() -> AsyncIterator[RawServer]:
    """A server of this machine that nobody but its person may ask."""
    async with serve(always(ok(b"secret")), keep_alive=True) as server:
        yield server


@pytest.fixture(autouse=True)
def looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the names of `NAMES` mean what they say there."""
    look_up = socket.getaddrinfo

    def answer(host: str, *args: Any, **options: Any) -> Any:
        if host not in NAMES:
            return look_up(host, *args, **options)
        rows = (look_up(one, *args, **options) for one in NAMES[host])
        return [row for found in rows for row in found]

    monkeypatch.setattr(socket, "getaddrinfo", answer)


def at(server: RawServer, host: str) -> str:
    return server.url.replace("127.0.0.1", host)


async def refuses(client: Client, request: Request) -> None:
    with pytest.raises(FetchError, match=REFUSED) as caught:
        await fetch(client, request, LIMITS)
    assert not caught.value.temporary


@pytest.mark.parametrize("host", SPELLINGS)
async def test_only_a_person_may_name_this_machine(
    client: Client, canary: RawServer, host: str
) -> None:
    address = at(canary, host)
    await refuses(client, Request(address, supplied=True))
    assert canary.connections == 0
    typed = await fetch(client, Request(address), LIMITS)
    assert typed.body == b"secret"
    await refuses(client, Request(address, supplied=True))
    assert len(canary.heads) == 1, "a connection kept open leads there no more"


@pytest.mark.parametrize("address", PRIVATE)
async def test_no_server_leads_into_a_network(client: Client, address: str) -> None:
    host = f"[{address}]" if ":" in address else address
    for scheme in ("http", "https"):
        await refuses(client, Request(f"{scheme}://{host}/", supplied=True))


class World:
    """Public hosts, which a proxy stands for; those of 127.0.0.x are asked directly."""

    def __init__(self) -> None:
        self.location = ""

    async def script(self, _: bytes) -> AsyncIterator[bytes]:
        yield redirect(301, self.location)


@pytest.fixture
async def world(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    world = World()
    async with serve(world.script) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        monkeypatch.setenv("no_proxy", "localhost,127.0.0.1,127.0.0.2")
        yield world


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
async def test_a_public_host_leads_to_no_private_one(
    world: World, canary: RawServer, host: str
) -> None:
    world.location = at(canary, host)
    async with open_client() as client:
        await refuses(client, Request("http://public.example/feed"))
        await fetch(client, Request(canary.url), LIMITS)
        await refuses(client, Request("http://public.example/feed"))
    assert len(canary.heads) == 1, "nor over a connection that is kept open"


@pytest.mark.parametrize("address", ["10.0.0.1", "169.254.169.254", "[::1]"])
async def test_nor_does_the_proxy(world: World, address: str) -> None:
    world.location = f"http://{address}/latest/meta-data/"
    async with open_client() as client:
        await refuses(client, Request("http://public.example/feed"))


async def test_a_private_host_leads_on_within_its_network(canary: RawServer) -> None:
    for host in ("127.0.0.1", "127.0.0.2"):
        async with (
            serve(always(redirect(301, canary.url)), host=host) as server,
            open_client() as client,
        ):
            response = await fetch(client, Request(server.url), LIMITS)
            assert response.body == b"secret"


async def test_a_way_that_left_the_network_leads_to_it_no_more(
    world: World, canary: RawServer
) -> None:
    outside = always(redirect(301, "http://public.example/feed"))
    world.location = canary.url
    async with serve(outside) as server, open_client() as client:
        await refuses(client, Request(server.url))
    assert canary.connections == 0


async def test_a_proxy_may_stand_before_a_private_host(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def script(head: bytes) -> AsyncIterator[bytes]:
        is_first = b"/feed " in head.split(b"\r\n")[0]
        yield redirect(301, "/there") if is_first else ok(b"by proxy")

    async with serve(script) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        async with open_client() as client:
            response = await fetch(client, Request("http://10.0.0.1/feed"), LIMITS)
    assert response.body == b"by proxy"


NETWORK = "ip link set lo up && ip address add 1.2.3.4/32 dev lo"


def test_a_public_host_leads_inside_by_no_address_and_no_name() -> None:
    alone = ["unshare", "--user", "--map-root-user", "--net", "sh", "-c"]
    if not shutil.which("unshare") or subprocess.run([*alone, NETWORK]).returncode:
        pytest.skip("this machine lets nobody make a network of their own")
    program = f"{shlex.quote(sys.executable)} -m tests.net.public_world"
    told = subprocess.run(
        [*alone, f"{NETWORK} && exec {program}"],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert json.loads(told.stdout) == {
        "redirect to an address": f"{REFUSED}, 0 look-ups left",
        "redirect to a name": f"{REFUSED}, 0 look-ups left",
        "redirect to the same name": f"{REFUSED}, 0 look-ups left",
        "public": "public, 1 look-ups left",
        "public and own": "public, 1 look-ups left",
        "asked": "0",
    }
