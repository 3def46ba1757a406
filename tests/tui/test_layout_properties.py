"""What holds for every text: no line too wide, no letter lost, nothing alive."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.content.clean import clean_text
from reader.model.block import (
    Block,
    Cell,
    Code,
    Embed,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Span,
    Style,
    Table,
)
from reader.tui.widgets.reading_pane.document import Document
from reader.tui.widgets.reading_pane.flatten import leaves_of
from reader.tui.widgets.reading_pane.layout.leaf_layout import LEAST_WIDTH
from reader.tui.widgets.reading_pane.wrap import breaks, cut
from tests.tui.reading_support import block_letters, drawn_letters, lines_of

UNSAFE = re.compile("[\x00-\x09\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

PIECES = st.sampled_from(
    [
        *"ab-.、。（）«»!?河水ーッ한עה❤👨🇫🇷",
        *"\u0301\u200d\ufe0f \n\t\u00a0\u202f\u200b\u3000\u2028\x1b\x00\x9b\u202e",
        "[/]",
        "[@click=app.quit]x[/]",
        "https://river.example/a?b=c&d=e",
        "word",
        "state-of-the-art",
        "👨\u200d👩\u200d👧",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60)
SPANS = st.lists(
    st.builds(
        Span,
        text=TEXTS,
        style=st.sampled_from([Style.PLAIN, Style.STRONG, Style.CODE, Style.SUP]),
        link=st.sampled_from([None, "https://river.example/"]),
    ),
    max_size=4,
).map(tuple)
CELLS = st.builds(Cell, SPANS, st.booleans())
ROWS = st.lists(st.lists(CELLS, max_size=4).map(tuple), min_size=1, max_size=4)
LEAVES: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, SPANS),
    st.builds(Heading, st.integers(1, 6), SPANS),
    st.builds(Code, TEXTS),
    st.builds(Table, ROWS.map(tuple), TEXTS),
    st.builds(Image, st.just("https://river.example/x"), st.just("alt"), TEXTS),
    st.builds(Embed, st.just("video"), st.just("https://v.example/"), st.just("Film")),
    st.just(Rule()),
)


def _containers(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    blocks = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(st.builds(ListItem, blocks), max_size=3).map(tuple)
    return st.builds(Quote, blocks) | st.builds(ListBlock, items, st.booleans())


BLOCKS = st.recursive(LEAVES, _containers, max_leaves=6)
WIDTHS = st.integers(LEAST_WIDTH, 90)


@settings(deadline=None)
@given(BLOCKS, WIDTHS)
def test_no_line_is_too_wide_and_no_letter_is_lost(block: Block, width: int) -> None:
    lines = lines_of(block, width=width)
    assert max((cell_len(line.text) for line in lines), default=0) <= width
    # Columns interleave their cells, so the order is left to the golden texts.
    assert sorted(drawn_letters(lines)) == sorted(clean_text(block_letters([block])))


@settings(deadline=None)
@given(BLOCKS, WIDTHS)
def test_no_control_character_is_drawn(block: Block, width: int) -> None:
    for line in lines_of(block, width=width):
        assert UNSAFE.search(line.text) is None


@given(TEXTS, WIDTHS)
def test_breaks_follow_one_another_and_drop_only_space(text: str, width: int) -> None:
    text = clean_text(text).replace("\t", " ")
    found = breaks(text, width)
    edges = [0, *(edge for part in found for edge in part[:2]), len(text)]
    assert edges == sorted(edges)
    assert found[-1].join == "\n"
    assert _squeezed(
        "".join(text[part.start : part.end] for part in found)
    ) == _squeezed(text)
    assert all(cell_len(text[part.start : part.end]) <= width for part in found)


@given(TEXTS, WIDTHS)
def test_cutting_loses_nothing(text: str, width: int) -> None:
    text = clean_text(text).replace("\n", " ")
    found = cut(text, width)
    assert "".join(text[part.start : part.end] for part in found) == text
    assert all(cell_len(text[part.start : part.end]) <= width for part in found)


@settings(deadline=None)
@given(st.lists(BLOCKS, max_size=5), WIDTHS, WIDTHS, st.data())
def test_a_place_holds_at_another_width(
    blocks: list[Block], one: int, other: int, data: st.DataObject
) -> None:
    document = Document(leaves_of(blocks), one)
    while document.refine():
        pass
    y = data.draw(st.integers(0, max(document.height - 1, 0)))
    place = document.position(y)
    again = document.resized(other)
    found = again.position(again.find(place))
    assert (found.block, found.part) == (place.block, place.part)
    assert found.letters <= place.letters
    assert document.find(place) == y


@settings(deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=8), WIDTHS, st.integers(1, 12), st.data())
def test_settling_keeps_the_line_in_view_in_its_place(
    blocks: list[Block], width: int, page: int, data: st.DataObject
) -> None:
    document = Document(leaves_of(blocks), width)
    if not document.leaves:
        return
    y = document.settle(data.draw(st.integers(0, document.height)), page)
    index, row = document.locate(y)
    before = document.line(index, row)
    document.refine_from(y)
    while document.refine():
        pass
    assert document.is_settled
    assert document.line(index, row) == before
    assert document.height == sum(
        len(document.lines_of(number)) for number in range(len(document.leaves))
    )


def _squeezed(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())
