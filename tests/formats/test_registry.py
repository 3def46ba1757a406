from __future__ import annotations

import pytest

from reader.formats.registry import SUFFIXES, Kind, detect, parse_article
from reader.model.errors import UnreadableInput
from tests.formats.feeds import atom, json_feed, rss

OPML = b'<?xml version="1.0"?><opml version="2.0"><body/></opml>'
PAGE = b"<!DOCTYPE html><html><body><p>Hi</p></body></html>"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", Kind.TEXT),
        ("a.TEXT", Kind.TEXT),
        ("a.md", Kind.MARKDOWN),
        ("a.markdown", Kind.MARKDOWN),
        ("a.html", Kind.WEBPAGE),
        ("a.htm", Kind.WEBPAGE),
        ("a.xhtml", Kind.WEBPAGE),
        ("a.rss", Kind.FEED),
        ("a.atom", Kind.FEED),
        ("a.rdf", Kind.FEED),
        ("a.xml", Kind.FEED),
        ("a.opml", Kind.OPML),
        ("urls", Kind.URLS),
        ("/home/ida/.newsboat/urls", Kind.URLS),
        ("a.py", None),
        ("a.jpg", None),
        ("a.tar.gz", None),
        (".bashrc", Kind.TEXT),
        ("README", Kind.TEXT),
        ("Notes of 1.2 and more", Kind.TEXT),
        ("", Kind.TEXT),
    ],
)
def test_the_name_tells(name: str, kind: Kind | None) -> None:
    assert detect(b"Just some words.", name) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://a.example/feed", Kind.URLS),
        ('# mine\n\n"https://a.example/feed" "a tag"\n"query:a:b"\n', Kind.URLS),
        ("https://a.example/feed\n" * 1000, Kind.URLS),
        ("https://a.example/feed\n\nThis is worth a visit.\n", Kind.TEXT),
        ("# only\n# comments\n", Kind.MARKDOWN),
        ("", Kind.TEXT),
    ],
)
def test_a_list_of_feeds_is_known_by_its_lines(text: str, kind: Kind) -> None:
    assert detect(text.encode(), "") is kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (rss(), Kind.FEED),
        (b"\n<!-- x -->" + atom(), Kind.FEED),
        (OPML, Kind.OPML),
        (PAGE, Kind.WEBPAGE),
        (b"<pom><x/></pom>", Kind.FEED),
    ],
)
def test_what_an_xml_file_is_its_root_tells(data: bytes, kind: Kind) -> None:
    assert detect(data, "a.xml") is kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (rss(), Kind.FEED),
        (atom(), Kind.FEED),
        (rss().decode().encode("utf-16"), Kind.FEED),
        (json_feed(), Kind.FEED),
        (OPML, Kind.OPML),
        (PAGE, Kind.WEBPAGE),
        (b"<p>A piece of a page</p>", Kind.WEBPAGE),
        (b"<!doctype html>\n<title>x</title>", Kind.WEBPAGE),
        (b"---\ntitle: x\n---\nHi", Kind.MARKDOWN),
        (b"# A heading\n\nHi", Kind.MARKDOWN),
        (b"--- a line\nHi", Kind.TEXT),
        (b"{curly} words", Kind.TEXT),
        (b"<3 harbours", Kind.TEXT),
        (b"", Kind.TEXT),
        ("Été à Besançon".encode("cp1252"), Kind.TEXT),
        (PNG, None),
    ],
)
def test_without_a_name_the_bytes_tell(data: bytes, kind: Kind | None) -> None:
    assert detect(data, "") is kind


@pytest.mark.parametrize("name", ["a.txt", "a.xml", "a.md", "", "a.png"])
def test_bytes_that_are_no_text_are_of_no_kind(name: str) -> None:
    assert detect(PNG, name) is None


def test_a_json_file_is_a_feed_or_nothing() -> None:
    assert detect(json_feed(), "a.json") is Kind.FEED
    assert detect(json_feed().replace(b"/", b"\\/"), "a.json") is Kind.FEED
    assert detect(b'{"name": "package"}', "a.json") is None


@pytest.mark.parametrize(
    ("media_type", "kind"),
    [
        ("text/markdown; charset=utf-8", Kind.MARKDOWN),
        ("TEXT/HTML", Kind.WEBPAGE),
        ("application/rss+xml", Kind.FEED),
        ("text/plain", Kind.TEXT),
        ("application/x-unknown", Kind.TEXT),
    ],
)
def test_without_a_name_the_media_type_helps(media_type: str, kind: Kind) -> None:
    assert detect(b"Just some words.", "", media_type) is kind


def test_the_bytes_count_before_the_media_type() -> None:
    assert detect(rss(), "", "text/html") is Kind.FEED


def test_a_letter_cut_at_the_end_of_the_head_does_not_matter() -> None:
    for length in range(4090, 4100):
        assert detect(("x" * length + "港" * 9).encode(), "") is Kind.TEXT


def test_all_suffixes_are_of_a_kind() -> None:
    for suffix in SUFFIXES - {".json"}:
        assert detect(b"words", f"a{suffix}") is not None


def test_the_three_kinds_of_articles_are_read() -> None:
    assert (
        parse_article(b"Low tide\n\nIt was low.", "a.txt", Kind.TEXT).title
        == "Low tide"
    )
    markdown = b"---\ntitle: High tide\n---\nIt was high."
    assert parse_article(markdown, "a.md", Kind.MARKDOWN).title == "High tide"
    page = b"<title>Slack</title><p>It stood still.</p>"
    assert parse_article(page, "a.html", Kind.WEBPAGE).title == "Slack"


@pytest.mark.parametrize("kind", [Kind.FEED, Kind.OPML, Kind.URLS])
def test_the_other_kinds_hold_no_article(kind: Kind) -> None:
    with pytest.raises(UnreadableInput, match="is no article"):
        parse_article(b"", "a.xml", kind)
