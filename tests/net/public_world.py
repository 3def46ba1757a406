"""Fetches from a public host that leads inside; runs in a network of its own.

The network holds a public address, 1.2.3.4, beside 127.0.0.1. What comes of each
fetch goes to standard output, as JSON.
"""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Sequence
from typing import Any

from reader.model.errors import FetchError
from reader.net.fetch import Limits, Request, fetch, open_client
from tests.net.servers import RawServer, always, ok, redirect, serve

PUBLIC, OWN = "1.2.3.4", "127.0.0.1"
LIMITS = Limits(seconds=20)

_look_up = socket.getaddrinfo


class Names:
    """The one name there is, which means something else at each look-up."""

    def __init__(self, *meanings: Sequence[str]) -> None:
        self.left = list(meanings)

    def __call__(self, _: str, *args: Any, **options: Any) -> Any:
        """Answer as `socket.getaddrinfo` does."""
        addresses = self.left.pop(0)
        rows = (_look_up(one, *args, **options) for one in addresses)
        return [row for found in rows for row in found]


async def outcome(request: Request, *meanings: Sequence[str]) -> str:
    """The body, or the reason why there is none."""
    names: Any = Names(*meanings)
    socket.getaddrinfo = names
    try:
        async with open_client() as client:
            body = (await fetch(client, request, LIMITS)).body.decode()
    except FetchError as error:
        body = error.reason
    return f"{body}, {len(names.left)} look-ups left"


async def main() -> None:
    async with serve(always(ok(b"secret"))) as own:
        port = own.url.rpartition(":")[2]

        async def lead(head: bytes) -> AsyncIterator[bytes]:
            there = head.split(b" ")[1].decode().lstrip("/")
            yield redirect(302, f"http://{there}:{port}/") if there else ok(b"public")

        async with serve(lead, host=PUBLIC) as public:
            print(json.dumps(await outcomes(public, own)))


async def outcomes(public: RawServer, own: RawServer) -> dict[str, str]:
    name = public.url.replace(PUBLIC, "name.example")
    supplied = Request(name, supplied=True)
    return {
        "redirect to an address": await outcome(Request(f"{public.url}/{OWN}")),
        "redirect to a name": await outcome(
            Request(f"{public.url}/other.example"), [OWN]
        ),
        "redirect to the same name": await outcome(
            Request(f"{name}/name.example"), [PUBLIC], [OWN]
        ),
        "public": await outcome(supplied, [PUBLIC], [OWN]),
        "public and own": await outcome(supplied, [OWN, PUBLIC], [OWN]),
        "asked": str(len(own.heads)),
    }


if __name__ == "__main__":
    asyncio.run(main())
