from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.language import detect_language
from tests.content.press import PRESS


@pytest.mark.parametrize(("language", "text"), PRESS)
def test_press(language: str, text: str) -> None:
    assert detect_language(text) == language
    assert detect_language(text.upper()) == language
    assert detect_language(f"https://a.example/the-of-and-in {text}") == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Breaking",
        "The end",
        "12 345 678 90 " * 20,
        "Lorem ipsum dolor amet consectetur adipiscing elit sed eiusmod tempor",
        "int main void return printf argc argv char const static struct typedef enum",
        "Обед",
        "中文",
        "🎉" * 100,
    ],
)
def test_unsure(text: str) -> None:
    assert detect_language(text) is None


def test_the_language_most_of_the_text_is_in() -> None:
    french = next(text for language, text in PRESS if language == "fr")
    arabic = next(text for language, text in PRESS if language == "ar")
    assert detect_language(f"{french} « {arabic[:40]} »") == "fr"
    assert detect_language(f"{arabic} (Le Monde, The Times)") == "ar"


@given(st.text())
def test_any_text_gets_a_code_or_none(text: str) -> None:
    language = detect_language(text)
    assert language is None or len(language) == 2
