"""Painting: lines become strips in the colours of the theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from reader.model.block import Style
from reader.tui.widgets.reading_pane.line import Face, Line

ROLES = (
    "text",
    "title",
    "meta",
    "heading-1",
    "heading-2",
    "heading-3",
    "heading-4",
    "heading-5",
    "heading-6",
    "quote",
    "quote-bar",
    "caption",
    "code-block",
    "marker",
    "rule",
    "table-head",
    "table-bar",
    # The last ones are laid over the look of what they stand in.
    "code",
    "mark",
    "added",
    "removed",
    "link",
    "hit",
    "hit-here",
)
"""Every look of the pane; each is a component class."""

_ATTRIBUTES = (
    (Style.STRONG, RichStyle(bold=True)),
    (Style.EMPHASIS, RichStyle(italic=True)),
    (Style.STRIKE, RichStyle(strike=True)),
    (Style.UNDERLINE, RichStyle(underline=True)),
)


def component(role: str) -> str:
    """Name the component class of a role."""
    return f"reading-pane--{role}"


class Painter:
    """Paints lines in the styles of a widget; `forget` when these change."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._ground: RichStyle | None = None
        self._styles: dict[Face, RichStyle] = {}

    def forget(self) -> None:
        """Read the styles again at the next line."""
        self._ground = None
        self._styles.clear()

    def strip(
        self,
        line: Line,
        margin: int,
        width: int,
        hits: Iterable[tuple[int, int, str]] = (),
        selected: tuple[int, int] | None = None,
    ) -> Strip:
        """Paint a line after a margin and fill it up to the width (all in cells).

        `hits` are ranges of characters and the roles laid over them. `selected`
        is the range shown as selected; its end may be -1 for the end of the line.
        """
        ground = self._ground = self._ground or self._widget.rich_style
        pieces = [(text, self._style(face)) for text, face, _ in line.runs]
        for start, stop, role in hits:
            look = self._widget.get_component_rich_style(component(role), partial=True)
            pieces = list(_laid_over(pieces, start, stop, look))
        if selected is not None:
            pieces = list(_laid_over(pieces, *selected, self._selection_style))
        segments = [Segment(text, style) for text, style in pieces]
        used = margin + sum(cell_len(text) for text, _ in pieces)
        rest = Segment(" " * (width - used), ground)
        return Strip([Segment(" " * margin, ground), *segments, rest], max(width, used))

    @property
    def _selection_style(self) -> RichStyle:
        return self._widget.screen.get_component_rich_style("screen--selection")

    def _style(self, face: Face) -> RichStyle:
        style = self._styles.get(face)
        if style is None:
            style = self._styles[face] = self._made_style(face)
        return style

    def _made_style(self, face: Face) -> RichStyle:
        look = self._widget.get_component_rich_style
        style = look(component(face.role))
        for role, wanted in (
            ("code", Style.CODE in face.style),
            ("mark", Style.MARK in face.style),
            ("added", Style.ADDED in face.style),
            ("removed", Style.REMOVED in face.style),
            ("link", face.link is not None),
        ):
            if wanted:
                style += look(component(role), partial=True)
        for flag, attribute in _ATTRIBUTES:
            if flag in face.style:
                style += attribute
        return style


def _laid_over(
    pieces: Iterable[tuple[str, RichStyle]], start: int, stop: int, look: RichStyle
) -> Iterator[tuple[str, RichStyle]]:
    """Lay a look over a range of characters; its end may be -1 for the last."""
    at = 0
    for text, style in pieces:
        end = len(text)
        low = min(max(start - at, 0), end)
        high = end if stop < 0 else min(max(stop - at, low), end)
        at += end
        for part, its_style in (
            (text[:low], style),
            (text[low:high], style + look),
            (text[high:], style),
        ):
            if part:
                yield part, its_style


def message_strip(
    widget: Widget, message: Content, y: int, size: Size, measure: int
) -> Strip:
    """Paint line `y` of a view with a message of our own in its middle."""
    strips = Visual.to_strips(widget, message, measure, None, widget.visual_style)
    ground = widget.rich_style
    line = y - (size.height - len(strips)) // 2
    if not 0 <= line < len(strips):
        return Strip.blank(size.width, ground)
    left = max((size.width - measure) // 2, 0)
    strip = Strip([Segment(" " * left, ground), *strips[line]])
    return strip.adjust_cell_length(size.width, ground)
