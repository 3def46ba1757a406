from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cli.columns import cells, cut, fit, wrap

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("été", 3),
        ("e\u0301te\u0301", 3),
        ("桥a", 3),
        ("\u200bx", 1),
    ],
)
def test_cells(text: str, width: int) -> None:
    assert cells(text) == width


def test_fit_pads_and_cuts() -> None:
    assert fit("ab", 4) == "ab  "
    assert fit("abcdef", 4) == "abc…"
    assert fit("赵州桥桥", 6) == "赵州… "
    assert cut("ab", 4) == "ab"


@given(TEXTS, st.integers(2, 30))
def test_what_fits_has_exactly_its_width(text: str, width: int) -> None:
    assert cells(fit(text, width)) == width


def test_wrap_keeps_short_lines_and_indents() -> None:
    assert wrap("a\n\n  b", 10) == "a\n\n  b"
    assert wrap("  one two three", 9) == "  one two\n  three"


def test_wrap_breaks_wide_letters_anywhere_and_words_only_when_longer() -> None:
    assert wrap("桥桥桥桥桥", 6) == "桥桥桥\n桥桥"
    assert wrap("ab abcdefgh", 5) == "ab\nabcde\nfgh"


@given(TEXTS, st.integers(4, 30))
def test_wrap_loses_no_letter_and_fits(text: str, width: int) -> None:
    wrapped = wrap(text, width)
    assert "".join(wrapped.split()) == "".join(text.split())
    assert all(cells(line.rstrip()) <= width for line in wrapped.split("\n"))
