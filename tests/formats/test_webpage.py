"""Web pages as sites serve and browsers save them."""

import json
import pickle
from datetime import UTC, datetime

import pytest

from reader.formats.webpage import parse_webpage
from reader.model.article import BodyFormat, Credit, ParsedArticle
from reader.model.errors import UnreadableInput

TEXT = (
    "The new building holds twenty thousand books and a room for children. It took "
    "the town five years to build it, and there were days when nobody believed that "
    "it would ever be opened, said the mayor, who had come with her own children."
)
SITE = "<meta property=og:site_name content=Leaf>"
PAGE = f"""<!DOCTYPE html>
<html lang="en-gb"><head>
<meta charset="utf-8">
<title>The library is open - The Daily Leaf</title>
<meta property="og:title" content="The library is open">
<meta property="og:site_name" content="The Daily Leaf">
<meta property="article:published_time" content="2025-06-24T10:00:00+02:00">
<meta property="article:modified_time" content="2025-06-25T08:00:00Z">
<meta property="article:tag" content="Books">
<meta property="article:tag" content="Town">
<meta name="keywords" content="library, books">
<meta name="author" content="Ann Lee and Bo Chen">
<meta name="description" content="Five years &amp; many books.">
<link rel="canonical" href="/library">
<link rel="alternate" type="application/rss+xml" href="/feed">
<script>var x = "<p>no text</p>";</script>
</head><body>
<header><a href="/">The Daily Leaf</a></header>
<nav><ul><li>World</li></ul></nav>
<main><article>
<header><h1>The library is <em>open</em></h1>
<time datetime="2020-01-01">x</time></header>
<p>{TEXT}</p>
<blockquote><p>At last!</p><footer>A reader</footer></blockquote>
<p>See the <a href="more.html">plans</a>.</p>
<aside>Read also: other things</aside>
<form><input><button>Subscribe</button></form>
<footer>Share this</footer>
</article></main>
<footer>Imprint</footer>
</body></html>"""


def read(
    html: str, name: str = "some-page.html", url: str | None = None
) -> ParsedArticle:
    return parse_webpage(html.encode(), name, url)


def head(*lines: str) -> str:
    return f"<html><head>{''.join(lines)}</head><body><p>{TEXT}</p></body></html>"


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


def test_reads_an_article_from_a_page() -> None:
    article = read(PAGE, url="https://leaf.example/2025/library?from=feed")
    assert article.title == "The library is open"
    assert article.credits == (Credit("Ann Lee"), Credit("Bo Chen"))
    assert article.published == datetime(2025, 6, 24, 8, tzinfo=UTC)
    assert article.updated == datetime(2025, 6, 25, 8, tzinfo=UTC)
    assert article.language == "en-GB"
    assert article.tags == ("Books", "Town", "library")
    assert article.url == "https://leaf.example/library"
    assert article.summary == "Five years & many books."
    assert article.body.format is BodyFormat.HTML
    assert article.text == f"{TEXT}\n\nAt last!\n\nA reader\n\nSee the plans."
    assert pickle.loads(pickle.dumps(article)) == article


