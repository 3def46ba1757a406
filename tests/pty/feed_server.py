"""A small local server of one Atom feed that grows."""

from __future__ import annotations

import threading
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from xml.sax.saxutils import escape

_FEED = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>{title}</title><id>urn:x-newsleaf:ferry</id><updated>2026-03-01T08:00:00Z</updated>
{articles}</feed>
"""

_ARTICLE = """<entry><title>{title}</title><id>urn:x-newsleaf:ferry:{number}</id>
<updated>2026-03-{day:02}T08:00:00Z</updated><author><name>{author}</name></author>
<content type="html">{body}</content></entry>
"""


class FeedServer:
    """Serves one feed on 127.0.0.1, with an ETag; use it in a `with` statement."""

    def __init__(self) -> None:
        self.title = "Letters from the ferry"
        self.statuses: list[int] = []
        self._articles: list[str] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever)

    @property
    def address(self) -> str:
        """Where the feed is."""
        return f"http://127.0.0.1:{self._server.server_port}/feed.atom"

    def add(self, title: str, body: str = "A letter.", author: str = "Ada") -> None:
        """Publish another article, a day after the one before."""
        number = len(self._articles) + 1
        self._articles.append(
            _ARTICLE.format(
                title=escape(title),
                number=number,
                day=number,
                author=escape(author),
                body=escape(body),
            )
        )

    def content(self) -> bytes:
        """The feed as it is by now."""
        return _FEED.format(
            title=escape(self.title), articles="".join(self._articles)
        ).encode()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        feed = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = feed.content()
                etag = f'"{sha256(body).hexdigest()[:16]}"'
                known = self.headers.get("If-None-Match") == etag
                feed.statuses.append(304 if known else 200)
                self.send_response(feed.statuses[-1])
                self.send_header("ETag", etag)
                if not known:
                    self.send_header("Content-Type", "application/atom+xml")
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if not known:
                    self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Say nothing."""

        return Handler

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
