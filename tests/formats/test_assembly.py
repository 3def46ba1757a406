from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reader.formats.assembly import (
    Draft,
    finish,
    language_tag,
    plain_line,
    seconds,
    whole_number,
)
from reader.model.article import Body, BodyFormat


def plain(text: str) -> Body:
    return Body(BodyFormat.PLAIN, text)


def test_a_title_stands_on_one_clean_line() -> None:
    article = finish(Draft(plain("x"), title=" a\n\tb \x1b[2J"))
    assert article.title == "a b [2J"


def test_an_article_without_a_title_is_called_by_its_first_words() -> None:
    text = "The lamp was lit at six, as on every evening of that winter, although the"
    title = finish(
        Draft(plain(f"{text} lighthouse-keeper slept.\n\nThen nothing."))
    ).title
    assert title == text + "…"


def test_a_short_text_is_its_own_title() -> None:
    assert finish(Draft(plain("Low tide."))).title == "Low tide."


def test_a_text_without_spaces_is_cut_between_letters() -> None:
    title = finish(Draft(plain("港" * 200))).title
    assert title == "港" * 80 + "…"


def test_an_article_with_neither_title_nor_text_is_called_by_its_address() -> None:
    assert finish(Draft(plain(""), url="https://h.example/1")).title == (
        "https://h.example/1"
    )
    assert finish(Draft(plain(""))).title == "Untitled"


def test_the_body_keeps_its_source_but_for_control_characters() -> None:
    article = finish(
        Draft(Body(BodyFormat.HTML, "<p>a\x00\x1b</p>", "https://h.example/"))
    )
    assert article.body == Body(BodyFormat.HTML, "<p>a</p>", "https://h.example/")


def test_the_first_summary_that_is_not_in_the_body_counts() -> None:
    summaries = (plain("one two"), plain("…"), plain("Something else."), plain("More."))
    assert finish(Draft(plain("One: one two three"), summaries=summaries)).summary == (
        "Something else."
    )


def test_authors_stand_once() -> None:
    article = finish(Draft(plain("x"), names=("Ida Falk", " IDA FALK ", "", "Bo Chen")))
    assert [credit.name for credit in article.credits] == ["Ida Falk", "Bo Chen"]


def test_tags_are_cut_to_a_readable_length() -> None:
    [tag] = finish(Draft(plain("x"), tags=("long " * 100,))).tags
    assert len(tag) <= 60


def test_times_that_are_the_same_are_told_once() -> None:
    time = datetime(2026, 1, 1, tzinfo=UTC)
    article = finish(Draft(plain("x"), published=time, updated=time))
    assert (article.published, article.updated) == (time, None)


def test_html_becomes_one_line() -> None:
    assert plain_line("<p>a <b>b</b></p><p>c &amp; d</p>") == "a b c & d"


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("EN", "en"),
        ("en_us", "en-US"),
        ("zh-hant-TW", "zh-hant-TW"),
        ("", None),
        (None, None),
        ("english", None),
        ("x-klingon", None),
        ("en us", None),
    ],
)
def test_a_language_tag(name: str | None, tag: str | None) -> None:
    assert language_tag(name) == tag


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (5, 5),
        ("5", 5),
        (" 5.9 ", 5),
        (0, None),
        (-1, None),
        ("x", None),
        (None, None),
        (True, None),
        (float("nan"), None),
        (float("inf"), None),
        (2**70, None),
    ],
)
def test_a_whole_number(value: object, number: int | None) -> None:
    assert whole_number(value) == number


@pytest.mark.parametrize(
    ("value", "length"),
    [
        ("61", 61),
        (61.9, 61),
        ("1:01", 61),
        ("1:00:01", 3601),
        ("1:0:0:1", None),
        ("", None),
        (None, None),
        ("soon", None),
        ("1::2", None),
    ],
)
def test_a_duration(value: object, length: int | None) -> None:
    assert seconds(value) == length


@pytest.mark.parametrize(
    ("body", "pictures"),
    [
        (Body(BodyFormat.HTML, "<p>A text</p>"), False),
        (Body(BodyFormat.HTML, "<p>A <img src='https://x.example/a.png'> b</p>"), True),
        (
            Body(
                BodyFormat.HTML,
                "<ul><li><blockquote><img src='https://x.example/a'></blockquote></ul>",
            ),
            True,
        ),
        (Body(BodyFormat.MARKDOWN, "A ![picture](https://x.example/a.png)"), True),
        (Body(BodyFormat.MARKDOWN, "`![code](https://x.example/a.png)`"), False),
        (plain("![not one](https://x.example/a.png)"), False),
    ],
)
def test_an_article_knows_whether_it_shows_pictures(body: Body, pictures: bool) -> None:
    assert finish(Draft(body)).pictures is pictures
