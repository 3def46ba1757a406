"""The same articles, written in every kind of feed, are read as the same articles."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

import pytest

from reader.formats.feed import parse_feed
from tests.formats.feed_cases.case import said_by
from tests.formats.feeds import ADDRESS


class Wrote(NamedTuple):
    """What a publisher wrote, whatever it is sent as."""

    title: str
    html: str
    text: str
    author: str = "Ida Falk"
    tag: str = "Ports"

    @property
    def url(self) -> str:
        return f"https://h.example/{len(self.title)}?a=1&b={len(self.text)}"


ARTICLES = (
    Wrote("Salt & rope", "<p>Both <b>kept</b>.</p>", "Both kept."),
    Wrote("1 < 2, and 3 > 2", "<p>a &lt; b &amp;&amp; c</p>", "a < b && c"),
    Wrote(
        "It's “so”, said “O'Hara”", "<p>Aye&#160;aye &#8212; so</p>", "Aye\xa0aye — so"
    ),
    Wrote(
        "Größe, ça et là", "<p>Über alles Été</p>", "Über alles Été", "Zoë Ærø", "Ærø"
    ),
    Wrote(
        "日本の港 𠮷 🐦",
        "<p>船が帰った。</p><p>明日も。</p>",
        "船が帰った。\n\n明日も。",
    ),
    Wrote("عودة السفن", "<p>رجعت السفن</p>", "رجعت السفن", "إيدا", "موانئ"),
    Wrote("List<int> in C++", "<pre>a\n  b</pre>", "a\n  b", "R&D", "C++ & C"),
)

CDATA = "<![CDATA[{}]]>".format
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
MAIL_DATE, ISO_DATE = "Tue, 24 Nov 2026 11:00:00 +0100", "2026-11-24T11:00:00+01:00"


def rss_2(one: Wrote) -> str:
    return (
        f"<item><title>{escape(one.title)}</title><link>{escape(one.url)}</link>"
        f"<description>{escape(one.html)}</description><pubDate>{MAIL_DATE}</pubDate>"
        f"<dc:creator>{escape(one.author)}</dc:creator>"
        f"<category>{escape(one.tag)}</category></item>"
    )


def rss_2_in_cdata(one: Wrote) -> str:
    return (
        f"<item><title>{CDATA(one.title)}</title><link>{CDATA(one.url)}</link>"
        f"<content:encoded>{CDATA(one.html)}</content:encoded>"
        f"<pubDate>{CDATA(MAIL_DATE)}</pubDate>"
        f"<dc:creator>{CDATA(one.author)}</dc:creator>"
        f"<category>{CDATA(one.tag)}</category></item>"
    )


def rss_1(one: Wrote) -> str:
    return (
        f"<item rdf:about={quoteattr(one.url)}><title>{escape(one.title)}</title>"
        f"<link>{escape(one.url)}</link><dc:date>{ISO_DATE}</dc:date>"
        f"<description>{escape(one.html)}</description>"
        f"<dc:creator>{escape(one.author)}</dc:creator>"
        f"<dc:subject>{escape(one.tag)}</dc:subject></item>"
    )


def atom(title: str, content: str) -> Callable[[Wrote], str]:
    def write(one: Wrote) -> str:
        filled = {"html": one.html, "title": one.title, "escaped": escape(one.html)}
        return (
            f"<entry><id>urn:{len(one.title)}</id>"
            + title.format(escape(one.title), escape(escape(one.title)))
            + content.format(**filled)
            + f"<link href={quoteattr(one.url)}/><published>{ISO_DATE}</published>"
            f"<updated>{ISO_DATE}</updated>"
            f"<author><name>{escape(one.author)}</name></author>"
            f"<category term={quoteattr(one.tag)}/></entry>"
        )

    return write


def atom_0_3(one: Wrote) -> str:
    return (
        f"<entry><title>{escape(one.title)}</title><issued>{ISO_DATE}</issued>"
        f"<link rel='alternate' type='text/html' href={quoteattr(one.url)}/>"
        f"<content type='text/html' mode='escaped'>{escape(one.html)}</content>"
        f"<author><name>{escape(one.author)}</name></author>"
        f"<dc:subject>{escape(one.tag)}</dc:subject></entry>"
    )


def as_json(one: Wrote) -> dict[str, object]:
    return {
        "id": one.url,
        "url": one.url,
        "title": one.title,
        "content_html": one.html,
        "date_published": ISO_DATE,
        "authors": [{"name": one.author}],
        "tags": [one.tag],
    }


XHTML_DIV = "<div xmlns='http://www.w3.org/1999/xhtml'>{}</div>".format
TEXT_TITLE, HTML_TITLE = "<title>{0}</title>", "<title type='html'>{1}</title>"
XHTML_TITLE = f"<title type='xhtml'>{XHTML_DIV('{0}')}</title>"
HTML = "<content type='html'>{escaped}</content>"
HTML_IN_CDATA = f"<content type='html'>{CDATA('{html}')}</content>"
XHTML = f"<content type='xhtml'>{XHTML_DIV('{html}')}</content>"
SUMMARY = "<summary type='html'>{escaped}</summary>"

RSS = "<rss version='{}' {} {}><channel><title>H</title>{{}}</channel></rss>".format
ATOM = "<feed xmlns='http://www.w3.org/2005/Atom'><title>H</title>{}</feed>"

KINDS: dict[str, tuple[str, Callable[[Wrote], str]]] = {
    **{
        f"RSS {version}": (RSS(version, DC, CONTENT), rss_2)
        for version in ("0.91", "0.92", "0.93", "0.94", "2.0")
    },
    "RSS 2.0 in CDATA sections": (RSS("2.0", DC, CONTENT), rss_2_in_cdata),
    "RSS 1.0": (
        f"<rdf:RDF {RDF} {DC} xmlns='http://purl.org/rss/1.0/'><channel>"
        "<title>H</title></channel>{}</rdf:RDF>",
        rss_1,
    ),
    "RSS 0.90": (
        f"<rdf:RDF {RDF} {DC} xmlns='http://my.netscape.com/rdf/simple/0.9/'>"
        "<channel><title>H</title></channel>{}</rdf:RDF>",
        rss_1,
    ),
    "Atom 0.3": (
        f"<feed version='0.3' {DC} xmlns='http://purl.org/atom/ns#'>{{}}</feed>",
        atom_0_3,
    ),
    "Atom in HTML": (ATOM, atom(TEXT_TITLE, HTML)),
    "Atom in HTML, with titles of it": (ATOM, atom(HTML_TITLE, HTML)),
    "Atom in HTML in CDATA sections": (ATOM, atom(TEXT_TITLE, HTML_IN_CDATA)),
    "Atom in XHTML": (ATOM, atom(TEXT_TITLE, XHTML)),
    "Atom in XHTML, with titles of it": (ATOM, atom(XHTML_TITLE, XHTML)),
    "Atom with summaries only": (ATOM, atom(TEXT_TITLE, SUMMARY)),
}


def check(data: bytes, content_type: str = "") -> None:
    feed = parse_feed(data, ADDRESS, content_type)
    assert feed.warning == ""
    for read, wrote in zip(map(said_by, feed.articles), ARTICLES, strict=True):
        assert (read["title"], read["url"]) == (wrote.title, wrote.url)
        assert read["text"] == wrote.text
        assert (read["authors"], read["tags"]) == ([wrote.author], [wrote.tag])
        assert (read["published"], read["updated"]) == ("2026-11-24T10:00:00Z", None)


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "gb18030"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_gives_the_same_articles(kind: str, charset: str) -> None:
    document, write = KINDS[kind]
    text = document.format("".join(map(write, ARTICLES)))
    declared = f"<?xml version='1.0' encoding='{charset}'?>{text}"
    check(declared.encode(charset))


@pytest.mark.parametrize("are_escaped", [False, True])
@pytest.mark.parametrize("version", ["1", "1.1"])
def test_json_gives_the_same_articles(version: str, are_escaped: bool) -> None:
    feed = {
        "version": f"https://jsonfeed.org/version/{version}",
        "items": [as_json(one) for one in ARTICLES],
    }
    check(json.dumps(feed, ensure_ascii=are_escaped).encode(), "application/feed+json")
