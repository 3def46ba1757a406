from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from reader.formats.json_feed import parse_json_feed
from reader.model.article import BodyFormat, Enclosure
from reader.model.errors import NotAFeed, UnreadableInput
from tests.formats.feeds import ADDRESS, json_article, json_feed, read


def test_a_whole_feed_is_read() -> None:
    feed = read(
        json_feed(
            {"id": "1", "url": "/1", "title": "First light", "content_text": "Lit."},
            home_page_url="https://l.example/",
            description="About lamps",
            language="en-gb",
        )
    )
    [article] = feed.articles
    assert (feed.title, feed.description) == ("Lamp Notes", "About lamps")
    assert (feed.site_url, feed.language) == ("https://l.example/", "en-GB")
    assert (article.guid, article.title, article.text) == ("1", "First light", "Lit.")
    assert article.url == "https://feeds.example.org/1"
    assert article.language == "en-GB"


def test_version_1_0_is_read_with_its_one_author() -> None:
    data = json_feed({"id": "1", "author": {"name": "Ida Falk"}, "content_text": "x"})
    feed = read(data.replace(b"version/1.1", b"version/1"))
    assert [credit.name for credit in feed.articles[0].credits] == ["Ida Falk"]


def test_several_authors_are_read() -> None:
    article = json_article(
        id="1", content_text="x", authors=[{"name": "Ida Falk"}, {"name": "Bo Chen"}, 7]
    )
    assert [credit.name for credit in article.credits] == ["Ida Falk", "Bo Chen"]


def test_the_authors_of_the_feed_count_where_an_article_has_none() -> None:
    feed = read(json_feed({"id": "1"}, authors=[{"name": "Ida Falk"}]))
    assert [credit.name for credit in feed.articles[0].credits] == ["Ida Falk"]


def test_html_is_preferred_to_text() -> None:
    article = json_article(id="1", content_html="<p>a <b>b</b></p>", content_text="c")
    assert (article.body.format, article.text) == (BodyFormat.HTML, "a b")
    assert article.body.base == ADDRESS


def test_text_is_not_read_as_html() -> None:
    article = json_article(id="1", content_text="1 <b> 2 &amp; 3")
    assert (article.body.format, article.text) == (BodyFormat.PLAIN, "1 <b> 2 &amp; 3")


def test_a_summary_alone_is_the_body() -> None:
    article = json_article(id="1", summary="All there is.")
    assert (article.text, article.summary) == ("All there is.", "")


def test_a_summary_beside_a_body_is_kept() -> None:
    article = json_article(id="1", summary="Why lamps?", content_text="Because.")
    assert article.summary == "Why lamps?"


@pytest.mark.parametrize(("given", "guid"), [("a", "a"), (17, "17"), (1.5, "1.5")])
def test_an_id_may_be_a_number(given: object, guid: str) -> None:
    assert json_article(id=given).guid == guid


@pytest.mark.parametrize("given", [None, "", True, [], {}])
def test_other_ids_are_none(given: object) -> None:
    assert json_article(id=given, title="x").guid is None


def test_a_link_post_without_a_page_has_the_address_it_speaks_of() -> None:
    assert json_article(external_url="https://o.example/").url == "https://o.example/"
    article = json_article(url="https://l.example/1", external_url="https://o.example/")
    assert article.url == "https://l.example/1"


@pytest.mark.parametrize("address", ["javascript:x", "file:///etc/passwd", 7, None])
def test_an_address_that_is_no_link_is_none(address: object) -> None:
    assert json_article(id="1", url=address).url is None


def test_dates_are_read() -> None:
    article = json_article(
        date_published="2026-03-04T05:06:07+02:00", date_modified="2026-03-05T00:00:00Z"
    )
    assert article.published == datetime(2026, 3, 4, 3, 6, 7, tzinfo=UTC)
    assert article.updated == datetime(2026, 3, 5, tzinfo=UTC)


