"""The feeds that pages of many kinds name: which ones, and in which order."""

from __future__ import annotations

import pytest

from reader.formats.feed_links import MOST, feed_links

RSS = "rel=alternate type=application/rss+xml"
ATOM = "rel=alternate type=application/atom+xml"

PAGES = {
    "every type, in the page's order": (
        """<link rel="alternate" type="application/rss+xml" href="/feed?a=1&amp;b=2">
        <LINK REL="Alternate" TYPE="application/atom+xml; charset=utf-8"
         HREF="atom.xml">
        <link rel="alternate home" type="application/feed+json"
         href="https://b.example/f.json">
        <link rel="alternate" type="application/rss+xml" href="/feed?a=1&amp;b=2">""",
        ["/feed?a=1&b=2", "/x/atom.xml", "https://b.example/f.json"],
    ),
    "no feeds": (
        """<link rel="alternate" type="text/html" hreflang="fr" href="/fr">
        <link rel="stylesheet" type="application/rss+xml" href="/no">
        <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
        <link rel="alternate" type="application/rss+xml" href="mailto:a@b.example">
        <link rel="alternate" type="application/rss+xml">
        <a rel="alternate" type="application/rss+xml" href="/no">no</a>
        <a href="/feedback">Feedback</a> <a href="/sitemap.xml">Map</a>
        <a href="#feed">Feed</a> <a href="data:text/xml,feed">Feed</a>
        <a href="mailto:feed@a.example">Feed</a> <a href="/about">How we feed the birds
        of the whole town through the winter, year after year</a>""",
        [],
    ),
    "WordPress": (
        f"""<link {RSS} title="Trams &raquo; Comments Feed" href="/comments/feed/">
        <link {RSS} title="Trams &raquo; Feed" href="/feed/">
        <link {RSS} title="Trams &raquo; Night Category Feed"
         href="/category/night/feed/">
        <link rel="alternate" title="JSON" type="application/json"
         href="/wp-json/wp/v2/pages/2">
        <link rel="alternate" type="application/json+oembed" href="/wp-json/oembed/1.0">
        <link rel="alternate" title="oEmbed (XML)" type="text/xml+oembed"
         href="/oembed">""",
        ["/feed/", "/category/night/feed/", "/comments/feed/"],
    ),
    "Hugo": (
        f'<link {RSS} href="https://a.example/index.xml" title="Trams">'
        '<link rel=alternate type=application/json href="/index.json">',
        ["/index.xml", "/index.json"],
    ),
    "Ghost": (
        f'<link {RSS} title=Trams href="https://a.example/rss/">'
        '<a href="https://feedly.com/i/subscription/feed/https://a.example/rss/">RSS</a>'
        "<a href=/rss/>RSS</a>",
        ["/rss/", "https://feedly.com/i/subscription/feed/https://a.example/rss/"],
    ),
    "Blogger": (
        f"""<link {ATOM} title="Trams - Atom" href="/feeds/posts/default" />
        <link {RSS} title="Trams - RSS" href="/feeds/posts/default?alt=rss" />
        <link {ATOM} title="Trams - Atom" href="/feeds/123/comments/default" />""",
        [
            "/feeds/posts/default",
            "/feeds/posts/default?alt=rss",
            "/feeds/123/comments/default",
        ],
    ),
    "a static page": (
        """<p><a href="/">Home</a> <a href="news.rss">What is new</a>
        <a href="/subscribe"><img src=/rss.png><span>RSS</span></a>
        <a href="/x?format=atom">by day</a> <a href="/log.xml">log</a>
        <a href="/icon" aria-label="JSON Feed"><svg></svg></a>""",
        ["/x/news.rss", "/subscribe", "/x?format=atom", "/log.xml", "/icon"],
    ),
    "what is declared stands before what is linked": (
        f"<a href=/all.rss>RSS</a><link {ATOM} href=/atom>",
        ["/atom", "/all.rss"],
    ),
    "what is elsewhere stands behind what is here": (
        "<a href=https://b.example/feed>My friend's feed</a><a href=/feed>Feed</a>",
        ["/feed", "https://b.example/feed"],
    ),
    "the page's own base": (
        f"<base href=https://b.example/><link {RSS} href=f><a href=feed>Feed</a>",
        ["https://b.example/f", "https://b.example/feed"],
    ),
    "a fragment is of no server": (f"<link {RSS} href=/feed#top>", ["/feed"]),
}  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_the_feeds_of_a_page(page: str) -> None:
    html, expected = PAGES[page]
    found = [link.url for link in feed_links(html, "https://a.example/x/")]
    assert [url.removeprefix("https://a.example") for url in found] == expected


def test_a_feed_is_called_what_the_page_calls_it() -> None:
    html = f"""<link {RSS} title=" Trams \x1b[31m&amp;
    more " href=/a><a href=/b.rss><b>By</b> night</a><a href=/c.rss>{"x" * 100}</a>"""
    titles = [link.title for link in feed_links(html, "https://a.example/")]
    assert titles == ["Trams [31m& more", "By night", ""]


@pytest.mark.parametrize(
    "html",
    [
        "".join(f"<a href=/x{n}/feed>RSS</a>" for n in range(10_000)),
        "".join(f"<link {RSS} href=/{n}>" for n in range(10_000)),
        "<a href=/f>feed" * 10_000,
        "<a href=/f><div>x" * 10_000,
    ],
    ids=["links", "declared", "unclosed", "nested"],
)
def test_of_very_many_a_few_are_given(html: str) -> None:
    assert len(feed_links(html, "https://a.example/")) <= MOST
