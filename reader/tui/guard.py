"""The last filter: no control character leaves the compositor, whoever drew it.

Textual hands ESC, C1 and bidi controls inside a string to the terminal as they
are. `reader.tui.text` removes them where foreign text enters the screen; this
filter catches a widget that goes round that gateway. It does not see what
bypasses the compositor: the clipboard, the window title, standard output.
"""

from __future__ import annotations

import re
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""C0, DEL, C1 (ECMA-48), explicit bidi controls (UAX #9, section 2), surrogates."""


class ControlGuard(LineFilter):
    """Shows U+FFFD for every control character and drops links that hold one."""

    def apply(
        self,
        segments: list[Segment],
        background: Color,  # noqa: ARG002  (part of Textual's interface)
    ) -> list[Segment]:
        """Return the segments as they may go to a terminal, at the same width."""
        links = [style.link for _, style, _ in segments if style and style.link]
        if not _UNSAFE.search("".join([*(part.text for part in segments), *links])):
            return segments
        # A control character has no width but its replacement has one.
        width = Segment.get_line_length(segments)
        return Segment.adjust_line_length(
            [_made_safe(segment) for segment in segments], width
        )


def install(app: App[Any]) -> None:
    """Make the guard the last filter of an app; call it once, before it runs."""
    # Textual has no public way to add a filter.
    app._filters.append(ControlGuard())


def _has_unsafe_link(style: Style | None) -> bool:
    return style is not None and bool(style.link and _UNSAFE.search(style.link))


def _made_safe(segment: Segment) -> Segment:
    text, style, _ = segment
    if style is not None and _has_unsafe_link(style):
        style = style.update_link(None)
    return Segment(_UNSAFE.sub(REPLACEMENT, text), style)
