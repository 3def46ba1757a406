"""Lines that tell who, when and where."""

from datetime import UTC, datetime

import pytest

from reader.formats.marks import Mark, read_mark
from reader.model.article import Credit

DAY = datetime(2025, 6, 24, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("Publié le 24 juin 2025", Mark(published=DAY)),
        ("Veröffentlicht am 24. Juni 2025", Mark(published=DAY)),
        ("Publicado el 24 de junio de 2025", Mark(published=DAY)),
        ("نشر في 2025-06-24", Mark(published=DAY)),
        ("Mis à jour le 24/06/2025", Mark(updated=DAY)),
        ("Stand: 24.06.2025", Mark(updated=DAY)),
        ("By Ann Lee on 24 June 2025", Mark((Credit("Ann Lee"),), DAY)),
        (
            "By Ann Lee · 24 June 2025 · https://a.example/b",
            Mark((Credit("Ann Lee"),), DAY, url="https://a.example/b"),
        ),
        (
            "Texte : Anne Roy – Photos : Paul Lin",
            Mark((Credit("Anne Roy", "Texte"), Credit("Paul Lin", "Photos"))),
        ),
        ("Source : https://a.example/b", Mark(url="https://a.example/b")),
    ],
)
def test_reads_what_a_line_tells(line: str, mark: Mark) -> None:
    assert read_mark(line) == mark


@pytest.mark.parametrize(
    "line",
    [
        "",
        "2025",
        "1764000000",
        "In 2024 and 2025",
        "Le 24 juin 2025, la maire a parlé",
        "The meeting of 24 June 2025 in Berlin",
        "Source : AFP",
        "See https://a.example/b",
        "ftp://a.example/b",
        "1" * 200,
    ],
)
def test_leaves_lines_of_the_text_alone(line: str) -> None:
    assert read_mark(line) is None
