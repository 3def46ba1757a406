"""Views whose lines come ready drawn, so that little is done to paint them."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import Self

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual._styles_cache import StylesCache
from textual.color import Color
from textual.css.styles import StylesBase
from textual.geometry import Region, Size, Spacing
from textual.message import Message
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget


class DrawnLines(StylesCache):
    """Keeps the lines of a widget as they are drawn.

    Textual lays the widget's ground, padding and borders under and round each
    line, which takes longer than drawing it. These lines have their ground, and
    what is round them is a widget of its own.
    """

    def render_line(
        self,
        styles: StylesBase,  # noqa: ARG002  (Textual's, as the next ones)
        y: int,
        size: Size,
        content_size: Size,  # noqa: ARG002
        padding: Spacing,  # noqa: ARG002
        base_background: Color,  # noqa: ARG002
        background: Color,
        render_content_line: Callable[[int], Strip],
        *_: object,
    ) -> Strip:
        """Take a line, and give it the width of the widget."""
        strip = render_content_line(y)
        if strip.cell_length >= size.width:
            return strip
        ground = Style.from_color(bgcolor=background.rich_color)
        return strip.adjust_cell_length(size.width, ground)


class DrawnView(ScrollView, inherit_bindings=False):
    """A view that draws its lines from edge to edge, with their ground.

    No rule of a stylesheet may depend on its focus: a subclass has two component
    classes for what looks otherwise with it, so that nothing is styled anew.
    """

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002  (Textual's name)
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._styles_cache = DrawnLines()
        self._restyled = False
        self._styled_by: tuple[object, object] = (None, None)

    # What a subclass provides

    def focus_changed(self) -> None:
        """Repaint what looks otherwise with the focus."""

    def forget_drawn(self) -> None:
        """Forget what was drawn in other colours."""

    # Styles

    def on_focus(self, event: events.Focus) -> None:
        """Take the focus, painting no more than must be."""
        self._take_focus(event, events.DescendantFocus(self), has_focus=True)

    def on_blur(self, event: events.Blur) -> None:
        """Leave the focus, painting no more than must be."""
        self._take_focus(event, events.DescendantBlur(self), has_focus=False)

    def _take_focus(
        self, event: events.Event, told: Message, *, has_focus: bool
    ) -> None:
        event.prevent_default()  # Textual styles and paints all of the widget
        self.has_focus = has_focus
        self.focus_changed()
        if self.parent is not None:
            self.parent.post_message(told)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Leave the styles as they are, which do not depend on the focus."""

    def notify_style_update(self) -> None:
        """Note that the colours may be others now."""
        self._restyled = True
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the view."""
        if self._restyled:
            self._restyled = False
            rules, style = self.app.stylesheet.rules, self.visual_style
            if self._styled_by[0] is not rules or self._styled_by[1] != style:
                self._styled_by = rules, style
                self.forget_drawn()
        return super().render_lines(crop)

    # Only where the bar comes or goes is there anything to lay out.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)

    def watch_virtual_size(self, size: Size) -> None:
        """Fit the bar to the lines there are."""
        if self.size:
            self._scroll_update(size)

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The bar at the right, made when it is first asked for."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = bar = DrawnScrollBar(
                name="vertical", thickness=self.scrollbar_size_vertical
            )
            bar.display = False
            self.app._start_widget(self, bar)
        return self._vertical_scrollbar


class DrawnScrollBar(ScrollBar):
    """Textual's vertical scrollbar, its lines drawn without a console.

    All of it is drawn again whenever its view moves, which takes Textual 4 ms.
    """

    def __init__(self, *, name: str, thickness: int) -> None:
        super().__init__(vertical=True, name=name, thickness=thickness)
        self._styles_cache = DrawnLines()
        self._drawn_as: object = None
        self._strips: list[Strip] = []

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw the bar again unless it would be the same, as after most layouts."""
        if regions or layout or recompose or self._look() != self._drawn_as:
            super().refresh(
                *regions, repaint=repaint, layout=layout, recompose=recompose
            )
        return self

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        look = self._look()
        if look != self._drawn_as:
            self._drawn_as = look
            self._strips = self._draw(*look)
        return (
            self._strips[y] if y < len(self._strips) else Strip.blank(self.size.width)
        )

    def _look(self) -> tuple[Size, float, float, float, Color, Color]:
        """What the bar is drawn by: sizes and place, ground and colour."""
        assert isinstance(self.parent, Widget)
        styles = self.parent.styles
        ground, colour = styles.scrollbar_background, styles.scrollbar_color
        if self.grabbed:
            ground = styles.scrollbar_background_active
            colour = styles.scrollbar_color_active
        elif self.mouse_over:
            ground = styles.scrollbar_background_hover
            colour = styles.scrollbar_color_hover
        whole, shown = self.window_virtual_size, self.window_size
        return self.size, whole, shown, self.position, ground, ground + colour

    def _draw(
        self,
        size: Size,
        whole: float,
        shown: float,
        position: float,
        ground: Color,
        colour: Color,
    ) -> list[Strip]:
        bar = self.renderer.render_bar(
            size=size.height,
            thickness=size.width,
            virtual_size=ceil(whole),
            window_size=ceil(shown) if shown < whole else 0,
            position=position,
            back_color=ground.rich_color,
            bar_color=colour.rich_color,
        )
        under = Style.from_color(bgcolor=ground.rich_color)
        # Most of its lines are the same segment.
        strips = {
            id(part): Strip(Segment.apply_style([part], under), size.width)
            for part in bar.segments
        }
        return [strips[id(part)] for part in bar.segments]
