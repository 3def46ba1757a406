from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.render_changes import blocks_of_changes
from reader.content.render_text import text_of
from reader.content.word_diff import Edited, Kind, difference
from reader.content.words import words_of

NOTHING = difference("", "")


def told(old: str, new: str) -> str:
    """What is shown of a change, as text."""
    return text_of(blocks_of_changes(NOTHING, difference(old, new)))


def without(kind: Kind, old: str, new: str) -> str:
    """One of two texts as their difference gives it back."""
    return "\n\n".join(
        "".join(piece.text for piece in part.pieces if piece.kind is not kind)
        if isinstance(part, Edited)
        else "\n\n".join(part.paragraphs)
        for part in difference(old, new).parts
    )


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("The tram is late.", "The bus is late.", "The [-tram-] {+bus+} is late."),
        ("The tram.", "The old tram.", "The {+old+} tram."),
        ("The old tram.", "The tram.", "The [-old-] tram."),
        ("late, very late", "late; very late", "late[-,-]{+;+} very late"),
        ("It's 3.5 km", "It's 3.6 km", "It's [-3.5-] {+3.6+} km"),
        ("Old words here", "All is else", "[-Old words here-] {+All is else+}"),
        ("", "New.", "{+New.+}"),
        ("Old.", "", "[-Old.-]"),
        ("东京的电车很好", "东京的地铁很好", "东京的[-电车-]{+地铁+}很好"),
        ("さあ電車だ", "さあ、電車だ", "さあ{+、+}電車だ"),
        ("รถไฟมาแล้ว", "รถเมล์มาแล้ว", "รถ[-ไฟ-]{+เมล์+}มาแล้ว"),
        ("صباح الخير يا", "صباح النور يا", "صباح [-الخير-] {+النور+} يا"),
        ("हिन्दी भाषा है", "हिन्दी लिपि है", "हिन्दी [-भाषा-] {+लिपि+} है"),
        ("cafe\u0301 ici", "cafe\u0300 ici", "[-cafe\u0301-] {+cafe\u0300+} ici"),
        ("- one\n- two", "- one\n- three", "- one\n- [-two-] {+three+}"),
        ("One.\n\nTwo.", "One.", "One. … 1 paragraph unchanged\n\n[-Two.-]"),
        ("A b c.\n\nTwo d.", "A b c.\n\nOne d.",
         "A b c. … 1 paragraph unchanged\n\n[-Two-] {+One+} d."),
        ("A b.\n\nC d e f.", "A x.\n\nG d e f.",
         "A [-b-] {+x+}.\n\n[-C-]\n{+G+} d e f."),
        ("A b.\n\nEnd.", "A c.\n\nNew one.\n\nEnd it.",
         "A [-b-] {+c+}.\n\n{+New one.+}\n\nEnd {+it+}."),
        ("A c.\n\nNew one.\n\nEnd it.", "A b.\n\nEnd.",
         "A [-c-] {+b+}.\n\n[-New one.-]\n\nEnd [-it-]."),
        ("One two\n\nthree x", "One two three y", "One two three [-x-] {+y+}"),
    ],
)  # fmt: skip
def test_what_came_and_went_is_marked(old: str, new: str, shown: str) -> None:
    assert told(old, new) == shown


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a b", "a\n b "),
        ("a b\n\nc", "a b\n \n\n\nc\n"),
        ("a\n\nb", "a b"),
        ("a \u00a0 b", "a b"),
        ("東京 は", "東京\nは"),
    ],
)
def test_white_space_is_no_change(old: str, new: str) -> None:
    found = difference(old, new)
    assert (found.has_any, found.added, found.removed) == (False, 0, 0)


def test_words_are_counted_and_signs_are_not() -> None:
    found = difference("Now here.", "Now and here, there!")
    assert (found.added, found.removed) == (2, 0)


def test_paragraphs_without_a_change_are_one_line() -> None:
    same = "\n\n".join(f"The paragraph of the number {n} is long." for n in range(12))
    assert told(f"{same}\n\nOld end.", f"{same}\n\nNew end.") == (
        "The paragraph of the number 0 is long. … 12 paragraphs unchanged\n\n"
        "[-Old-] {+New+} end."
    )


def test_a_long_paragraph_is_told_by_its_head() -> None:
    for word, head in (("word ", "word word word"), ("橋", "橋橋橋")):
        line = told(word * 900 + "\n\na", word * 900 + "\n\nb").split("\n")[0]
        assert line.startswith(head)
        assert len(line) < 80
        assert line.endswith(" … 1 paragraph unchanged")


def test_a_new_title_stands_above() -> None:
    blocks = blocks_of_changes(difference("Old name", "New name"), NOTHING)
    assert text_of(blocks) == "[-Old-] {+New+} name"
    assert blocks_of_changes(difference("Name", " Name"), NOTHING) == ()


def test_a_book_is_compared_by_what_holds_it_in_place() -> None:
    chance = Random(1)
    words = [f"w{chance.randrange(2_000)}" for _ in range(60_000)]
    edited = [f"X{at}" if at % 1000 == 7 else word for at, word in enumerate(words)]
    for between in (" ", "\n\n"):
        found = difference(between.join(words), between.join(edited))
        assert (found.added, found.removed) == (60, 60)


def test_a_text_of_few_words_does_not_take_the_square_of_its_length() -> None:
    old, new = ("a b " * 20_000, "b c " * 20_000)
    assert difference(old, new).removed == 40_000


WORDS = st.sampled_from(["tram", "bus", "a", "don't", "cafe\u0301", "नदी", "الخير"])
SPACES = st.sampled_from([" ", "\n", "\n\n", " \n\n \n", "\u00a0"])
SIGNS = st.sampled_from([",", ".", "(", "-", "京", "は", "รั", "…", "", "😀"])


def texts(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(st.tuples(*parts), max_size=30).map(
        lambda pairs: "".join(map("".join, pairs))
    )


@given(texts(WORDS, SPACES), texts(WORDS, SPACES))
def test_each_text_is_left_without_the_pieces_of_the_other(old: str, new: str) -> None:
    assert without(Kind.ADDED, old, new).split() == old.split()
    assert without(Kind.REMOVED, old, new).split() == new.split()


@given(texts(SIGNS, WORDS, SIGNS, SPACES | st.just("")), st.text(max_size=200))
def test_no_letter_is_lost_of_any_text(old: str, new: str) -> None:
    for one, other in ((old, new), (new, old), (old, old + new)):
        left, right = without(Kind.ADDED, one, other), without(Kind.REMOVED, one, other)
        assert "".join(left.split()) == "".join(one.split())
        assert "".join(right.split()) == "".join(other.split())
        assert difference(one, other).has_any == (one.split() != other.split())


@given(st.text(max_size=100))
def test_words_hold_all_of_a_text_but_its_white_space(text: str) -> None:
    assert "".join(word.text for word in words_of(text)) == "".join(text.split())
