from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reader.model.article import BodyFormat, Enclosure
from tests.formats.feeds import atom_article, read, rss, rss_article

LINK = "<link>https://h.example/1</link>"
SITE = "<link>https://h.example/blog/</link>"


# Titles.


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Salt &amp; rope", "Salt & rope"),
        ("Salt &amp;amp; rope", "Salt & rope"),
        ("R&amp;D; and AT&amp;T", "R&D; and AT&T"),
        ("It&amp;#8217;s low tide", "It’s low tide"),
        ("&lt;i&gt;Dune&lt;/i&gt; again", "Dune again"),
        ("&lt;a href=&quot;x&quot;&gt;Dune&lt;/a&gt;", "Dune"),
        ("<![CDATA[<b>Loud</b> &amp; clear]]>", "Loud & clear"),
        ("One&lt;br/&gt;two", "One two"),
        ("The &lt;b&gt; element", "The <b> element"),
        ("List&lt;int&gt; in C++", "List<int> in C++"),
        ("&lt;template&gt; and &lt;/template&gt;", "<template> and </template>"),
        ("5 &lt; 6 &gt; 4", "5 < 6 > 4"),
        ("[/] [@click=app.quit]x[/]", "[/] [@click=app.quit]x[/]"),
        ("  two\n   lines ", "two lines"),
        ("Ça va : «\u00a0oui\u00a0»", "Ça va : «\u00a0oui\u00a0»"),
    ],
)
def test_a_title_of_rss(written: str, title: str) -> None:
    assert rss_article(f"<title>{written}</title>").title == title


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("<title>1 &lt; 2 &amp;amp; 3</title>", "1 < 2 &amp; 3"),
        ("<title type='text'>&lt;i&gt;x&lt;/i&gt;</title>", "<i>x</i>"),
        ("<title type='html'>&lt;i&gt;x&lt;/i&gt; &amp;amp; y</title>", "x & y"),
        ("<title type='html'>&amp;lt;b&amp;gt; tags</title>", "<b> tags"),
        (
            "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
            "A <em>b</em> &lt;c&gt;</div></title>",
            "A b <c>",
        ),
        ("<title type='html'>[/] [@click=app.quit]x</title>", "[/] [@click=app.quit]x"),
    ],
)
def test_a_title_of_atom_is_what_its_type_says(written: str, title: str) -> None:
    assert atom_article(written).title == title


def test_the_title_of_a_picture_is_not_that_of_the_article() -> None:
    item = (
        "<title>Ours</title><media:content url='https://h.example/p.jpg'>"
        "<media:title>Theirs</media:title></media:content>"
    )
    assert rss_article(item).title == "Ours"


# Bodies and summaries.


def test_the_full_content_is_the_body_and_the_description_the_summary() -> None:
    article = rss_article(
        "<description>What the keeper saw.</description>"
        "<content:encoded><![CDATA[<p>It was <em>dark</em>.</p><p>Very.</p>]]>"
        "</content:encoded>"
    )
    assert article.body.format is BodyFormat.HTML
    assert article.text == "It was dark.\n\nVery."
    assert article.words == 4
    assert article.summary == "What the keeper saw."


def test_the_description_is_the_body_where_there_is_no_content() -> None:
    article = rss_article("<description>&lt;p&gt;All of it.&lt;/p&gt;</description>")
    assert (article.text, article.summary) == ("All of it.", "")


def test_a_description_longer_than_the_content_is_the_body() -> None:
    article = rss_article(
        "<description>&lt;p&gt;A long way round the head.&lt;/p&gt;</description>"
        "<content:encoded>&lt;p&gt;Short.&lt;/p&gt;</content:encoded>"
    )
    assert article.text == "A long way round the head."


def test_html_is_preferred_to_the_same_text_in_plain() -> None:
    text = "The light turns every nine seconds."
    article = rss_article(
        f"<itunes:summary>{text} Always.</itunes:summary>"
        f"<description>&lt;p&gt;{text}&lt;/p&gt;</description>"
    )
    assert article.body.format is BodyFormat.HTML


