"""Programs that refresh the same feeds, each with a library of its own."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import subprocess
import sys
import time
import venv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.request import urlopen

from tests.benchmarks.build import KEPT
from tests.benchmarks.publisher import HOSTS, url_of
from tests.pty.person import NEWSLEAF

LEMON24 = ("reader==3.26", "sgmllib3k==1.0.0")
CONNECTIONS = 32
MOST_OF_LEMON24 = 500

_LEMON24_RUN = """
import sys
from reader import FeedExistsError, make_reader
library, workers, *urls = sys.argv[1:]
reader = make_reader(library)
reader.enable_search()
for url in open(urls[0]).read().split():
    reader.add_feed(url, exist_ok=True)
reader.update_feeds(workers=int(workers))
reader.update_search()
"""


@dataclass(frozen=True)
class Published:
    """Feeds that are published while a benchmark runs."""

    port: int
    feeds: int

    @property
    def urls(self) -> list[str]:
        """The addresses of all feeds."""
        return [url_of(number, self.port) for number in range(self.feeds)]

    def wait(self, milliseconds: int) -> None:
        """Have each answer wait from now on."""
        address = f"http://127.0.0.1:{self.port}/latency/{milliseconds}"
        with urlopen(address) as answer:
            answer.read()


@contextmanager
def published(feeds: int) -> Iterator[Published]:
    """Publish so many feeds in a process of their own."""
    command = [sys.executable, "-m", "tests.benchmarks.publisher", str(feeds)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        yield Published(int(process.stdout.readline()), feeds)
        assert process.stdin is not None
        process.stdin.close()


class Newsleaf:
    """Newsleaf, from the shell."""

    name = "newsleaf"

    def __init__(self, directory: Path, urls: Path) -> None:
        """Follow the feeds, without fetching them."""
        self._library = ["--library", str(directory / "newsleaf.db")]
        _run([NEWSLEAF, "import", *self._library, str(urls)])

    def refresh(self) -> float:
        """Refresh all feeds; how many seconds it took."""
        return _run([NEWSLEAF, "refresh", *self._library])


class Newsboat:
    """newsboat with 32 threads, whose cache is analysed after each run."""

    name = "newsboat"

    def __init__(self, directory: Path, urls: Path) -> None:
        """Make a configuration."""
        self._cache = directory / "newsboat.db"
        configuration = directory / "newsboat.config"
        configuration.write_text(f"reload-threads {CONNECTIONS}\n")
        files = ["-u", str(urls), "-c", str(self._cache), "-C", str(configuration)]
        self._command = ["newsboat", *files, "-x", "reload"]

    def refresh(self) -> float:
        """Reload all feeds; how many seconds it took."""
        seconds = _run(self._command)
        with sqlite3.connect(self._cache) as connection:
            connection.execute("ANALYZE")
        connection.close()
        return seconds


class Lemon24:
    """The library reader of lemon24 with ten workers, its search index included."""

    name = "lemon24/reader"

    def __init__(self, directory: Path, urls: Path) -> None:
        """Have it use a database of its own."""
        script = directory / "lemon24.py"
        script.write_text(_LEMON24_RUN)
        database = str(directory / "lemon24.db")
        python = lemon24_python()
        self._command = [str(python), "-I", str(script), database, "10", str(urls)]

    def refresh(self) -> float:
        """Update all feeds; how many seconds it took."""
        return _run(self._command)


Refresher = Newsleaf | Newsboat | Lemon24


def refreshers(directory: Path, published: Published) -> list[Refresher]:
    """Newsleaf and those of its peers that are installed, which know the feeds."""
    urls = directory / "urls"
    urls.write_text("\n".join(published.urls) + "\n")
    kinds: list[type[Refresher]] = [Newsleaf]
    if shutil.which("newsboat"):
        kinds.append(Newsboat)
    # It takes minutes for thousands of feeds.
    if published.feeds <= MOST_OF_LEMON24 and lemon24_python() is not None:
        kinds.append(Lemon24)
    return [kind(directory, urls) for kind in kinds]


def floor(published: Published) -> float:
    """How many seconds the requests alone take, over 32 connections at a time."""
    return asyncio.run(_floor(published))


async def _floor(published: Published) -> float:
    hosts = iter(range(min(HOSTS, published.feeds)))
    began = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for _ in range(CONNECTIONS):
            group.create_task(_ask(published, hosts))
    return time.perf_counter() - began


async def _ask(published: Published, hosts: Iterator[int]) -> None:
    for host in hosts:
        numbers = range(host, published.feeds, HOSTS)
        address = f"127.0.0.{host + 1}"
        stream, writer = await asyncio.open_connection(address, published.port)
        for number in numbers:
            writer.write(f"GET /feed{number} HTTP/1.1\r\n\r\n".encode())
            head = await stream.readuntil(b"\r\n\r\n")
            size = int(head.partition(b"Content-Length: ")[2].split()[0])
            await stream.readexactly(size)
        writer.close()


@cache
def lemon24_python() -> Path | None:
    """The Python of an environment with lemon24's library, made once if it can be.

    Its package has the name of newsleaf's, so that both cannot be in one.
    """
    home = KEPT / "lemon24"
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
        install = [str(python), "-m", "pip", "install", "--quiet", *LEMON24]
        if subprocess.run(install, check=False).returncode:
            shutil.rmtree(home)
    return python if python.exists() else None


def _run(command: Sequence[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began
