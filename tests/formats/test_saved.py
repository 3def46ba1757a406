"""What holds for every saved file, whatever is in it."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.formats.feed_links import feed_links
from reader.formats.markdown import parse_markdown
from reader.formats.saved import split_tags
from reader.formats.text import parse_text
from reader.formats.webpage import parse_webpage
from reader.model.article import ParsedArticle
from reader.model.errors import UnreadableInput

Parse = Callable[[bytes, str], ParsedArticle]

PIECES = st.sampled_from(
    [
        "Title: x",
        "Texte : Anne Roy",
        "By Ann Lee",
        "Culture : la ville",
        "24 juin 2025",
        "https://a.example/b",
        "word " * 20,
        "été ",
        "图书馆",
        "كتاب",
        "\u202e",
        "\x1b[31m",
        "\n",
        "\n\n",
        "\u00a0\n",
        "\r\n",
        "\u2028",
        "\x0b",
        "\u00ad\n",
        "    ",
        "\t",
        "---\n",
        "a: b\n",
        "=====",
        "# h",
        "- a",
        "1. b",
        ":",
        "…",
        "[",
        "{",
        "&",
        "*",
        "<h1>",
        "<article>",
        "</article>",
        "<nav>",
        "<title>",
        '"',
        "<p>",
        "<base href=x>",
    ]
)
FILES = st.one_of(
    st.binary(max_size=200),
    st.lists(PIECES, max_size=25).map(lambda pieces: "".join(pieces).encode()),
    st.text(max_size=200).map(lambda text: text.encode("utf-16")),
)


def _is_clean(text: str) -> bool:
    kept = text.replace("\n", "").replace("\t", "")
    return "\u202e" not in text and "Cc" not in map(unicodedata.category, kept)


@pytest.mark.parametrize("parse", [parse_text, parse_markdown, parse_webpage])
@given(data=FILES)
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_a_clean_article_or_are_refused(
    parse: Parse, data: bytes
) -> None:
    try:
        article = parse(data, "a-file")
    except UnreadableInput as error:
        assert error.subject == "a-file"
        return
    names = [one.name for one in article.credits]
    assert article.title and "\n" not in article.title
    assert all(names) and all(article.tags)
    shown = [article.title, article.text, article.summary, *article.tags, *names]
    assert all(_is_clean(text) for text in [*shown, article.body.source])


@given(html=st.lists(PIECES, max_size=25).map("".join))
@settings(max_examples=50, deadline=None)
def test_feed_links_are_for_the_web(html: str) -> None:
    assert all(
        link.url.startswith("http") for link in feed_links(html, "https://a.example/")
    )


WORDS = st.text(alphabet="abcdefgh", min_size=1, max_size=9)


@given(
    paragraphs=st.lists(
        st.lists(WORDS, min_size=1, max_size=60), min_size=1, max_size=6
    ),
    width=st.integers(10, 120),
)
@settings(max_examples=150, deadline=None)
def test_no_word_is_lost_however_the_lines_are_broken(
    paragraphs: list[list[str]], width: int
) -> None:
    lines = []
    for words in paragraphs:
        line = ""
        for word in words:
            if line and len(line) + len(word) >= width:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
        lines += [line, ""]
    article = parse_text("\n".join(lines).encode(), "-")
    kept = f"{article.title} {article.text} {article.summary}".split()
    assert set(kept) >= {word for words in paragraphs for word in words}


def test_a_title_has_a_bounded_length() -> None:
    article = parse_text(f"Title: {'x' * 5000}\n\ntext".encode())
    assert len(article.title) == 501
    assert article.title.endswith("…")


def test_tags_are_parted_by_commas_of_all_scripts() -> None:
    assert [tag.strip() for tag in split_tags("a, b;c，d、e؛f،g")] == list("abcdefg")
