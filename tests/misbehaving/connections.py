"""Servers that misbehave before their answer begins, or in the header of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from tests.misbehaving.behaviour import (
    GOOD,
    TOO_SLOW,
    Behaviour,
    drip,
    fails,
    never_ends,
    status,
    without_end,
)
from tests.net.servers import HangUp, always, ok

UNANSWERED = "the server ended the connection without an answer"
BROKE_OFF = "the server broke off its answer"
NOT_HTTP = "what the server sent is not HTTP"
HEADER_TOO_LARGE = "the head of the answer is larger than 100 kB"
NO_CONNECTION = f"no connection within 0.3 seconds|{TOO_SLOW}"


async def silence(_: bytes) -> AsyncIterator[bytes]:
    await asyncio.sleep(600)
    yield b""


async def reset(_: bytes) -> AsyncIterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n"
    raise HangUp


def secure(name: str, tls: str, reason: str) -> Behaviour:
    """A server whose certificate is no good; it is not asked for anything."""
    return Behaviour(name, always(ok(GOOD)), reason, tls=tls, asked=0)


CONNECTIONS = [
    fails("refuses connections", None, "the connection was refused", asked=0),
    Behaviour(
        "has a name that does not exist",
        None,
        "no such host|the name of the host could not be looked up",
        address="http://nowhere.invalid/feed",
        asked=0,
    ),
    Behaviour(
        "has a name that no name can be",
        None,
        "no such host|is not a web address",
        address=f"http://{'a' * 64}.invalid/feed",
        asked=0,
    ),
    fails("closes without an answer", b"", UNANSWERED),
    fails("resets the connection", reset, "the connection broke off"),
    never_ends("says nothing", silence),
    fails("closes within the status line", b"HTTP/1.1 20", BROKE_OFF),
    fails("closes within the header", b"HTTP/1.1 200 OK\r\nConte", BROKE_OFF),
    never_ends("sends its header byte by byte", drip(ok(GOOD))),
    never_ends("sends its body byte by byte", drip(GOOD, b"HTTP/1.1 200 OK\r\n\r\n")),
    fails(
        "sends a header without end",
        without_end(b"X-Pad: tram\r\n" * 99, start=b"HTTP/1.1 200 OK\r\n"),
        HEADER_TOO_LARGE,
    ),
    fails(
        "sends a header field without end",
        without_end(b"trams " * 999, start=b"HTTP/1.1 200 OK\r\nX-Pad: "),
        HEADER_TOO_LARGE,
    ),
    fails(
        "sends a header field of a megabyte",
        ok(GOOD, "X-Pad: " + "tram" * 250_000),
        HEADER_TOO_LARGE,
    ),
    fails(
        "sends a cookie of a megabyte",
        ok(GOOD, "Set-Cookie: tram=" + "1" * 1_000_000),
        HEADER_TOO_LARGE,
    ),
    fails(
        "sends an ETag of a megabyte",
        ok(GOOD, 'ETag: "' + "1" * 1_000_000 + '"'),
        HEADER_TOO_LARGE,
    ),
    fails(
        "hints at an answer for ever",
        without_end(b"HTTP/1.1 103 Early Hints\r\n\r\n"),
        HEADER_TOO_LARGE,
    ),
    fails("answers as HTTP/0.9 did", GOOD, NOT_HTTP),
    fails("speaks SSH", b"SSH-2.0-OpenSSH_9.2\r\n\r\n", NOT_HTTP),
    fails("speaks SMTP", b"220 mail.example ESMTP\r\n500 What?\r\n", NOT_HTTP),
    fails("speaks HTTP/2 unasked", b"\x00\x00\x00\x04\x00\x00\x00\x00\x00", NOT_HTTP),
    fails("sends noise", bytes(range(256)) * 9, NOT_HTTP),
    fails("has a word for a status", status("OK OK"), NOT_HTTP),
    fails("has a status of two digits", status("20 OK"), NOT_HTTP),
    fails("has a field without a colon", ok(GOOD, "Cookies are lovely"), NOT_HTTP),
    fails("has NUL in a field", ok(GOOD, "X-Nul: a\0b"), NOT_HTTP),
    secure(
        "has an expired certificate",
        "expired",
        "the server's certificate has expired",
    ),
    secure(
        "has a certificate of next year",
        "not yet",
        "the server's certificate is not valid yet",
    ),
    secure(
        "has the certificate of another host",
        "other host",
        "the server's certificate is for another host",
    ),
    secure(
        "has a certificate that nobody vouches for",
        "unknown",
        "the server's certificate is signed by someone unknown",
    ),
    secure(
        "vouches for itself",
        "itself",
        "the server's certificate is signed by the server itself",
    ),
    never_ends(
        "gets stuck while it secures the connection",
        silence,
        NO_CONNECTION,
        address="{secure}/feed",
    ),
    Behaviour(
        "speaks plainly at a secure address",
        silence,
        "no secure connection could be made",
        greeting=status("400 Bad Request"),
        address="{secure}/feed",
        asked=0,
    ),
    Behaviour(
        "wants secrecy at an open address",
        always(ok(GOOD)),
        UNANSWERED,
        address="{plain}/feed",
        tls="good",
        asked=0,
    ),
]
