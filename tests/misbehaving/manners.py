"""Servers that serve their feed well and say odd things about it."""

from __future__ import annotations

from reader.library.schedule import DAY, HOUR
from reader.model.feed import Validators
from tests.misbehaving.behaviour import GOOD, Behaviour, is_read
from tests.net.servers import ok

SENT = "Date: Tue, 24 Nov 2026 10:00:00 GMT"


def says(name: str, *fields: str, pause: int = HOUR) -> Behaviour:
    """A good feed with odd header fields."""
    return is_read(f"says {name}", ok(GOOD, *fields), pause)


def wishes(name: str, wish: str, pause: int = HOUR) -> Behaviour:
    """A good feed that says when it wants to be asked."""
    body = GOOD.replace(b"<channel>", b"<channel>" + wish.encode())
    return is_read(f"wishes {name}", ok(body), pause)


def etag(name: str, value: str) -> Behaviour:
    """A good feed with an odd validator, which is kept byte for byte."""
    field = ok(GOOD, f"ETag: {value}")
    return is_read(f"has an ETag {name}", field, kept=Validators(value or None))


MANNERS = [
    says("that it expires at once", SENT, "Expires: 0"),
    says("that it expired long ago", SENT, "Expires: Thu, 01 Jan 1970 00:00:00 GMT"),
    says("max-age=0", "Cache-Control: max-age=0"),
    says("no-store", "Cache-Control: no-store, no-cache", "Pragma: no-cache"),
    says("max-age below zero", "Cache-Control: max-age=-7200"),
    says("max-age in words", "Cache-Control: max-age=hours"),
    says("two hours", "Cache-Control: public, max-age=7200", pause=2 * HOUR),
    says("ten years", f"Cache-Control: max-age={3650 * DAY}", pause=DAY),
    says("thousands of digits", "Cache-Control: max-age=" + "9" * 5000, pause=DAY),
    says(
        "that it expires in 9999",
        SENT,
        "Expires: Fri, 31 Dec 9999 23:59:59 GMT",
        pause=DAY,
    ),
    says("a date of its own", "Date: yesterday", "Expires: tomorrow"),
    says("cookies", *(f"Set-Cookie: tram{n}={n}; Max-Age=9999" for n in range(50))),
    says("Refresh", "Refresh: 0; url=http://127.0.0.1:1/"),
    says("Clear-Site-Data", 'Clear-Site-Data: "*"'),
    says("that it will close, and that it will not", "Connection: close, keep-alive"),
    says("the same field a hundred times", *["X-Tram: 1"] * 90),
    wishes("for no pause", "<ttl>0</ttl>"),
    wishes("for a pause below zero", "<ttl>-60</ttl>"),
    wishes("for years", "<ttl>999999999</ttl>", pause=DAY),
    wishes("for words", "<ttl>often</ttl>"),
    wishes(
        "never to be asked",
        "<skipHours>"
        + "".join(f"<hour>{n}</hour>" for n in range(24))
        + "</skipHours>",
    ),
    wishes(
        "every day off",
        "<skipDays>"
        + "".join(
            f"<day>{day}day</day>"
            for day in ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
        )
        + "</skipDays>",
    ),
    etag("without quotes", "tram"),
    etag("of odd bytes", 'W/"\xe9\xff\\ , "'),
    etag("of nothing", ""),
    etag("of a star", "*"),
]