def test_resolves_links_and_leaves_the_html_standard() -> None:
    article = read(PAGE, url="https://leaf.example/2025/library")
    assert article.body.base == "https://leaf.example/2025/library"
    assert '<a href="more.html">plans</a>' in article.body.source


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<title>A - B</title><h1>A <b>bold</b> one</h1><p>x", "A bold one"),
        ("<title>Only a title</title><p>x", "Only a title"),
        (
            f"{SITE}<title>A &amp; B | Leaf</title><p>x",
            "A & B",
        ),
        (
            f"{SITE}<title>A | Other</title><p>x",
            "A | Other",
        ),
        (
            f"{SITE}<meta property=og:title content='A — leaf'>",
            "A",
        ),
        (
            f"{SITE}<meta property=og:title content='Leaf'>",
            "Leaf",
        ),
        ("<p>no title at all</p>", "some page"),
        ("<title> \n </title><p>x", "some page"),
    ],
)
def test_finds_the_title(html: str, title: str) -> None:
    assert read(html).title == title


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (f"<body><p>menu</p><article><h1>T</h1><p>{TEXT}</p></article>", TEXT),
        (f"<body><p>menu</p><main><h1>T</h1><p>{TEXT}</p></main>", TEXT),
        (f"<body><nav>menu</nav><h1>T</h1><p>{TEXT}</p>", TEXT),
        (f"<body><article><p>card</p></article><main><p>{TEXT}</p></main>", TEXT),
        (
            f"<article><p>{TEXT}</p></article><article><p>{TEXT} {TEXT}</p></article>",
            f"{TEXT} {TEXT}",
        ),
        (
            f"<article><p>{TEXT}</p><article>a comment</article></article>",
            f"{TEXT}\n\na comment",
        ),
        ("<body><article><p>short</p></article></body>", "short"),
        ("<nav hidden>a<nav>b</nav></nav><p>short</p>", "short"),
        ("<header><p>all in the header</p></header>", "all in the header"),
        ("<h1>A heading</h1><h1>T</h1><p>x</p>", "T\n\nx"),
    ],
)
def test_finds_the_text(html: str, text: str) -> None:
    assert read(html).text == text


@pytest.mark.parametrize(
    ("meta", "names"),
    [
        ("<meta name=author content='By Ann Lee'>", ["Ann Lee"]),
        ("<meta property=article:author content='Ann Lee'>", ["Ann Lee"]),
        ("<meta property=article:author content='https://x.example/ann'>", []),
        (ld(**{"@type": "NewsArticle"}, author={"name": "Ann Lee"}), ["Ann Lee"]),
        (
            ld(**{"@type": ["Article"]}, author=[{"name": "A Lee"}, "B Chen"]),
            ["A Lee", "B Chen"],
        ),
        (
            ld(
                **{
                    "@graph": [
                        {"@type": "WebSite", "name": "x"},
                        {"@type": "BlogPosting", "author": "Ann Lee"},
                    ]
                }
            ),
            ["Ann Lee"],
        ),
        (
            "<meta name=author content='Ann Lee'>"
            + ld(**{"@type": "Article"}, author={"name": "ANN LEE"}),
            ["Ann Lee"],
        ),
        (
            f"{SITE}<meta name=author content=Leaf>"
            + ld(**{"@type": "Article"}, author={"name": "Ann Lee"}),
            ["Ann Lee"],
        ),
        ("<meta name=author content=''>", []),
    ],
)
def test_finds_the_authors(meta: str, names: list[str]) -> None:
    assert [one.name for one in read(head(meta)).credits] == names


@pytest.mark.parametrize(
    "meta",
    [
        "<meta property='article:published_time' content='2025-06-24'>",
        "<meta name=date content='24 June 2025'>",
        "<meta name='DC.date' content='2025-06-24'>",
        "<meta itemprop=datePublished content='2025-06-24'>",
        ld(**{"@type": "Article"}, datePublished="2025-06-24"),
        "<body><time datetime='2025-06-24'>yesterday</time>",
        "<meta property='article:published_time' content=soon>"
        "<meta name=date content='2025-06-24'>",
    ],
)
def test_finds_the_date(meta: str) -> None:
    assert read(head(meta)).published == datetime(2025, 6, 24, tzinfo=UTC)


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ("<html lang=fr><p>x", "fr"),
        ("<html lang=fr_fr><p>x", "fr-FR"),
        ("<meta property=og:locale content=de_AT><p>x", "de-AT"),
        ("<meta http-equiv=content-language content=es><p>x", "es"),
        ("<html lang=''><meta property=og:locale content=de_AT><p>x", "de-AT"),
        (f"<p>{TEXT}", "en"),
    ],
)
def test_finds_the_language(html: str, language: str) -> None:
    assert read(html).language == language


