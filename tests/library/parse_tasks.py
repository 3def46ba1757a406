"""Functions that the tests of the parse pool run in its children."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from pathlib import Path

from reader.model.errors import WebPage
from reader.model.feed import FeedLink


def double(number: int) -> int:
    return number * 2


def pid() -> int:
    return os.getpid()


def session() -> int:
    return os.getsid(0)


def loaded_modules() -> set[str]:
    return set(sys.modules)


def refuse() -> None:
    raise WebPage("page", "is a web page", feeds=(FeedLink("https://feed.example/"),))


def stumble() -> None:
    raise ValueError("year -1 is out of range")


def hold_the_interpreter() -> bool:
    """Match for ages inside C code, where no Python thread gets a turn."""
    return re.match(r"(a+)+$", "a" * 64 + "!") is not None


def tell_pid_and_sleep(file: Path, seconds: float) -> None:
    file.write_text(str(os.getpid()))
    time.sleep(seconds)


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def hoard() -> int:
    return len(bytearray(3_000_000_000))


def chatter() -> str:
    print("a parser's own words")
    os.write(1, b"and more of them")
    return "answer"


def echo(data: bytes) -> bytes:
    return data
