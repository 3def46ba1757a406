"""Feeds in the shapes that the programs behind most sites give them."""

from __future__ import annotations

from reader.model.article import Enclosure
from tests.formats.feed_cases.case import Said, in_atom, in_rss, whole
from tests.formats.feeds import atom, rss

CASES = (
    in_rss(
        "WordPress: full text with its footer in the excerpt",
        """
        <title>High tide</title>
        <link>https://h.example/2026/11/high-tide/?utm_source=rss&#038;utm_medium=rss</link>
        <comments>https://h.example/2026/11/high-tide/#comments</comments>
        <dc:creator><![CDATA[Ida Falk]]></dc:creator>
        <pubDate>Tue, 24 Nov 2026 10:00:00 +0000</pubDate>
        <category><![CDATA[Tides]]></category>
        <category><![CDATA[Moon &amp; sun]]></category>
        <guid isPermaLink="false">https://h.example/?p=17</guid>
        <description><![CDATA[<p>The water came up to the third step [&#8230;]</p>
        <p>The post <a href="https://h.example/2026/11/high-tide/">High tide</a>
        appeared first on <a href="https://h.example">Harbour</a>.</p>]]></description>
        <content:encoded><![CDATA[<p>The water came up to the third step of the
        stairs.</p>
        <p>It went down at noon, and left a line of weed that the children followed
        to the end of the pier.</p>]]></content:encoded>
        <wfw:commentRss>https://h.example/2026/11/high-tide/feed/</wfw:commentRss>
        <slash:comments>2</slash:comments>""",
        title="High tide",
        url="https://h.example/2026/11/high-tide/?utm_source=rss&utm_medium=rss",
        guid="https://h.example/?p=17",
        published="2026-11-24T10:00:00Z",
        authors=["Ida Falk"],
        tags=["Tides", "Moon & sun"],
        summary="",
        text="The water came up to the third step of the stairs.\n\nIt went down "
        "at noon,"
        " and left a line of weed that the children followed to the end of the pier.",
    ),
    in_rss(
        "WordPress: an excerpt and no more",
        "<title>High tide</title><description><![CDATA[<p>The water came up. "
        '<a href="https://h.example/1">Continue reading <span>High tide</span></a>'
        "</p>]]>"
        "</description>",
        text="The water came up. Continue reading High tide",
    ),
    in_rss(
        "WordPress: a title with a curly quote in a reference",
        "<title>The keeper&#8217;s &#8220;lamp&#8221; &#038; log</title>",
        title="The keeper’s “lamp” & log",
    ),
    in_rss(
        "WordPress: a picture before the excerpt",
        "<title>One</title><description><![CDATA[<img src='https://h.example/i.jpg'"
        " alt='A pier'><p>The water came up.</p>]]></description>",
        text="A pier\n\nThe water came up.",
    ),
    in_rss(
        "WordPress.com: avatars among the media",
        "<title>One</title><media:content url='https://h.example/i.jpg' medium='image'>"
        "<media:title type='html'>ida</media:title></media:content>"
        "<media:content url='https://h.example/p.jpg' medium='image' width='900'/>",
        title="One",
        enclosures=[Enclosure("https://h.example/p.jpg")],
    ),
    in_atom(
        "Blogger: its own kinds among the categories",
        "<id>tag:blogger.com,1999:blog-1.post-2</id>"
        "<published>2026-11-24T10:00:00.001-08:00</published>"
        "<updated>2026-11-24T10:30:00.002-08:00</updated>"
        "<category scheme='http://www.blogger.com/atom/ns#' term='Tides'/>"
        "<category scheme='http://schemas.google.com/g/2005#kind'"
        " term='http://schemas.google.com/blogger/2008/kind#post'/>"
        "<title type='text'>High tide</title>"
        "<content type='html'>&lt;div&gt;The water came up.&lt;/div&gt;</content>"
        "<link rel='replies' type='text/html' href='https://h.example/1#comment-form'"
        " title='2 Comments'/><link rel='edit' href='https://b.example/1/2'/>"
        "<link rel='alternate' type='text/html' href='https://h.example/1.html'"
        " title='High tide'/><author><name>Ida Falk</name><uri>https://b.example/ida"
        "</uri><email>noreply@blogger.com</email></author><thr:total>2</thr:total>",
        title="High tide",
        guid="tag:blogger.com,1999:blog-1.post-2",
        url="https://h.example/1.html",
        tags=["Tides"],
        authors=["Ida Falk"],
        published="2026-11-24T18:00:00.001000Z",
        updated="2026-11-24T18:30:00.002000Z",
        text="The water came up.",
    ),
    in_rss(
        "Blogger: RSS with Atom's date",
        "<guid isPermaLink='false'>tag:blogger.com,1999:blog-1.post-2</guid>"
        "<pubDate>Tue, 24 Nov 2026 10:00:00 +0000</pubDate>"
        "<atom:updated>2026-11-25T10:00:00.000-00:00</atom:updated>"
        "<title>High tide</title><author>noreply@blogger.com (Ida Falk)</author>",
        authors=["Ida Falk"],
        published="2026-11-24T10:00:00Z",
        updated="2026-11-25T10:00:00Z",
    ),
    whole(
        "YouTube: a channel",
        """<?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns:yt="http://www.youtube.com/xml/schemas/2015"
        xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom">
        <link rel="self" href="http://v.example/feeds/videos.xml?channel_id=UC1"/>
        <id>yt:channel:UC1</id><yt:channelId>UC1</yt:channelId><title>Locks</title>
        <link rel="alternate" href="https://v.example/channel/UC1"/>
        <author><name>Locks</name><uri>https://v.example/channel/UC1</uri></author>
        <published>2010-01-01T00:00:00+00:00</published>
        <entry><id>yt:video:abc</id><yt:videoId>abc</yt:videoId>
        <title>How locks work</title>
        <link rel="alternate" href="https://v.example/watch?v=abc"/>
        <author><name>Locks</name></author>
        <published>2026-11-24T10:00:00+00:00</published>
        <updated>2026-11-24T12:00:00+00:00</updated>
        <media:group><media:title>How locks work</media:title>
        <media:content url="https://v.example/v/abc?version=3"
        type="application/x-shockwave-flash" width="640" height="390"/>
        <media:thumbnail url="https://i.example/abc.jpg" width="480" height="360"/>
        <media:description>Gates, and water.

0:00 Gates
1:30 Sluices</media:description>
        <media:community><media:starRating count="7" average="5.00" min="1" max="5"/>
        <media:statistics views="70"/></media:community></media:group></entry>
        </feed>""",
        Said(
            title="How locks work",
            guid="yt:video:abc",
            url="https://v.example/watch?v=abc",
            authors=["Locks"],
            published="2026-11-24T10:00:00Z",
            updated="2026-11-24T12:00:00Z",
            text="Gates, and water.\n\n0:00 Gates\n1:30 Sluices",
            enclosures=[],
        ),
        feed={"title": "Locks", "site_url": "https://v.example/channel/UC1"},
    ),
    in_atom(
        "Reddit: a table of links in its content",
        "<author><name>/u/ida</name><uri>https://r.example/user/ida</uri></author>"
        "<category term='harbours' label='r/harbours'/><content type='html'>"
        "&lt;!-- SC_OFF --&gt;&lt;div class=&quot;md&quot;&gt;&lt;p&gt;Who is "
        "it?&lt;/p&gt;"
        "&lt;/div&gt;&lt;!-- SC_ON --&gt; &amp;#32; submitted by &amp;#32; &lt;a href="
        "&quot;https://r.example/user/ida&quot;&gt; /u/ida &lt;/a&gt;</content>"
        "<id>t3_abc</id><link href='https://r.example/r/harbours/abc/'/>"
        "<updated>2026-11-24T10:00:00+00:00</updated><title>A ship?</title>",
        title="A ship?",
        guid="t3_abc",
        url="https://r.example/r/harbours/abc/",
        authors=["/u/ida"],
        tags=["r/harbours"],
        text="Who is it?\n\nsubmitted by /u/ida",
    ),
    in_atom(
        "GitHub: a release",
        "<id>tag:github.com,2008:Repository/1/v2.0</id>"
        "<updated>2026-11-24T10:00:00Z</updated><link rel='alternate' type='text/html'"
        " href='https://g.example/o/r/releases/tag/v2.0'/><title>v2.0</title>"
        "<content type='html'>"
        "&lt;h2&gt;Fixed&lt;/h2&gt;&lt;ul&gt;&lt;li&gt;All&lt;/li&gt;"
        "&lt;/ul&gt;</content><author><name>ida</name></author>"
        "<media:thumbnail height='30' width='30' url='https://a.example/u/1'/>",
        title="v2.0",
        guid="tag:github.com,2008:Repository/1/v2.0",
        text="Fixed\n\n- All",
        enclosures=[],
    ),
    in_atom(
        "GitHub: a commit with its message set as it is",
        "<id>tag:github.com,2008:Grit::Commit/abc</id><title>\n        Mend the lamp\n"
        "    </title><content type='html'>\n      &lt;pre style='white-space:pre-wrap'"
        "&gt;Mend the lamp\n\nIt was dark.&lt;/pre&gt;\n    </content>",
        title="Mend the lamp",
        text="Mend the lamp\n\nIt was dark.",
    ),
    in_rss(
        "Mastodon: no title, a picture and hashtags",
        "<guid isPermaLink='true'>https://m.example/@ida/1</guid>"
        "<link>https://m.example/@ida/1</link>"
        "<pubDate>Tue, 24 Nov 2026 10:00:00 +0000</pubDate><description>&lt;p&gt;Fog "
        "over"
        " the &lt;a "
        "href='https://m.example/tags/harbour'&gt;#&lt;span&gt;harbour&lt;/span"
        "&gt;&lt;/a&gt;.&lt;/p&gt;</description><media:content"
        " url='https://m.example/p.jpg' type='image/jpeg' fileSize='9' medium='image'>"
        "<media:rating scheme='urn:simple'>nonadult</media:rating><media:description"
        " type='plain'>A pier in fog, seen from the end of it at six."
        "</media:description>"
        "</media:content><category>harbour</category>",
        title="Fog over the #harbour.",
        text="Fog over the #harbour.",
        tags=["harbour"],
        enclosures=[Enclosure("https://m.example/p.jpg", "image/jpeg", 9)],
    ),
    in_rss(
        "The New York Times: captions beside the article",
        "<title>Ships</title><link>https://n.example/ships.html</link>"
        "<guid isPermaLink='true'>https://n.example/ships.html</guid>"
        "<atom:link href='https://n.example/ships.html' rel='standout'/>"
        "<description>They are back.</description><dc:creator>Ida Falk and Bo Chen"
        "</dc:creator><category domain='http://n.example/descriptor'>Ships</category>"
        "<media:content height='1800' medium='image' url='https://n.example/s.jpg'"
        " width='1800'/><media:credit>Ann Lee</media:credit><media:description>A "
        "ship at"
        " the quay on Tuesday, one of seven that came back.</media:description>",
        title="Ships",
        text="They are back.",
        authors=["Ida Falk", "Bo Chen"],
        tags=["Ships"],
    ),
    in_rss(
        "Substack: a newsletter with its picture",
        "<title><![CDATA[High tide]]></title><description><![CDATA[And low]]>"
        "</description><link>https://s.example/p/high-tide</link>"
        "<guid isPermaLink='false'>https://s.example/p/high-tide</guid>"
        "<dc:creator><![CDATA[Ida Falk]]></dc:creator>"
        "<enclosure url='https://s.example/i.jpeg' length='0' type='image/jpeg'/>"
        "<content:encoded><![CDATA[<p>The water came up.</p>]]></content:encoded>",
        title="High tide",
        summary="And low",
        text="The water came up.",
        enclosures=[Enclosure("https://s.example/i.jpeg", "image/jpeg")],
    ),
    in_rss(
        "Medium: the text in full content only",
        "<title><![CDATA[High tide]]></title>"
        "<link>https://m.example/high-tide-1?source=rss----2---4</link>"
        "<guid isPermaLink='false'>https://m.example/p/1</guid>"
        "<category><![CDATA[tides]]></category><dc:creator><![CDATA[Ida Falk]]>"
        "</dc:creator><atom:updated>2026-11-24T10:00:00.123Z</atom:updated>"
        "<content:encoded><![CDATA[<h4>And low</h4><p>The water came up.</p>"
        "<img src='https://m.example/_/stat?event=1' width='1' height='1' alt=''>]]>"
        "</content:encoded>",
        title="High tide",
        guid="https://m.example/p/1",
        published="2026-11-24T10:00:00.123000Z",
        text="And low\n\nThe water came up.",
    ),
    in_rss(
        "Tumblr: a picture for a title",
        "<title>Photo</title><description>&lt;img src='https://t.example/p.jpg' alt='A"
        " gull'/&gt;&lt;br/&gt;&lt;br/&gt;&lt;p&gt;One of many.&lt;/p&gt;"
        "</description>",
        title="Photo",
        text="A gull\n\nOne of many.",
    ),
    in_rss(
        "Hacker News: a link to comments for a text",
        "<title>Show HN: A lamp</title><link>https://other.example/lamp</link>"
        "<comments>https://n.example/item?id=1</comments><description><![CDATA[<a"
        ' href="https://n.example/item?id=1">Comments</a>]]></description>',
        title="Show HN: A lamp",
        url="https://other.example/lamp",
        guid=None,
        text="Comments",
    ),
    in_rss(
        "Ghost: a description in a CDATA section and a picture",
        "<title><![CDATA[High tide]]></title><description><![CDATA[And low]]>"
        "</description><guid isPermaLink='false'>5f00aa</guid><content:encoded>"
        "<![CDATA["
        "<!--kg-card-begin: html--><p>The water came up.</p><!--kg-card-end: html-->]]>"
        "</content:encoded><media:content url='https://g.example/i.jpg' "
        "medium='image'/>",
        guid="5f00aa",
        text="The water came up.",
        summary="And low",
    ),
    in_rss(
        "Hugo: a permanent guid and an author who is none",
        "<title>High tide</title><link>https://h.example/high-tide/</link>"
        "<pubDate>Tue, 24 Nov 2026 10:00:00 +0100</pubDate><author>ida@h.example (Ida)"
        "</author><guid>https://h.example/high-tide/</guid><description>&lt;p&gt;The"
        " water.&lt;/p&gt;</description>",
        url="https://h.example/high-tide/",
        authors=["Ida"],
        text="The water.",
        published="2026-11-24T09:00:00Z",
    ),
    in_atom(
        "Jekyll: a base for its content",
        "<title type='html'>High &amp;amp; low</title><link href='https://h.example/1'"
        " rel='alternate' type='text/html' title='High &amp;amp; low'/>"
        "<id>https://h.example/1</id><content type='html' "
        "xml:base='https://h.example/1'>"
        "<![CDATA[<p>The water.</p>]]></content><summary type='html'><![CDATA[And "
        "more]]>"
        "</summary><category term='tides'/>",
        title="High & low",
        base="https://h.example/1",
        summary="And more",
        text="The water.",
    ),
    in_rss(
        "Drupal: fields as HTML",
        "<title>High tide</title><link>https://d.example/node/1</link><description>"
        "&lt;span class=&quot;field&quot;&gt;High "
        "tide&lt;/span&gt;&lt;div&gt;&lt;p&gt;The"
        " water.&lt;/p&gt;&lt;/div&gt;</description><guid isPermaLink='false'>1 at"
        " https://d.example</guid>",
        guid="1 at https://d.example",
        text="High tide\n\nThe water.",
    ),
    in_rss(
        "Discourse: a forum's first message",
        "<title>High tide?</title><dc:creator><![CDATA[@ida Ida Falk]]></dc:creator>"
        "<category>Tides</category><description><![CDATA[<p>When is it?</p><p><small>2"
        " posts</small></p>]]></description><guid isPermaLink='false'>d.example-topic-1"
        "</guid><source url='https://d.example/t/1.rss'>High tide?</source>",
        guid="d.example-topic-1",
        text="When is it?\n\n2 posts",
        tags=["Tides"],
    ),
    in_atom(
        "Stack Exchange: a question with its rank",
        "<id>https://q.example/q/1</id><re:rank xmlns:re='http://purl.org/atompub/rank/"
        "1.0' scheme='https://q.example'>7</re:rank><title type='text'>Is x &lt; y?"
        "</title><category scheme='https://q.example/tags' term='tides'/><author><name>"
        "Ida</name></author><link rel='alternate' href='https://q.example/q/1/x'/>"
        "<summary type='html'>&lt;p&gt;Is it?&lt;/p&gt;</summary>",
        title="Is x < y?",
        url="https://q.example/q/1/x",
        tags=["tides"],
        text="Is it?",
    ),
    whole(
        "arXiv: RSS 2.0 with its own announcements",
        rss(
            "<item><title>Tides</title><link>https://a.example/abs/1</link>"
            "<description>"
            "arXiv:1 Announce Type: new \nAbstract: We see $x &lt; y$ tides."
            "</description>"
            "<guid isPermaLink='false'>oai:arXiv.org:1</guid><category>ocean</category>"
            "<x:announce_type xmlns:x='http://arxiv.org/schemas/atom'>new"
            "</x:announce_type>"
            "<dc:rights>CC</dc:rights><dc:creator>Ida Falk, Bo Chen</dc:creator>"
            "</item>",
            "<title>ocean updates</title><skipDays><day>Sunday</day></skipDays>",
        ),
        Said(
            title="Tides",
            authors=["Ida Falk", "Bo Chen"],
            text="arXiv:1 Announce Type: new\nAbstract: We see $x < y$ tides.",
        ),
    ),
    in_rss(
        "FeedBurner: its redirector for the link",
        "<title>One</title><link>https://f.example/~r/h/~3/abc/</link>"
        "<guid isPermaLink='false'>https://h.example/?p=1</guid>"
        "<description>Fog.&lt;img src='https://f.example/~r/h/~4/abc' height='1' "
        "width='1'"
        " alt=''/&gt;</description>"
        "<feedburner:origLink>https://h.example/1</feedburner:origLink>",
        url="https://h.example/1",
        text="Fog.",
    ),
    in_rss(
        "Flickr: a picture in HTML and as media",
        "<title>Gull</title><link>https://f.example/1/</link><description>"
        "\t\t\t&lt;p&gt;"
        "&lt;a href='https://f.example/ida/'&gt;ida&lt;/a&gt; posted a photo:&lt;/p&gt;"
        "&lt;p&gt;&lt;img src='https://f.example/m.jpg' alt='Gull' /&gt;&lt;/p&gt;"
        "</description><author>nobody@flickr.com (ida)</author><media:content"
        " url='https://f.example/b.jpg' type='image/jpeg'/><media:credit"
        " role='photographer'>ida</media:credit><media:category>gull sea"
        "</media:category>",
        authors=["ida"],
        text="ida posted a photo:\n\nGull",
        enclosures=[Enclosure("https://f.example/b.jpg", "image/jpeg")],
    ),
    in_rss(
        "xkcd: a strip that is a picture with its joke",
        "<title>Lamps</title><link>https://x.example/1/</link><description>&lt;img"
        " src='https://x.example/1.png' title='It never goes out.' alt='It never goes"
        " out.' /&gt;</description>",
        title="Lamps",
        text="It never goes out.",
    ),
    in_rss(
        "The Guardian: dates twice and many categories",
        "<title>Ships are back</title><link>https://g.example/ships</link>"
        "<description>&lt;p&gt;All seven.&lt;/p&gt; &lt;a "
        "href='https://g.example/ships'"
        "&gt;Continue reading...&lt;/a&gt;</description>"
        "<category domain='https://g.example/uk'>UK news</category>"
        "<category domain='https://g.example/sea'>Sea</category>"
        "<pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate><guid>https://g.example/ships"
        "</guid><media:content width='140' url='https://g.example/140.jpg'>"
        "<media:credit"
        " scheme='urn:ebu'>Photograph: Ann Lee</media:credit></media:content>"
        "<media:content width='460' url='https://g.example/460.jpg'/>"
        "<dc:creator>Ida Falk</dc:creator><dc:date>2026-11-24T10:00:00Z</dc:date>",
        authors=["Ida Falk"],
        tags=["UK news", "Sea"],
        published="2026-11-24T10:00:00Z",
        updated=None,
    ),
    in_rss(
        "Google News: a list of sources for a text",
        "<title>Ships are back - Harbour News</title><link>"
        "https://g.example/rss/articles/"
        "CBM?oc=5</link><guid isPermaLink='false'>CBM</guid><description>"
        "&lt;ol&gt;&lt;li"
        "&gt;&lt;a href='https://g.example/1'&gt;Ships are "
        "back&lt;/a&gt;&amp;nbsp;&amp;"
        "nbsp;&lt;font color='#6f6f6f'&gt;Harbour "
        "News&lt;/font&gt;&lt;/li&gt;&lt;/ol&gt;"
        "</description><source url='https://h.example'>Harbour News</source>",
        title="Ships are back - Harbour News",
        guid="CBM",
        authors=[],
    ),
    whole(
        "MediaWiki: changes in Atom",
        atom(
            "<entry><id>https://w.example/?title=Lamp&amp;diff=2</id><title>Lamp"
            "</title>"
            "<link rel='alternate' type='text/html' href='https://w.example/?title=Lamp"
            "&amp;diff=2'/><updated>2026-11-24T10:00:00Z</updated><summary type='html'>"
            "&lt;p&gt;Lit&lt;/p&gt;</summary><author><name>Ida</name></author></entry>",
            "<title>Changes</title>",
        ),
        Said(title="Lamp", url="https://w.example/?title=Lamp&diff=2", text="Lit"),
    ),
    whole(
        "Slashdot: RSS 1.0 with departments",
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel
        rdf:about="https://s.example/"><title>Slash</title><link>https://s.example/</link>
        <dc:language>en-us</dc:language><image rdf:resource="https://s.example/i.gif"/>
        </channel><image rdf:about="https://s.example/i.gif"><title>Slash</title>
        <url>https://s.example/i.gif</url></image><item rdf:about="https://s.example/1">
        <title>Lamps</title><link>https://s.example/1?from=rss</link><description>They
        are back.</description><dc:creator>ida</dc:creator>
        <dc:date>2026-11-24T10:00:00+00:00
        </dc:date><dc:subject>light</dc:subject><slash:department>dark</slash:department>
        <slash:comments>7</slash:comments></item></rdf:RDF>""",
        Said(
            title="Lamps",
            guid="https://s.example/1",
            url="https://s.example/1?from=rss",
            text="They are back.",
            authors=["ida"],
            tags=["light"],
            published="2026-11-24T10:00:00Z",
            language="en-US",
        ),
        feed={"title": "Slash", "site_url": "https://s.example/"},
    ),
)
