"""What is there twice, in another place or in another way than one would think."""

from __future__ import annotations

from tests.formats.feed_cases.case import Said, in_atom, in_json, in_rss, whole
from tests.formats.feeds import rss

XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'
SVG = 'xmlns="http://www.w3.org/2000/svg"'

CASES = (
    # There twice.
    in_rss(
        "two links",
        "<title>One</title><link>https://h.example/1</link><link>https://h.example/2"
        "</link>",
        url="https://h.example/1",
    ),
    in_rss(
        "an empty link before the link",
        "<title>One</title><link/><link>https://h.example/1</link>",
        url="https://h.example/1",
    ),
    in_rss("two titles", "<title>One</title><title>Two</title>", title="One"),
    in_rss(
        "two descriptions",
        "<title>One</title><description>Short.</description><description>Longer than "
        "that.</description>",
        text="Longer than that.",
        summary="Short.",
    ),
    in_rss(
        "two full contents",
        "<title>One</title><content:encoded>Short.</content:encoded><content:encoded>"
        "Longer than that.</content:encoded>",
        text="Longer than that.",
    ),
    in_rss(
        "a link in RSS as Atom has it",
        "<title>One</title><link href='https://h.example/1'/>",
        url="https://h.example/1",
    ),
    in_rss(
        "content with no namespace",
        "<title>One</title><content>All of it.</content>",
        text="All of it.",
    ),
    in_rss(
        "a date with its name in small letters",
        "<title>One</title><pubdate>Tue, 24 Nov 2026 10:00:00 GMT</pubdate>",
        published="2026-11-24T10:00:00Z",
    ),
    in_rss(
        "a guid that is not permanent in small letters",
        "<title>One</title><guid ispermalink='false'>https://h.example/1</guid>",
        url=None,
        guid="https://h.example/1",
    ),
    in_rss(
        "a guid that is not permanent in capitals",
        "<title>One</title><guid isPermaLink='FALSE'>https://h.example/1</guid>",
        url=None,
    ),
    in_rss(
        "a guid and text, and no more",
        "<guid>17</guid><description>Fog.</description>",
        title="Fog.",
        url=None,
        guid="17",
    ),
    in_rss(
        "a link and no more",
        "<link>https://h.example/1</link>",
        title="https://h.example/1",
        text="",
    ),
    in_atom(
        "an empty link before the link of Atom",
        "<title>One</title><link href=''/><link href='https://h.example/1'/>",
        url="https://h.example/1",
    ),
    in_atom(
        "a relation in capitals",
        "<title>One</title><link rel='Alternate' href='https://h.example/1'/>",
        url="https://h.example/1",
    ),
    in_atom(
        "a kind of content in capitals",
        "<title>One</title><content type='HTML'>&lt;p&gt;Fog.&lt;/p&gt;</content>",
        text="Fog.",
    ),
    in_atom(
        "two contents in Atom",
        "<title>One</title><content>Short.</content><content>Longer than that."
        "</content>",
        text="Longer than that.",
    ),
    in_atom(
        "a category without a name",
        "<title>One</title><category term='fog' label=''/><category term=''/>",
        tags=["fog"],
    ),
    in_atom(
        "an author of Atom as RSS has it",
        "<title>One</title><author><name>ida@h.example (Ida Falk)</name></author>",
        authors=["Ida Falk"],
    ),
    # Titles.
    in_rss(
        "a comment in a title",
        "<title>High <!-- really --> tide</title>",
        title="High tide",
    ),
    in_rss(
        "a picture in a title",
        "<title>High tide &lt;img src='w.png' alt=''&gt;</title>",
        title="High tide",
    ),
    in_rss(
        "the picture of HTML in a title",
        "<title>How &lt;img&gt; works</title>",
        title="How <img> works",
    ),
    in_rss(
        "a script in a title is text",
        "<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>",
        title="<script>alert(1)</script>",
    ),
    in_rss(
        "spaces that do not break around a title",
        "<title>&#160;High tide&#160;</title>",
        title="High tide",
    ),
    in_rss(
        "a byte order mark in a title",
        "<title>\ufeffHigh tide</title>",
        title="High tide",
    ),
    in_rss(
        "a letter of windows-1252 among those of Unicode",
        "<title>It\u0092s high</title>",
        title="It’s high",
    ),
    in_atom(
        "a picture with a title of its own before the title",
        f"<content type='xhtml'><div {XHTML}><p>Fog.</p><svg {SVG}><title>Mist"
        f"</title></svg></div></content><title>One</title>",
        title="One",
        text="Fog.",
    ),
    in_atom(
        "a picture with words of its own in the text",
        f"<title>One</title><content type='xhtml'><div {XHTML}><p>Fog.</p><svg {SVG}>"
        f"<text>no</text></svg><p>Horn.</p></div></content>",
        text="Fog.\n\nHorn.",
    ),
    # Descriptions.
    in_rss(
        "HTML that is escaped twice",
        "<title>One</title><description>&amp;lt;p&amp;gt;Fog "
        "&amp;lt;b&amp;gt;lay&amp;lt;/b&amp;gt;.&amp;lt;/p&amp;gt;</description>",
        text="Fog lay.",
    ),
    in_rss(
        "text about HTML that is escaped twice",
        "<title>One</title><description>Use &amp;lt;p&amp;gt; for that.</description>",
        text="Use <p> for that.",
    ),
    in_atom(
        "text about HTML in Atom",
        "<title>One</title><content>&lt;p&gt;Fog.&lt;/p&gt;</content>",
        text="<p>Fog.</p>",
    ),
    in_atom(
        "Markdown in Atom",
        "<title>One</title><content type='text/markdown'># Fog\n\nIt *lay*.</content>",
        text="Fog\n\nIt lay.",
    ),
    in_rss(
        "CDATA sections that are escaped",
        "<title>&lt;![CDATA[Salt &amp; rope]]&gt;</title><description>"
        "&lt;![CDATA[&lt;p&gt;Fog.&lt;/p&gt;]]&gt;</description>",
        title="Salt & rope",
        text="Fog.",
    ),
    in_atom(
        "CDATA sections that are escaped in Atom",
        "<title type='html'>&lt;![CDATA[Salt]]&gt;</title><content type='html'>"
        "&lt;![CDATA[&lt;p&gt;Fog.&lt;/p&gt;]]&gt;</content>",
        title="Salt",
        text="Fog.",
    ),
    in_atom(
        "a title of XHTML that is linked",
        f"<title type='xhtml'>\n<div {XHTML}>\n<a href='https://t.example/'>Low water"
        f"</a>\n</div></title>",
        title="Low water",
    ),
    in_atom(
        "a title of XHTML without its div",
        "<title type='xhtml'>Low water</title>",
        title="Low water",
    ),
    in_rss(
        "an end tag for a title",
        "<title>&lt;/kubernetes&gt;</title>",
        title="</kubernetes>",
    ),
    in_atom(
        "HTML in Atom that is not escaped",
        "<title>One</title><content type='html'><hr/><p>Fog <a href='x'>lay</a>.</p>"
        "</content>",
        text="Fog lay.",
    ),
    in_atom(
        "one of two dates cannot be read",
        "<title>One</title><published>soon</published><updated>2026-11-24T10:00:00Z"
        "</updated>",
        published="2026-11-24T10:00:00Z",
    ),
    # Addresses.
    in_rss(
        "a link without its scheme",
        "<title>One</title><link>//h.example/1</link>",
        url="https://h.example/1",
    ),
    in_rss(
        "a link escaped twice",
        "<title>One</title><link>https://h.example/?a=1&amp;amp;b=2</link>",
        url="https://h.example/?a=1&b=2",
    ),
    in_rss(
        "a link escaped in a CDATA section",
        "<title>One</title><link><![CDATA[https://h.example/?a=1&amp;b=2]]></link>",
        url="https://h.example/?a=1&b=2",
    ),
    in_rss(
        "a link to a host beyond ASCII",
        "<title>One</title><link>https://bücher.example/ü</link>",
        url="https://bücher.example/ü",
    ),
    in_rss(
        "a link of another scheme",
        "<title>One</title><link>feed://h.example/1</link>",
        url=None,
    ),
    in_rss(
        "a link with a fragment",
        "<title>One</title><link>https://h.example/log#v1.2</link>",
        url="https://h.example/log#v1.2",
    ),
    in_rss(
        "a link with a handle in it",
        "<title>One</title><link>https://h.example/@ida:1</link>",
        url="https://h.example/@ida:1",
    ),
    whole(
        "xml:base on RSS",
        rss(
            "<item><title>One</title><link>1</link><description>"
            "&lt;p&gt;Fog.&lt;/p&gt;</description></item>"
        ).replace(b"<rss ", b"<rss xml:base='https://b.example/d/' "),
        Said(url="https://b.example/d/1", base="https://b.example/d/"),
    ),
    whole(
        "xml:base on one article of RSS",
        rss(
            "<item xml:base='https://b.example/d/'><title>One</title><link>1</link>"
            "</item><item><title>Two</title><link>2</link></item>"
        ),
        Said(url="https://b.example/d/1"),
        Said(url="https://feeds.example.org/news/2"),
    ),
    whole(
        "xml:lang on one article",
        rss(
            "<item xml:lang='de'><title>Eins</title></item><item><title>Two</title>"
            "</item>",
            "<language>en</language>",
        ),
        Said(language="de"),
        Said(language="en"),
    ),
    # Documents.
    whole(
        "a declaration without quotes",
        b"<?xml version=1.0 encoding=windows-1251?>"
        + "<rss version='2.0'><channel><item><title>Высокая вода</title></item>"
        "</channel></rss>".encode("cp1251"),
        Said(title="Высокая вода"),
    ),
    whole(
        "a declaration with spaces",
        b"<?xml version = '1.0' encoding = 'koi8-r' ?>"
        + "<rss version='2.0'><channel><item><title>Высокая вода</title></item>"
        "</channel></rss>".encode("koi8-r"),
        Said(title="Высокая вода"),
    ),
    whole(
        "the channels of Microsoft (CDF)",
        "<CHANNEL HREF='https://h.example/'><TITLE>Harbour</TITLE><ITEM "
        "HREF='https://h.example/1'><TITLE>One</TITLE><ABSTRACT>Fog.</ABSTRACT>"
        "</ITEM></CHANNEL>",
        Said(title="One", url="https://h.example/1", text="Fog."),
    ),
    whole(
        "RSS in the namespace of Atom",
        "<rss version='2.0' xmlns='http://www.w3.org/2005/Atom'><channel><title>"
        "Harbour</title><item><title>One</title><link>https://h.example/1</link>"
        "</item></channel></rss>",
        Said(title="One", url="https://h.example/1"),
        feed={"title": "Harbour"},
    ),
    # JSON.
    in_json(
        "JSON whose id is its address",
        {"id": "https://l.example/1", "title": "One"},
        url="https://l.example/1",
        guid="https://l.example/1",
    ),
    whole(
        "JSON with line breaks and tabs in its texts",
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", '
        '"title": "One", "content_text": "Fog.\nHorn."}]}',
        Said(title="One", text="Fog.\nHorn."),
        content_type="application/json",
    ),
    whole(
        "JSON Feed of a version to come",
        '{"version": "https://jsonfeed.org/version/2", "items": [{"id": "1", '
        '"title": "One"}]}',
        Said(title="One"),
        content_type="application/feed+json",
    ),
)
