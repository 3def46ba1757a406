"""Asks servers for feeds: one request at a time each, and none that is too busy."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Self
from urllib.parse import unquote, urlsplit

from reader.content.address import host_of, normal_address, public_address
from reader.library.schedule import TOO_BUSY, Clock, duration, freshness, retry_after
from reader.library.sources import read_file
from reader.model.errors import FetchError, LeftAlone, NewsleafError
from reader.model.feed import Validators
from reader.net.fetch import Client, Limits, Request, Response, fetch, open_client


@dataclass(frozen=True, slots=True)
class Answer:
    """What a feed's address gave; `body` is None where it is unchanged.

    `asked` is that address, `url` where redirects led from it.
    `fresh` is for how many seconds the server says that it counts, `moved_to` is
    where the feed has moved to, if all redirects on the way were permanent.
    """

    asked: str
    url: str
    body: bytes | None
    media_type: str
    validators: Validators
    fresh: int | None = None
    moved_to: str | None = None


class Asking:
    """The requests of one round, which share connections and courtesy.

    Use as ``async with Asking(...) as asking``.
    """

    def __init__(self, limits: Limits, clock: Clock, waiting: dict[str, int]) -> None:
        """Ask within limits; `waiting` are the hosts left alone, and until when."""
        self._limits = limits
        self._clock = clock
        self._waiting = waiting
        self._stack = AsyncExitStack()
        self._client: Client | None = None
        self._hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    async def ask(self, request: Request) -> Answer:
        """What is at an address: a server's answer, or the bytes of a file.

        Raises:
            LeftAlone: the server asked to be left alone.
            FetchError: it did not give an answer that can be used.
            NewsleafError: the file cannot be read.
        """
        address = request.url
        try:
            parts = urlsplit(address)
        except ValueError as error:
            shown, reason = public_address(address), "is not a web address"
            raise FetchError(shown, reason, temporary=False) from error
        if parts.scheme == "file":
            path = Path(unquote(parts.path))
            content = await asyncio.to_thread(read_file, path)
            return Answer(address, address, content, "", request.validators)
        client = await self._connections()
        turn = partial(self._turn, address)
        try:
            response = await fetch(client, request, self._limits, turn)
        except FetchError as error:
            self._heed(error)
            raise
        return Answer(
            address,
            response.url,
            None if response.status == 304 else response.body,
            response.headers.get("content-type", ""),
            response.validators,
            freshness(response.headers),
            _address_of(response),
        )

    def left_alone_until(self, error: NewsleafError) -> int:
        """Until when the server that an error is of is left alone; 0 if it is not."""
        return self._waiting.get(error.host, 0) if isinstance(error, FetchError) else 0

    @asynccontextmanager
    async def _turn(self, address: str, host: str) -> AsyncIterator[None]:
        """Have a server alone, unless it was too busy, be it in this very round."""
        async with self._hosts[host]:
            left = self._waiting.get(host, 0) - self._clock()
            if left > 0:
                raise _left_alone(address, host, duration(left))
            yield

    def _heed(self, error: FetchError) -> None:
        """Leave a server alone that is too busy, before its next feed is asked."""
        if error.status in TOO_BUSY:
            at = self._clock()
            until = at + retry_after(error.fields, at)
            self._waiting[error.host] = max(self._waiting.get(error.host, 0), until)

    async def _connections(self) -> Client:
        if self._client is None:
            self._client = await self._stack.enter_async_context(open_client())
        return self._client


def _left_alone(address: str, host: str, time: str) -> FetchError:
    """Tell of a server that is left alone, the feed's own or one it leads to."""
    shown = public_address(address)
    if host == host_of(address):
        reason = f"its server was too busy and is left alone for {time}"
        return LeftAlone(shown, reason, host=host)
    # The server that leads there was asked, and is not to be asked again at once.
    reason = f"leads to {host}, which was too busy and is left alone for {time}"
    return FetchError(shown, reason, host=host)


def _address_of(response: Response) -> str | None:
    moved_to = response.permanent_url
    return None if moved_to is None else normal_address(moved_to)
