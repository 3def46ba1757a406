from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given

from reader.query.ast import Not, Query
from reader.query.parse import parse
from tests.query.naive import NaiveArticle, NaiveFeed, matches
from tests.query.queries import queries

NOW = datetime(2026, 7, 15, 9, 30, tzinfo=UTC)

TRAM = NaiveArticle(
    sorted=NOW - timedelta(days=2),
    title="The night train! C++ 🎉 returns to L’Élysée",
    authors=("Zoë Ada", "Bo"),
    text="A tram by the river. 人工智能的未来",
    tags=("Public transport", "News/Örtlich"),
    feed=NaiveFeed(
        12, "Die Straßenbahn – täglich", "https://example.org/f", "Rail/Old"
    ),
    language="fr-CA",
    url="https://Example.org/Blog/1",
    starred=True,
    media_types=("Audio/MPEG", ""),
    words=1000,
)

FILE = NaiveArticle(sorted=NOW, title="Plain")


@pytest.mark.parametrize(
    "text",
    [
        *("", "tram", "TRAM", "elysee", "Élysée", "tra*", '"tram by"', '"tram b"*'),
        *("night tram", "tram or bus", "-bus", "-(tram bus)", "bus or (tram river)"),
        *("c++", "🎉", "!", "title:!", "人工", "工智", "title:night", "body:river"),
        *("author:zoe", 'author:"zoe ada"', '"ada bo"', "zoë", "e-lysee or l-elysee"),
        *("transport", '"public transport"', "örtlich", '"news ortlich"'),
        *("tag:news", "tag:NEWS", "tag:news/ortlich", "tag:ne*", "tag:News/*"),
        *('tag:"public transport"', "tag:public*", "is:tagged"),
        *("feed:strassenbahn", "feed:BAHN", "feed:12", "feed:https://example.org/f"),
        *('feed:"– TAGLICH"', "folder:rail", "folder:rail/old/", "-is:file"),
        *("lang:fr", "lang:FR-ca", "url:example.ORG/blog", "url:/1"),
        *("is:unread", "is:starred", "-is:read", "-is:later"),
        *("has:audio", "has:enclosure", "-has:video", "-has:image"),
        *("since:2d", "since:2026-07-13", "since:7d", "before:1d", "before:yesterday"),
        *("words:1000", "words:>=1000", "words:<=1000", "words:>999", "words:<1001"),
    ],
)
def test_a_query_selects(text: str) -> None:
    assert matches(parse(text), TRAM, NOW)


@pytest.mark.parametrize(
    "text",
    [
        *("tra", "bus", '"by tram"', '"river night"', "tram bus", "-tram", "ram*"),
        *('"returns a"', "未人", "!!!", "body:!x", "title:tram", "body:night", "🎊"),
        *("author:tram", '"transport news"', '"tram public"', '"zoe bo"'),
        *("tag:new", "tag:transport", "tag:ortlich", "tag:news/ort", "tag:🎉"),
        *("feed:train", "feed:1", "feed:https://example.org", "folder:old"),
        *("folder:rai", "folder:rail/old/x", "is:file"),
        *("lang:en", "lang:fr-fr", "lang:fr-c", "url:example.com"),
        *("is:read", "is:later", "has:image", "has:video"),
        *("since:1d", "since:yesterday", "before:2d", "before:2026-07-13"),
        *("words:>1000", "words:<1000", "words:0"),
    ],
)
def test_a_query_leaves_out(text: str) -> None:
    assert not matches(parse(text), TRAM, NOW)


@pytest.mark.parametrize("text", ["is:file", "is:unread", "words:0", "since:today"])
def test_a_file_has_no_feed(text: str) -> None:
    assert matches(parse(text), FILE, NOW)


@pytest.mark.parametrize(
    "text",
    ["feed:a", "folder:a", "lang:en", "url:a", "tag:a", "is:tagged", "has:enclosure"],
)
def test_a_file_lacks_what_it_has_not(text: str) -> None:
    assert not matches(parse(text), FILE, NOW)


@given(queries())
def test_a_query_or_its_opposite_selects(query: Query) -> None:
    if query.condition is not None:
        opposite = Query(Not(query.condition))
        assert matches(query, TRAM, NOW) is not matches(opposite, TRAM, NOW)
