from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.markdown import blocks_from_markdown
from reader.content.render_markdown import markdown_of
from reader.content.render_text import text_of
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


def paragraph(*texts: str | Span) -> Paragraph:
    return Paragraph(tuple(t if isinstance(t, Span) else Span(t) for t in texts))


CASES: list[tuple[list[Block], str]] = [
    ([], ""),
    ([paragraph("One."), paragraph("Two.")], "One.\n\nTwo.\n"),
    ([Heading(2, (Span("A title"),))], "## A title\n"),
    ([Heading(1, (Span("In C #"),))], "# In C \\#\n"),
    ([paragraph("a ", Span("b", Style.STRONG), " c")], "a **b** c\n"),
    ([paragraph(Span("b", Style.EMPHASIS))], "*b*\n"),
    ([paragraph(Span("b", Style.STRONG | Style.EMPHASIS))], "***b***\n"),
    ([paragraph(Span("b!", Style.STRONG), "c")], "<strong>b\\!</strong>c\n"),
    ([paragraph(Span("b ", Style.STRONG), "c")], "**b** c\n"),
    ([paragraph(Span("b", Style.STRIKE))], "~~b~~\n"),
    ([paragraph(Span("b", Style.UNDERLINE))], "<u>b</u>\n"),
    ([paragraph("H", Span("2", Style.SUB), "O")], "H<sub>2</sub>O\n"),
    ([paragraph(Span("a ` b", Style.CODE))], "``a ` b``\n"),
    ([paragraph(Span("`", Style.CODE))], "`` ` ``\n"),
    ([paragraph("one\ntwo")], "one\\\ntwo\n"),
    ([paragraph("# no title")], "\\# no title\n"),
    ([paragraph("1986. A year")], "1986\\. A year\n"),
    ([paragraph("- a\n+ b")], "\\- a\\\n\\+ b\n"),
    (
        [paragraph("*a* _b_ `c` [d] <e> ~f~")],
        r"\*a\* \_b\_ \`c\` \[d\] \<e> \~f\~" + "\n",
    ),
    ([paragraph("AT&T &amp; C:\\x")], "AT&T \\&amp; C:\\\\x\n"),
    (
        [paragraph("see ", Span("this", link="https://a.example/b"), ".")],
        "see [this](https://a.example/b).\n",
    ),
    (
        [paragraph(Span("x", link="https://a.example/b_(c)"))],
        "[x](<https://a.example/b_(c)>)\n",
    ),
    (
        [paragraph(Span("]:", Style.CODE, "https://a.example"))],
        "[<code>\\]:</code>](https://a.example)\n",
    ),
    ([Quote((paragraph("a"), paragraph("b")))], "> a\n>\n> b\n"),
    ([Code("a\n```\nb", "py")], "````py\na\n```\nb\n````\n"),
    ([Rule()], "***\n"),
    (
        [ListBlock((ListItem((paragraph("a"),)), ListItem((paragraph("b"),))))],
        "- a\n- b\n",
    ),
    (
        [ListBlock((ListItem((paragraph("a"), paragraph("b"))),), True, 9)],
        "9. a\n\n   b\n",
    ),
    (
        [
            ListBlock((ListItem((paragraph("a"),)),)),
            ListBlock((ListItem((paragraph("b"),)),)),
        ],
        "- a\n\n* b\n",
    ),
    (
        [Image("https://a.example/p.png", "alt", 'a "title"')],
        '![alt](https://a.example/p.png "a \\"title\\"")\n',
    ),
    ([Image("", "alt", "title")], '![alt](<> "title")\n'),
    (
        [Image("https://a.example/p.png", "alt", link="https://a.example/")],
        "[![alt](https://a.example/p.png)](https://a.example/)\n",
    ),
    (
        [Embed("video", "https://a.example/v", "A film")],
        "[A film](https://a.example/v)\n",
    ),
    (
        [
            Table(
                (
                    (Cell((Span("A"),), True), Cell((Span("B"),), True)),
                    (Cell((Span("1|2"),)), Cell((Span("3\n4"),))),
                ),
                "Numbers",
            )
        ],
        "Numbers\n\n| A | B |\n| --- | --- |\n| 1\\|2 | 3<br>4 |\n",
    ),
    (
        [Table(((Cell((Span("1"),)), Cell((Span("2"),))), (Cell((Span("3"),)),)))],
        "|  |  |\n| --- | --- |\n| 1 | 2 |\n| 3 |  |\n",
    ),
]


@pytest.mark.parametrize(("blocks", "markdown"), CASES)
def test_markdown(blocks: list[Block], markdown: str) -> None:
    assert markdown_of(blocks) == markdown


# Texts rich in what Markdown takes for markup.
TEXT = st.text(
    st.sampled_from("ab1é文 \n*_`[]()<>#+-=.!|\\~&;:\"'\u00a0/"),
    min_size=1,
    max_size=24,
)


def _line(text: str) -> str:
    """Set a text as running text is set in blocks: single spaces, no ends."""
    return re.sub("[ \n]+", " ", text).strip()


def _lines(text: str) -> str:
    return "\n".join(filter(None, map(_line, text.split("\n"))))


LINE = TEXT.map(_line).filter(bool)
LINES = TEXT.map(_lines).filter(bool)
STYLES = st.integers(0, 255).map(Style)
LINKS = st.sampled_from(
    [None, None, "https://a.example/b_(c)?d=*&e;#f", "mailto:a@b.c"]
)
SPANS = st.lists(st.builds(Span, LINES, STYLES, LINKS), min_size=1, max_size=4).map(
    tuple
)
PARAGRAPHS = st.builds(Paragraph, SPANS)
HEADINGS = st.builds(
    Heading, st.integers(1, 6), st.builds(Span, LINE).map(lambda s: (s,))
)
CODES = st.builds(Code, LINES, st.sampled_from(["", "python", "c++"]))
SOURCES = st.sampled_from(["", "https://a.example/p.png"])
IMAGES = st.builds(Image, SOURCES, LINE, LINE, LINKS)
TABLES = st.lists(
    st.lists(st.builds(Cell, SPANS), min_size=2, max_size=3).map(tuple),
    min_size=1,
    max_size=3,
).map(lambda rows: Table(tuple(rows)))


def _containers(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    some = st.lists(blocks, min_size=1, max_size=3).map(tuple)
    items = st.lists(st.builds(ListItem, some), min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Quote, some),
        st.builds(ListBlock, items, st.booleans(), st.integers(0, 1200)),
    )


LEAVES: st.SearchStrategy[Block] = st.one_of(
    PARAGRAPHS, HEADINGS, CODES, IMAGES, TABLES
)
BLOCKS = st.lists(st.recursive(LEAVES, _containers, max_leaves=6), max_size=4)


def _words(blocks: list[Block] | tuple[Block, ...]) -> str:
    """Return the text without white space and the bars that pad short rows."""
    return "".join(text_of(blocks).replace("|", "").split())


@given(BLOCKS)
def test_the_text_survives_the_way_there_and_back(blocks: list[Block]) -> None:
    assert _words(blocks_from_markdown(markdown_of(blocks))) == _words(blocks)
