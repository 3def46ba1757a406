"""Blocks of "Title: ..." lines."""

import pytest

from reader.formats.header import read_header


def test_reads_fields_by_their_english_names() -> None:
    header = read_header(
        ["", "Titre : A", "Auteur : B", "Auteur : C", "Mots-clés : d", "", "text"]
    )
    assert header.fields == {"title": "A", "authors": "B, C", "tags": "d"}
    assert header.rest == ["", "", "text"]


def test_a_line_with_white_space_continues_the_one_before() -> None:
    header = read_header(["Title: A", "  and B", "", "  text"])
    assert header.fields == {"title": "A and B"}
    assert header.rest == ["", "", "  text"]


def test_unknown_fields_stay_in_the_text() -> None:
    header = read_header(["Title: A", "Paper: Leaf", "Date: today", "", "text"])
    assert header.fields == {"title": "A", "date": "today"}
    assert header.rest == ["Paper: Leaf", "", "", "text"]


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["", ""],
        ["A title", "Author: B"],
        ["Source: a spring"],
        ["Date: today", "", "text"],
        ["https://a.example/b", "Title: A"],
        ["Diplomatie : une visite", "", "Texte : A"],
    ],
)
def test_other_lines_are_no_header(lines: list[str]) -> None:
    header = read_header(lines)
    assert (header.fields, header.rest) == ({}, lines)
