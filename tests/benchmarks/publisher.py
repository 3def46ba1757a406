"""Publishes feeds on the addresses 127.0.0.1 to 127.0.0.200, from memory.

Run as ``python -m tests.benchmarks.publisher FEEDS``. It prints its port and then
answers until its standard input ends. ``GET /latency/N`` has each answer wait for N
milliseconds from then on.
"""

from __future__ import annotations

import asyncio
import hashlib
import random
import sys
from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime
from html import escape
from typing import NamedTuple

from tests.benchmarks.build import BETWEEN, NEWEST, paragraphs

HOSTS = 200
ARTICLES = 30
"""How many articles a feed has; each is some 4 KB of HTML."""

LANGUAGES = {"en": 12, "fr": 3, "de": 3, "ar": 1, "zh": 1}
"""In how many articles of twenty each language is."""

HEAD = b"HTTP/1.1 %s\r\nETag: %s\r\nContent-Length: %d\r\nContent-Type: %s\r\n\r\n"


class Document(NamedTuple):
    """A feed as it is sent."""

    body: bytes
    etag: bytes
    media_type: bytes


def url_of(number: int, port: int) -> str:
    """The address of a feed; they are spread over the hosts."""
    return f"http://127.0.0.{number % HOSTS + 1}:{port}/feed{number}"


def document(number: int) -> Document:
    """The feed of a number, always the same: RSS and Atom in turns."""
    chance = random.Random(number)
    body = _rss(chance, number) if number % 2 else _atom(chance, number)
    data = body.encode()
    media_type = b"application/rss+xml" if number % 2 else b"application/atom+xml"
    etag = b'"%s"' % hashlib.sha256(data).hexdigest()[:16].encode()
    return Document(data, etag, media_type)


def _articles(chance: random.Random) -> Iterator[tuple[str, str, datetime]]:
    for position in range(ARTICLES):
        language = chance.choices(*zip(*LANGUAGES.items(), strict=True))[0]
        more = list(paragraphs(chance, language))[:-2]
        texts = [*paragraphs(chance, language), *more]
        texts[0] = f"<em>{texts[0]}</em>"
        texts[1] += ' See <a href="/about?a=1&amp;b=2">what is known</a>.'
        html = "".join(f"<p>{text}</p>\n" for text in texts)
        yield texts[2][:60], html, NEWEST - position * BETWEEN


def _rss(chance: random.Random, number: int) -> str:
    site = f"https://feed{number}.example"
    articles = "".join(
        f"<item><title>{escape(title)}</title>"
        f"<link>{site}/{at:%m%d%H%M}</link>"
        f'<guid isPermaLink="false">{site}/{at:%m%d%H%M}</guid>'
        f"<pubDate>{format_datetime(at)}</pubDate><dc:creator>Ann Lee</dc:creator>"
        f"<category>rivers</category><description>{escape(title)}</description>"
        f"<content:encoded><![CDATA[{html}]]></content:encoded></item>\n"
        for title, html, at in _articles(chance)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>Feed {number}</title><link>{site}/</link>"
        f"<description>Rivers</description>{articles}</channel></rss>"
    )


def _atom(chance: random.Random, number: int) -> str:
    site = f"https://feed{number}.example"
    articles = "".join(
        f'<entry><title type="html">{escape(title)}</title>'
        f"<id>{site}/{at:%m%d%H%M}</id>"
        f'<link href="{site}/{at:%m%d%H%M}"/><updated>{at.isoformat()}</updated>'
        "<author><name>Ann Lee</name></author><category term='rivers'/>"
        f'<content type="html">{escape(html)}</content></entry>\n'
        for title, html, at in _articles(chance)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Feed {number}</title>'
        f'<id>{site}</id><link href="{site}/"/><updated>{NEWEST.isoformat()}</updated>'
        f"{articles}</feed>"
    )


class Publisher:
    """Answers from memory, in as little time as Python can."""

    def __init__(self, feeds: int) -> None:
        """Write all feeds."""
        self.documents = {f"/feed{n}".encode(): document(n) for n in range(feeds)}
        self.latency = 0.0

    def answer(self, request: bytes) -> bytes:
        """The answer to one request."""
        line, _, fields = request.partition(b"\r\n")
        path = line.split(b" ")[1]
        if path.startswith(b"/latency/"):
            self.latency = int(path.rpartition(b"/")[2]) / 1000
            return HEAD % (b"200 OK", b'""', 0, b"text/plain")
        found = self.documents[path]
        if found.etag in fields:
            return b"HTTP/1.1 304 Not Modified\r\nETag: %s\r\n\r\n" % found.etag
        size = len(found.body)
        head = HEAD % (b"200 OK", found.etag, size, found.media_type)
        return head + found.body


class Conversation(asyncio.Protocol):
    """One connection."""

    def __init__(self, publisher: Publisher) -> None:
        """Answer as the publisher says."""
        self._publisher = publisher
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin, as asyncio says."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each request once it is whole."""
        self._received += data
        while b"\r\n\r\n" in self._received:
            request, _, self._received = self._received.partition(b"\r\n\r\n")
            answer = self._publisher.answer(request)
            if self._publisher.latency and b" /latency/" not in request:
                loop = asyncio.get_running_loop()
                loop.call_later(self._publisher.latency, self._send, answer)
            else:
                self._send(answer)

    def _send(self, answer: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(answer)


async def publish(feeds: int) -> None:
    """Publish until the standard input ends."""
    publisher = Publisher(feeds)
    loop = asyncio.get_running_loop()
    hosts = [f"127.0.0.{number + 1}" for number in range(HOSTS)]
    port = 0
    for host in hosts:
        server = await loop.create_server(
            lambda: Conversation(publisher), host, port, backlog=1000
        )
        port = server.sockets[0].getsockname()[1]
    print(port, flush=True)
    await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(publish(int(sys.argv[1])))
