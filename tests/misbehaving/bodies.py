"""Servers whose bodies break off, are packed, or are larger than they may be."""

from __future__ import annotations

import gzip
import sys

import brotli

from tests.misbehaving.behaviour import GOOD, fails, is_read, without_end
from tests.misbehaving.connections import BROKE_OFF, NOT_HTTP
from tests.net.servers import ok

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

TOO_LARGE = "the answer is larger than 1 MB"
NOT_PACKED = "the answer cannot be unpacked"
ODD_PACKING = "the answer is packed in a way that was not asked for"
PACKED_TWICE = "the answer is packed twice"

NOT_EVEN_TEXT = "is no feed: it is not even text"

BOMB = bytes(100_000_000)
UNTIL_CLOSED = b"HTTP/1.1 200 OK\r\n\r\n"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
PACKED = gzip.compress(GOOD)
IN_PARTS = gzip.compress(GOOD[:99]) + gzip.compress(GOOD[99:])


def length(value: str) -> bytes:
    """An answer that says how long it is in its own way."""
    return f"HTTP/1.1 200 OK\r\nContent-Length: {value}\r\n\r\n".encode() + GOOD


def packed(data: bytes, *codings: str) -> bytes:
    return ok(data, *(f"Content-Encoding: {coding}" for coding in codings))


def chunk(data: bytes, size: str = "") -> bytes:
    return f"{size or format(len(data), 'x')}\r\n".encode() + data + b"\r\n"


BODIES = [
    fails("is shorter than it says", length(str(len(GOOD) + 1)), BROKE_OFF),
    is_read("is longer than it says", length(str(len(GOOD))) + b"HTTP/1.1 200 OK\r\n"),
    fails("has a word for a length", length("long"), NOT_HTTP),
    fails("has a length below zero", length("-1"), NOT_HTTP),
    fails("has two lengths", ok(GOOD, f"Content-Length: {len(GOOD) - 1}"), NOT_HTTP),
    fails("is of terabytes", length("9" * 13), BROKE_OFF),
    fails("breaks off within a chunk", CHUNKED + chunk(GOOD)[:-9], BROKE_OFF),
    fails("has no last chunk", CHUNKED + chunk(GOOD), BROKE_OFF),
    fails("has a chunk of no size", CHUNKED + chunk(GOOD, "tram"), NOT_HTTP),
    fails("has a chunk below zero", CHUNKED + chunk(GOOD, "-1"), NOT_HTTP),
    fails(
        "has an endless note at a chunk",
        without_end(b"n" * 999, CHUNKED + b"9;"),
        NOT_HTTP,
    ),
    fails("has an endless size of a chunk", without_end(b"0" * 999, CHUNKED), NOT_HTTP),
    fails(
        "sends without end",
        without_end(bytes(0x8000), UNTIL_CLOSED),
        TOO_LARGE,
    ),
    fails(
        "sends chunks without end", without_end(chunk(bytes(9999)), CHUNKED), TOO_LARGE
    ),
    fails(
        "sends tiny chunks without end",
        without_end(chunk(b"tram") * 999, CHUNKED),
        TOO_LARGE,
    ),
    fails("packs a bomb with gzip", packed(gzip.compress(BOMB), "gzip"), TOO_LARGE),
    fails(
        "packs a bomb with br",
        packed(brotli.compress(BOMB, quality=1), "br"),
        TOO_LARGE,
    ),
    fails("packs a bomb with zstd", packed(zstd.compress(BOMB), "zstd"), TOO_LARGE),
    fails("packs twice", packed(gzip.compress(PACKED), "gzip, gzip"), PACKED_TWICE),
    fails("packs twice by two fields", packed(PACKED, "gzip", "br"), PACKED_TWICE),
    fails("packs in a way of its own", packed(PACKED, "rot13"), ODD_PACKING),
    fails("packs as in the eighties", packed(PACKED, "compress"), ODD_PACKING),
    fails("says gzip and does not pack", packed(GOOD, "gzip"), NOT_PACKED),
    fails("says br and does not pack", packed(GOOD, "br"), NOT_PACKED),
    fails("says zstd and does not pack", packed(GOOD, "zstd"), NOT_PACKED),
    fails("packs nothing at all", packed(b"", "gzip"), "is empty"),
    fails("packs with gzip and breaks off", packed(PACKED[:-9], "gzip"), NOT_PACKED),
    fails(
        "packs with br and breaks off",
        packed(brotli.compress(GOOD)[:-9], "br"),
        NOT_PACKED,
    ),
    fails(
        "packs with zstd and breaks off",
        packed(zstd.compress(GOOD)[:-1], "zstd"),
        NOT_PACKED,
    ),
    is_read("packs in two parts", packed(IN_PARTS, "gzip")),
    is_read("packs and adds zeros", packed(PACKED + bytes(9), "gzip")),
    fails("packs and does not say so", ok(PACKED), NOT_EVEN_TEXT),
]