def test_a_caption_is_neither_body_nor_summary() -> None:
    caption = "A photographer stood on the pier for the whole of that night." * 3
    article = rss_article(
        "<description>&lt;p&gt;Fog.&lt;/p&gt;</description>"
        "<content:encoded>&lt;p&gt;Fog lay on the water.&lt;/p&gt;</content:encoded>"
        "<media:content url='https://h.example/p.jpg'>"
        f"<media:description>{caption}</media:description></media:content>"
    )
    assert (article.text, article.summary) == ("Fog lay on the water.", "Fog.")


@pytest.mark.parametrize(
    "teaser",
    [
        "The ship came in at dawn.",
        "The ship came in at […]",
        "The ship came in [&amp;#8230;]",
        "The ship came in...",
        "The ship came in&amp;hellip; Read more",
        "&lt;p&gt;The ship came in&amp;nbsp;…&lt;/p&gt;"
        "&lt;p&gt;The post &lt;a&gt;Ship&lt;/a&gt; appeared first on Us.&lt;/p&gt;",
    ],
)
def test_a_summary_that_repeats_the_body_is_left_out(teaser: str) -> None:
    article = rss_article(
        f"<description>{teaser}</description>"
        "<content:encoded>&lt;p&gt;The ship came in at dawn. It left when the tide"
        " turned, with all of its lamps out.&lt;/p&gt;</content:encoded>"
    )
    assert article.summary == ""
    assert article.text.endswith("lamps out.")


def test_a_picture_alone_is_a_body() -> None:
    article = rss_article(
        "<description>&lt;img src='/strip.png' alt='Two gulls'&gt;</description>"
        "<itunes:subtitle>Number nine</itunes:subtitle>"
    )
    assert article.text == "Two gulls"
    assert article.summary == "Number nine"


def test_plain_text_in_rss_keeps_its_lines() -> None:
    article = rss_article("<description>One\nTwo &amp;amp; three\n\nFour</description>")
    assert article.body.format is BodyFormat.PLAIN
    assert article.text == "One\nTwo & three\n\nFour"


def test_the_layout_of_the_xml_makes_no_lines() -> None:
    article = rss_article("<description>\n      One\n      two.\n    </description>")
    assert article.text == "One two."


def test_plain_text_that_looks_like_a_tag_is_not_lost() -> None:
    article = rss_article("<description>a List&lt;int&gt; of 5 &lt; 6</description>")
    assert article.text == "a List<int> of 5 < 6"


def test_text_in_atom_is_text() -> None:
    article = atom_article("<content>1 &lt;b&gt; 2 &amp;amp; 3</content>")
    assert article.body.format is BodyFormat.PLAIN
    assert article.text == "1 <b> 2 &amp; 3"


def test_html_in_atom_is_html() -> None:
    article = atom_article(
        "<content type='html'>&lt;p&gt;a &amp;amp; b&lt;/p&gt;</content>"
    )
    assert (article.body.format, article.text) == (BodyFormat.HTML, "a & b")


def test_xhtml_in_atom_is_html() -> None:
    article = atom_article(
        "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
        "<h2>High</h2><p>and <b>low</b> &lt;x&gt;</p></div></content>"
    )
    assert article.text == "High\n\nand low <x>"


def test_content_that_is_no_text_is_no_body() -> None:
    article = atom_article(
        "<title>Chart</title><content type='image/png'>iVBORw0KGgo=</content>"
        "<summary>A chart of the bay.</summary>"
    )
    assert article.text == "A chart of the bay."


def test_content_that_is_elsewhere_leaves_the_summary() -> None:
    article = atom_article(
        "<content type='text/html' src='https://h.example/full'/>"
        "<summary>Only this.</summary>"
    )
    assert article.text == "Only this."


def test_a_video_is_described_line_by_line() -> None:
    article = atom_article(
        "<title>Locks</title><link rel='alternate' href='https://v.example/w?v=1'/>"
        "<media:group><media:title>Locks</media:title>"
        "<media:content url='https://v.example/1'"
        " type='application/x-shockwave-flash'/>"
        "<media:thumbnail url='https://v.example/1.jpg'/>"
        "<media:description>How locks work.\n0:00 Gates\n1:30 Sluices"
        "</media:description></media:group>"
    )
    assert article.text == "How locks work.\n0:00 Gates\n1:30 Sluices"
    assert article.url == "https://v.example/w?v=1"
    assert article.enclosures == ()


