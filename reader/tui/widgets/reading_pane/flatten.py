"""Flattening: nested blocks become one row of leaves with their indents and gaps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

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
    Spans,
    Table,
)
from reader.tui.widgets.reading_pane.layout.spans import cleaned
from reader.tui.widgets.reading_pane.layout.table_shape import TableShape
from reader.tui.widgets.reading_pane.leaf import Body, Label, Leaf, TableRows
from reader.tui.widgets.reading_pane.line import Face, Run, Runs, mark, ornament
from reader.tui.widgets.reading_pane.pieces import code_pieces, paragraph_pieces

_BULLETS = "•◦▪"
_PICTURE, _PLAYS, _PAGE = "▣ ", "▶ ", "▢ "
_ROWS_PER_LEAF = 8
_WIDE_GAP_LEVEL = 2
"""Headings up to this level stand apart by two blank lines."""


class Place(NamedTuple):
    """Where the next leaf stands: its indents, the gap above and its look."""

    first: Runs = ()
    rest: Runs = ()
    gap: tuple[Runs, ...] = ()
    role: str = "text"
    depth: int = 0

    def below(self, gap: tuple[Runs, ...] = ()) -> Place:
        """Return the place of the next leaf of the same block or container."""
        return Place(self.rest, self.rest, gap, self.role, self.depth)


def leaves_of(blocks: Iterable[Block], *, gap: bool = False) -> list[Leaf]:
    """Flatten the blocks of a body; `gap` sets a blank line above the first."""
    flattener = _Flattener()
    place = Place(gap=((),) if gap else ())
    for number, block in enumerate(blocks):
        if _is_empty(block):
            continue
        flattener.begin(number)
        flattener.add(block, place)
        place = Place(gap=((),))
    return flattener.leaves


class _Flattener:
    """Collects the leaves of one document."""

    def __init__(self) -> None:
        self.leaves: list[Leaf] = []
        self._block = self._part = 0

    def begin(self, block: int) -> None:
        """Start the top-level block with this index."""
        self._block, self._part = block, 0

    def add(self, block: Block, place: Place) -> None:
        """Add the leaves of one block, whatever it holds."""
        match block:
            case Paragraph(spans):
                self._paragraph(spans, place)
            case Heading(level):
                wide = place.gap * 2 if level <= _WIDE_GAP_LEVEL else place.gap
                self._leaf(block, place._replace(gap=wide))
            case ListBlock():
                self._list(block, place)
            case Quote(inner):
                self._children(inner, _quoted(place))
            case Code(text, language):
                self._code(text, language, place)
            case Table():
                self._table(block, place)
            case Image():
                self._labelled(_PICTURE, _image_runs(block), place)
            case Embed():
                sign = _PAGE if block.kind == "page" else _PLAYS
                self._labelled(sign, _embed_runs(block), place)
            case Rule():
                self._leaf(block, place)

    def _leaf(self, body: Body, place: Place, end: str = "\n") -> None:
        leaf = Leaf(
            self._block,
            self._part,
            body,
            place.first,
            place.rest,
            place.gap,
            place.role,
            end,
        )
        self.leaves.append(leaf)
        self._part += 1

    def _children(
        self, blocks: Iterable[Block], place: Place, *, tight: bool = False
    ) -> None:
        """Add the blocks of a container; one without text shows its marker only."""
        between = () if tight else (place.rest,)
        seen = [block for block in blocks if not _is_empty(block)]
        for block in seen:
            self.add(block, place)
            place = place.below(between)
        if not seen:
            self._leaf(Label(()), place)

    def _paragraph(self, spans: Spans, place: Place) -> None:
        for piece, end in paragraph_pieces(spans):
            self._leaf(Paragraph(piece), place, end)
            place = place.below()

    def _list(self, block: ListBlock, place: Place) -> None:
        tight = all(_is_tight(item.blocks) for item in block.items)
        last_number = f"{block.start + len(block.items) - 1}."
        for index, item in enumerate(block.items):
            if block.ordered:
                marker = f"{block.start + index}. ".rjust(len(last_number) + 1)
            else:
                marker = _BULLETS[place.depth % len(_BULLETS)] + " "
            child = _indented(place, marker, place.depth + 1)
            self._children(item.blocks, child, tight=tight)
            gap = () if tight else (place.rest,)
            place = place.below(gap)

    def _code(self, text: str, language: str, place: Place) -> None:
        for piece, end in code_pieces(text):
            self._leaf(Code(piece, language), place, end)
            place = place.below()

    def _table(self, table: Table, place: Place) -> None:
        caption = cleaned(table.caption)
        if caption:
            self._leaf(Label((Run(caption, Face("caption")),)), place)
            place = place.below()
        shape = TableShape(table)
        for start in range(0, len(table.rows), _ROWS_PER_LEAF):
            stop = min(start + _ROWS_PER_LEAF, len(table.rows))
            self._leaf(TableRows(shape, start, stop), place)
            place = place.below()

    def _labelled(self, sign: str, runs: Runs, place: Place) -> None:
        self._leaf(Label(runs), _indented(place, sign, place.depth))


def _indented(place: Place, marker: str, depth: int) -> Place:
    """Put a marker before the first line and its width before the others."""
    return Place(
        (*place.first, mark(marker)),
        (*place.rest, ornament(" " * len(marker))),
        place.gap,
        place.role,
        depth,
    )


def _quoted(place: Place) -> Place:
    bar = ornament("│ ", "quote-bar")
    return place._replace(
        first=(*place.first, bar), rest=(*place.rest, bar), role="quote"
    )


def _is_tight(blocks: tuple[Block, ...]) -> bool:
    """Tell an item that needs no blank lines: one block, then only lists."""
    seen = [block for block in blocks if not _is_empty(block)]
    return all(isinstance(block, ListBlock) for block in seen[1:])


def _is_empty(block: Block) -> bool:
    match block:
        case Paragraph(spans):
            return not any(span.text.strip() for span in spans)
        case Heading(_, spans):
            return not any(span.text.strip() for span in spans)
        case ListBlock(items):
            return not items
        case Quote(blocks):
            return all(_is_empty(inner) for inner in blocks)
        case Code(text):
            return not text.strip()
        case Table(rows, caption):
            return not any(rows) and not caption
        case _:
            return False


def _image_runs(image: Image) -> Runs:
    words = image.caption or image.alt or _file_name(image.source) or "picture"
    link = cleaned(image.link or image.source) or None
    return (Run(cleaned(words), Face("caption", link=link)),)


def _embed_runs(embed: Embed) -> Runs:
    link = cleaned(embed.source) or None
    words = cleaned(embed.title or embed.source)
    kind = mark(f"{cleaned(embed.kind)} · ", "caption")
    return (kind, Run(words, Face("caption", link=link)))


def _file_name(address: str) -> str:
    try:
        return urlsplit(address).path.rpartition("/")[2]
    except ValueError:  # an address that is none still gets its line
        return ""
