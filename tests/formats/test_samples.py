"""Holds the shipped samples to what README and `assets/README.md` say of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.content.address import normal_address
from reader.formats.feed import parse_feed
from reader.formats.opml import parse_opml
from reader.formats.registry import Kind, detect, parse_article
from reader.model.article import Credit, ParsedArticle

ASSETS = Path(__file__).parents[2] / "assets"
LANGUAGES = ("ar", "de", "en", "fr", "zh")
FEEDS = {
    "kettle-and-clock.xml": "en",
    "werkstattblaetter.atom": "de",
    "carnets-du-ciel.json": "fr",
}


def files(below: str) -> list[Path]:
    return sorted(path for path in (ASSETS / below).rglob("*") if path.is_file())


LIBRARY = files("library")


def named(path: Path) -> str:
    return str(path.relative_to(ASSETS))


def read(path: Path) -> ParsedArticle:
    data = path.read_bytes()
    kind = detect(data, path.name)
    assert kind in (Kind.TEXT, Kind.MARKDOWN, Kind.WEBPAGE)
    return parse_article(data, path.name, kind)


def language(article: ParsedArticle) -> str:
    return (article.language or "").partition("-")[0]


def test_at_least_twelve_articles_are_in_five_languages() -> None:
    assert len(LIBRARY) >= 12
    assert {path.parent.name for path in LIBRARY} == set(LANGUAGES)
    assert {path.suffix for path in LIBRARY} == {".txt", ".md", ".html"}


@pytest.mark.parametrize("path", LIBRARY, ids=named)
def test_a_sample_is_an_article_of_substance(path: Path) -> None:
    article = read(path)
    assert article.title
    assert article.words > 500
    assert article.text.count("\n\n") >= 5
    assert article.credits
    assert language(article) == path.parent.name


@pytest.mark.parametrize("path", files("feeds"), ids=named)
def test_a_sample_feed_is_read_whole(path: Path) -> None:
    data = path.read_bytes()
    assert detect(data, path.name) is Kind.FEED
    feed = parse_feed(data, path.as_uri())
    assert feed.title
    assert feed.warning == ""
    assert len(feed.articles) >= 5
    for article in feed.articles:
        assert article.title
        assert article.words > 100
        assert article.published is not None
        assert language(article) == FEEDS[path.name]
    assert len({article.guid for article in feed.articles}) == len(feed.articles)


def test_the_feeds_are_of_three_formats() -> None:
    assert {path.name for path in files("feeds")} == set(FEEDS)


def test_the_french_press_article_is_read_without_its_quirks() -> None:
    article = read(ASSETS / "library/fr/la-route-du-sel.txt")
    assert article.credits == (
        Credit("Fatoumata Zeïna KOUNANDJI", "Texte"),
        Credit("Tidiane de MAREUGE", "Récit"),
    )
    assert article.tags == ("Patrimoine",)
    paragraphs = article.text.split("\n\n")
    # The teaser is the start of the first paragraph, and stands there alone.
    assert paragraphs[0].startswith(article.summary.rstrip("…. "))
    assert article.text.count(paragraphs[0][:60]) == 1
    assert article.title not in article.text
    assert all(re.search(r"\w", paragraph) for paragraph in paragraphs)
    assert not any(credit.name in article.text for credit in article.credits)


def test_the_starter_subscriptions_are_followed_whole() -> None:
    parsed = parse_opml((ASSETS / "starter.opml").read_bytes())
    assert len(parsed.subscriptions) >= 20
    assert parsed.dropped == ()
    for one in parsed.subscriptions:
        assert one.url.startswith("https://")
        assert one.url == normal_address(one.url)
        assert one.title
        assert one.folder