def test_scripts_never_reach_the_text() -> None:
    article = rss_article(
        "<description><![CDATA[<script>steal()</script><p>Tea</p>]]></description>"
    )
    assert article.text == "Tea"


# Addresses.


def test_the_base_of_rss_is_the_site() -> None:
    item = "<description>&lt;a href='/x'&gt;x&lt;/a&gt;</description>"
    assert rss_article(item, SITE).body.base == "https://h.example/blog/"
    assert rss_article(item).body.base == "https://feeds.example.org/news/feed.xml"


def test_the_base_of_atom_is_the_document() -> None:
    article = atom_article("<content>x</content>", "<link href='https://t.example/'/>")
    assert article.body.base == "https://feeds.example.org/news/feed.xml"


def test_xml_base_counts_before_both() -> None:
    article = atom_article(
        "<content type='html' xml:base='https://b.example/d/'>&lt;p&gt;x&lt;/p&gt;</content>"
    )
    assert article.body.base == "https://b.example/d/"


def test_a_relative_xml_base_is_resolved() -> None:
    article = atom_article(
        "<content type='html' xml:base='d/'>&lt;p&gt;x&lt;/p&gt;</content>"
    )
    assert article.body.base == "https://feeds.example.org/news/d/"


def test_relative_links_of_articles_are_resolved() -> None:
    assert rss_article("<link>a?b=1&amp;c=2</link>", SITE).url == (
        "https://h.example/blog/a?b=1&c=2"
    )
    assert atom_article("<link href='../a'/>").url == "https://feeds.example.org/a"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "mailto:a@b.example",
    ],
)
def test_an_article_has_a_web_address_or_none(address: str) -> None:
    assert rss_article(f"<title>x</title><link>{address}</link>").url is None


def test_a_link_that_reads_like_an_option_becomes_an_address() -> None:
    article = rss_article("<title>x</title><link>--help</link>", SITE)
    assert article.url == "https://h.example/blog/--help"


def test_the_html_page_is_preferred_to_other_alternates() -> None:
    article = atom_article(
        "<link rel='self' href='/self'/>"
        "<link rel='alternate' type='application/json' href='/j'/>"
        "<link rel='alternate' type='text/html' href='/h'/>"
    )
    assert article.url == "https://feeds.example.org/h"


def test_a_permanent_guid_is_the_address_where_there_is_no_link() -> None:
    assert rss_article("<guid>https://h.example/7</guid>").url == "https://h.example/7"


@pytest.mark.parametrize(
    "guid",
    [
        "<title>x</title><guid>1234</guid>",
        "<guid isPermaLink='false'>https://h.example/7</guid>",
        "<title>x</title><guid isPermaLink='true'>javascript:x</guid>",
    ],
)
def test_other_guids_are_no_address(guid: str) -> None:
    assert rss_article(guid).url is None


def test_the_original_address_counts_before_that_of_the_redirector() -> None:
    article = rss_article(
        "<link>https://r.example/~3/abc</link>"
        "<feedburner:origLink>https://h.example/post</feedburner:origLink>"
    )
    assert article.url == "https://h.example/post"


def test_a_guid_is_the_same_wherever_the_feed_is_fetched() -> None:
    assert rss_article("<guid>1234</guid><title>x</title>", SITE).guid == "1234"
    assert (
        atom_article("<id> tag:h.example,2026:1 </id>").guid == "tag:h.example,2026:1"
    )


