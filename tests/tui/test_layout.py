"""Every kind of block as it stands on the screen, at 80 and at 40 columns."""

from __future__ import annotations

import pytest

from reader.model.block import (
    Block,
    Code,
    Embed,
    Heading,
    Image,
    ListBlock,
    Paragraph,
    Quote,
    Rule,
    Span,
    Style,
)
from reader.tui.widgets.reading_pane.line import Part
from reader.tui.widgets.reading_pane.pieces import paragraph_pieces
from tests.tui.reading_support import (
    drawn_letters,
    golden,
    item,
    lines_of,
    paragraph,
    rendered,
    spans,
    table,
)

PROSE = paragraph(
    "The ferry left at dawn with eleven people, two goats and a well-travelled piano "
    "that nobody claimed."
)

PROSE_80 = """
    The ferry left at dawn with eleven people, two goats and a well-travelled piano
    that nobody claimed.
"""

PROSE_40 = """
    The ferry left at dawn with eleven
    people, two goats and a well-travelled
    piano that nobody claimed.
"""

HEADINGS: tuple[Block, ...] = (
    Heading(1, spans("The ferry")),
    PROSE,
    Heading(2, spans("Its captain")),
    Heading(3, spans("Her dog")),
    paragraph("Barks."),
)

HEADINGS_40 = """
    The ferry
    ━━━━━━━━━

    The ferry left at dawn with eleven
    people, two goats and a well-travelled
    piano that nobody claimed.


    Its captain

    Her dog

    Barks.
"""

BULLETS = ListBlock(
    (
        item("Bring bread, cheese and enough water for the whole of the crossing."),
        item("Tie", ListBlock((item("the boat", ListBlock((item("twice"),))),))),
        item("Wait"),
    )
)

BULLETS_80 = """
    • Bring bread, cheese and enough water for the whole of the crossing.
    • Tie
      ◦ the boat
        ▪ twice
    • Wait
"""

BULLETS_40 = """
    • Bring bread, cheese and enough water
      for the whole of the crossing.
    • Tie
      ◦ the boat
        ▪ twice
    • Wait
"""

NUMBERS = ListBlock((item("nine"), item("ten", "and a half")), ordered=True, start=9)

NUMBERS_40 = """
     9. nine

    10. ten

        and a half
"""

QUOTED = Quote(
    (
        paragraph("Nobody steps twice in the same river, said the man with dry feet."),
        Quote((paragraph("He never stepped in one."),)),
    )
)

QUOTED_80 = """
    │ Nobody steps twice in the same river, said the man with dry feet.
    │
    │ │ He never stepped in one.
"""

QUOTED_40 = """
    │ Nobody steps twice in the same river,
    │ said the man with dry feet.
    │
    │ │ He never stepped in one.
"""

LISTING = Code("def cross(river):\n\treturn river.width / river.patience + 1\n\ndone")

LISTING_80 = """
     def cross(river):
         return river.width / river.patience + 1

     done
"""

LISTING_40 = """
     def cross(river):
         return river.width / river.patien
     ↪ ce + 1

     done
"""

FLEET = table(
    ("Boat", "Built", "What people say of it"),
    ("Heron", "1961", "slow, dry and loved by everyone who is not in a hurry"),
    ("Otter", "1998", "wet"),
    caption="The fleet",
)

FLEET_80 = """
    The fleet
    Boat  │ Built │ What people say of it
    ──────┼───────┼──────────────────────────────────────────────────────
    Heron │ 1961  │ slow, dry and loved by everyone who is not in a hurry
    Otter │ 1998  │ wet
"""

FLEET_40 = """
    The fleet
    Boat  │ Built │ What people say of it
    ──────┼───────┼─────────────────────────
    Heron │ 1961  │ slow, dry and loved by
          │       │ everyone who is not in a
          │       │ hurry
          │       │
    Otter │ 1998  │ wet
"""

FLEET_16 = """
    The fleet
    Boat: Heron
    Built: 1961
    What people say
    of it: slow, dry
    and loved by
    everyone who is
    not in a hurry
    ────────────
    Boat: Otter
    Built: 1998
    What people say
    of it: wet
"""

MEDIA: tuple[Block, ...] = (
    Image("https://river.example/p/ferry.jpg", "a boat", "The ferry from the mill"),
    Image("https://river.example/p/mill.jpg", "The mill"),
    Image("https://river.example/p/goat.jpg"),
    Rule(),
    Embed("video", "https://v.example/1", "How to tie a boat"),
    Embed("page", "https://v.example/2"),
)

MEDIA_40 = """
    ▣ The ferry from the mill

    ▣ The mill

    ▣ goat.jpg

    ────────────────────────────────────────

    ▶ video · How to tie a boat

    ▢ page · https://v.example/2
"""


