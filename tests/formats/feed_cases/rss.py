"""The elements of an article of RSS, and their corners."""

from __future__ import annotations

from tests.formats.feed_cases.case import in_rss

CASES = (
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
