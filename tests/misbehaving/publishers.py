"""Publishers for a simulated day: what each answers, and a log of all requests."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime

from reader.library.schedule import HOUR
from reader.model.feed import Validators
from tests.library.making import Clock, rss
from tests.misbehaving.behaviour import NOTHING
from tests.net.servers import fields

EDITIONS = (0, 6 * HOUR, 15 * HOUR)
"""When, in seconds of the day, publishers have something new."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a publisher learns of a request.

    `time` is in seconds of the simulated day, `before` how many requests it got
    before.
    """

    time: int
    before: int
    sent: Mapping[bytes, bytes]

    @property
    def validators(self) -> Validators:
        """Those of the request, a character for each byte."""
        etag = self.sent.get(b"if-none-match")
        modified = self.sent.get(b"if-modified-since")
        return Validators(
            None if etag is None else etag.decode("latin-1"),
            None if modified is None else modified.decode("latin-1"),
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """What a publisher answers; `is_feed` is whether the body can be read as one."""

    status: int = 200
    body: bytes = b""
    validators: Validators = NOTHING
    fields: tuple[str, ...] = ()
    is_feed: bool = True

    def as_bytes(self, at: int) -> bytes:
        """The answer as it goes over the wire at a time."""
        etag, modified, _ = self.validators
        head = [
            f"HTTP/1.1 {self.status} Whatever",
            f"Date: {http_date(at)}",
            "Set-Cookie: reader=1; Max-Age=99999999",
            *([] if etag is None else [f"ETag: {etag}"]),
            *([] if modified is None else [f"Last-Modified: {modified}"]),
            *self.fields,
            *([] if self.status == 304 else [f"Content-Length: {len(self.body)}"]),
        ]
        body = b"" if self.status == 304 else self.body
        return "\r\n".join([*head, "", ""]).encode("latin-1") + body


Publisher = Callable[[Request], Answer]


@dataclass(frozen=True, slots=True)
class Logged:
    """One request in the log of the servers.

    `at` is in seconds since 1970, by the simulated clock. `here` and `anywhere`
    are how many requests were under way with it, at its host and at all hosts.
    """

    at: int
    by_hand: bool
    host: str
    path: str
    head: bytes
    request: Request
    answer: Answer
    here: int
    anywhere: int

    @property
    def place(self) -> tuple[str, str]:
        """What was asked: the host and the path."""
        return self.host, self.path


@dataclass
class Press:
    """All publishers, on several hosts, and the log of what they were asked.

    `midnight` is when the day begins by the clock.
    """

    publishers: Mapping[tuple[str, str], Publisher]
    clock: Clock
    midnight: int
    log: list[Logged] = field(default_factory=list)
    by_hand: bool = False
    _under_way: Counter[str] = field(default_factory=Counter)
    _asked: Counter[tuple[str, str]] = field(default_factory=Counter)

    def host(self, host: str) -> Callable[[bytes], AsyncIterator[bytes]]:
        """What the server of a host does."""

        async def script(head: bytes) -> AsyncIterator[bytes]:
            self._under_way[host] += 1
            try:
                answer = self._answer(host, head)
                await asyncio.sleep(0.003)  # for another to overlap with, if it will
                yield answer.as_bytes(self.clock.now)
            finally:
                self._under_way[host] -= 1

        return script

    def _answer(self, host: str, head: bytes) -> Answer:
        place = host, head.split(b" ")[1].decode()
        time = self.clock.now - self.midnight
        request = Request(time, self._asked[place], fields(head))
        answer = self.publishers[place](request)
        self._asked[place] += 1
        self.log.append(
            Logged(
                self.clock.now,
                self.by_hand,
                *place,
                head,
                request,
                answer,
                self._under_way[host],
                self._under_way.total(),
            )
        )
        return answer


def http_date(at: int) -> str:
    """A time as header fields have it."""
    return format_datetime(datetime.fromtimestamp(at, UTC), usegmt=True)


def edition(time: int) -> int:
    """How many editions have come out by a time of the day."""
    return sum(time >= out for out in EDITIONS)


def pages(time: int, wish: str = "") -> bytes:
    """The feed at a time of the day: one article for each edition."""
    titles = [str(number) for number in range(edition(time), 0, -1)]
    return rss(*titles).replace(b"<channel>", b"<channel>" + wish.encode())


def publishes(
    etag: str | None = None,
    modified: str | None = None,
    *fields: str,
    wish: str = "",
) -> Publisher:
    """A feed that says "unchanged" where it is; {} is the number of the edition."""

    def publisher(request: Request) -> Answer:
        number = edition(request.time)
        now = Validators(
            None if etag is None else etag.replace("{}", str(number)),
            None if modified is None else modified.replace("{}", str(number)),
        )
        if now != Validators() and request.validators == now:
            return Answer(304, fields=fields)
        return Answer(200, pages(request.time, wish), now, fields)

    return publisher


def at_times(usual: Publisher, start: int, end: int, other: Answer) -> Publisher:
    """A publisher that answers otherwise from one time of the day to another."""
    return lambda request: other if start <= request.time < end else usual(request)