@pytest.mark.parametrize(
    ("blocks", "width", "expected"),
    [
        pytest.param((PROSE,), 80, PROSE_80, id="paragraph-80"),
        pytest.param((PROSE,), 40, PROSE_40, id="paragraph-40"),
        pytest.param(HEADINGS, 40, HEADINGS_40, id="headings-40"),
        pytest.param((BULLETS,), 80, BULLETS_80, id="bullets-80"),
        pytest.param((BULLETS,), 40, BULLETS_40, id="bullets-40"),
        pytest.param((NUMBERS,), 40, NUMBERS_40, id="numbers-40"),
        pytest.param((QUOTED,), 80, QUOTED_80, id="quote-80"),
        pytest.param((QUOTED,), 40, QUOTED_40, id="quote-40"),
        pytest.param((FLEET,), 80, FLEET_80, id="table-80"),
        pytest.param((FLEET,), 40, FLEET_40, id="table-40"),
        pytest.param((FLEET,), 16, FLEET_16, id="table-as-records"),
        pytest.param(MEDIA, 40, MEDIA_40, id="media-40"),
    ],
)
def test_a_block_as_text(blocks: tuple[Block, ...], width: int, expected: str) -> None:
    assert rendered(*blocks, width=width) == golden(expected)


@pytest.mark.parametrize(("width", "expected"), [(80, LISTING_80), (40, LISTING_40)])
def test_code_keeps_its_lines(width: int, expected: str) -> None:
    # A listing is set in by one cell, which the golden text must keep.
    assert rendered(LISTING, width=width) == "\n".join(
        line[4:] for line in expected.strip("\n").split("\n")
    )


def test_code_has_a_ground_of_full_width() -> None:
    assert {len(line.text) for line in lines_of(LISTING, width=40)} == {40}


def test_styles_and_links_reach_the_runs() -> None:
    block = Paragraph(
        (
            Span("plain "),
            Span("loud", Style.STRONG | Style.EMPHASIS),
            Span(" and "),
            Span("there", link="https://river.example/"),
        )
    )
    (line,) = lines_of(block, width=40)
    assert [(run.text, run.face.style, run.face.link) for run in line.runs] == [
        ("plain ", Style.PLAIN, None),
        ("loud", Style.STRONG | Style.EMPHASIS, None),
        (" and ", Style.PLAIN, None),
        ("there", Style.PLAIN, "https://river.example/"),
    ]


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("2", Style.SUP, "x²"),
        ("n+1", Style.SUP, "xⁿ⁺¹"),
        ("10", Style.SUB, "x₁₀"),
        ("max", Style.SUB, "x_max"),
        ("th", Style.SUP, "x^th"),
        ("[1]", Style.SUP, "x[1]"),
    ],
)
def test_raised_and_lowered_letters(text: str, style: Style, expected: str) -> None:
    block = Paragraph((Span("x"), Span(text, style)))
    assert rendered(block, width=40) == expected


def test_forced_breaks_hold() -> None:
    assert rendered(paragraph("one\ntwo\n\nthree"), width=40) == "one\ntwo\n\nthree"


def test_an_item_without_text_keeps_its_bullet() -> None:
    assert rendered(ListBlock((item(), item("b"))), width=40) == "•\n• b"


def test_blocks_without_text_leave_no_gap() -> None:
    blocks = (paragraph("a"), paragraph(" "), Quote(()), ListBlock(()), paragraph("b"))
    assert rendered(*blocks, width=40) == "a\n\nb"


def test_deep_nesting_leaves_room_for_text() -> None:
    block: Block = paragraph("deep down in the river")
    for _ in range(85):  # a quote, a list and an item: 255 elements of HTML
        block = Quote((ListBlock((item(block),)),))
    lines = lines_of(block, width=40)
    assert drawn_letters(lines) == "deepdownintheriver"
    assert max(len(line.text) for line in lines) <= 40


def test_a_table_without_heads_and_with_short_rows() -> None:
    block = table(("a", "b"), ("c",), ("d", "e", "f"), heads=0)
    assert rendered(block, width=40) == golden(
        """
        a │ b │
        c │   │
        d │ e │ f
        """
    )


def test_records_say_every_head_once_even_without_a_cell() -> None:
    block = table(("grandmother's", "great-uncle's"), ("Ann",), ("Bo", "Li"))
    assert rendered(block, width=20) == golden(
        """
        grandmother's: Ann
        great-uncle's:
        ────────────
        grandmother's: Bo
        great-uncle's: Li
        """
    )
    lines = lines_of(block, width=20)
    assert drawn_letters(lines) == "grandmother'sAnngreat-uncle'sBoLi"


def test_a_long_table_is_set_in_the_same_columns_throughout() -> None:
    rows = [(str(number), "x" * (number % 7)) for number in range(100)]
    lines = lines_of(table(*rows, heads=0), width=40)
    assert {line.text.index("│") for line in lines} == {3}
    assert len(lines) == 100


def test_a_very_long_paragraph_is_parted_after_sentences() -> None:
    text = "The river goes on, and on. " * 2000
    pieces = list(paragraph_pieces(spans(text)))
    assert len(pieces) > 5
    assert "".join(span.text for piece, _ in pieces for span in piece) == text
    assert all(piece[-1].text.endswith("on. ") for piece, _ in pieces)
    assert [end for _, end in pieces] == [" "] * (len(pieces) - 1) + ["\n"]


def test_a_very_long_line_of_code_is_whole() -> None:
    text = "0123456789" * 3000
    lines = lines_of(Code(text), width=50)
    assert drawn_letters(lines) == text
    assert {line.end for line in lines[:-1]} == {""}


def test_marks_of_layout_are_told_from_the_text() -> None:
    lines = lines_of(BULLETS, QUOTED, FLEET, width=40)
    added = {
        character
        for line in lines
        for run in line.runs
        if run.part is not Part.TEXT
        for character in run.text
    }
    assert added <= set("•◦▪ │─┼")
