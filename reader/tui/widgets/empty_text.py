"""Draws what an empty list says: a few lines in the middle of the pane."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.style import Style


def centred_line(text: Content, style: Style, size: Size, y: int) -> Strip:
    """Return line `y` of a pane that shows nothing but a text in its middle."""
    width, height = size
    lines = text.wrap(max(1, width - 2)) if text else []
    row = y - max(0, (height - len(lines)) // 2)
    if not 0 <= row < len(lines):
        return Strip.blank(width, style.rich_style)
    left = max(0, (width - lines[row].cell_length) // 2)
    segments = lines[row].pad_left(left).render_segments(style)
    return Strip(segments).adjust_cell_length(width, style.rich_style)