@pytest.mark.parametrize("date", ["soon", "9999-01-01", 7, None, {}])
def test_dates_that_cannot_be_believed_are_none(date: object) -> None:
    assert json_article(date_published=date).published is None


def test_tags_stand_once_and_only_texts_are_tags() -> None:
    article = json_article(tags=["Oil", "oil", "#wick", 7, None, " "])
    assert article.tags == ("Oil", "wick")


def test_attachments_are_enclosures() -> None:
    article = json_article(
        attachments=[
            {
                "url": "/e.mp3",
                "mime_type": "audio/mpeg",
                "title": "Episode",
                "size_in_bytes": 1234,
                "duration_in_seconds": 61.5,
            },
            {"url": "javascript:x"},
            {"mime_type": "audio/mpeg"},
            "no object",
        ]
    )
    assert article.enclosures == (
        Enclosure("https://feeds.example.org/e.mp3", "audio/mpeg", 1234, "Episode", 61),
    )


def test_the_language_of_an_article_counts_before_that_of_the_feed() -> None:
    feed = read(json_feed({"id": "1", "language": "de"}, language="en"))
    assert feed.articles[0].language == "de"


def test_control_characters_reach_no_field() -> None:
    bad = "\x1b]0;pwned\x07\x9b\u202e"
    item = {"id": bad, "title": bad + "t", "content_html": bad, "summary": bad,
            "tags": [bad + "x"], "authors": [{"name": bad + "n"}]}  # fmt: skip
    text = repr(read(json_feed(item, title=bad, description=bad)))
    assert not any(f"\\x{code}" in text for code in ("1b", "07", "9b"))
    assert "\\u202e" not in text


def test_half_characters_can_be_kept_afterwards() -> None:
    article = json_article(id="1", title="Lamp \ud83d", content_text="\ude00")
    assert article.title.encode() and article.text.encode()


@pytest.mark.parametrize(
    "data",
    [
        b'{"title": "x", "items": []}',
        b'{"version": "https://example.org/feed", "items": []}',
        b'{"version": 1, "items": []}',
        b"[1, 2]",
    ],
)
def test_other_json_is_no_feed(data: bytes) -> None:
    with pytest.raises(NotAFeed, match="no JSON Feed"):
        parse_json_feed(data, ADDRESS)


def test_broken_json_is_unreadable_and_the_line_is_named() -> None:
    data = b'{"version": "https://jsonfeed.org/version/1.1",\n "items": [{"id": "1"},'
    with pytest.raises(UnreadableInput, match="line 2") as raised:
        read(data)
    assert not isinstance(raised.value, NotAFeed)


def test_json_nested_without_end_is_unreadable() -> None:
    data = b'{"version": "https://jsonfeed.org/version/1.1", "items": ' + b"[" * 100_000
    with pytest.raises(UnreadableInput):
        read(data)


def test_items_that_are_no_objects_are_passed_over_and_counted() -> None:
    feed = read(json_feed({"id": "1"}, None, "two"))
    assert len(feed.articles) == 1
    assert feed.warning.startswith("2 ")


@pytest.mark.parametrize("items", [None, {}, "x", 7])
def test_items_that_are_no_list_are_none(items: Any) -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": items}
    assert read(json.dumps(feed).encode()).articles == ()


def test_a_feed_without_an_address_resolves_against_its_site() -> None:
    data = json_feed({"url": "/1"}, home_page_url="https://l.example/")
    assert parse_json_feed(data, "notes.json").articles[0].url == "https://l.example/1"


@pytest.mark.parametrize(
    ("given", "older"),
    [
        ("/feed?page=2", "https://feeds.example.org/feed?page=2"),
        (ADDRESS, None),
        ("javascript:x", None),
        (7, None),
        (None, None),
    ],
)
def test_an_older_page_is_found(given: object, older: str | None) -> None:
    assert read(json_feed(json_article(), next_url=given)).older == older
