"""Hard line breaks and what they mean."""

import textwrap

import pytest

from reader.formats.wrapping import flows_on, set_paragraphs, wrap_width

TEXT = (
    "The miller says that the wheel has turned every day since the bridge was built, "
    "and that it will turn when the bridge is gone. His daughter does not believe it; "
    "she has bought a boat with the money that the town had paid for the old meadow."
)
CHINESE = (
    "城市图书馆今天开放。新馆藏书二十万册，设有儿童阅览室和自习室。馆长说，这个项目用了五年"
    "时间。市民可以免费借阅图书，也可以参加每周举办的讲座，并在花园里读报喝茶。馆内还设有"
    "一间小小的展览室，陈列旧照片。"
)


@pytest.mark.parametrize("width", [58, 65, 72, 80, 98])
def test_measures_the_width_of_wrapped_text(width: int) -> None:
    measured = wrap_width(textwrap.wrap(TEXT * 4, width))
    assert measured is not None
    assert width - 6 <= measured <= width


def test_an_address_does_not_widen_a_text() -> None:
    lines = [*textwrap.wrap(TEXT * 10, 70), "https://example.org/" + "a" * 100]
    assert (wrap_width(lines) or 0) <= 70


@pytest.mark.parametrize(
    "lines", [[], ["a", "b"], ["short", "lines", "only"], [TEXT] * 3]
)
def test_other_texts_are_not_wrapped(lines: list[str]) -> None:
    assert wrap_width(lines) is None


def test_a_line_flows_on_if_the_next_word_had_no_room() -> None:
    assert flows_on("x" * 66, "another word", 70)
    assert not flows_on("x" * 40, "another word", 70)
    assert not flows_on("x" * 66, "another word", None)


def test_joins_chinese_without_spaces() -> None:
    lines = [CHINESE[at : at + 36] for at in range(0, len(CHINESE), 36)]
    assert set_paragraphs(lines) == [CHINESE]


def test_a_block_with_an_indent_is_joined_like_any_other() -> None:
    lines = [f"    {line}" for line in textwrap.wrap(TEXT, 66)]
    assert set_paragraphs(lines) == [TEXT]


def test_a_dash_inside_a_sentence_begins_no_list() -> None:
    lines = [
        "The miller says that the wheel has turned every day since the old",
        "– and much repaired – bridge was built, and that it will turn when",
        "the bridge is gone.",
    ]
    assert set_paragraphs(lines) == [" ".join(lines)]


def test_a_heading_between_long_lines_is_a_paragraph() -> None:
    assert set_paragraphs([TEXT, "A heading", TEXT]) == [TEXT, "A heading", TEXT]
