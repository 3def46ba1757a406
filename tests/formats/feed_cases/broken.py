"""Feeds that are not well-formed, and what browsers and readers make of them."""

from __future__ import annotations

from reader.model.article import Enclosure
from tests.formats.feed_cases.case import Said, broken, whole
from tests.formats.feeds import atom, rss

ONE = "<item><title>One</title><link>https://h.example/1</link></item>"
TWO = "<item><title>Two</title><link>https://h.example/2</link></item>"
BOTH = (
    Said(title="One", url="https://h.example/1"),
    Said(title="Two", url="https://h.example/2"),
)


def titled(title: str) -> bytes:
    """A feed with one article of that title, between others."""
    return rss(f"{ONE}<item><title>{title}</title></item>{TWO}")


def read_as(title: str) -> tuple[Said, ...]:
    """That article and the others, all there."""
    return BOTH[0], Said(title=title), BOTH[1]


CASES = (
    # Ampersands and entities.
    broken("a bare ampersand", titled("Salt & rope"), *read_as("Salt & rope")),
    broken("a bare ampersand without white space", titled("R&D"), *read_as("R&D")),
    broken("an ampersand at the end", titled("Salt &"), *read_as("Salt &")),
    broken(
        "entities of HTML",
        titled("Caf&eacute; &ndash; bar&hellip;"),
        *read_as("Café – bar…"),
    ),
    broken(
        "a bare ampersand before a semicolon",
        titled("Q&A; and more"),
        *read_as("Q&A; and more"),
    ),
    broken(
        "a bare ampersand beside one in a CDATA section",
        rss(
            "<item><title>R&D</title><description><![CDATA[<p>AT&T &amp;amp; Q&A</p>"
            "]]></description></item>"
        ),
        Said(title="R&D", text="AT&T &amp; Q&A"),
    ),
    broken(
        "an entity that nobody knows",
        titled("Salt &rope; fog"),
        *read_as("Salt &rope; fog"),
    ),
    broken(
        "a reference without its end", titled("Salt &amp rope"), *read_as("Salt & rope")
    ),
    broken(
        "an ampersand in a link",
        rss("<item><title>One</title><link>https://h.example/?a=1&b=2</link></item>"),
        Said(url="https://h.example/?a=1&b=2"),
    ),
    broken(
        "an ampersand in a link of Atom",
        atom(
            "<entry><title>One</title><link href='https://h.example/?a=1&b=2'/></entry>"
        ),
        Said(url="https://h.example/?a=1&b=2"),
    ),
    broken(
        "an ampersand in the address of an enclosure",
        rss(
            "<item><title>One</title><enclosure "
            "url='https://h.example/1.mp3?a=1&b=2'/></item>"
        ),
        Said(title="One"),
    ),
    broken("a sign of less than", titled("1 < 2"), *read_as("1 < 2")),
    # Tags.
    broken(
        "a tag that is not closed in a title",
        titled("Salt <b>rope"),
        *read_as("Salt rope"),
    ),
    broken("tags that cross", titled("<b><i>Salt</b> rope</i>"), *read_as("Salt rope")),
    broken(
        "a break of HTML in a description",
        rss(
            "<item><title>One</title><description>Salt<br>rope</description></item>"
            + TWO
        ),
        Said(title="One", text="Salt\nrope"),
        BOTH[1],
    ),
    broken(
        "a picture of HTML in a description",
        rss(
            "<item><title>One</title><description>Salt <img "
            "src='https://h.example/i.png' alt=''> rope</description></item>" + TWO
        ),
        Said(title="One", text="Salt\n\nrope"),
        BOTH[1],
    ),
    broken(
        "an attribute without quotes",
        b"<rss version=2.0><channel>" + f"{ONE}{TWO}".encode() + b"</channel></rss>",
        *BOTH,
    ),
    broken(
        "an attribute that stands twice",
        rss(
            f"<item><title>One</title><link>https://h.example/1</link><guid "
            f"isPermaLink='false' isPermaLink='false'>1</guid></item>{TWO}"
        ),
        *BOTH,
    ),
    broken(
        "a tag in capitals at one end",
        rss(f"<item><Title>One</title><link>https://h.example/1</link></item>{TWO}"),
        *BOTH,
    ),
    whole(
        "all tags in capitals",
        f"<RSS VERSION='2.0'><CHANNEL>{ONE}{TWO}</CHANNEL></RSS>".replace(
            "item", "ITEM"
        )
        .replace("title", "TITLE")
        .replace("link", "LINK"),
        *BOTH,
    ),
    broken(
        "a prefix that nobody declares",
        f"<rss version='2.0'><channel><item><title>One</title><link>"
        f"https://h.example/1</link><x:y>z</x:y></item>{TWO}</channel></rss>",
        *BOTH,
    ),
    broken(
        "Dublin Core that nobody declares",
        "<rss version='2.0'><channel><item><title>One</title><dc:creator>Ida Falk"
        "</dc:creator></item></channel></rss>",
        Said(title="One", authors=["Ida Falk"]),
    ),
    broken(
        "full content that nobody declares",
        "<rss version='2.0'><channel><item><title>One</title><content:encoded>"
        "<![CDATA[<p>Fog.</p>]]></content:encoded></item></channel></rss>",
        Said(title="One", text="Fog."),
    ),
    broken(
        "iTunes that nobody declares",
        "<rss version='2.0'><channel><item><title>One</title><itunes:author>Ida Falk"
        "</itunes:author></item></channel></rss>",
        Said(title="One", authors=["Ida Falk"]),
    ),
    # Beginnings and ends.
    broken(
        "cut short within the second article",
        rss(ONE + TWO).partition(b"Two")[0],
        BOTH[0],
    ),
    broken(
        "cut short after the first article",
        rss(ONE + TWO).partition(b"<item><title>Two")[0],
        BOTH[0],
    ),
    broken(
        "cut short within a letter",
        rss(f"{ONE}<item><title>Café").partition(b"\xa9")[0],
        BOTH[0],
    ),
    broken(
        "the end tags of the feed are not there",
        f"<rss version='2.0'><channel>{ONE}{TWO}",
        *BOTH,
    ),
    broken(
        "Atom cut short",
        atom(
            "<entry><title>One</title></entry><entry><title>Two</title></entry>"
        ).partition(b"Two")[0],
        Said(title="One"),
    ),
    broken(
        "a web page after the feed",
        rss(ONE + TWO) + b"<script>count()</script><p>Bye",
        *BOTH,
    ),
    broken(
        "a warning of PHP after the feed",
        rss(ONE + TWO) + b"\n<br />\n<b>Warning</b>: feof() in line 7",
        *BOTH,
    ),
    whole(
        "white space before the declaration",
        b"\r\n \t<?xml version='1.0'?>" + rss(ONE + TWO),
        *BOTH,
    ),
    whole(
        "a byte order mark after white space",
        "\n\ufeff<?xml version='1.0'?>".encode() + rss(ONE + TWO),
        *BOTH,
    ),
    broken(
        "words before the declaration",
        b"Notice: cached\n<?xml version='1.0'?>" + rss(ONE + TWO),
        *BOTH,
    ),
    broken(
        "a warning of PHP before the declaration",
        b"<br />\n<b>Warning</b>: x in <b>f.php</b> on line <b>7</b><br />\n<?xml "
        b"version='1.0'?>" + rss(ONE + TWO),
        *BOTH,
    ),
    whole(
        "a comment before the declaration",
        b"<!-- cached --><?xml version='1.0'?>" + rss(ONE + TWO),
        *BOTH,
    ),
    broken(
        "two declarations",
        b"<?xml version='1.0'?><?xml version='1.0'?>" + rss(ONE + TWO),
        *BOTH,
    ),
    whole(
        "a NUL in a long feed",
        titled("Salt\0 rope" + " and fog" * 60),
        *read_as("Salt rope" + " and fog" * 60),
    ),
    # Characters that XML forbids.
    whole("a control character", titled("Salt\x08 rope"), *read_as("Salt rope")),
    whole(
        "a reference to a control character",
        titled("Salt&#8; rope"),
        *read_as("Salt rope"),
    ),
    whole("a form feed within a text", titled("Salt\x0c rope"), *read_as("Salt rope")),
    whole(
        "a letter that is no letter", titled("Salt\ufffe rope"), *read_as("Salt rope")
    ),
    whole(
        "halves of a letter as references",
        titled("Gull &#55357;&#56374;"),
        *read_as("Gull 🐶"),
    ),
    whole(
        "one bad byte among letters of UTF-8",
        titled("Größe, Länge, Höhe, Über, Äste, Öle, süß, Bögen @").replace(
            b"@", b"\xff"
        ),
        *read_as("Größe, Länge, Höhe, Über, Äste, Öle, süß, Bögen \ufffd"),
    ),
    # CDATA.
    broken(
        "a CDATA section that never ends",
        f"<rss version='2.0'><channel>{ONE}<item><title>Two</title><description>"
        f"<![CDATA[<p>Fog.</p></description></item></channel></rss>",
        BOTH[0],
        Said(title="Two"),
    ),
    broken(
        "the end of a CDATA section alone",
        titled("Salt ]]> rope"),
        *read_as("Salt ]]> rope"),
    ),
    # Shapes.
    broken(
        "an article in an article",
        f"<rss version='2.0'><channel><item><title>One</title><link>"
        f"https://h.example/1</link>{TWO}</channel></rss>",
        *BOTH,
    ),
    whole(
        "Atom elements in RSS without a namespace",
        f"<rss version='2.0'><channel>{ONE}<entry><title>Two</title><link>"
        f"https://h.example/2</link></entry></channel></rss>",
        *BOTH,
    ),
    whole(
        "RSS elements in Atom",
        b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>One</title><link>"
        b"https://h.example/1</link><pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate>"
        b"<description>Fog.</description></entry></feed>",
        Said(
            title="One",
            url="https://h.example/1",
            published="2026-11-24T10:00:00Z",
            text="Fog.",
        ),
    ),
    whole(
        "Atom without its namespace",
        b"<feed><title>Tide Log</title><entry><title>One</title><id>urn:1</id><link "
        b"href='https://t.example/1'/><updated>2026-11-24T10:00:00Z</updated>"
        b"<summary>Fog.</summary></entry></feed>",
        Said(
            title="One",
            guid="urn:1",
            url="https://t.example/1",
            published="2026-11-24T10:00:00Z",
            text="Fog.",
        ),
        feed={"title": "Tide Log"},
    ),
    whole(
        "Atom in a namespace that is spelt wrongly",
        b"<feed xmlns='http://www.w3.org/2005/atom/'><entry><title>One</title><link "
        b"href='https://t.example/1'/></entry></feed>",
        Said(title="One", url="https://t.example/1"),
    ),
    whole(
        "Dublin Core in a namespace of https",
        f"<rss version='2.0' xmlns:dc='https://purl.org/dc/elements/1.1/'><channel>"
        f"<item><title>One</title><link>https://h.example/1</link><dc:creator>Ida "
        f"Falk</dc:creator></item>{TWO}</channel></rss>",
        Said(title="One", authors=["Ida Falk"]),
        BOTH[1],
    ),
    whole(
        "namespaces without the slash at their end",
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content'>"
        "<channel><item><title>One</title><content:encoded>&lt;p&gt;Fog.&lt;/p&gt;"
        "</content:encoded></item></channel></rss>",
        Said(title="One", text="Fog."),
    ),
    whole(
        "namespaces of https",
        "<rss version='2.0'"
        " xmlns:itunes='https://www.itunes.com/dtds/podcast-1.0.dtd'><channel><item>"
        "<title>One</title><enclosure url='https://h.example/1.mp3' type='audio/mpeg'/>"
        "<itunes:duration>75</itunes:duration></item></channel></rss>",
        Said(
            enclosures=[Enclosure("https://h.example/1.mp3", "audio/mpeg", duration=75)]
        ),
    ),
    whole(
        "a channel within a channel",
        f"<rss version='2.0'><channel><channel>{ONE}{TWO}</channel></channel></rss>",
        *BOTH,
    ),
    whole("no channel", f"<rss version='2.0'>{ONE}{TWO}</rss>", *BOTH),
    whole(
        "a document type of HTML before a feed",
        b"<!DOCTYPE html>" + rss(ONE + TWO),
        *BOTH,
    ),
    whole(
        "a feed that a server calls a web page",
        rss(ONE + TWO),
        *BOTH,
        content_type="text/html; charset=utf-8",
    ),
    whole(
        "a feed that a server calls a picture",
        rss(ONE + TWO),
        *BOTH,
        content_type="image/png",
    ),
)
