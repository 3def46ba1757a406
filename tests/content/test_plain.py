from __future__ import annotations

import pytest

from reader.content.plain import blocks_from_plain
from reader.model.block import Paragraph, Span
from tests.content.making import paragraph


def link(text: str) -> Span:
    return Span(text, link=text)


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("", []),
        (" \n\n\t\n", []),
        ("one\n\ntwo\n\n\n\nthree", [paragraph(t) for t in ("one", "two", "three")]),
        ("one\r\n\r\ntwo", [paragraph("one"), paragraph("two")]),
        ("one\n\u00a0\ntwo", [paragraph("one"), paragraph("two")]),
        ("one\ntwo  ", [paragraph("one\ntwo")]),
        (
            "See https://a.example/b_(c), then (http://d.example/e).",
            [
                paragraph(
                    "See ",
                    link("https://a.example/b_(c)"),
                    ", then (",
                    link("http://d.example/e"),
                    ").",
                )
            ],
        ),
        ("https://a.example", [paragraph(link("https://a.example"))]),
        (
            "« https://a.example/é »",
            [paragraph("« ", link("https://a.example/é"), " »")],
        ),
        ("http:// and https://[", [paragraph("http:// and https://[")]),
        ("javascript:x www.a.example", [paragraph("javascript:x www.a.example")]),
        ("<b>*a*</b> &amp;", [paragraph("<b>*a*</b> &amp;")]),
        ("a\x1b]0;x\x07", [paragraph("a]0;x")]),
    ],
)
def test_blocks(source: str, blocks: list[Paragraph]) -> None:
    assert list(blocks_from_plain(source)) == blocks
