"""What is read without feedparser is read as feedparser reads it."""

from __future__ import annotations

from operator import itemgetter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.content.nesting import names
from reader.formats.feed import feed_of, read_by_feedparser
from reader.formats.known_feed import read_known
from reader.formats.xml_text import without_doctype, xml_text
from reader.model.errors import UnreadableInput
from tests.formats.feed_cases import CASES
from tests.formats.feed_cases.case import Case
from tests.formats.feeds import ADDRESS, atom, rss


def agree(text: str, url: str) -> bool:
    """Whether a feed is known; if so, both readers must make the same of it."""
    known = read_known(text)
    if known is None:
        return False
    parsed = read_by_feedparser(text, url)
    assert feed_of(known, url, text) == feed_of(parsed, url, text)
    return True


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_feed_is_read_as_feedparser_reads_it(case: Case) -> None:
    try:
        text = xml_text(case.data, case.content_type)
    except UnreadableInput:
        return
    agree(without_doctype(text), case.url)


def test_many_feeds_are_known() -> None:
    texts = [xml_text(case.data, case.content_type) for case in CASES]
    known = sum(read_known(without_doctype(text)) is not None for text in texts)
    assert known > len(CASES) / 5


_DATE = "2026-01-01T17:54:01Z"
_DATES = ("pubDate", "dc:date", "published", "updated")
_TEXTS = st.sampled_from(
    [
        *("", " ", "Rain", "Ann Lee", "ann@example.org (Ann)", "Café", "CafÃ©"),
        *("\x93quoted\x94", "&lt;b&gt;x&lt;/b&gt;", "<![CDATA[<p>a &amp; b</p>]]>"),
        *("https://a.example/1", "https:///a.example", "/x?a=1&amp;b;=2", "http://x y"),
        *("Thu, 01 Jan 2026 17:53:00 +0000", "2026-01-01T17:54:01Z", "1 Foo 2026"),
        *("a<!-- b -->c", "a<?b c?>d", "d&#233;j&#xe0; vu", "&#150;", "<i>up</i> down"),
        "人工智能",
    ]
)
_ATTRIBUTES = st.sampled_from(
    [
        *("", "", "", "", ' type="html"', ' type="text"', ' type="xhtml"'),
        *(' type="TEXT/HTML"', ' rel="self"', ' rel="Alternate"', ' rel="enclosure"'),
        *(' href="https://a.example/2"', ' href=""', ' url="https://a.example/3.mp3"'),
        *(' isPermaLink="false"', ' isPermaLink="TRUE"', ' term="sea"', ' term=""'),
        *(
            ' domain="d"',
            ' label="Sea"',
            ' xml:lang="fr"',
            ' xml:base="https://b.example/"',
        ),
        *(
            ' url="a" href="b"',
            ' length="12" type="audio/mpeg" url="https://a.example/m"',
        ),
        *(' src="https://a.example/4"', ' medium="image" width="9"', ' lang="de"'),
    ]
)
_IN_RSS = st.sampled_from(
    sorted(
        names(
            "title link description guid pubDate author dc:creator category "
            "dc:subject dc:date content:encoded enclosure comments slash:comments "
            "wfw:commentRss media:content media:thumbnail atom:link source dc:title "
            "itunes:author media:title Title"
        )
    )
)
_IN_ATOM = st.sampled_from(
    sorted(
        names(
            "title link summary content id published updated category author "
            "contributor rights source media:content dc:creator subtitle issued"
        )
    )
)
_PEOPLE = st.sampled_from(
    [
        "<name>Ann</name>",
        "<name>Ann</name><email>a@example.org</email>",
        "<email>a@example.org</email>",
        "<uri>https://a.example</uri><name>Bo</name>",
        "<name></name>",
        "Ann",
    ]
)


@st.composite
def _element(draw: st.DrawFn, names: st.SearchStrategy[str]) -> tuple[str, str]:
    """An element under its name; most are as usual, and some are odd."""
    name = draw(names)
    inner = _TEXTS
    if name == "author" and draw(st.booleans()):
        inner = _PEOPLE
    elif name in _DATES and draw(st.integers(0, 9)):
        inner = st.just(_DATE)
    attributes = draw(_ATTRIBUTES) if not draw(st.integers(0, 4)) else ""
    return name, f"<{name}{attributes}>{draw(inner)}</{name}>"


def _elements(names: st.SearchStrategy[str], most: int) -> st.SearchStrategy[str]:
    """Some elements, of which few are there twice."""
    several = st.lists(_element(names), max_size=most)
    single = st.lists(_element(names), max_size=most, unique_by=itemgetter(0))
    return (single | single | several).map(lambda pairs: "".join(x for _, x in pairs))


def _articles(names: st.SearchStrategy[str], tag: str) -> st.SearchStrategy[str]:
    article = _elements(names, 7).map(lambda inner: f"<{tag}>{inner}</{tag}>")
    return st.lists(article, min_size=1, max_size=2).map("".join)


@settings(max_examples=400)
@given(_articles(_IN_RSS, "item"), _elements(_IN_RSS, 3))
def test_any_rss_is_read_as_feedparser_reads_it(items: str, head: str) -> None:
    agree(xml_text(rss(items, head)), ADDRESS)


@settings(max_examples=400)
@given(_articles(_IN_ATOM, "entry"), _elements(_IN_ATOM, 3))
def test_any_atom_is_read_as_feedparser_reads_it(entries: str, head: str) -> None:
    agree(xml_text(atom(entries, head)), ADDRESS)


@pytest.mark.parametrize(
    "item",
    [
        "<title>Rain</title><link>https://a.example/1</link><guid>1</guid>"
        "<pubDate>Thu, 01 Jan 2026 17:53:00 GMT</pubDate><category>sea</category>"
        "<description>It rains</description><dc:creator>Ann Lee</dc:creator>"
        "<content:encoded><![CDATA[<p>It rains.</p>]]></content:encoded>"
        "<comments>https://a.example/1#c</comments><slash:comments>3</slash:comments>",
        '<title>Talk</title><enclosure url="https://a.example/t.mp3" length="9"'
        ' type="audio/mpeg"/><guid isPermaLink="false">t</guid>',
    ],
)
def test_what_most_publishers_write_is_known(item: str) -> None:
    assert agree(xml_text(rss(f"<item>{item}</item>")), ADDRESS)


def test_what_most_atom_feeds_hold_is_known() -> None:
    entry = (
        "<title>Rain</title><link href='https://a.example/1'/><id>urn:1</id>"
        "<updated>2026-01-01T17:54:01Z</updated><category term='sea'/>"
        "<author><name>Ann</name><email>ann@example.org</email></author>"
        "<content type='html'>&lt;p&gt;It rains.&lt;/p&gt;</content>"
    )
    assert agree(xml_text(atom(f"<entry>{entry}</entry>")), ADDRESS)
