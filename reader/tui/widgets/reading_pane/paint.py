"""Painting: lines become strips in the colours of the theme."""

from __future__ import annotations

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
    # The last three are laid over the look of what they stand in.
    "code",
    "mark",
    "link",
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
        self._styles: dict[Face, RichStyle] = {}

    def forget(self) -> None:
        """Read the styles again at the next line."""
        self._styles.clear()

    def strip(
        self,
        line: Line,
        margin: int,
        width: int,
        selected: tuple[int, int] | None = None,
    ) -> Strip:
        """Paint a line after a margin and fill it up to the width (all in cells).

        `selected` is the range of characters shown as selected; its end may be
        -1 for the end of the line.
        """
        ground = self._widget.rich_style
        segments = [Segment(" " * margin, ground)]
        at = 0
        for text, face, _ in line.runs:
            style = self._style(face)
            if selected is None:
                segments.append(Segment(text, style))
            else:
                segments += self._highlighted(text, at, style, selected)
                at += len(text)
        used = sum(cell_len(segment.text) for segment in segments)
        segments.append(Segment(" " * (width - used), ground))
        return Strip(segments, max(width, used))

    def _highlighted(
        self, text: str, at: int, style: RichStyle, selected: tuple[int, int]
    ) -> list[Segment]:
        """Part a text that stands at a character of its line by the selection."""
        end = len(text)
        start = min(max(selected[0] - at, 0), end)
        stop = end if selected[1] < 0 else min(max(selected[1] - at, start), end)
        chosen = style + self._widget.screen.get_component_rich_style(
            "screen--selection"
        )
        parts = (
            (text[:start], style),
            (text[start:stop], chosen),
            (text[stop:], style),
        )
        return [Segment(part, look) for part, look in parts if part]

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
            ("link", face.link is not None),
        ):
            if wanted:
                style += look(component(role), partial=True)
        for flag, attribute in _ATTRIBUTES:
            if flag in face.style:
                style += attribute
        return style


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
