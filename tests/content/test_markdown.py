from __future__ import annotations

import pytest

from reader.content.markdown import blocks_from_markdown
from reader.content.render_text import text_of
from reader.model.block import Block, Cell, Code, Image, Quote, Rule, Span, Style, Table
from tests.content.making import bullets, heading, numbers, paragraph, spans, strong

CASES: list[tuple[str, list[Block]]] = [
    ("", []),
    ("# A\n\ntext", [heading(1, "A"), paragraph("text")]),
    ("A\n===\n\nb\nc", [heading(1, "A"), paragraph("b c")]),
    ("one  \ntwo\\\nthree", [paragraph("one\ntwo\nthree")]),
    (
        "*a* **b** ~~c~~ `d`",
        [
            paragraph(
                Span("a", Style.EMPHASIS),
                " ",
                strong("b"),
                " ",
                Span("c", Style.STRIKE),
                " ",
                Span("d", Style.CODE),
            )
        ],
    ),
    ("[a](/x 'title')", [paragraph(Span("a", link="https://example.org/x"))]),
    (
        "<https://a.example>",
        [paragraph(Span("https://a.example", link="https://a.example"))],
    ),
    ("[a](javascript:x)", [paragraph("[a](javascript:x)")]),
    (
        "- a\n  1. b\n- c",
        [bullets((paragraph("a"), numbers(paragraph("b"))), paragraph("c"))],
    ),
    ("3. a\n4. b", [numbers(paragraph("a"), paragraph("b"), start=3)]),
    ("> a\n>\n> > b", [Quote((paragraph("a"), Quote((paragraph("b"),))))]),
    ("```py\na\n  b\n```", [Code("a\n  b", "py")]),
    ("a\n\n---\n\nb", [paragraph("a"), Rule(), paragraph("b")]),
    (
        "| A | B |\n|---|---|\n| 1 | 2 |",
        [
            Table(
                (
                    (Cell(spans("A"), True), Cell(spans("B"), True)),
                    (Cell(spans("1")), Cell(spans("2"))),
                )
            )
        ],
    ),
    ("![a *b*](/p.png 'c')", [Image("https://example.org/p.png", "a b", "c")]),
    ("a <b>b</b><script>x()</script>", [paragraph("a ", strong("b"))]),
    ("a\x1b]0;x\x07 &#27;[2J", [paragraph("a]0;x \ufffd[2J")]),
    ("[/] [@click=app.quit]x[/]", [paragraph("[/] [@click=app.quit]x[/]")]),
]


@pytest.mark.parametrize(("source", "blocks"), CASES)
def test_blocks(source: str, blocks: list[Block]) -> None:
    assert list(blocks_from_markdown(source, "https://example.org/")) == blocks


DEEP_LIST = "\n".join(f"{'  ' * depth}- x{depth}" for depth in range(150))


@pytest.mark.parametrize(
    "source",
    [
        ">" * 3_000 + " deep",
        "> " * 3_000 + "deep",
        "- " * 3_000 + "deep",
        "1. " * 3_000 + "deep",
        "> - " * 3_000 + "deep",
        DEEP_LIST + "deep",
        DEEP_LIST.replace("  ", "\t") + "deep",
        "![" * 3_000 + "deep" + "](b)" * 3_000,
        "*a **b " * 3_000 + "deep",
        "[" * 50_000 + "deep",
    ],
)
@pytest.mark.timeout(60)
def test_deep_text_is_shown(source: str) -> None:
    assert "deep" in text_of(blocks_from_markdown(source, "https://example.org/"))


def test_marks_in_a_row_are_still_a_rule() -> None:
    assert Rule() in blocks_from_markdown("a\n\n" + "- " * 30 + "\n\nb")
