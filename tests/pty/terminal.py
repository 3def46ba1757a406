"""A terminal for whole-program runs: a pseudo-terminal, read by pyte."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import signal
import struct
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from string import ascii_lowercase
from types import TracebackType
from typing import Any, Self

import pyte

from tests.pty.sequences import Parser, Token

LIMIT = 30.0
"""Seconds after which what never came is a failure; nothing takes so long."""

KEYS = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "shift+tab": "\x1b[Z",
    "space": " ", "backspace": "\x7f",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
    "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "home": "\x1b[H", "end": "\x1b[F",
    "f1": "\x1bOP",
    **{f"ctrl+{letter}": chr(ord(letter) & 31) for letter in ascii_lowercase},
}  # fmt: skip
"""What an xterm sends for keys that have a name."""

ANSWERS = {
    "\x1b[c": "\x1b[?62;22c",  # what are you: a VT220 with colour
    "\x1b[0c": "\x1b[?62;22c",
    "\x1b[>c": "\x1b[>1;10;0c",
    "\x1b[5n": "\x1b[0n",  # how are you: well
    "\x1b[6n": "\x1b[1;1R",  # where is the cursor
    "\x1b[?u": "\x1b[?0u",  # kitty's keyboard: known, off
    "\x1b[>q": "\x1bP>|newsleaf-tests\x1b\\",
    "\x1b[>0q": "\x1bP>|newsleaf-tests\x1b\\",
    "\x1b[?2026$p": "\x1b[?2026;2$y",  # synchronised output: known, off
    "\x1b[?2048$p": "\x1b[?2048;0$y",  # resizes told in band: not known
    "\x1b]10;?\x07": "\x1b]10;rgb:cccc/cccc/cccc\x07",
    "\x1b]11;?\x07": "\x1b]11;rgb:1111/1111/1111\x07",
    "\x1b]10;?\x1b\\": "\x1b]10;rgb:cccc/cccc/cccc\x1b\\",
    "\x1b]11;?\x1b\\": "\x1b]11;rgb:1111/1111/1111\x1b\\",
}
"""What a usual terminal answers to the questions programs ask."""


@dataclass(frozen=True, slots=True)
class _Chunk:
    """What came in one read, and when (seconds of `time.perf_counter`)."""

    stamp: float
    tokens: tuple[Token, ...]


class Terminal:
    """A program on a pseudo-terminal; use it in a `with` statement.

    A thread reads what the program writes and stamps it as it comes, so the
    time that pyte takes to draw is in no figure. It answers the program's
    questions like a terminal.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        *,
        columns: int = 120,
        rows: int = 40,
    ) -> None:
        """Start a program in a terminal of its own, in the given environment."""
        self.output = bytearray()
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._chunks: SimpleQueue[_Chunk | None] = SimpleQueue()
        self._ended = False
        self._status: int | None = None
        self._master, slave = pty.openpty()
        self._resize(columns, rows)
        self.cooked = termios.tcgetattr(self._master)
        name = os.ttyname(slave)
        self.started = time.perf_counter()
        # The first terminal that the leader of a new session opens controls
        # it, so that signals and /dev/tty are as in a real one.
        self.pid = os.posix_spawn(
            command[0],
            list(command),
            dict(environment),
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0),
                (os.POSIX_SPAWN_DUP2, 0, 1),
                (os.POSIX_SPAWN_DUP2, 0, 2),
            ],
            setsid=True,
        )
        os.close(slave)
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    # What the person does

    def press(self, *keys: str) -> float:
        """Press keys, by name or as the character they type; when that was."""
        return self.send("".join(KEYS.get(key, key) for key in keys))

    def send(self, text: str) -> float:
        """Send characters as they are; when they were sent."""
        stamp = time.perf_counter()
        os.write(self._master, text.encode())
        return stamp

    def click(self, column: int, row: int) -> None:
        """Press and release the left button on a cell, counted from 0 (SGR 1006)."""
        place = f"{column + 1};{row + 1}"
        self.send(f"\x1b[<0;{place}M\x1b[<0;{place}m")

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; the program is told by SIGWINCH."""
        self._resize(columns, rows)
        self._screen.resize(rows, columns)

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    # What the person sees

    @property
    def lines(self) -> list[str]:
        """What the screen shows by now, line by line."""
        while self._draw(0):
            pass
        return self._shown().split("\n")

    @property
    def text(self) -> str:
        """What the screen shows by now."""
        return "\n".join(self.lines)

    def wait_for(
        self, wanted: str | Callable[[str], bool], limit: float = LIMIT
    ) -> float:
        """Wait until the screen shows a text, or a condition holds of its text.

        Returns when (`time.perf_counter`) that came which made it so.
        """
        holds = (lambda text: wanted in text) if isinstance(wanted, str) else wanted
        deadline = time.monotonic() + limit
        stamp = time.perf_counter()
        while not holds(self._shown()):
            left = deadline - time.monotonic()
            assert left > 0, f"never came: {wanted}\n{self.text}"
            drawn = self._draw(left)
            assert drawn or not self._ended, f"ended before: {wanted}\n{self.text}"
            stamp = drawn or stamp
        return stamp

    def wait_gone(self, unwanted: str) -> None:
        """Wait until the screen does not show a text."""
        self.wait_for(lambda text: unwanted not in text)

    def settle(self, silence: float = 0.06, first: float | None = None) -> float | None:
        """Let the program draw until it writes nothing for a while.

        `first` is how long to wait for the first it writes, if longer. Returns
        the stamp of the last that came, None where nothing came.
        """
        gathered = self._gather(silence, first or silence)
        for chunk in gathered:
            self._show(chunk)
        return gathered[-1].stamp if gathered else None

    def last_change(
        self, part: Callable[[list[str]], object], silence: float
    ) -> float | None:
        """Let the program draw until it writes nothing for a while.

        `part` takes something out of the lines of the screen. Returns the stamp
        of the last that came which changed it, None where nothing did.
        """
        before, stamp = part(self._shown().split("\n")), None
        for chunk in self._gather(silence, silence):
            self._show(chunk)
            after = part(self._shown().split("\n"))
            if after != before:
                before, stamp = after, chunk.stamp
        return stamp

    def first_shown(
        self, *conditions: Callable[[str], bool], silence: float = 0.2
    ) -> list[float]:
        """Wait as `wait_for` does, but leave the machine to the program meanwhile.

        What comes is drawn by pyte only in silence, which takes no time from the
        program. Returns when that came which first made each condition hold, one
        after the other.
        """
        deadline = time.monotonic() + LIMIT
        stamps: list[float] = []
        while True:
            for chunk in self._gather(silence, silence):
                self._show(chunk)
                for condition in conditions[len(stamps) :]:
                    if not condition(self._shown()):
                        break
                    stamps.append(chunk.stamp)
            if len(stamps) == len(conditions):
                return stamps
            assert time.monotonic() < deadline, f"never painted\n{self.text}"

    # How it ends

    def exit_code(self, limit: float = LIMIT) -> int:
        """Wait for the program to end; its exit code, or minus a signal's number."""
        deadline = time.monotonic() + limit
        while not self._reaped():
            assert time.monotonic() < deadline, f"never ended\n{self.text}"
            self._draw(0.02)
        assert self._status is not None
        # What was written before the end may still be on its way.
        while not self._ended and self._draw(0.2):
            pass
        return os.waitstatus_to_exitcode(self._status)

    def modes(self) -> list[Any]:
        """The attributes of the terminal (termios); compare with `cooked`."""
        return termios.tcgetattr(self._master)

    def memory(self) -> int:
        """The most memory that the program had resident so far, in bytes (Linux)."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        peak = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
        return int(peak.split()[1]) * 1024

    def hang_up(self) -> None:
        """Close the terminal under the program, as closing its window does."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    def close(self) -> None:
        """End the program if it has not ended, and give the terminal back."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            if not self._reaped():
                os.kill(self.pid, number)
                deadline = time.monotonic() + 5
                while not self._reaped() and time.monotonic() < deadline:
                    self._draw(0.02)
        self._thread.join(1)
        self.hang_up()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # Within

    def _resize(self, columns: int, rows: int) -> None:
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, size)

    def _reaped(self) -> bool:
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._status = status
        return self._status is not None

    def _read(self) -> None:
        """Read, stamp, part and answer; runs in the thread."""
        decoder = codecs.getincrementaldecoder("utf-8")("strict")
        parser = Parser()
        while True:
            try:
                data = os.read(self._master, 1 << 18)
            except OSError:
                data = b""
            stamp = time.perf_counter()
            if not data:
                self._chunks.put(None)
                return
            self.output += data
            found = tuple(parser.feed(decoder.decode(data)))
            for token in found:
                if answer := ANSWERS.get(token.raw):
                    os.write(self._master, answer.encode())
            self._chunks.put(_Chunk(stamp, found))

    def _gather(self, silence: float, first: float) -> list[_Chunk]:
        """What comes until nothing comes for a while; `first` is that at first."""
        gathered: list[_Chunk] = []
        deadline = time.monotonic() + LIMIT
        while not self._ended and time.monotonic() < deadline:
            try:
                chunk = self._chunks.get(timeout=silence if gathered else first)
            except Empty:
                break
            if chunk is None:
                self._ended = True
            else:
                gathered.append(chunk)
        return gathered

    def _shown(self) -> str:
        # Not pyte's own `display`, which fails on half a wide letter.
        columns, buffer = range(self._screen.columns), self._screen.buffer
        rows = (buffer[row] for row in range(self._screen.lines))
        return "\n".join("".join(row[x].data for x in columns).rstrip() for row in rows)

    def _draw(self, seconds: float) -> float | None:
        """Draw what comes next within a time; its stamp, None if nothing came."""
        if self._ended:
            time.sleep(min(seconds, 0.02))
            return None
        try:
            chunk = self._chunks.get(timeout=max(seconds, 0.0001))
        except Empty:
            return None
        if chunk is None:
            self._ended = True
            return None
        self._show(chunk)
        return chunk.stamp

    def _show(self, chunk: _Chunk) -> None:
        for token in chunk.tokens:
            if token.kind == "text" or _is_drawing(token):
                self._stream.feed(token.raw)


def _is_drawing(token: Token) -> bool:
    """Whether a sequence is one that pyte knows, and not of a newer terminal."""
    if token.kind == "csi":
        return token.body[0] not in "<=>" and not any(c in " !$'*" for c in token.body)
    return token.kind == "escape"
