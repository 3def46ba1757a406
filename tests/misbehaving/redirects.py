"""Servers that send elsewhere: in circles, nowhere, or where nobody may go."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import replace

from tests.library.serving import LOGIN
from tests.misbehaving.behaviour import (
    GOOD,
    Behaviour,
    fails,
    is_read,
    status,
)
from tests.net.servers import Script, by_path, ok, redirect

NOT_ON_THE_WEB = "redirects to something that is not on the web"
NO_ADDRESS = "redirects to something that is no address"


def to(name: str, location: str, reason: str) -> Behaviour:
    """A redirect that is not followed."""
    return fails(f"redirects to {name}", redirect(302, location), reason)


async def on_and_on(head: bytes) -> AsyncIterator[bytes]:
    step = re.search(rb"/(\d+)", head)
    yield redirect(302, f"/{int(step[1]) + 1 if step else 1}")


def at_last(body: bytes, *codes: int) -> Script:
    """Redirects, one after another, and then a body."""
    path = ["/feed", *(f"/{step}" for step in range(1, len(codes) + 1))]
    answers = {
        here: redirect(code, there)
        for code, here, there in zip(codes, path[:-1], path[1:], strict=True)
    }
    return by_path(answers | {path[-1]: ok(body)})


REDIRECTS = [
    fails("redirects to itself", redirect(301, "/feed"), "redirects to itself"),
    fails(
        "redirects in a circle",
        by_path({"/feed": redirect(301, "/b"), "/b": redirect(301, "/feed")}),
        "redirects to itself",
        asked=2,
    ),
    fails("redirects on and on", on_and_on, "redirects more than 10 times", asked=11),
    fails(
        "redirects without saying where",
        status("301 Moved"),
        "redirects without saying where",
    ),
    to("a file", "file:///etc/passwd", NOT_ON_THE_WEB),
    to("a script", "javascript:alert(1)", NOT_ON_THE_WEB),
    to("data", "data:text/xml,<rss/>", NOT_ON_THE_WEB),
    to("another protocol", "ftp://tram.example/feed", NOT_ON_THE_WEB),
    to("port 0", "http://127.0.0.1:0/feed", NO_ADDRESS),
    to("no port there is", "http://127.0.0.1:70000/feed", NO_ADDRESS),
    to("broken brackets", "http://[::1/feed", NO_ADDRESS),
    Behaviour(
        "redirects from a secure address to an open one",
        by_path({"/feed": redirect(301, "http://127.0.0.1/feed")}),
        "redirects from a secure address to an open one",
        tls="good",
    ),
    to("where nobody listens", "http://127.0.0.1:1/feed", "the connection was refused"),
    fails(
        "redirects to a page to log in",
        at_last(LOGIN, 302),
        "is a web page and no feed",
        asked=2,
    ),
    replace(is_read("redirects nine times", at_last(GOOD, *[302] * 9)), asked=10),
]
