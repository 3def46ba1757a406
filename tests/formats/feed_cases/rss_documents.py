"""RSS 0.90 to 2.0 and RSS 1.0: whole documents, and what a channel says."""

from __future__ import annotations

from tests.formats.feed_cases.case import Said, whole
from tests.formats.feeds import rss

RSS_1 = """<?xml version="1.0"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/"
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel rdf:about="https://h.example/"><title>Harbour</title>
<link>https://h.example/</link><description>Ships and such</description>
<items><rdf:Seq><rdf:li rdf:resource="https://h.example/1"/></rdf:Seq></items>
</channel>{}</rdf:RDF>"""

CASES = (
    whole(
        "RSS 2.0 with all that a channel may hold",
        """<?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0"><channel>
        <title>Harbour News</title><link>https://h.example/</link>
        <description>Ships that come and go</description><language>en-gb</language>
        <copyright>2026 Harbour</copyright>
        <managingEditor>ed@h.example (Ed)</managingEditor>
        <webMaster>web@h.example (Web)</webMaster>
        <pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate>
        <lastBuildDate>Tue, 24 Nov 2026 11:00:00 GMT</lastBuildDate>
        <category>Ports</category><generator>By hand</generator>
        <docs>https://www.rssboard.org/rss-specification</docs>
        <cloud domain="c.example" port="80" path="/RPC2" registerProcedure="p"
          protocol="xml-rpc"/><ttl>60</ttl>
        <image><url>https://h.example/i.png</url><title>Picture</title>
        <link>https://h.example/picture</link></image>
        <textInput><title>Search</title><description>Search the harbour</description>
        <name>q</name><link>https://h.example/search</link></textInput>
        <item><title>One</title><link>https://h.example/1</link></item>
        </channel></rss>""",
        Said(title="One", url="https://h.example/1", authors=[], tags=[]),
        feed={
            "title": "Harbour News",
            "site_url": "https://h.example/",
            "description": "Ships that come and go",
            "language": "en-GB",
        },
    ),
    whole(
        "RSS 0.92 whose items have no titles",
        '<rss version="0.92"><channel><title>Notes</title><link>https://h.example/'
        "</link>"
        "<item><description>A first note.</description></item>"
        "<item><description>A second note.</description></item></channel></rss>",
        Said(title="A first note.", text="A first note.", url=None, guid=None),
        Said(title="A second note.", text="A second note.", published=None),
    ),
    whole(
        "RSS 0.91 with its document type",
        '<?xml version="1.0"?><!DOCTYPE rss SYSTEM '
        '"http://my.netscape.com/publish/formats/rss-0.91.dtd">'
        '<rss version="0.91"><channel><title>Old</title><item><title>One</title>'
        "<link>https://h.example/1</link><description>First.</description></item>"
        "</channel></rss>",
        Said(title="One", text="First.", url="https://h.example/1"),
        feed={"title": "Old"},
    ),
    whole(
        "RSS 0.90 with items beside the channel",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Ninety</title>'
        "<link>https://h.example/</link></channel><image><title>Logo</title>"
        "<url>https://h.example/l.gif</url></image><item><title>One</title>"
        "<link>https://h.example/1</link></item></rdf:RDF>",
        Said(title="One", url="https://h.example/1"),
        feed={"title": "Ninety", "site_url": "https://h.example/"},
    ),
    whole(
        "RSS 1.0 with Dublin Core and full content",
        RSS_1.format(
            '<item rdf:about="https://h.example/1"><title>One</title>'
            "<link>https://h.example/1?from=rss</link><description>Short.</description>"
            "<content:encoded><![CDATA[<p>The whole text.</p>]]></content:encoded>"
            "<dc:creator>Ida Falk</dc:creator><dc:subject>Ports</dc:subject>"
            "<dc:date>2026-11-24T10:00:00+01:00</dc:date></item>"
        ),
        Said(
            title="One",
            guid="https://h.example/1",
            url="https://h.example/1?from=rss",
            text="The whole text.",
            summary="Short.",
            authors=["Ida Falk"],
            tags=["Ports"],
            published="2026-11-24T09:00:00Z",
            updated=None,
        ),
        feed={"title": "Harbour", "description": "Ships and such"},
    ),
    whole(
        "RSS 1.0 with the prefix on every element",
        '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:x="http://purl.org/rss/1.0/"><x:channel><x:title>Harbour</x:title>'
        '</x:channel><x:item r:about="https://h.example/1"><x:title>One</x:title>'
        "<x:link>https://h.example/1</x:link></x:item></r:RDF>",
        Said(title="One", guid="https://h.example/1", url="https://h.example/1"),
        feed={"title": "Harbour"},
    ),
    whole(
        "RSS 2.0 in the namespace of RSS 1.0",
        '<rss version="2.0" xmlns="http://purl.org/rss/1.0/"><channel>'
        "<title>Harbour</title><item><title>One</title></item></channel></rss>",
        Said(title="One"),
        feed={"title": "Harbour"},
    ),
    whole(
        "RSS 2.0 in the namespace of Userland",
        '<rss version="2.0" xmlns="http://backend.userland.com/rss2"><channel>'
        "<title>Harbour</title><item><title>One</title></item></channel></rss>",
        Said(title="One"),
    ),
    whole(
        "RSS with no version",
        "<rss><channel><title>Harbour</title><item><title>One</title></item>"
        "</channel></rss>",
        Said(title="One"),
    ),
    whole(
        "RSS of a version that never was",
        '<rss version="3.14"><channel><item><title>One</title></item></channel></rss>',
        Said(title="One"),
    ),
    whole(
        "items outside of the channel",
        '<rss version="2.0"><channel><title>Harbour</title></channel>'
        "<item><title>One</title></item><item><title>Two</title></item></rss>",
        Said(title="One"),
        Said(title="Two"),
        feed={"title": "Harbour"},
    ),
    whole(
        "items before the title of the channel",
        '<rss version="2.0"><channel><item><title>One</title></item>'
        "<title>Harbour</title><link>https://h.example/</link></channel></rss>",
        Said(title="One"),
        feed={"title": "Harbour", "site_url": "https://h.example/"},
    ),
    whole(
        "a channel with an image before its title",
        '<rss version="2.0"><channel><image><title>Logo</title>'
        "<link>https://h.example/logo</link><url>https://h.example/l.png</url></image>"
        "<title>Harbour</title><link>https://h.example/</link>"
        "<item><title>One</title></item></channel></rss>",
        Said(title="One"),
        feed={"title": "Harbour", "site_url": "https://h.example/"},
    ),
    whole(
        "a channel with an image after its title",
        '<rss version="2.0"><channel><title>Harbour</title>'
        "<link>https://h.example/</link><image><title>Logo</title>"
        "<link>https://h.example/logo</link></image>"
        "<item><title>One</title></item></channel></rss>",
        Said(title="One"),
        feed={"title": "Harbour", "site_url": "https://h.example/"},
    ),
    whole(
        "a channel with an address of its own in Atom",
        rss(
            "<item><title>One</title></item>",
            "<title>Harbour</title>"
            '<atom:link href="https://h.example/feed" rel="self"'
            ' type="application/rss+xml"/><link>https://h.example/</link>'
            '<atom:link rel="hub" href="https://hub.example/"/>',
        ),
        Said(title="One"),
        feed={"site_url": "https://h.example/"},
    ),
    whole(
        "a channel whose Atom link follows its own",
        rss(
            "<item><title>One</title></item>",
            "<title>Harbour</title><link>https://h.example/</link>"
            '<atom:link href="https://h.example/feed" rel="self"/>',
        ),
        Said(title="One"),
        feed={"site_url": "https://h.example/"},
    ),
    whole(
        "a stylesheet and comments around the feed",
        '<?xml version="1.0"?><?xml-stylesheet href="/s.xsl" type="text/xsl"?>'
        '<!-- made by hand --><rss version="2.0"><channel><!-- <title>No</title> -->'
        "<title>Harbour</title><item><!-- one --><title>One</title></item>"
        "</channel></rss><!-- the end -->",
        Said(title="One"),
        feed={"title": "Harbour"},
    ),
)
