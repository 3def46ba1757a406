"""Servers that give something else than a feed, or one that is made to hurt."""

from __future__ import annotations

import json
from dataclasses import replace

from tests.library.making import rss
from tests.library.serving import LOGIN
from tests.misbehaving.behaviour import (
    AFTER,
    GOOD,
    KNOWN,
    READ_SECONDS,
    Behaviour,
    fails,
    is_read,
)
from tests.misbehaving.bodies import NOT_EVEN_TEXT
from tests.net.servers import ok

FEED_TYPE = "Content-Type: application/rss+xml"
PAGE = "is a web page and no feed"


def gives(name: str, body: bytes, reason: str) -> Behaviour:
    """Something that is no feed, under the name of one."""
    return fails(f"gives {name}", ok(body, FEED_TYPE, 'ETag: "other"'), reason)


def reads(
    name: str, body: bytes, *fields: str, titles: tuple[str, ...] = AFTER
) -> Behaviour:
    """A feed that is odd, and is read."""
    return is_read(f"gives {name}", ok(body, FEED_TYPE, *fields), titles=titles)


def declared(doctype: str, title: str) -> bytes:
    """A feed with declarations of its own, used in the title of its first article."""
    return doctype.encode() + GOOD.replace(b"<title>new", f"<title>{title}".encode())


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
LAUGHTER = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>'
LONG_WORD = f'<!DOCTYPE rss [<!ENTITY w "{"tram " * 10_000}">]>'
SECRET = '<!DOCTYPE rss [<!ENTITY s SYSTEM "file:///etc/hostname">]>'

HOW_MANY = 5_000

MANY = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Trams",
        "items": [
            {"id": str(number), "title": str(number)} for number in range(HOW_MANY)
        ],
    },
    separators=(",", ":"),
).encode()

CONTENTS = [
    gives("nothing", b"", "is empty"),
    gives("nothing but spaces", b" \r\n\t" * 9, "is empty"),
    gives("a page to log in", LOGIN, PAGE),
    gives("a page without a head", b"<div>Trams</div><p>run", PAGE),
    gives(
        "a page that names its feed",
        b"<html><link rel=alternate type=application/rss+xml href=/rss></html>",
        PAGE,
    ),
    gives(
        "a list of feeds", b"<opml version='2.0'><body/></opml>", "is a list of feeds"
    ),
    gives("JSON of another kind", b'{"error": "busy"}', "is JSON but no JSON Feed"),
    gives("half a JSON Feed", MANY[:-2], "is broken JSON: it breaks off in line 1"),
    gives(
        "JSON with a comma too many",
        b'{"items": [1,,2]}',
        "is broken JSON: Expecting value in line 1",
    ),
    gives("JSON that is too deep", b'{"a":' * 99_000, "is JSON that cannot be read"),
    gives("a picture", b"\x89PNG\r\n\x1a\n" + bytes(99), NOT_EVEN_TEXT),
    gives("plain text", b"Trams run late.", "is no feed"),
    gives(
        "a feed that is cut off at once",
        GOOD[:40],
        "is a broken feed: it breaks off in line 1",
    ),
    gives("zeros", bytes(99_999), NOT_EVEN_TEXT),
    gives(
        "tags without end",
        b"<rss>" + b"<a>" * 9000,
        "is a broken feed: it breaks off in line 1",
    ),
    gives(
        "an author that takes for ever",
        GOOD.replace(
            b"</item>", b"<author>a@%b</author></item>" % (b"a." * 200_000), 1
        ),
        f"took longer than {READ_SECONDS:g} seconds to read",
    ),
    replace(
        reads("a feed that is cut off", GOOD[:-60], titles=AFTER),
        remark="was read in part: it breaks off in line 1",
        kept=KNOWN,
    ),
    replace(
        gives(
            "another feed",
            rss("x", title="Parked").replace(b"tram.example", b"parked.example"),
            "another feed seems to stand at this address: “Parked”",
        ),
        plan="nothing of it is kept until you accept it",
    ),
    reads("a feed as a picture", GOOD, "Content-Type: image/png"),
    reads(
        "another charset than it says", GOOD, "Content-Type: text/xml; charset=utf-16"
    ),
    reads("a charset that nobody knows", GOOD, "Content-Type: text/xml; charset=tram"),
    reads("a feed after empty lines", b"\r\n\r\n" + GOOD),
    reads(
        "control characters", GOOD.replace(b"Text of new", b"\x1b[2J\x07"), titles=AFTER
    ),
    reads(
        "a billion laughs", declared(LAUGHTER, "&l9;new"), titles=("known", "&l9;new")
    ),
    reads(
        "a long word many times",
        declared(LONG_WORD, "&w;" * 99),
        titles=("known", "&w;" * 99),
    ),
    reads(
        "a file of this machine", declared(SECRET, "&s;new"), titles=("known", "&s;new")
    ),
    reads("tags in tags in tags", GOOD.replace(b"Text of new", b"<a>" * 9999)),
    reads("no article any more", rss(), titles=("known",)),
    reads("an article twice", rss("new", "new", "known")),
    is_read(
        "gives five thousand articles",
        ok(MANY),
        titles=("known", *map(str, reversed(range(HOW_MANY)))),
    ),
]
