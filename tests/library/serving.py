"""A feed's address whose answers a test decides."""

from __future__ import annotations

import re
from collections.abc import Callable

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

LOGIN = (
    b"<!doctype html><html><head><title>Log in</title></head>"
    b"<body><form><input name=user></form></body></html>"
)
"""The page that a feed turned into."""


class Server:
    """A feed's address that answers as it is told; `asked` are the requests.

    `meanwhile` is called for each of them, before it is answered.
    """

    def __init__(self, http: HTTPServer, path: str = "/feed") -> None:
        self.url = http.url_for(path)
        self.asked: list[Request] = []
        self.answer = Response()
        self.meanwhile: Callable[[], None] = lambda: None
        http.expect_request(path).respond_with_handler(self._answer)

    def _answer(self, request: Request) -> Response:
        self.asked.append(request)
        self.meanwhile()
        return self.answer

    def gives(
        self,
        body: bytes = b"",
        status: int = 200,
        etag: str | None = None,
        modified: str | None = None,
        media_type: str = "application/rss+xml",
    ) -> None:
        self.answer = Response(body, status, content_type=media_type)
        if etag is not None:
            self.answer.headers["ETag"] = etag
        if modified is not None:
            self.answer.headers["Last-Modified"] = modified


class Site:
    """A whole server; `gives` are the bodies of its paths, and all else is not there.

    `asked` are the paths that were asked for, with their queries, in order.
    """

    def __init__(self, http: HTTPServer) -> None:
        self.url = http.url_for("/")
        self.gives: dict[str, bytes | str | Response] = {}
        self.asked: list[str] = []
        http.expect_request(re.compile(".*")).respond_with_handler(self._answer)

    def _answer(self, request: Request) -> Response:
        path = request.full_path.removesuffix("?")
        self.asked.append(path)
        given = self.gives.get(path)
        if given is None:
            return Response("not here", 404)
        if isinstance(given, Response):
            return given
        return Response(given, content_type="text/html")

    def at(self, path: str) -> str:
        """The whole address of a path."""
        return self.url + path.removeprefix("/")