@pytest.mark.parametrize(
    ("html", "url", "expected"),
    [
        ("<link rel=canonical href=https://a.example/x>", None, "https://a.example/x"),
        ("<link rel=canonical href=/x>", "https://a.example/y", "https://a.example/x"),
        (
            "<meta property=og:url content=https://a.example/x>",
            None,
            "https://a.example/x",
        ),
        (
            "<link rel=canonical href='javascript:x'>",
            "https://a.example/y",
            "https://a.example/y",
        ),
        ("<link rel=canonical href=/x>", None, None),
        (
            "<!-- saved from url=(0021)https://a.example/x --><html>",
            None,
            "https://a.example/x",
        ),
        (
            "<!--\n Page saved with SingleFile \n url: https://a.example/x \n-->",
            None,
            "https://a.example/x",
        ),
        ("<p>x", None, None),
    ],
)
def test_finds_the_address(html: str, url: str | None, expected: str | None) -> None:
    assert read(html, url=url).url == expected


def test_a_stated_base_wins() -> None:
    article = read("<base href=/b/><p><a href=c>x</a>", url="https://a.example/y")
    assert article.body.base == "https://a.example/b/"


@pytest.mark.parametrize(
    ("charset", "declaration"),
    [
        ("utf-8", ""),
        ("utf-16", "<meta charset=utf-16>"),
        ("cp1252", "<meta charset=iso-8859-1>"),
        (
            "cp1252",
            "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>",
        ),
        ("cp1252", ""),
        ("utf-8", "<meta charset=utf-16>"),
        ("utf-8", "<meta charset=none-such>"),
    ],
)
def test_reads_the_declared_charset(charset: str, declaration: str) -> None:
    text = "Les élèves de l’école ont planté des chênes près de la rivière, à l’été."
    html = f"<html><head>{declaration}<title>L’été</title></head><p>{text}</p></html>"
    article = parse_webpage(html.encode(charset), "a.html")
    assert (article.title, article.text) == ("L’été", text)


def test_reads_a_declared_charset_that_no_guess_would_find() -> None:
    html = "<?xml version='1.0' encoding='cp866'?><html><title>Да</title><p>Нет</p>"
    article = parse_webpage(html.encode("cp866"), "a.html")
    assert (article.title, article.text) == ("Да", "Нет")


@pytest.mark.parametrize(
    "script",
    [
        "no json",
        "[" * 50_000,
        '{"@type": 5, "author": {"name": {"a": 1}}}',
        '{"@type": "Article", "author": [[[]]], "keywords": {"a": 1}, "headline": 7}',
        "null",
    ],
)
def test_passes_over_broken_json_ld(script: str) -> None:
    article = read(head(f'<script type="application/ld+json">{script}</script>'))
    assert (article.text, article.credits, article.tags) == (TEXT, (), ())


def test_takes_keywords_headline_and_description_from_json_ld() -> None:
    fields = {"headline": "A headline", "keywords": ["a", "b, c"], "description": "d"}
    article = read(head(ld(**{"@type": "NewsArticle"}, **fields)))
    assert article.title == "A headline"
    assert article.tags == ("a", "b", "c")
    assert article.summary == "d"


def test_no_control_character_comes_through() -> None:
    article = read(
        "<title>a&#27;]0;x&#7; b</title><meta name=author content='Ann&#x202e; Lee'>"
        "<meta name=keywords content='&#x7f;c'><p>red \x1b[31m &#27;[32m</p>"
    )
    assert article.title == "a]0;x b"
    assert article.credits == (Credit("Ann Lee"),)
    assert article.tags == ("c",)
    assert article.text == "red [31m [32m"


@pytest.mark.parametrize("data", [b"", b" \n"])
def test_an_empty_page_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"^a\.html: is empty"):
        parse_webpage(data, "a.html")


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "x",
        "<article><p>words and words " * 30_000,
        "<nav>" * 100_000,
        "<b>" * 100_000 + "x",
        "<meta name=a content=b>" * 40_000,
        "<!--" * 100_000,
        "<meta " * 100_000,
        "<blockquote><footer>" * 20_000,
    ],
    ids=lambda html: html[:12],
)
def test_deep_and_broken_pages_are_read_at_once(html: str) -> None:
    assert read(html).title
