"""Scripts of the world: what may be parted at the end of a line and what not."""

from __future__ import annotations

import pytest
from rich.cells import cell_len, get_character_cell_size

from reader.tui.widgets.reading_pane.graphemes import clusters
from reader.tui.widgets.reading_pane.wrap import NARROW, breaks
from tests.tui.reading_support import paragraph, rendered, table


def wrapped(text: str, width: int) -> list[str]:
    return rendered(paragraph(text), width=width).split("\n")


def test_chinese_parts_anywhere_but_before_its_punctuation() -> None:
    assert wrapped("河水回来了，人们（很久没有）笑过。", 12) == [
        "河水回来了，",
        "人们（很久没",
        "有）笑过。",
    ]
    assert wrapped("河水回来了。", 10) == ["河水回来", "了。"]
    assert wrapped("他说“好”", 6) == ["他说", "“好”"]


def test_japanese_keeps_small_kana_with_what_they_follow() -> None:
    assert wrapped("データーを送った。", 4) == [
        "デー",
        "ター",
        "を",
        "送っ",
        "た。",
    ]


def test_chinese_and_latin_in_one_line() -> None:
    assert wrapped("打开 Textual 阅读 RSS（订阅）。", 14) == [
        "打开 Textual",
        "阅读 RSS（订",
        "阅）。",
    ]


def test_arabic_keeps_its_logical_order() -> None:
    text = "عاد النهر إلى القرية بعد عشرين عاما من الجفاف"
    lines = wrapped(text, 20)
    assert " ".join(lines) == text
    assert len(lines) > 1


def test_hebrew_points_stay_with_their_letters() -> None:
    text = "בְּרֵאשִׁית"
    lines = wrapped(text, 4)
    assert "".join(lines) == text
    assert all(cell_len(line) <= 4 for line in lines)
    assert not any("\u0591" <= line[0] <= "\u05c7" for line in lines)


@pytest.mark.parametrize(
    "cluster",
    [
        "👨\u200d👩\u200d👧",
        "🇫🇷",
        "👍🏽",
        "❤\ufe0f",
        "1\ufe0f\u20e3",
        "e\u0301\u0323",
        "क्षि",
        "🏴\U000e0067\U000e007f",
    ],
)
def test_a_letter_of_many_code_points_is_never_parted(cluster: str) -> None:
    lines = wrapped(cluster * 20, 9)
    assert "".join(lines) == cluster * 20
    assert all(len(line) % len(cluster) == 0 for line in lines)
    assert all(cell_len(line) <= 9 for line in lines)


def test_flags_pair_from_the_left() -> None:
    assert [end for end, _ in clusters("🇫🇷🇩🇪🇯")] == [2, 4, 5]


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_no_break_spaces_hold(space: str) -> None:
    assert wrapped(f"la somme de 10{space}000{space}euros", 16) == [
        "la somme de",
        f"10{space}000{space}euros",
    ]


def test_french_punctuation_holds_even_after_a_plain_space() -> None:
    assert wrapped("Il a dit non ! Et « oui » aussi", 12) == [
        "Il a dit",
        "non ! Et",
        "« oui »",
        "aussi",
    ]


def test_words_part_after_hyphens_and_dashes_but_numbers_keep_their_sign() -> None:
    assert wrapped("a state-of-the-art boat", 11) == ["a state-of-", "the-art", "boat"]
    assert wrapped("it was about -15 here", 14) == ["it was about", "-15 here"]


def test_long_addresses_are_cut_at_their_joints() -> None:
    assert wrapped("See https://river.example/a/very/long/path?page=2 now", 20) == [
        "See",
        "https://river.",
        "example/a/very/long/",
        "path?page=2 now",
    ]


def test_a_long_word_without_joints_is_cut_at_the_width() -> None:
    assert wrapped("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]


def test_zero_width_space_is_a_place_to_part() -> None:
    assert breaks("river\u200bbank", 6)[0].end == 5


def test_columns_of_wide_letters_are_aligned() -> None:
    text = rendered(table(("名前", "age"), ("河", "7"), ("e\u0301", "8")), width=40)
    assert {cell_len(line[: line.index("│")]) for line in text.split("\n")[2:]} == {5}


def test_the_characters_taken_for_narrow_are_narrow() -> None:
    assert [
        hex(code)
        for first, last in _ranges(NARROW)
        for code in range(first, last + 1)
        if get_character_cell_size(chr(code)) != 1
    ] == []


def _ranges(pattern: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(pattern):
        last = at + 2 if pattern[at + 1 : at + 2] == "-" else at
        found.append((ord(pattern[at]), ord(pattern[last])))
        at = last + 1
    return found
