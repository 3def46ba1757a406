"""Unpacks the body of an answer as it comes, never beyond a cap."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable
from typing import Protocol

CODINGS = ("gzip", "br", "zstd")
"""The content codings that are asked for (RFC 9110, section 8.4.1)."""

_GZIP = 16 + zlib.MAX_WBITS
_MEMBER = b"\x1f\x8b"
_PIECE = 1 << 20


class TooLarge(Exception):
    """The body is larger than the cap."""


class BrokenPacking(Exception):
    """The body is not packed as it says, or breaks off."""


class Unpacker(Protocol):
    """Takes a body as it comes over the wire and gives it unpacked."""

    def unpack(self, data: bytes, room: int) -> bytes:
        """Unpack the next bytes; it stops soon after `room` bytes came of them."""

    def is_whole(self) -> bool:
        """Whether what is packed has come to its end."""


class Body:
    """The body of one answer, in bytes, while it is read."""

    def __init__(self, cap: int, coding: str = "") -> None:
        """Read a body that is packed in a coding, or plain."""
        self._left = cap
        self._cap = cap
        self._unpacker = _UNPACKERS[coding]() if coding else None
        self._data = bytearray()

    def add(self, data: bytes) -> None:
        """Take the next bytes from the wire.

        Both what comes over the wire and what it unpacks to are capped, since
        bytes after the end of a packed stream unpack to nothing.

        Raises:
            TooLarge: more than the cap came.
            BrokenPacking: it is not packed as it says.
        """
        self._left -= len(data)
        if self._left < 0:
            raise TooLarge
        if self._unpacker is not None:
            room = self._cap - len(self._data)
            data = self._unpacker.unpack(data, room)
        self._data += data
        if len(self._data) > self._cap:
            raise TooLarge

    def whole(self) -> bytes:
        """The body, of which all has come; an empty one needs no packing.

        Raises:
            BrokenPacking: it is packed, and breaks off.
        """
        came = self._left < self._cap
        if came and self._unpacker is not None and not self._unpacker.is_whole():
            raise BrokenPacking
        return bytes(self._data)


class _Gzip:
    """One or more members of gzip (RFC 1952); what follows them is passed over."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(_GZIP)

    def unpack(self, data: bytes, room: int) -> bytes:
        unpacked = bytearray()
        try:
            while data and len(unpacked) <= room:
                unpacked += self._member.decompress(data, _PIECE)
                data = self._member.unconsumed_tail
                if self._member.eof and self._member.unused_data[:2] == _MEMBER:
                    data = self._member.unused_data
                    self._member = zlib.decompressobj(_GZIP)
        except zlib.error as error:
            raise BrokenPacking from error
        return bytes(unpacked)

    def is_whole(self) -> bool:
        return self._member.eof


class _Brotli:
    """Brotli (RFC 7932)."""

    def __init__(self) -> None:
        import brotli  # few servers pack so

        self._error = brotli.error
        self._stream = brotli.Decompressor()

    def unpack(self, data: bytes, room: int) -> bytes:
        unpacked = bytearray()
        try:
            unpacked += self._stream.process(data, output_buffer_limit=_PIECE)
            while not self._stream.can_accept_more_data() and len(unpacked) <= room:
                unpacked += self._stream.process(b"", output_buffer_limit=_PIECE)
        except self._error as error:
            raise BrokenPacking from error
        return bytes(unpacked)

    def is_whole(self) -> bool:
        return self._stream.is_finished()


class _Zstandard:
    """Frames of Zstandard (RFC 8878)."""

    def __init__(self) -> None:
        # Few servers pack so.
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd

        self._new = zstd.ZstdDecompressor
        self._error = zstd.ZstdError
        self._frame = self._new()

    def unpack(self, data: bytes, room: int) -> bytes:
        unpacked = bytearray()
        try:
            while len(unpacked) <= room:
                if self._frame.eof:
                    data = self._frame.unused_data or data
                    self._frame = self._new()
                unpacked += self._frame.decompress(data, _PIECE)
                data = b""
                if self._frame.needs_input or (
                    self._frame.eof and not self._frame.unused_data
                ):
                    break
        except self._error as error:
            raise BrokenPacking from error
        return bytes(unpacked)

    def is_whole(self) -> bool:
        return self._frame.eof


_UNPACKERS: dict[str, Callable[[], Unpacker]] = {
    "gzip": _Gzip,
    "br": _Brotli,
    "zstd": _Zstandard,
}
