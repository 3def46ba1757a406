"""Atom 1.0 (RFC 4287), 0.3 and what stands around them."""

from __future__ import annotations

from reader.model.article import Enclosure
from tests.formats.feed_cases.case import Said, in_atom, whole
from tests.formats.feeds import ADDRESS, atom

XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'

CASES = (
    # The documents.
    whole(
        "Atom with all that a feed may hold",
        """<?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
        <title type="text">Tide Log</title><subtitle type="html">Twice &lt;em&gt;a
        day&lt;/em&gt;</subtitle><updated>2026-11-24T10:00:00Z</updated>
        <id>tag:t.example,2026:feed</id><link rel="alternate" type="text/html"
        hreflang="en" href="https://t.example/"/><link rel="self"
        type="application/atom+xml" href="https://t.example/feed.atom"/>
        <rights>2026 Tide</rights><generator uri="https://g.example/" version="1">G
        </generator><icon>/i.png</icon><logo>/l.png</logo>
        <author><name>Ida Falk</name></author><category term="tides"/>
        <entry><title>Low water</title><id>tag:t.example,2026:1</id>
        <link href="https://t.example/1"/><updated>2026-11-24T09:00:00Z</updated>
        <published>2026-11-23T09:00:00+01:00</published>
        <contributor><name>Bo Chen</name></contributor><rights>2026</rights>
        <summary>Very low.</summary><content type="html">&lt;p&gt;It was as low as
        ever.&lt;/p&gt;</content></entry></feed>""",
        Said(
            title="Low water",
            guid="tag:t.example,2026:1",
            url="https://t.example/1",
            published="2026-11-23T08:00:00Z",
            updated="2026-11-24T09:00:00Z",
            authors=["Ida Falk"],
            tags=[],
            summary="Very low.",
            text="It was as low as ever.",
            language="en",
        ),
        feed={
            "title": "Tide Log",
            "description": "Twice a day",
            "site_url": "https://t.example/",
            "language": "en",
        },
    ),
    whole(
        "Atom with a prefix on every element",
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Tide Log</a:title>'
        '<a:entry><a:title>One</a:title><a:id>urn:1</a:id><a:link href="https://t.'
        'example/1"/><a:content type="html">&lt;p&gt;Low.&lt;/p&gt;</a:content>'
        "</a:entry></a:feed>",
        Said(title="One", guid="urn:1", url="https://t.example/1", text="Low."),
        feed={"title": "Tide Log"},
    ),
    whole(
        "Atom with XHTML under a prefix",
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:h="http://www.w3.org/1999/'
        'xhtml"><title>Tide Log</title><entry><title>One</title><content type="xhtml">'
        "<h:div><h:p>Very <h:em>low</h:em>.</h:p><h:p>And high.</h:p></h:div>"
        "</content></entry></feed>",
        Said(title="One", text="Very low.\n\nAnd high."),
    ),
    whole(
        "Atom 0.3 with its modes of content",
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="fr">'
        "<title>Marées</title><tagline>Deux fois par jour</tagline>"
        '<link rel="alternate" type="text/html" href="https://t.example/"/>'
        "<entry><title>Une</title><id>urn:1</id>"
        '<link rel="alternate" type="text/html" href="https://t.example/1"/>'
        "<issued>2003-12-13T08:29:29-04:00</issued>"
        "<modified>2003-12-14T08:29:29Z</modified>"
        '<content type="text/html" mode="escaped">&lt;p&gt;Basse.&lt;/p&gt;</content>'
        "</entry></feed>",
        Said(
            title="Une",
            url="https://t.example/1",
            published="2003-12-13T12:29:29Z",
            updated="2003-12-14T08:29:29Z",
            text="Basse.",
            language="fr",
        ),
        feed={"description": "Deux fois par jour", "site_url": "https://t.example/"},
    ),
    whole(
        "Atom 0.3 with content in base64",
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>One</title>'
        '<content type="text/html" mode="base64">PHA+TG93IHdhdGVyLjwvcD4=</content>'
        "</entry></feed>",
        Said(title="One", text="Low water."),
    ),
    whole(
        "a single Atom article as a document",
        '<entry xmlns="http://www.w3.org/2005/Atom"><title>One</title><id>urn:1</id>'
        '<link href="https://t.example/1"/></entry>',
        Said(title="One", guid="urn:1", url="https://t.example/1"),
    ),
    whole(
        "an empty Atom feed",
        atom("", "<title>Tide Log</title><updated>2026-11-24T10:00:00Z</updated>"),
        feed={"title": "Tide Log"},
    ),
    whole(
        "Atom articles in their order",
        atom("".join(f"<entry><title>{name}</title></entry>" for name in "bac")),
        Said(title="b"),
        Said(title="a"),
        Said(title="c"),
    ),
    whole(
        "Atom with articles before the title of the feed",
        atom("", "<entry><title>One</title></entry><title>Tide Log</title>"),
        Said(title="One"),
        feed={"title": "Tide Log"},
    ),
    # Links (section 4.2.7).
    in_atom(
        "an Atom link without a relation is that of the article",
        '<link href="https://t.example/1"/>',
        url="https://t.example/1",
    ),
    in_atom(
        "an Atom link by the address of its relation",
        '<link rel="http://www.iana.org/assignments/relation/alternate"'
        ' href="https://t.example/1"/>',
        url="https://t.example/1",
    ),
    in_atom(
        "Atom links of all relations",
        '<link rel="self" href="https://t.example/self"/>'
        '<link rel="edit" href="https://t.example/edit"/>'
        '<link rel="replies" href="https://t.example/replies"/>'
        '<link rel="alternate" href="https://t.example/1"/>'
        '<link rel="via" href="https://other.example/"/>'
        '<link rel="related" href="https://t.example/2"/>',
        url="https://t.example/1",
        enclosures=[],
    ),
    in_atom(
        "an Atom link to the page before one to its PDF",
        '<link type="application/pdf" href="https://t.example/1.pdf"/>'
        '<link type="text/html" href="https://t.example/1"/>',
        url="https://t.example/1",
    ),
    in_atom(
        "Atom links in two languages: the first one counts",
        '<link hreflang="en" type="text/html" href="https://t.example/en"/>'
        '<link hreflang="fr" type="text/html" href="https://t.example/fr"/>',
        url="https://t.example/en",
    ),
    in_atom(
        "no Atom link and an id that is an address",
        "<title>One</title><id>https://t.example/1</id>",
        guid="https://t.example/1",
    ),
    in_atom("an Atom id with white space", "<id>\n urn:1 \n</id>", guid="urn:1"),
    in_atom(
        "an Atom link with white space in it",
        '<link href=" https://t.example/1 "/>',
        url="https://t.example/1",
    ),
    in_atom(
        "an Atom link with no address",
        '<title>One</title><link rel="alternate"/>',
        url=None,
    ),
    in_atom(
        "an Atom enclosure",
        '<link rel="enclosure" type="audio/mpeg" length="99"'
        ' href="https://t.example/1.mp3"/><link href="https://t.example/1"/>',
        url="https://t.example/1",
        enclosures=[Enclosure("https://t.example/1.mp3", "audio/mpeg", 99)],
    ),
    in_atom(
        "two Atom enclosures",
        '<link rel="enclosure" type="audio/mpeg" href="https://t.example/1.mp3"/>'
        '<link rel="enclosure" type="audio/ogg" href="https://t.example/1.ogg"/>',
        enclosures=[
            Enclosure("https://t.example/1.mp3", "audio/mpeg"),
            Enclosure("https://t.example/1.ogg", "audio/ogg"),
        ],
    ),
    # Bases (section 2).
    whole(
        "xml:base on the feed",
        atom(
            '<entry><title>One</title><link href="1"/><content type="html">'
            "&lt;a href='x'&gt;x&lt;/a&gt;</content></entry>"
        ).replace(b"<feed ", b'<feed xml:base="https://b.example/d/" ', 1),
        Said(url="https://b.example/d/1", base="https://b.example/d/"),
    ),
    whole(
        "xml:base on the feed, the article and its content",
        b'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example/d/">'
        b'<entry xml:base="e/"><title>One</title><link href="1"/>'
        b'<content type="html" xml:base="f/">&lt;p&gt;x&lt;/p&gt;</content>'
        b"</entry></feed>",
        Said(url="https://b.example/d/e/1", base="https://b.example/d/e/f/"),
    ),
    whole(
        "xml:base on one article only",
        b'<feed xmlns="http://www.w3.org/2005/Atom">'
        b'<entry xml:base="https://b.example/e/"><title>One</title><link href="1"/>'
        b'</entry><entry><title>Two</title><link href="2"/></entry></feed>',
        Said(url="https://b.example/e/1"),
        Said(url="https://feeds.example.org/news/2"),
    ),
    in_atom(
        "xml:base on a link",
        '<link xml:base="https://b.example/e/" href="1"/>',
        url="https://b.example/e/1",
    ),
    in_atom(
        "xml:base within XHTML",
        f'<content type="xhtml" xml:base="https://b.example/e/"><div {XHTML}>'
        '<p><a href="x">x</a></p></div></content>',
        base="https://b.example/e/",
    ),
    in_atom(
        "an xml:base that is no web address is passed over",
        '<link xml:base="javascript:x" href="1"/>',
        url="https://feeds.example.org/news/1",
    ),
    in_atom(
        "no xml:base: links start at the feed",
        '<link href="/1"/><content>Low.</content>',
        url="https://feeds.example.org/1",
        base=ADDRESS,
    ),
    # People, tags, dates.
    in_atom(
        "Atom authors of the article count before those of the feed",
        "<author><name>Bo Chen</name></author>",
        "<author><name>Ida Falk</name></author>",
        authors=["Bo Chen"],
    ),
    in_atom(
        "two Atom authors of the feed",
        "<title>One</title>",
        "<author><name>Ida Falk</name></author><author><name>Bo Chen</name></author>",
        authors=["Ida Falk", "Bo Chen"],
    ),
    in_atom(
        "an Atom contributor is no author",
        "<title>One</title><contributor><name>Bo Chen</name></contributor>",
        authors=[],
    ),
    in_atom(
        "an Atom author with an address and a page",
        "<author><name>Ida Falk</name><uri>https://t.example/ida</uri>"
        "<email>ida@t.example</email></author>",
        authors=["Ida Falk"],
    ),
    in_atom(
        "an Atom source keeps its own title, link and author",
        "<title>One</title><link href='https://t.example/1'/><id>urn:1</id>"
        "<author><name>Ida Falk</name></author><source><title>Other Log</title>"
        "<link href='https://other.example/'/><id>urn:other</id>"
        "<updated>2020-01-01T00:00:00Z</updated></source>"
        "<updated>2026-11-24T10:00:00Z</updated>",
        title="One",
        url="https://t.example/1",
        guid="urn:1",
        authors=["Ida Falk"],
        published="2026-11-24T10:00:00Z",
    ),
    in_atom(
        "the author of an Atom source is that of its article",
        "<title>One</title><source><title>Other Log</title>"
        "<author><name>Bo Chen</name></author></source>",
        "<author><name>Ida Falk</name></author>",
        authors=["Bo Chen"],
    ),
    in_atom(
        "Atom categories by label and by term",
        '<category term="tide" scheme="https://t.example/c" label="Tides"/>'
        '<category term="moon"/>',
        tags=["Tides", "moon"],
    ),
    in_atom(
        "an Atom article changed since it was published",
        "<published>2026-11-23T09:00:00Z</published>"
        "<updated>2026-11-24T09:00:00.5Z</updated>",
        published="2026-11-23T09:00:00Z",
        updated="2026-11-24T09:00:00.500000Z",
    ),
    in_atom(
        "an Atom article that only says when it changed",
        "<updated>2026-11-24T09:00:00Z</updated>",
        published="2026-11-24T09:00:00Z",
        updated=None,
    ),
    in_atom(
        "an Atom language on the article",
        '<title xml:lang="de">Ebbe</title>',
        language="de",
    ),
)
