"""Articles, blocks and a small app for the tests of the reading pane."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, tzinfo
from textwrap import dedent
from typing import Any

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from reader.model.article import Article, Body, BodyFormat
from reader.model.block import (
    Block,
    Blocks,
    Cell,
    Code,
    Embed,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Span,
    Spans,
    Style,
    Table,
)
from reader.tui.widgets.reading_pane import ReadingPane
from reader.tui.widgets.reading_pane.flatten import leaves_of
from reader.tui.widgets.reading_pane.layout.leaf_layout import lay_out
from reader.tui.widgets.reading_pane.line import Line, Part

WHEN = datetime(2026, 3, 3, 22, 5, tzinfo=UTC)

_LEVELLED = str.maketrans(
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+-=()n0123456789+-=()"
)

ARTICLE = Article(
    id=1,
    title="The river comes back",
    url="https://river.example/back",
    feed_id=7,
    feed="River Post",
    feed_url=None,
    credits=(),
    published=WHEN,
    updated=None,
    added=WHEN,
    sorted=WHEN,
    language="en",
    tags=(),
    read=None,
    starred=None,
    later=None,
    words=1000,
    summary="",
    body=Body(BodyFormat.PLAIN, ""),
    text="",
    enclosures=(),
)


def article(**changes: Any) -> Article:
    """Make an article that differs from a plain one by the fields named."""
    return ARTICLE._replace(**changes)


def spans(text: str, style: Style = Style.PLAIN, link: str | None = None) -> Spans:
    return (Span(text, style, link),)


def paragraph(text: str, link: str | None = None) -> Paragraph:
    return Paragraph(spans(text, link=link))


def item(*blocks: Block | str) -> ListItem:
    """Make a list item of blocks, strings being paragraphs."""
    return ListItem(
        tuple(paragraph(block) if isinstance(block, str) else block for block in blocks)
    )


def table(*rows: Iterable[str], heads: int = 1, caption: str = "") -> Table:
    """Make a table of strings whose first `heads` rows are header cells."""
    return Table(
        tuple(
            tuple(Cell(spans(text), header=number < heads) for text in row)
            for number, row in enumerate(rows)
        ),
        caption,
    )


def lines_of(*blocks: Block, width: int) -> list[Line]:
    """Lay blocks out without an app."""
    return [line for leaf in leaves_of(blocks) for line in lay_out(leaf, width)]


def rendered(*blocks: Block, width: int) -> str:
    """Return blocks as they stand on the screen, without spaces at line ends."""
    return "\n".join(line.text.rstrip() for line in lines_of(*blocks, width=width))


def golden(text: str) -> str:
    """Return an expected rendering that is indented in the source of a test."""
    return dedent(text).strip("\n")


def letters(text: str) -> str:
    """Return what must never be lost: the characters that are no white space.

    Raised and lowered digits and signs count as what they stand for.
    """
    return "".join(text.replace("\u200b", "").split()).translate(_LEVELLED)


def drawn_letters(lines: Iterable[Line]) -> str:
    """Return the letters of the article in lines, without what layout added."""
    return letters(
        "".join(
            run.text for line in lines for run in line.runs if run.part is Part.TEXT
        )
    )


def block_letters(blocks: Iterable[Block]) -> str:
    """Return the letters of blocks in the order they are read."""
    return letters("".join(_texts(blocks)))


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case ListBlock(items):
                for list_item in items:
                    yield from _texts(list_item.blocks)
            case Quote(children):
                yield from _texts(children)
            case Table(rows, caption):
                yield caption
                for row in rows:
                    yield from (_text(cell.spans) for cell in row)
            case _:
                yield _own_text(block)


def _own_text(block: Block) -> str:
    match block:
        case Paragraph(inner) | Heading(_, inner):
            return _text(inner)
        case Code(text):
            return text
        case Image():
            return block.caption or block.alt
        case Embed():
            return block.title
        case _:
            return ""


def _text(inner: Spans) -> str:
    return "".join(span.text for span in inner)


class PaneApp(App[None]):
    """Shows nothing but a reading pane and keeps what it says."""

    def __init__(self, zone: tzinfo = UTC) -> None:
        super().__init__()
        self.pane = ReadingPane(zone=zone)
        self.clicked: list[str] = []
        self.scrolls = 0

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_reading_pane_link_clicked(self, message: ReadingPane.LinkClicked) -> None:
        self.clicked.append(message.address)

    def on_reading_pane_scrolled(self) -> None:
        self.scrolls += 1

    def rows(self) -> list[str]:
        """Return what the pane draws."""
        return [
            self.pane.render_line(y).text.rstrip() for y in range(self.pane.size.height)
        ]


async def until(pilot: Pilot[None], condition: Callable[[], bool], what: str) -> None:
    """Let the app work until a condition holds."""
    for _ in range(500):
        if condition():
            return
        await pilot.pause(0.01)
    raise AssertionError(f"never came: {what}")


def long_body(paragraphs: int) -> Blocks:
    """Make a body in which every paragraph starts with its number."""
    words = "water stone bridge and the slow light over a field of reeds " * 6
    return tuple(paragraph(f"{number:04} {words}") for number in range(paragraphs))
