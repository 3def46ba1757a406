from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.body import blocks_of
from reader.content.elements.reading import MAX_CONTAINERS
from reader.content.html import blocks_from_html
from reader.content.nesting import MAX_DEPTH, SMALL, names, tame
from reader.content.render_markdown import markdown_of
from reader.content.render_text import text_of
from reader.model.article import Body, BodyFormat
from reader.model.block import Blocks, ListBlock, Quote

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
SIZE = 200_000


def filled(unit: str, size: int = SIZE) -> str:
    return unit * (size // len(unit))


# What makes parsers slow, deep or hungry: quadratic regular expressions and scope
# searches, formatting elements carried from block to block, recursion.
HOSTILE = {
    "comments": filled("<!--"),
    "open tags": filled("<a"),
    "open attributes": filled("<a href='"),
    "less-than signs": filled("<"),
    "ampersands": filled("&"),
    "control references": filled("&#27;"),
    "cdata": filled("<![CDATA["),
    "deep div": filled("<div>"),
    "deep div, closed": filled("<div>", 90_000) + filled("</div>", 110_000),
    "deep quotes": filled("<blockquote>"),
    "deep lists": filled("<ul><li>x"),
    "deep tables": filled("<table><tr><td>x"),
    "deep figures": filled("<figure><figcaption>x"),
    "deep terms": filled("<dl><dt>"),
    "deep unknown": filled("<x>"),
    "deep bold": filled("<b><i>"),
    "deep links": filled("<a href=/x>"),
    "distinct bold": "".join(f"<b id={n}><p>" for n in range(14_000)),
    "distinct fonts": "".join(f"<font a{n}=1>" for n in range(14_000)),
    "end tags": filled("</p>"),
    "wrong end tags": filled("<b></p>"),
    "crossed tags": filled("<x><div></x></div>"),
    "never matched": filled("<x>", SIZE // 2) + filled("</y>", SIZE // 2),
    "foster parents": filled("<table>x"),
    "wide cells": "<table><tr>" + filled("<td colspan=999 rowspan=999>x"),
    "attributes": "<a " + " ".join(f"x{n}=1" for n in range(25_000)) + ">",
    "pictures": filled("<img src=a>"),
    "breaks": filled("x<br>"),
    "spaces": filled(" \n"),
    "svg": filled("<svg><g>"),
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.timeout(30)
def test_hostile_documents_are_read_to_the_end(source: str) -> None:
    blocks = blocks_from_html(f"<p>before</p>{source}", "https://example.org/")
    assert text_of(blocks).startswith("before")
    markdown_of(blocks)


@pytest.mark.parametrize(
    "tag", ["div", "b", "span", "blockquote", "ul><li", "ol", "table><tr><td", "figure"]
)
def test_text_twenty_thousand_deep_is_shown(tag: str) -> None:
    blocks = blocks_from_html(f"<{tag}>" * 20_000 + "deep text")
    assert text_of(blocks).endswith("deep text")
    assert max(_depths(blocks), default=0) <= MAX_CONTAINERS


def _depths(blocks: Blocks, depth: int = 0) -> Iterator[int]:
    for block in blocks:
        yield depth
        if isinstance(block, Quote):
            yield from _depths(block.blocks, depth + 1)
        if isinstance(block, ListBlock):
            for item in block.items:
                yield from _depths(item.blocks, depth + 1)


PIECES = st.sampled_from(
    sorted(
        names(
            "<p> </p> <div> </div> <b> </b> <i> <a¬href='/x'> </a> <ul> </ul> <ol> <li>"
            " </li> <table> </table> <tr> <td> <th> <caption> <thead> </tr> </td> <pre>"
            " </pre> <br> <hr> <h1> </h1> <blockquote> </blockquote> <dl> <dt> <dd>"
            " </dl> <figure> <figcaption> </figure> <img¬src=a¬alt=b> <iframe> <q>"
            " <script> </script> <svg> </svg> <select> <option> <!-- --> <![CDATA[ ]]>"
            " <template> </template> <base¬href='//b'> <details> <summary> <ruby> <rt>"
            " <code> </code> <body> <html> <frameset> <plaintext> <math> <textarea>"
            " &#27; &#155; &#x202e; &#0; &#xd800; &amp; \ud800 \u202e \x00 \x9b31m"
            " [/] [@click=app.quit] x"
        )
    )
).map(lambda piece: piece.replace("¬", " "))
CONTROLS = st.sampled_from(["\x1b]0;x\x07", "\x1b[2J", "\r\n", " ", "\n\n", "\x85"])
SOURCES = st.lists(
    st.one_of(PIECES, PIECES, CONTROLS, st.text(max_size=5)), max_size=30
).map("".join)
FORMATS = st.sampled_from(BodyFormat)


@given(SOURCES, FORMATS)
def test_no_control_character_comes_through(source: str, kind: BodyFormat) -> None:
    blocks = blocks_of(Body(kind, source, "https://example.org/"))
    for text in _texts(blocks):
        assert FORBIDDEN.search(text) is None


@given(SOURCES, FORMATS)
def test_every_body_can_be_written(source: str, kind: BodyFormat) -> None:
    blocks = blocks_of(Body(kind, source))
    assert FORBIDDEN.search(text_of(blocks)) is None
    assert FORBIDDEN.search(markdown_of(blocks)) is None


@given(SOURCES)
def test_no_block_is_empty(source: str) -> None:
    for block in blocks_from_html(source):
        assert not isinstance(block, Quote) or block.blocks
        assert not isinstance(block, ListBlock) or block.items


def _texts(value: object) -> Iterator[str]:
    """Yield every text in blocks, their links and languages too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def test_small_documents_keep_their_tags() -> None:
    assert tame("<p title='<b>'>a<B>b</B></p>") == "<p title='<b->'>a<B->b</B-></p>"


def test_large_balanced_documents_are_left_as_they_are() -> None:
    source = "<div><p>a <span>b</span></p><!-- </div> --><ul><li>x</ul></div>\n" * 1500
    assert len(source) > SMALL
    assert tame(source) == source


def test_deep_tags_become_paragraphs_and_shallow_ones_stay() -> None:
    source = "<div>" * 20_000 + "deep" + "</div>" * 20_000 + "<em>end</em>"
    tamed = tame(source)
    assert tamed.count("<div>") == MAX_DEPTH
    assert tamed.count("</div>") == MAX_DEPTH
    assert tamed.endswith("<em->end</em->")
