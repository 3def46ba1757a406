from __future__ import annotations

import pytest

from reader.content.measure import count_words, reading_minutes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" \n ", 0),
        ("one two\nthree", 3),
        ("l'été dernier", 2),
        ("中文文章", 4),
        ("中文 and English", 4),
        ("日本語のテキスト。", 9),
        ("한국어 문장", 2),
        ("سلام عليكم", 2),
    ],
)
def test_count_words(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("words", "language", "minutes"),
    [
        (0, "en", 1),
        (1, None, 1),
        (238, "en", 1),
        (1190, "en", 5),
        (1190, "EN-gb", 5),
        (1190, "pt_BR", 7),
        (1190, "xx", 5),
        (1190, None, 5),
        (1190, "fr", 6),
        (2550, "zh", 10),
    ],
)
def test_reading_minutes(words: int, language: str | None, minutes: int) -> None:
    assert reading_minutes(words, language) == minutes
