"""Servers that answer with another status than 200."""

from __future__ import annotations

from dataclasses import replace

from reader.library.schedule import (
    DAY,
    HOUR,
    LONGEST_WAIT,
    UNCLEAR_WAIT,
    UNTOLD_WAIT,
    duration,
)
from reader.model.feed import Validators
from tests.misbehaving.behaviour import (
    GOOD,
    KNOWN,
    NEVER,
    Behaviour,
    fails,
    is_read,
    status,
)
from tests.misbehaving.connections import BROKE_OFF

SENT = "Date: Tue, 24 Nov 2026 10:00:00 GMT"
IN_TWO_HOURS = "Tue, 24 Nov 2026 12:00:00 GMT"
LONG_AGO = "Thu, 01 Jan 1970 00:00:00 GMT"

PHRASES = {
    201: "Created",
    202: "Accepted",
    203: "Non-Authoritative Information",
    205: "Reset Content",
    206: "Partial Content",
    300: "Multiple Choices",
    305: "Use Proxy",
    400: "Bad Request",
    401: "Unauthorized",
    402: "Payment Required",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    406: "Not Acceptable",
    407: "Proxy Authentication Required",
    408: "Request Timeout",
    418: "I'm a Teapot",
    421: "Misdirected Request",
    425: "Too Early",
    451: "Unavailable For Legal Reasons",
    500: "Internal Server Error",
    501: "Not Implemented",
    502: "Bad Gateway",
    504: "Gateway Timeout",
    511: "Network Authentication Required",
}


def answers(code: int) -> Behaviour:
    """A feed with a status that says it is none."""
    phrase = PHRASES[code]
    return fails(
        f"answers {code}",
        # What a server writes for a phrase may be anything, and is not shown.
        status(f"{code} \x1b[31mSurely", 'ETag: "other"', body=GOOD),
        f"the server answered {code} {phrase}",
    )


def busy(name: str, left_alone: int, *fields: str, code: int = 429) -> Behaviour:
    """A server that wants to be left alone."""
    phrase = {429: "Too Many Requests", 503: "Service Unavailable"}[code]
    told = fails(
        f"answers {code}, {name}",
        status(f"{code} Busy", *fields),
        f"the server answered {code} {phrase}",
    )
    plan = f"its server is left alone for {duration(left_alone)}" if left_alone else ""
    return replace(told, pause=max(HOUR, left_alone), plan=plan)


def retry_after(value: str) -> str:
    return f"Retry-After: {value}"


STATUSES = [
    *map(answers, PHRASES),
    fails(
        "answers 204",
        b"HTTP/1.1 204 No Content\r\n\r\n",
        "the server answered 204 No Content",
    ),
    fails(
        "answers 520, which no standard names",
        status("520 Odd"),
        "the server answered 520",
    ),
    fails("answers 999", status("999 Blocked"), "the server answered 999"),
    replace(
        fails("answers 410", status("410 Gone"), "the server answered 410 Gone"),
        pause=NEVER,
        plan="asked by name alone",
    ),
    busy("in seconds", 2 * HOUR, retry_after("7200")),
    busy("in seconds", 2 * HOUR, retry_after("7200"), code=503),
    busy("by a date", 2 * HOUR, SENT, retry_after(IN_TWO_HOURS)),
    busy("by a date", 2 * HOUR, SENT, retry_after(IN_TWO_HOURS), code=503),
    busy("by a date that is past", 0, SENT, retry_after(LONG_AGO)),
    busy("in no time", 0, retry_after("0")),
    busy("for a time below zero", UNCLEAR_WAIT, retry_after("-5")),
    busy("in words", UNCLEAR_WAIT, retry_after("when the trams run")),
    busy("for ten years", LONGEST_WAIT, retry_after(str(3650 * DAY))),
    busy("for thousands of digits", LONGEST_WAIT, retry_after("9" * 5000)),
    busy("without saying how long", UNTOLD_WAIT),
    busy("without saying how long", UNTOLD_WAIT, code=503),
    replace(
        fails(
            "says unchanged to who knows nothing",
            b"HTTP/1.1 304 Not Modified\r\n\r\n",
            "the server answered 304 Not Modified",
        ),
        validators=Validators(),
        kept=Validators(),
    ),
    is_read(
        "says unchanged and sends a body",
        status("304 Not Modified", body=GOOD),
        kept=KNOWN,
        titles=("known",),
    ),
    is_read(
        "sends only what is new",
        status("226 IM Used", "IM: feed", 'ETag: "2"', body=GOOD),
        kept=Validators('"2"'),
    ),
    fails(
        "answers 100 and no more",
        b"HTTP/1.1 100 Continue\r\n\r\n",
        BROKE_OFF,
    ),
    is_read(
        "answers 103 first",
        b'HTTP/1.1 103 Early Hints\r\nETag: "hint"\r\n\r\n'
        + status("200 OK", body=GOOD),
    ),
]