# Authors, tags, language.


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("<dc:creator>Ida Falk</dc:creator>", ["Ida Falk"]),
        ("<author>ida@h.example (Ida Falk)</author>", ["Ida Falk"]),
        ("<author>Ida Falk &lt;ida@h.example&gt;</author>", ["Ida Falk"]),
        ("<author>ida@harbour.online</author>", ["ida@harbour.online"]),
        ("<dc:creator>by Ida Falk and Bo Chen</dc:creator>", ["Ida Falk", "Bo Chen"]),
        ("<dc:creator>Ida Falk, Bo Chen</dc:creator>", ["Ida Falk", "Bo Chen"]),
        ("<dc:creator>Falk, Ida</dc:creator>", ["Falk, Ida"]),
        ("<dc:creator>Rope &amp; Sons</dc:creator>", ["Rope & Sons"]),
        (
            "<dc:creator>Ida Falk</dc:creator><dc:creator>Bo Chen</dc:creator>",
            ["Ida Falk", "Bo Chen"],
        ),
        ("<author>i@h.example (Ida Falk)</author><dc:creator>ida falk</dc:creator>",
         ["Ida Falk"]),
        ("<dc:creator>&lt;a href='/'&gt;Ida Falk&lt;/a&gt;</dc:creator>", ["Ida Falk"]),
        ("<itunes:author>Ida Falk</itunes:author>", ["Ida Falk"]),
        ("<dc:creator></dc:creator>", []),
    ],
)  # fmt: skip
def test_the_authors_of_rss(written: str, names: list[str]) -> None:
    article = rss_article(f"<title>x</title>{written}")
    assert [credit.name for credit in article.credits] == names


def test_the_authors_of_atom() -> None:
    article = atom_article(
        "<author><name>Ida Falk</name><email>i@h.example</email></author>"
        "<author><name>Bo Chen</name></author>"
    )
    assert [credit.name for credit in article.credits] == ["Ida Falk", "Bo Chen"]


def test_an_author_without_a_name_is_called_by_the_address() -> None:
    article = atom_article("<author><email>ida@harbour.online</email></author>")
    assert [credit.name for credit in article.credits] == ["ida@harbour.online"]


def test_an_entry_of_atom_has_the_author_of_its_feed() -> None:
    head = "<author><name>Ida Falk</name></author>"
    assert [c.name for c in atom_article("<title>x</title>", head).credits] == [
        "Ida Falk"
    ]


def test_the_editor_of_rss_is_no_author() -> None:
    channel = "<managingEditor>e@h.example (Ed Itor)</managingEditor>"
    assert rss_article("<title>x</title>", channel).credits == ()


def test_categories_are_tags_and_each_stands_once() -> None:
    article = rss_article(
        "<title>x</title><category>Ports</category><category>ports</category>"
        "<category><![CDATA[Salt &amp; rope]]></category><dc:subject>Fog</dc:subject>"
        "<media:keywords>gulls, fog</media:keywords><category> </category>"
    )
    assert article.tags == ("Ports", "Salt & rope", "Fog", "gulls")


def test_the_label_of_a_category_counts_before_its_term() -> None:
    article = atom_article(
        "<category term='c-17' label='Lighthouses'/><category term='fog'/>"
    )
    assert article.tags == ("Lighthouses", "fog")


def test_a_category_that_is_an_address_is_no_tag() -> None:
    kind = "<category term='http://schemas.google.com/blogger/2008/kind#post'/>"
    assert atom_article(f"<title>x</title>{kind}").tags == ()


def test_the_language_nearest_to_the_article_counts() -> None:
    entry = "<title>x</title><content xml:lang='de'>Nebel</content>"
    assert atom_article(entry, lang="en").language == "de"
    assert atom_article("<title>x</title>", lang="en_GB").language == "en-GB"
    item = "<title>x</title><dc:language>fr</dc:language>"
    assert rss_article(item, "<language>en</language>").language == "fr"


def test_the_language_is_read_from_the_text_where_nobody_tells_it() -> None:
    text = "Le bateau est arrivé dans le port avec le soleil, et les gens sont venus. "
    assert rss_article(f"<description>{text * 3}</description>").language == "fr"


# Dates.


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Tue, 24 Nov 2026 10:00:00 +0100", datetime(2026, 11, 24, 9, tzinfo=UTC)),
        ("Tue, 24 Nov 2026 10:00:00 EST", datetime(2026, 11, 24, 15, tzinfo=UTC)),
        ("24 Nov 2026 10:00", datetime(2026, 11, 24, 10, tzinfo=UTC)),
        ("2026-11-24T10:00:00", datetime(2026, 11, 24, 10, tzinfo=UTC)),
        ("Di, 24 Nov 2026 10:00:00 GMT", datetime(2026, 11, 24, 10, tzinfo=UTC)),
        ("Nov 24, 2026 10:00 AM", datetime(2026, 11, 24, 10, tzinfo=UTC)),
        ("1764000000", datetime(2025, 11, 24, 16, tzinfo=UTC)),
        ("Thu, 01 Jan 1970 00:00:00 GMT", datetime(1970, 1, 1, tzinfo=UTC)),
        ("0000-00-00 00:00:00", None),
        ("9999-12-31T00:00:00Z", None),
        ("2999-01-01", None),
        ("soon", None),
        ("", None),
    ],
)
def test_the_date_of_an_article(written: str, expected: datetime | None) -> None:
    article = rss_article(f"<title>x</title><pubDate>{written}</pubDate>")
    assert (article.published, article.updated) == (expected, None)


