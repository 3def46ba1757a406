"""Markdown files as note takers, blogs and clippers write them."""

from datetime import UTC, datetime

import pytest

from reader.formats.markdown import parse_markdown
from reader.model.article import BodyFormat, Credit, ParsedArticle
from reader.model.errors import UnreadableInput


def read(text: str, name: str = "some-note.md") -> ParsedArticle:
    return parse_markdown(text.encode(), name)


FRONT = """---
title: "Le pont : un an après"
authors:
  - Anne Roy
  - name: Paul Lin
    role: Photos
date: 2025-06-24T10:00:00+02:00
updated: 2025-06-25
tags: [ponts, "Ville", ponts]
url: https://example.org/pont
lang: fr_FR
summary: Ce qui a changé.
---

# Le pont : un an après

Premier *paragraphe* avec un [lien](/autre).
"""


def test_reads_front_matter_and_text() -> None:
    article = read(FRONT)
    assert article.title == "Le pont : un an après"
    assert article.credits == (Credit("Anne Roy"), Credit("Paul Lin", "Photos"))
    assert article.published == datetime(2025, 6, 24, 8, tzinfo=UTC)
    assert article.updated == datetime(2025, 6, 25, tzinfo=UTC)
    assert article.tags == ("ponts", "Ville")
    assert article.url == "https://example.org/pont"
    assert article.language == "fr-FR"
    assert article.summary == "Ce qui a changé."
    assert article.body.format is BodyFormat.MARKDOWN
    assert article.body.source == "Premier *paragraphe* avec un [lien](/autre)."
    assert article.body.base == "https://example.org/pont"
    assert article.text == "Premier paragraphe avec un lien."
    assert article.words == 5


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_reads_it_in_any_charset_with_any_line_ends(charset: str) -> None:
    data = FRONT.replace("\n", "\r\n").encode(charset)
    assert parse_markdown(data, "a.md") == read(FRONT, "a.md")


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("author: Anne Roy", [("", "Anne Roy")]),
        ("author: Anne Roy et Paul Lin", [("", "Anne Roy"), ("", "Paul Lin")]),
        ("author: [Anne Roy, Paul Lin]", [("", "Anne Roy"), ("", "Paul Lin")]),
        ('author: "[[Anne Roy]]"', [("", "Anne Roy")]),
        ("author: {name: Anne Roy, role: Texte}", [("Texte", "Anne Roy")]),
        ("Authors:\n- {name: Anne Roy, role: Texte}", [("Texte", "Anne Roy")]),
        ("author:", []),
        ("author: {}", []),
    ],
)
def test_reads_authors_in_every_shape(line: str, people: list[tuple[str, str]]) -> None:
    article = read(f"---\ntitle: A\n{line}\n---\ntext")
    assert [(one.role, one.name) for one in article.credits] == people


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("tags: a, b;c", ("a", "b", "c")),
        ("tags: [a, b]", ("a", "b")),
        ("tags:\n  - a\n  - 2025", ("a", "2025")),
        ('tags: "#a #b"', ("a", "b")),
        ("keywords: a\ncategories: [b]", ("a", "b")),
        ("tags:", ()),
        ("tags: {a: b}", ()),
    ],
)
def test_reads_tags_in_every_shape(line: str, tags: tuple[str, ...]) -> None:
    assert read(f"---\ntitle: A\n{line}\n---\ntext").tags == tags


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("date: 2025-06-24", datetime(2025, 6, 24, tzinfo=UTC)),
        ("date: 2025-06-24 10:00", datetime(2025, 6, 24, 10, tzinfo=UTC)),
        ("date: 2025-06-24 10:00:00", datetime(2025, 6, 24, 10, tzinfo=UTC)),
        ("date: 2025-06-24 10:00:00 +02:00", datetime(2025, 6, 24, 8, tzinfo=UTC)),
        ("published: 24 juin 2025", datetime(2025, 6, 24, tzinfo=UTC)),
        ("created: June 24, 2025", datetime(2025, 6, 24, tzinfo=UTC)),
        ("date: some day", None),
        ("date: 9999-12-31", None),
    ],
)
def test_reads_dates_as_yaml_or_as_words(line: str, published: datetime | None) -> None:
    assert read(f"---\ntitle: A\n{line}\n---\ntext").published == published


