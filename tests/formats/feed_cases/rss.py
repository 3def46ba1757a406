"""RSS 0.90 to 2.0 and RSS 1.0: the elements of an article and their corners."""

from __future__ import annotations

from tests.formats.feed_cases.case import Said, in_rss, whole
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
    # The documents.
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
    # Titles.
    in_rss(
        "a title in a CDATA section",
        "<title><![CDATA[Salt & rope]]></title>",
        title="Salt & rope",
    ),
    in_rss(
        "a title in two CDATA sections",
        "<title><![CDATA[One ]]> and <![CDATA[two]]></title>",
        title="One and two",
    ),
    in_rss(
        "a title with the end of a CDATA section in it",
        "<title><![CDATA[a[b[0]]]]><![CDATA[> 1]]></title>",
        title="a[b[0]]> 1",
    ),
    in_rss(
        "a title over three lines",
        "<title>\n      Boats\n      and ships\n    </title>",
        title="Boats and ships",
    ),
    in_rss(
        "a title with a numeric reference",
        "<title>Caf&#233; &#x2014; bar</title>",
        title="Café — bar",
    ),
    in_rss(
        "a title escaped twice",
        "<title>Salt &amp;amp; rope</title>",
        title="Salt & rope",
    ),
    in_rss(
        "a title with a reference escaped twice",
        "<title>It&amp;#39;s</title>",
        title="It's",
    ),
    in_rss(
        "a title with a quote escaped in a CDATA section",
        "<title><![CDATA[&quot;Aye&quot; &#8211; he said]]></title>",
        title='"Aye" – he said',
    ),
    in_rss(
        "a title with a letter beyond the first plane",
        "<title>Gull 🐦 &#128038;</title>",
        title="Gull 🐦 🐦",
    ),
    in_rss(
        "a title with comparison signs",
        "<title>If a &lt; b and c &gt; d</title>",
        title="If a < b and c > d",
    ),
    in_rss(
        "a title with emphasis",
        "<title>A &lt;em&gt;very&lt;/em&gt; high tide</title>",
        title="A very high tide",
    ),
    in_rss(
        "a title with markup that is not escaped",
        "<title>A <em>very</em> high tide</title>",
        title="A very high tide",
    ),
    in_rss(
        "a title of white space",
        "<title>  \n </title><description>Fog.</description>",
        title="Fog.",
    ),
    in_rss(
        "an empty title",
        "<title/><link>https://h.example/1</link>",
        title="https://h.example/1",
    ),
    in_rss(
        "no title and a long text",
        "<description>The keeper climbed the hundred and ninety-nine steps each night"
        " to light the lamp, and each morning to put it out.</description>",
        title="The keeper climbed the hundred and ninety-nine steps each night to"
        " light the…",
    ),
    in_rss("a title that says zero", "<title>0</title>", title="0"),
    in_rss(
        "a title from right to left", "<title>عودة السفن</title>", title="عودة السفن"
    ),
    # Descriptions and content.
    in_rss(
        "a description in escaped HTML",
        "<description>&lt;p&gt;One &lt;b&gt;two&lt;/b&gt;.&lt;/p&gt;</description>",
        text="One two.",
        html="<p>One <b>two</b>.</p>",
    ),
    in_rss(
        "a description in a CDATA section",
        "<description><![CDATA[<p>One &amp; <i>two</i>.</p>]]></description>",
        text="One & two.",
    ),
    in_rss(
        "a description in HTML that is not escaped",
        "<description><p>One <b>two</b>.</p><p>Three.</p></description>",
        text="One two.\n\nThree.",
    ),
    in_rss(
        "a description in XHTML with its namespace",
        '<description><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p>'
        "<p>Two.</p></div></description>",
        text="One.\n\nTwo.",
    ),
    in_rss(
        "a description in plain text",
        "<description>Just so &amp; no more.</description>",
        text="Just so & no more.",
    ),
    in_rss(
        "a description with line breaks in HTML",
        "<description>One&lt;br&gt;two&lt;br/&gt;three</description>",
        text="One\ntwo\nthree",
    ),
    in_rss(
        "content after its description",
        "<description>Short.</description><content:encoded><![CDATA[<p>The long text"
        " of it.</p>]]></content:encoded>",
        text="The long text of it.",
        summary="Short.",
    ),
    in_rss(
        "content before its description",
        "<content:encoded><![CDATA[<p>The long text of it.</p>]]></content:encoded>"
        "<description>Short.</description>",
        text="The long text of it.",
        summary="Short.",
    ),
    in_rss(
        "empty content beside a description",
        "<description>&lt;p&gt;All there is.&lt;/p&gt;</description><content:encoded/>",
        text="All there is.",
        summary="",
    ),
    in_rss(
        "content that is the description again",
        "<description>&lt;p&gt;Once.&lt;/p&gt;</description>"
        "<content:encoded>&lt;p&gt;Once.&lt;/p&gt;</content:encoded>",
        text="Once.",
        summary="",
    ),
    in_rss(
        "content with code and entities",
        "<content:encoded><![CDATA[<pre>if (a &lt; b &amp;&amp; c) {}</pre>]]>"
        "</content:encoded>",
        text="if (a < b && c) {}",
    ),
    in_rss(
        "a fullitem as some papers had it",
        '<description>Short.</description><fullitem xmlns="http://example.org/f">'
        "&lt;p&gt;A text at its full length.&lt;/p&gt;</fullitem>",
        text="A text at its full length.",
    ),
    in_rss(
        "a body of XHTML",
        '<body xmlns="http://www.w3.org/1999/xhtml"><p>The whole of it, set well.</p>'
        "</body><description>Short.</description>",
        text="The whole of it, set well.",
    ),
    # Links and guids.
    in_rss(
        "a link with an ampersand",
        "<link>https://h.example/?a=1&amp;b=2</link>",
        url="https://h.example/?a=1&b=2",
    ),
    in_rss(
        "a link in a CDATA section",
        "<link><![CDATA[https://h.example/?a=1&b=2]]></link>",
        url="https://h.example/?a=1&b=2",
    ),
    in_rss(
        "a link with white space around it",
        "<link>\n  https://h.example/1\n</link>",
        url="https://h.example/1",
    ),
    in_rss(
        "a link with letters beyond ASCII",
        "<link>https://h.example/café/港</link>",
        url="https://h.example/café/港",
    ),
    in_rss(
        "a link with a space in it",
        "<link>https://h.example/a b</link>",
        url="https://h.example/a%20b",
    ),
    in_rss(
        "a permanent guid and no link",
        '<guid isPermaLink="true">https://h.example/1</guid>',
        url="https://h.example/1",
        guid="https://h.example/1",
    ),
    in_rss(
        "a guid that does not say whether it is permanent",
        "<guid>https://h.example/1</guid>",
        url="https://h.example/1",
    ),
    in_rss(
        "a link and a guid that is another address",
        "<link>https://h.example/1</link><guid>https://h.example/?p=1</guid>",
        url="https://h.example/1",
        guid="https://h.example/?p=1",
    ),
    in_rss(
        "a guid before its link",
        "<guid>https://h.example/?p=1</guid><link>https://h.example/1</link>",
        url="https://h.example/1",
        guid="https://h.example/?p=1",
    ),
    in_rss(
        "a guid that is no address though it says so",
        '<title>One</title><guid isPermaLink="true">harbour-1</guid>',
        url=None,
        guid="harbour-1",
    ),
    in_rss(
        "a guid in a CDATA section", "<guid><![CDATA[ h-1&2 ]]></guid>", guid="h-1&2"
    ),
    in_rss("a guid with white space around it", "<guid>\n h-1 \n</guid>", guid="h-1"),
    in_rss("an empty guid", "<title>One</title><guid></guid>", guid=None, url=None),
    in_rss(
        "a link in Atom beside that of RSS",
        "<link>https://h.example/1</link>"
        '<atom:link rel="self" href="https://h.example/1.xml"/>',
        url="https://h.example/1",
    ),
    in_rss(
        "a link in Atom alone",
        '<title>One</title><atom:link href="https://h.example/1"/>',
        url="https://h.example/1",
    ),
    in_rss(
        "comments are no link",
        "<title>One</title><comments>https://h.example/1#c</comments>",
        url=None,
    ),
    in_rss(
        "the source of an article is not the article",
        "<title>One</title><link>https://h.example/1</link>"
        '<source url="https://other.example/rss">Other News</source>',
        title="One",
        url="https://h.example/1",
    ),
    in_rss(
        "a picture of an article with a title and a link",
        "<title>One</title><link>https://h.example/1</link><image>"
        "<url>https://h.example/p.png</url><title>Picture</title>"
        "<link>https://h.example/p</link></image><description>Fog.</description>",
        title="One",
        url="https://h.example/1",
        text="Fog.",
    ),
    # Categories.
    in_rss(
        "categories with and without a domain",
        '<category domain="https://h.example/tags">Ports</category>'
        "<category>Fog</category>",
        tags=["Ports", "Fog"],
    ),
    in_rss(
        "a category that is a path",
        "<category>News/Local</category>",
        tags=["News/Local"],
    ),
    in_rss(
        "a category in a CDATA section",
        "<category><![CDATA[R&D]]></category>",
        tags=["R&D"],
    ),
    in_rss(
        "a category over two lines",
        "<category>\n  Salt\n  rope\n</category>",
        tags=["Salt rope"],
    ),
    # Dates.
    in_rss(
        "the date of publishing counts before that of Dublin Core",
        "<pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate>"
        "<dc:date>2026-11-25T10:00:00Z</dc:date>",
        published="2026-11-24T10:00:00Z",
        updated="2026-11-25T10:00:00Z",
    ),
    in_rss(
        "a date in a CDATA section",
        "<pubDate><![CDATA[Tue, 24 Nov 2026 10:00:00 GMT]]></pubDate>",
        published="2026-11-24T10:00:00Z",
    ),
    in_rss(
        "a date over two lines",
        "<pubDate>\n Tue, 24 Nov 2026\n 10:00:00 GMT</pubDate>",
        published="2026-11-24T10:00:00Z",
    ),
    in_rss(
        "an article without a date has none, whatever its channel says",
        "<title>One</title>",
        "<pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate>",
        published=None,
    ),
    in_rss("an empty date", "<title>One</title><pubDate/>", published=None),
)
