"""What a misbehaving server does, and what newsleaf makes of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

from reader.library.schedule import HOUR
from reader.model.feed import Validators
from reader.net.fetch import Limits
from tests.library.making import MODIFIED, rss
from tests.net.servers import Script, always, ok

PATIENCE = Limits(seconds=30, bytes=1_000_000)
"""For servers that come to an end of their own."""

HURRY = Limits(seconds=0.9, bytes=1_000_000)
"""For those that do not."""

READ_SECONDS = 4.0
"""How long the reading of one feed may take here."""

TOO_SLOW = "took longer than 0.9 seconds"

ADDRESS = "{server}/feed"

KNOWN = Validators('W/"odd \xe9 \\ one"', MODIFIED)
"""What each server is asked with, unless its behaviour says otherwise."""

NOTHING = Validators()

BEFORE = ("known",)
"""The titles of the articles that the library has of each feed."""

AFTER = ("known", "new")
"""The titles where what the server gave was read."""

GOOD = rss(*reversed(AFTER))
NEVER = None


@dataclass(frozen=True, slots=True)
class Behaviour:
    """One way to misbehave, by name, and what comes of it.

    `script` is what the server does with a request; without one nobody listens.
    `reason` is what a person is told, empty where the feed is read all the same;
    where the machine decides between several, they stand with | between. `remark`
    is what is noted of a feed that was read in part. `pause` is the number of
    seconds to the next try, or NEVER, and `plan` what the health screen says of it
    where that is more than when. `titles` are those of the articles kept and `kept`
    the validators afterwards.

    `address` is the feed's, in which {server} is put in. `tls` names the
    certificate of the server, `validators` are what it is asked with and `asked`
    is how many requests it gets, within `limits`. The `greeting` it sends before
    it is asked for anything.
    """

    name: str
    script: Script | None
    reason: str = ""
    remark: str = ""
    pause: int | None = HOUR
    plan: str = ""
    titles: tuple[str, ...] = BEFORE
    kept: Validators = KNOWN
    address: str = ADDRESS
    tls: str = ""
    validators: Validators = KNOWN
    asked: int = 1
    limits: Limits = PATIENCE
    greeting: bytes = b""

    @property
    def can_mend(self) -> bool:
        """Whether the server needs but answer in another way to be a good one."""
        is_reached = self.address == ADDRESS and self.tls in ("", "good")
        return self.script is not None and is_reached


def fails(
    name: str, script: Script | bytes | None, reason: str, asked: int = 1
) -> Behaviour:
    """A feed that cannot be had; it is tried again in an hour."""
    return Behaviour(name, _script(script), reason, asked=asked)


def never_ends(
    name: str, script: Script, reason: str = TOO_SLOW, address: str = ADDRESS
) -> Behaviour:
    """A server that one would wait for in vain."""
    asked = 1 if address == ADDRESS else 0
    return Behaviour(name, script, reason, address=address, asked=asked, limits=HURRY)


def is_read(
    name: str,
    script: Script | bytes,
    pause: int = HOUR,
    kept: Validators = NOTHING,
    titles: tuple[str, ...] = AFTER,
) -> Behaviour:
    """A feed that is read all the same, and what it gave to ask with."""
    return Behaviour(name, _script(script), pause=pause, titles=titles, kept=kept)


def status(line: str, *fields: str, body: bytes = b"") -> bytes:
    """An answer with a status of its own."""
    return ok(body, *fields).replace(b"200 OK", line.encode(), 1)


def in_turn(*chunks: bytes) -> Script:
    """Send one thing after another, and close."""

    async def script(_: bytes) -> AsyncIterator[bytes]:
        for chunk in chunks:
            yield chunk

    return script


def drip(data: bytes, start: bytes = b"") -> Script:
    """Send a start, then one byte a second."""

    async def script(_: bytes) -> AsyncIterator[bytes]:
        yield start
        for byte in data:
            yield bytes([byte])
            await asyncio.sleep(1)

    return script


def without_end(chunk: bytes, start: bytes = b"") -> Script:
    """Send a start, then the same for ever."""

    async def script(_: bytes) -> AsyncIterator[bytes]:
        yield start
        while True:
            yield chunk

    return script


def _script(given: Script | bytes | None) -> Script | None:
    return always(given) if isinstance(given, bytes) else given
