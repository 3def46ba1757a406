from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from reader.formats.feed import parse_feed
from reader.model.article import BodyFormat
from reader.model.errors import NotAFeed, UnreadableInput, WebPage
from tests.formats.feeds import ADDRESS, atom, json_feed, read, rss

ITEM = "<item><title>Ferry back</title><link>https://h.example/1</link></item>"


def test_rss_2_is_read() -> None:
    feed = read(rss(ITEM))
    assert feed.title == "Harbour News"
    assert [article.title for article in feed.articles] == ["Ferry back"]
    assert feed.warning == ""


@pytest.mark.parametrize("version", ["0.91", "0.92", "0.93", "0.94"])
def test_older_rss_is_read(version: str) -> None:
    data = f'<rss version="{version}"><channel><title>Old</title>{ITEM}</channel></rss>'
    assert [article.url for article in read(data.encode()).articles] == [
        "https://h.example/1"
    ]


def test_rss_1_is_read_with_its_items_beside_the_channel() -> None:
    data = b"""<rdf:RDF xmlns="http://purl.org/rss/1.0/"
      xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://h.example/"><title>Old Harbour</title>
      <link>https://h.example/</link></channel>
      <item rdf:about="https://h.example/9"><title>Nine</title>
      <link>https://h.example/9</link><dc:creator>Ida Falk</dc:creator>
      <dc:date>2026-03-04T05:06:07+01:00</dc:date></item></rdf:RDF>"""
    feed = read(data)
    [article] = feed.articles
    assert (feed.title, feed.site_url) == ("Old Harbour", "https://h.example/")
    assert (article.title, article.guid) == ("Nine", "https://h.example/9")
    assert article.published is not None
    assert article.published.isoformat() == "2026-03-04T04:06:07+00:00"
    assert article.updated is None


def test_rss_0_90_is_read() -> None:
    data = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Ninety</title>
      </channel><item><title>One</title><link>https://h.example/o</link></item></rdf:RDF>"""
    assert [article.title for article in read(data).articles] == ["One"]


def test_atom_is_read() -> None:
    feed = read(
        atom(
            "<entry><title>Low water</title><id>urn:x:1</id>"
            '<link href="https://t.example/1"/></entry>',
            "<title>Tide Log</title><subtitle>Twice a day</subtitle>"
            '<link rel="self" href="https://t.example/atom"/>'
            '<link href="https://t.example/"/>',
        )
    )
    assert (feed.title, feed.description) == ("Tide Log", "Twice a day")
    assert feed.site_url == "https://t.example/"
    assert feed.articles[0].guid == "urn:x:1"


def test_atom_0_3_is_read() -> None:
    data = b"""<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Early</title>
      <entry><title>One</title><id>urn:1</id><issued>2003-12-13T08:29:29Z</issued>
      <modified>2003-12-14T08:29:29Z</modified></entry></feed>"""
    [article] = read(data).articles
    assert article.published is not None and article.updated is not None
    assert (article.published.day, article.updated.day) == (13, 14)


def test_json_feed_is_told_by_its_bytes() -> None:
    feed = parse_feed(b"\xef\xbb\xbf \n" + json_feed({"id": "1"}), ADDRESS, "text/html")
    assert feed.title == "Lamp Notes"


def test_a_feed_without_articles_is_a_feed() -> None:
    assert read(rss()).articles == ()


@pytest.mark.parametrize("data", [b"", b"  \r\n\t "])
def test_nothing_is_no_feed(data: bytes) -> None:
    with pytest.raises(NotAFeed, match="is empty"):
        read(data)


def test_a_web_page_is_no_feed_and_names_its_feeds() -> None:
    page = b"""<!DOCTYPE html><html><head><title>Log in</title>
      <link rel="alternate" type="application/rss+xml" href="/rss">
      </head><body>Who are you?</body></html>"""
    with pytest.raises(WebPage, match="is a web page") as raised:
        read(page)
    assert raised.value.subject == ADDRESS
    assert [feed.url for feed in raised.value.feeds] == [
        "https://feeds.example.org/rss"
    ]
    assert "https://feeds.example.org/rss" in raised.value.hint


def test_a_web_page_that_leaves_out_its_outer_tags_is_one() -> None:
    with pytest.raises(WebPage, match="is a web page") as raised:
        read(
            b"<!doctype html><meta charset=utf-8><title>x</title>"
            b"<link rel=alternate type=application/atom+xml href=/atom><p>Hi"
        )
    assert [feed.url for feed in raised.value.feeds] == [
        "https://feeds.example.org/atom"
    ]


