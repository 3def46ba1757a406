"""The reading pane: an article set as blocks at a readable measure."""

from reader.tui.widgets.reading_pane.document import Position
from reader.tui.widgets.reading_pane.pane import ReadingPane

__all__ = ["Position", "ReadingPane"]
