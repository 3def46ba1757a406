"""Titles, their repetitions and their kickers."""

import pytest

from reader.formats.titles import (
    is_same_title,
    kicker_of,
    take_title,
    title_from_name,
)


@pytest.mark.parametrize(
    ("lines", "title", "rest"),
    [
        ([], "", []),
        (["A"], "A", []),
        (["", "A", "", "b"], "A", ["", "b"]),
        (["A", "a", "", "A", "b"], "A", ["", "", "", "b"]),
        (["A - Leaf", "A", "b"], "A", ["", "b"]),
        (["x" * 130, "b"], "", ["x" * 130, "b"]),
        (["x" * 130, "x" * 130, "b"], "x" * 130, ["", "b"]),
    ],
)
def test_takes_the_title_off_the_lines(
    lines: list[str], title: str, rest: list[str]
) -> None:
    assert take_title(lines) == (title, rest)


def test_takes_a_known_title_off_the_lines() -> None:
    assert take_title(["", "A", "b"], "A") == ("A", ["", "", "b"])
    assert take_title(["B", "A"], "A") == ("A", ["B", "A"])


def test_compares_titles_as_a_person_does() -> None:
    assert is_same_title("L'été  à Lyon", "L’ÉTÉ à\u00a0Lyon")
    assert is_same_title("A | Leaf", "A")
    assert not is_same_title("A: Leaf", "A")


def test_a_file_name_makes_a_title() -> None:
    assert title_from_name("/a/b/le-pont_neuf.v2.txt") == "le pont neuf.v2"
    assert title_from_name("-") == ""


@pytest.mark.parametrize("title", ["Culture : x", ": a title of words", "", "A" * 5000])
def test_what_has_no_kicker(title: str) -> None:
    assert kicker_of(title) == ""