def test_a_web_page_may_begin_with_its_title() -> None:
    for start in (
        b"<title>x</title>",
        b"<link rel=icon href=/i>",
        b"<script></script>",
    ):
        with pytest.raises(WebPage, match="is a web page") as raised:
            read(
                b"<!doctype html>"
                + start
                + b"<link rel=alternate type=application/atom+xml href=/atom><p>Hi"
            )
        assert [feed.url for feed in raised.value.feeds] == [
            "https://feeds.example.org/atom"
        ]


def test_a_web_page_without_feeds_is_no_feed() -> None:
    with pytest.raises(WebPage) as raised:
        read(b"<!-- cached --><html><body>Soon back</body></html>")
    assert raised.value.feeds == ()


def test_opml_is_no_feed_and_the_hint_says_what_reads_it() -> None:
    with pytest.raises(NotAFeed, match="newsleaf import"):
        read(b'<opml version="2.0"><head/><body/></opml>')


@pytest.mark.parametrize(
    "data", [b"Just a line.", b"<svg><g/></svg>", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"]
)
def test_other_bytes_are_no_feed(data: bytes) -> None:
    with pytest.raises(NotAFeed, match="is no feed"):
        read(data)


def test_a_feed_cut_short_gives_the_whole_articles_and_a_warning() -> None:
    data = rss("".join(f"<item><title>Number {n}</title></item>" for n in range(9)))
    feed = read(data[: data.index(b"Number 5")])
    titles = [article.title for article in feed.articles]
    assert titles == [f"Number {n}" for n in range(5)]
    assert feed.warning.startswith("was read in part")
    assert "\n" not in feed.warning


def test_a_feed_cut_short_before_its_first_article_is_unreadable() -> None:
    with pytest.raises(UnreadableInput, match="broken feed") as raised:
        read(b'<rss version="2.0"><channel><title>Harb')
    assert not isinstance(raised.value, NotAFeed)


def test_the_warning_names_the_line_of_the_document() -> None:
    data = rss("\n<item><title>One</title></item>\n<item><title>Two</b></item>\n")
    declared = b'<?xml version="1.0" encoding="utf-8"?>\n' + data
    assert "line 3" in read(data).warning
    assert "line 4" in read(declared).warning


def test_a_bare_ampersand_does_not_cost_the_feed() -> None:
    feed = read(rss("<item><title>Salt & Rope</title></item>"))
    assert feed.articles[0].title == "Salt & Rope"
    assert feed.warning


def test_an_undeclared_prefix_does_not_cost_the_feed() -> None:
    feed = read(b"<rss version='2.0'><channel><item><title>One</title>"
                b"<x:y>z</x:y></item></channel></rss>")  # fmt: skip
    assert [article.title for article in feed.articles] == ["One"]


def test_an_html_entity_in_xml_is_read() -> None:
    feed = read(rss("<item><title>Caf&eacute;&nbsp;noir</title></item>"))
    assert feed.articles[0].title == "Café\xa0noir"


def test_white_space_before_the_declaration_is_no_fault() -> None:
    feed = read(b'\n\n <?xml version="1.0"?>' + rss(ITEM))
    assert (len(feed.articles), feed.warning) == (1, "")


def test_utf_8_is_read_whatever_the_server_says() -> None:
    data = rss("<item><title>Überfähre</title></item>")
    for content_type in ("text/xml", "text/html; charset=iso-8859-1", "image/png"):
        feed = parse_feed(data, ADDRESS, content_type)
        assert (feed.articles[0].title, feed.warning) == ("Überfähre", "")


def test_the_declared_charset_is_read() -> None:
    text = rss("<item><title>Цена на рыбу</title></item>").decode()
    data = f'<?xml version="1.0" encoding="windows-1251"?>{text}'.encode("cp1251")
    assert read(data).articles[0].title == "Цена на рыбу"


def test_the_charset_of_the_server_counts_before_the_declared_one() -> None:
    text = rss("<item><title>日本の港</title></item>").decode()
    data = f'<?xml version="1.0" encoding="utf-8"?>{text}'.encode("euc_jp")
    feed = parse_feed(data, ADDRESS, "text/xml; charset=EUC-JP")
    assert feed.articles[0].title == "日本の港"


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-32"])
def test_wide_charsets_are_read(charset: str) -> None:
    text = rss("<item><title>Großer Hafen</title></item>").decode()
    assert read(text.encode(charset)).articles[0].title == "Großer Hafen"


def test_one_bad_byte_does_not_spoil_the_other_letters() -> None:
    letters = "ä, ö, ü, ß, é, è, ê, ç, à, î, ô"
    data = rss(f"<item><title>{letters}, x</title></item>")
    [article] = read(data.replace(b", x", b", \xc3x")).articles
    assert article.title == f"{letters}, \ufffdx"


def test_control_characters_reach_no_field() -> None:
    bad = "&#27;]0;pwned&#7;\x1b[2J\u202e&#155;"
    feed = read(
        rss(
            f"<item><title>a{bad}</title><guid isPermaLink='false'>g{bad}</guid>"
            f"<dc:creator>n{bad}</dc:creator><category>c{bad}</category>"
            f"<description>s{bad}</description>"
            f"<content:encoded>&lt;p>b{bad} and more than that&lt;/p>"
            "</content:encoded>"
            f"<enclosure url='https://h.example/e' type='t{bad}'/></item>",
            f"<title>t{bad}</title><description>d{bad}</description>",
        )
    )
    assert len(feed.articles) == 1
    for letter in "\x1b\x07\x9b\u202e":
        assert letter not in repr(feed).encode().decode("unicode_escape")


def test_references_to_half_characters_do_not_cost_the_feed() -> None:
    feed = read(rss("<item><title>Gull &#55357;&#56832; &#xD83D; x</title></item>"))
    assert feed.articles[0].title == "Gull \U0001f600 x"
    assert feed.warning == ""


def test_references_beyond_all_characters_do_not_cost_the_feed() -> None:
    feed = read(rss("<item><title>Far &#99999999999; &#x110000;out</title></item>"))
    assert feed.articles[0].title == "Far out"


def test_entities_of_the_document_are_not_expanded() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    data = f"{bomb}]>".encode() + rss("<item><title>x &c; y</title></item>")
    assert read(data).articles[0].title == "x &c; y"


def test_a_chain_of_entities_does_not_end_the_program() -> None:
    chain = "".join(f'<!ENTITY e{n} "&e{n - 1};">' for n in range(1, 50_000))
    data = f'<!DOCTYPE rss [<!ENTITY e0 "x">{chain}]>'.encode()
    feed = read(data + rss("<item><title>x &e49999; y</title></item>"))
    assert len(feed.articles) == 1


def test_the_document_type_of_rss_0_91_is_no_fault() -> None:
    doctype = """<?xml version="1.0"?>
      <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
      "http://my.netscape.com/publish/formats/rss-0.91.dtd">"""
    feed = read(doctype.encode() + rss(ITEM))
    assert (len(feed.articles), feed.warning) == (1, "")


def test_external_entities_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the password")
    data = f'<!DOCTYPE rss [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'.encode()
    feed = read(data + rss("<item><title>x &s; y</title></item>"))
    assert "password" not in repr(feed)


def test_bytes_that_name_a_file_do_not_open_it(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(rss(ITEM))
    with pytest.raises(NotAFeed):
        read(str(path).encode())


def test_deep_nesting_does_not_end_the_program() -> None:
    body = "<div>" * 20_000 + "deep" + "</div>" * 20_000
    feed = read(
        rss(
            f"<item><title>x</title><description><![CDATA[{body}]]></description></item>"
        )
    )
    assert "deep" in feed.articles[0].text


def test_a_feed_and_its_errors_can_be_sent_between_processes() -> None:
    feed = read(rss(ITEM))
    assert pickle.loads(pickle.dumps(feed)) == feed
    with pytest.raises(WebPage) as raised:
        read(b"<html><link rel=alternate type=application/atom+xml href=/a></html>")
    copy = pickle.loads(pickle.dumps(raised.value))
    assert (copy.subject, copy.feeds) == (ADDRESS, raised.value.feeds)


@pytest.mark.parametrize(
    ("channel", "ttl"),
    [
        ("<ttl>90</ttl>", 5400),
        ("<ttl>soon</ttl>", None),
        ("<ttl>-5</ttl>", None),
        ("<ttl>99999999999999</ttl>", 365 * 86_400),
        ("<sy:updatePeriod>daily</sy:updatePeriod>", 86_400),
        (
            "<sy:updatePeriod> hourly </sy:updatePeriod>"
            "<sy:updateFrequency>4</sy:updateFrequency>",
            900,
        ),
        ("<sy:updatePeriod>sometimes</sy:updatePeriod>", None),
        ("", None),
    ],
)
def test_the_wish_for_the_time_between_fetches(channel: str, ttl: int | None) -> None:
    assert read(rss(ITEM, channel)).wishes.ttl == ttl


@pytest.mark.parametrize(
    ("channel", "hours", "days"),
    [
        ("<skipHours><hour>0</hour><hour> 5 </hour></skipHours>", {0, 5}, set()),
        ("<skiphours>\n<Hour>24</Hour>\n</skiphours>", {0}, set()),
        ("<skipHours><hour>noon</hour><hour/></skipHours>", set(), set()),
        ("<skipHours><hour>3</hour>", set(), set()),
        (
            "<skipDays><day>Sunday</day><day>MONDAY</day><day>Funday</day></skipDays>",
            set(),
            {0, 6},
        ),
        ("", set(), set()),
    ],
)
def test_the_hours_and_days_to_skip(
    channel: str, hours: set[int], days: set[int]
) -> None:
    wishes = read(rss(ITEM, channel)).wishes
    assert (set(wishes.skip_hours), set(wishes.skip_days)) == (hours, days)


@pytest.mark.parametrize(
    ("told", "language"),
    [("en-us", "en-US"), ("fr", "fr"), ("pt_br", "pt-BR"), ("zh-Hans", "zh-Hans")],
)
def test_the_language_of_a_feed(told: str, language: str) -> None:
    feed = read(rss(ITEM, f"<language>{told}</language>"))
    assert feed.language == language
    assert feed.articles[0].language == language


def test_a_language_that_is_none_is_none() -> None:
    assert read(rss(ITEM, "<language>see below</language>")).language is None


def test_the_site_is_a_web_address_or_none() -> None:
    assert read(rss(ITEM, "<link>javascript:alert(1)</link>")).site_url is None
    assert read(rss(ITEM, "<link>/home</link>")).site_url == (
        "https://feeds.example.org/home"
    )


def test_a_feed_from_a_file_resolves_against_its_site() -> None:
    data = rss("<item><link>/1</link></item>", "<link>https://h.example/blog/</link>")
    [article] = parse_feed(data, "file:///home/me/feed.xml").articles
    assert article.url == "https://h.example/1"
    assert article.body.base == "https://h.example/blog/"


def test_markup_in_the_title_of_a_feed_stays_inert_text() -> None:
    feed = read(rss(ITEM, "<title>[/] [@click=app.quit]x[/] &amp;amp; y</title>"))
    assert feed.title == "[/] [@click=app.quit]x[/] & y"


def test_what_repeats_identifiers_or_has_none_is_all_kept() -> None:
    items = (
        "<item><guid>same</guid><title>a</title></item>"
        "<item><guid>same</guid><title>b</title></item>"
        "<item><description>no guid, no link, no date, no title</description></item>"
        "<item><description>nor this</description></item>"
    )
    articles = read(rss(items)).articles
    assert [article.guid for article in articles] == ["same", "same", None, None]


def test_an_empty_item_is_no_article() -> None:
    assert len(read(rss("<item></item>" + ITEM)).articles) == 1


def test_the_body_of_a_markdown_entry_stays_markdown() -> None:
    feed = read(atom("<entry><content type='text/markdown'># Hi</content></entry>"))
    assert feed.articles[0].body.format is BodyFormat.MARKDOWN


ATOM_LINKS = """<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>{}
<entry><id>1</id><title>y</title></entry></feed>"""
RSS_LINKS = """<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>x</title><link>https://site.example/</link>{}<item><title>y</title></item>
</channel></rss>"""


@pytest.mark.parametrize(
    ("feed", "older"),
    [
        (ATOM_LINKS.format('<link rel="prev-archive" href="/2023.xml"/>'), "/2023.xml"),
        (ATOM_LINKS.format('<link rel="next" href="?page=2"/>'), "/feed?page=2"),
        (
            ATOM_LINKS.format(
                '<link rel="next" href="/2"/><link rel="prev-archive" href="/a"/>'
            ),
            "/a",
        ),
        (RSS_LINKS.format('<atom:link rel="prev-archive" href="/a"/>'), "/a"),
        (RSS_LINKS.format('<atom:link rel="next" href="/feed?p=2"/>'), "/feed?p=2"),
        (RSS_LINKS.format('<atom:link rel="self" href="/feed"/>'), None),
        (ATOM_LINKS.format('<link rel="next-archive" href="/newer"/>'), None),
        (ATOM_LINKS.format('<link rel="prev" href="/newer"/>'), None),
        (ATOM_LINKS.format('<link rel="next" href="javascript:x"/>'), None),
        (ATOM_LINKS.format('<link rel="next" href="mailto:a@b.example"/>'), None),
        (ATOM_LINKS.format('<link rel="next" href="/feed"/>'), None),
        (ATOM_LINKS.format(""), None),
    ],
)
def test_an_older_page_is_found(feed: str, older: str | None) -> None:
    found = parse_feed(feed.encode(), "https://feeds.example.org/feed").older
    assert found == (older and "https://feeds.example.org" + older)
