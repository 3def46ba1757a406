"""JSON Feed 1.0 and 1.1 (https://jsonfeed.org/version/1.1)."""

from __future__ import annotations

from reader.model.article import Enclosure
from tests.formats.feed_cases.case import Said, in_json, whole
from tests.formats.feeds import json_feed

JSON = "application/feed+json"

CASES = (
    whole(
        "JSON Feed with all that it may hold",
        """{"version": "https://jsonfeed.org/version/1.1", "title": "Lamp Notes",
        "home_page_url": "https://l.example/", "feed_url": "https://l.example/f.json",
        "description": "About lamps", "user_comment": "Read me with a reader.",
        "next_url": "https://l.example/f.json?p=2", "icon": "https://l.example/i.png",
        "favicon": "https://l.example/f.ico", "language": "en-US", "expired": false,
        "authors": [{"name": "Ida Falk", "url": "https://l.example/ida",
        "avatar": "https://l.example/ida.png"}],
        "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
        "items": [{"id": "1", "url": "https://l.example/1",
        "external_url": "https://other.example/", "title": "First light",
        "content_html": "<p>Let there be <b>light</b>.</p>", "content_text": "No.",
        "summary": "How it began", "image": "https://l.example/1.png",
        "banner_image": "https://l.example/b.png",
        "date_published": "2026-11-24T10:00:00+01:00",
        "date_modified": "2026-11-25T10:00:00Z",
        "authors": [{"name": "Bo Chen"}], "tags": ["Light"], "language": "en"}]}""",
        Said(
            title="First light",
            url="https://l.example/1",
            guid="1",
            published="2026-11-24T09:00:00Z",
            updated="2026-11-25T10:00:00Z",
            authors=["Bo Chen"],
            tags=["Light"],
            summary="How it began",
            text="Let there be light.",
            language="en",
        ),
        feed={
            "title": "Lamp Notes",
            "site_url": "https://l.example/",
            "description": "About lamps",
            "language": "en-US",
        },
        content_type=JSON,
    ),
    whole(
        "JSON Feed 1.0",
        '{"version": "https://jsonfeed.org/version/1", "title": "L", "author": '
        '{"name": "Ida Falk"}, "items": [{"id": "1", "content_text": "Lit."}]}',
        Said(guid="1", text="Lit.", authors=["Ida Falk"]),
        content_type=JSON,
    ),
    whole(
        "JSON Feed with no articles",
        json_feed(),
        feed={"title": "Lamp Notes"},
        content_type=JSON,
    ),
    whole(
        "JSON Feed that a server calls plain text",
        json_feed({"id": "1", "title": "One"}),
        Said(title="One"),
        content_type="text/plain; charset=iso-8859-1",
    ),
    whole(
        "JSON Feed that a server calls XML",
        json_feed({"id": "1", "title": "One"}),
        Said(title="One"),
        content_type="text/xml",
    ),
    whole(
        "JSON Feed with a byte order mark",
        b"\xef\xbb\xbf" + json_feed({"id": "1", "title": "One"}),
        Said(title="One"),
        content_type=JSON,
    ),
    whole(
        "JSON Feed with letters as they are",
        '{"version": "https://jsonfeed.org/version/1.1", "title": "灯", "items": '
        '[{"id": "é", "title": "Lumière 💡"}]}',
        Said(title="Lumière 💡", guid="é"),
        feed={"title": "灯"},
        content_type=JSON,
    ),
    whole(
        "JSON Feed with its members in another order",
        '{"items": [{"title": "One", "id": "1"}], "title": "L", "version": '
        '"https://jsonfeed.org/version/1.1"}',
        Said(title="One", guid="1"),
        content_type=JSON,
    ),
    whole(
        "JSON Feed with members of extensions",
        json_feed({"id": "1", "title": "One", "_lamp": {"watts": 7}}, _site={"x": 1}),
        Said(title="One", text=""),
        content_type=JSON,
    ),
    whole(
        "JSON Feed with something that is no article",
        json_feed({"id": "1", "title": "One"}, "two"),
        Said(title="One"),
        content_type=JSON,
        sound=False,
    ),
    whole(
        "JSON Feed with relative addresses",
        json_feed({"id": "1", "url": "/1", "content_html": "<a href='x'>x</a>"}),
        Said(
            url="https://feeds.example.org/1",
            base="https://feeds.example.org/news/feed.xml",
        ),
        content_type=JSON,
    ),
    whole(
        "JSON Feed whose version is of http",
        b'{"version": "http://jsonfeed.org/version/1", "items": [{"id": "1", '
        b'"title": "One"}]}',
        Said(title="One"),
        content_type=JSON,
    ),
    in_json("an id that is a number", {"id": 17, "title": "One"}, guid="17"),
    in_json(
        "an id that is an address",
        {"id": "https://l.example/1", "title": "One"},
        guid="https://l.example/1",
    ),
    in_json(
        "no id",
        {"url": "https://l.example/1", "title": "One"},
        guid=None,
        url="https://l.example/1",
    ),
    in_json(
        "no title and HTML",
        {"id": "1", "content_html": "<p>A <b>first</b> note.</p>"},
        title="A first note.",
    ),
    in_json(
        "no title and text",
        {"id": "1", "content_text": "A first note.\nAnd more."},
        title="A first note. And more.",
        text="A first note.\nAnd more.",
    ),
    in_json(
        "a title of markup is text",
        {"id": "1", "title": "The <b> tag &amp; more"},
        title="The <b> tag &amp; more",
    ),
    in_json(
        "a title over two lines", {"id": "1", "title": "One\n  two"}, title="One two"
    ),
    in_json(
        "a title that is null",
        {"id": "1", "title": None, "content_text": "Lit."},
        title="Lit.",
    ),
    in_json(
        "text that looks like HTML",
        {"id": "1", "content_text": "<p>1 & 2</p>"},
        text="<p>1 & 2</p>",
    ),
    in_json(
        "empty HTML beside text",
        {"id": "1", "content_html": " ", "content_text": "Lit."},
        text="Lit.",
    ),
    in_json(
        "HTML with entities",
        {"id": "1", "content_html": "<p>Lit &amp; dim&nbsp;&mdash; &#8364;</p>"},
        text="Lit & dim\xa0— €",
    ),
    in_json(
        "an address elsewhere only",
        {"id": "1", "external_url": "https://o.example/"},
        url="https://o.example/",
    ),
    in_json(
        "an address that runs a script",
        {"id": "1", "title": "One", "url": "javascript:alert(1)"},
        url=None,
    ),
    in_json(
        "two authors",
        {
            "id": "1",
            "title": "One",
            "authors": [{"name": "Ida Falk"}, {"name": "Bo Chen"}],
        },
        authors=["Ida Falk", "Bo Chen"],
    ),
    in_json(
        "an author of version 1.0 in one of 1.1",
        {"id": "1", "title": "One", "author": {"name": "Ida Falk"}},
        authors=["Ida Falk"],
    ),
    in_json(
        "an author that is a text",
        {"id": "1", "title": "One", "authors": ["Ida Falk"]},
        authors=[],
    ),
    in_json(
        "an author with an address only",
        {"id": "1", "title": "One", "authors": [{"url": "https://l.example/ida"}]},
        authors=[],
    ),
    in_json(
        "tags, one of them twice",
        {"id": "1", "title": "One", "tags": ["Oil", "oil", "wick"]},
        tags=["Oil", "wick"],
    ),
    in_json("tags in one text", {"id": "1", "title": "One", "tags": "oil"}, tags=[]),
    in_json(
        "a date with a fraction of a second",
        {"id": "1", "date_published": "2026-11-24T10:00:00.25Z", "title": "One"},
        published="2026-11-24T10:00:00.250000Z",
    ),
    in_json(
        "a date without a zone",
        {"id": "1", "date_published": "2026-11-24T10:00:00", "title": "One"},
        published="2026-11-24T10:00:00Z",
    ),
    in_json(
        "a date of modification only",
        {"id": "1", "date_modified": "2026-11-24T10:00:00Z", "title": "One"},
        published="2026-11-24T10:00:00Z",
        updated=None,
    ),
    in_json(
        "a date that is null",
        {"id": "1", "date_published": None, "title": "One"},
        published=None,
    ),
    in_json(
        "an attachment",
        {
            "id": "1",
            "title": "One",
            "attachments": [
                {
                    "url": "https://l.example/1.mp3",
                    "mime_type": "audio/mpeg",
                    "title": "Listen",
                    "size_in_bytes": 9,
                    "duration_in_seconds": 75,
                }
            ],
        },
        enclosures=[
            Enclosure("https://l.example/1.mp3", "audio/mpeg", 9, "Listen", 75)
        ],
    ),
    in_json(
        "an attachment in two formats",
        {
            "id": "1",
            "title": "One",
            "attachments": [
                {"url": "https://l.example/1.mp3", "mime_type": "audio/mpeg"},
                {"url": "https://l.example/1.ogg", "mime_type": "audio/ogg"},
            ],
        },
        enclosures=[
            Enclosure("https://l.example/1.mp3", "audio/mpeg"),
            Enclosure("https://l.example/1.ogg", "audio/ogg"),
        ],
    ),
    in_json(
        "a language of the article",
        {"id": "1", "title": "Un", "language": "fr-ca"},
        language="fr-CA",
    ),
)