def test_numbers_and_norwegian_stay_what_they_are() -> None:
    article = read("---\ntitle: 1984\nlang: no\n---\ntekst")
    assert (article.title, article.language) == ("1984", "no")


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("# A *fine* title\n\ntext", "A fine title", "text"),
        ("# A title #\ntext", "A title", "text"),
        ("A title\n=======\n\ntext", "A title", "text"),
        ("![](a.png)\n\n# A title\n\ntext", "A title", "![](a.png)\n\n\ntext"),
        (
            "## Not the first level\n\n# Later",
            "some note",
            "## Not the first level\n\n# Later",
        ),
        ("```\n# a comment\n```", "some note", "```\n# a comment\n```"),
        ("#hashtag\n\ntext", "some note", "#hashtag\n\ntext"),
        ("---\ntitle: A\n---\n# a\n\ntext", "A", "text"),
        ("---\ntitle: A\n---\n# B\n\ntext", "A", "# B\n\ntext"),
        ("---\n---\n# B\n\ntext", "B", "text"),
        ("---\ntitle: A\n...\ntext", "A", "text"),
        (
            "---\n\nA text between rules\n\n---\n",
            "some note",
            "---\n\nA text between rules\n\n---",
        ),
        ("---\n\nA rule at the top", "some note", "---\n\nA rule at the top"),
    ],
)
def test_finds_the_title_and_does_not_repeat_it(
    text: str, title: str, body: str
) -> None:
    article = read(text)
    assert (article.title, article.body.source) == (title, body)


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("title: A: B", 2),
        ("title: A\nauthor: [Anne", 4),
        ("title: A\ntags: @home", 3),
        ("title: A\n\tauthor: B", 3),
        ("a: " + "[" * 5000, 2),
    ],
)
def test_broken_front_matter_is_told_with_its_line(front: str, line: int) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read(f"---\n{front}\n---\ntext", "broken.md")
    assert caught.value.subject == "broken.md"
    assert f"line {line}:" in caught.value.reason


def test_front_matter_makes_no_objects() -> None:
    article = read("---\ntitle: !!python/object/apply:os.getcwd []\n---\ntext")
    assert "/" not in article.title


def test_front_matter_is_taken_as_it_is_written() -> None:
    article = read("---\ntitle: 12:30\ndate: 2025-13-45\ntags: [no, 1e3]\n---\ntext")
    assert (article.title, article.published) == ("12:30", None)
    assert article.tags == ("no", "1e3")


def test_aliases_do_not_multiply() -> None:
    lines = ["a0: &a0 [x, x, x]"] + [
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)
    ]
    article = read("---\n" + "\n".join(lines) + "\ntags: *a11\n---\n# T\n\ntext")
    assert (article.title, article.tags) == ("T", ())


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "/a"])
def test_takes_no_address_that_is_not_for_the_web(url: str) -> None:
    assert read(f"---\ntitle: A\nurl: {url}\n---\ntext").url is None


def test_no_control_character_comes_through() -> None:
    article = read('---\ntitle: "a\\e]0;x\\a b"\ntags: ["\\u202ec"]\n---\nred \x1b[31m')
    assert (article.title, article.tags) == ("a]0;x b", ("c",))
    assert "\x1b" not in article.body.source


def test_an_empty_file_is_told() -> None:
    with pytest.raises(UnreadableInput, match=r"^a\.md: is empty"):
        read(" \n", "a.md")


def test_finds_the_language_of_the_text() -> None:
    text = (
        "The new building holds twenty thousand books and a room for children. It "
        "took the town five years to build it."
    )
    assert read(f"# Library\n\n{text}").language == "en"