def test_both_dates_of_atom_are_kept() -> None:
    article = atom_article(
        "<published>2026-03-04T05:06:07Z</published><updated>2026-03-05T05:06:07Z</updated>"
    )
    assert article.published == datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
    assert article.updated == datetime(2026, 3, 5, 5, 6, 7, tzinfo=UTC)


def test_an_entry_that_only_says_when_it_changed_is_dated_by_that() -> None:
    article = atom_article("<updated>2026-03-05T05:06:07Z</updated>")
    assert article.published == datetime(2026, 3, 5, 5, 6, 7, tzinfo=UTC)
    assert article.updated is None


# Enclosures.


def test_an_enclosure_of_a_podcast() -> None:
    article = rss_article(
        "<title>Ep. 1</title><enclosure url='/1.mp3' length='1234' type='audio/mpeg'/>"
        "<itunes:duration>01:02:03</itunes:duration>",
        SITE,
    )
    assert article.enclosures == (
        Enclosure("https://h.example/1.mp3", "audio/mpeg", 1234, "", 3723),
    )


@pytest.mark.parametrize(
    ("told", "seconds"), [("75", 75), ("1:15", 75), ("0", None), ("an hour", None)]
)
def test_the_duration_of_an_episode(told: str, seconds: int | None) -> None:
    article = rss_article(
        "<enclosure url='https://h.example/1.mp3' type='audio/mpeg'/>"
        f"<itunes:duration>{told}</itunes:duration>"
    )
    assert article.enclosures[0].duration == seconds


@pytest.mark.parametrize("length", ["0", "-1", "big", "", "9" * 40])
def test_a_length_that_cannot_be_is_none(length: str) -> None:
    article = rss_article(f"<enclosure url='https://h.example/1' length='{length}'/>")
    assert article.enclosures[0].length is None


def test_an_enclosure_of_atom_has_a_title() -> None:
    article = atom_article(
        "<link rel='enclosure' href='/c.pdf' type='application/pdf' title='Chart'/>"
    )
    assert article.enclosures == (
        Enclosure("https://feeds.example.org/c.pdf", "application/pdf", None, "Chart"),
    )
    assert article.url is None


def test_media_within_a_group_are_enclosures() -> None:
    article = rss_article(
        "<media:group><media:content url='https://h.example/v.mp4' type='video/mp4'"
        " fileSize='99' duration='61'/></media:group>"
    )
    assert article.enclosures == (
        Enclosure("https://h.example/v.mp4", "video/mp4", 99, "", 61),
    )


def test_of_the_sizes_of_a_picture_the_widest_is_kept() -> None:
    sizes = "".join(
        f"<media:content url='https://h.example/{w}.jpg' medium='image' width='{w}'/>"
        for w in (140, 700, 460)
    )
    article = rss_article(f"<title>x</title>{sizes}")
    assert [e.url for e in article.enclosures] == ["https://h.example/700.jpg"]


def test_an_enclosure_that_is_named_twice_stands_once() -> None:
    article = rss_article(
        "<enclosure url='https://h.example/1.mp3' type='audio/mpeg'/>"
        "<media:content url='https://h.example/1.mp3' type='audio/mpeg'/>"
    )
    assert len(article.enclosures) == 1


def test_an_enclosure_that_is_no_web_address_is_left_out() -> None:
    article = rss_article("<title>x</title><enclosure url='file:///etc/passwd'/>")
    assert article.enclosures == ()


def test_articles_keep_the_order_of_the_feed() -> None:
    items = "".join(f"<item><title>{n}</title></item>" for n in "cab")
    assert [article.title for article in read(rss(items)).articles] == ["c", "a", "b"]
