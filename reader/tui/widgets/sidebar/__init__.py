"""The sidebar: places, tags and feeds with their counts, as one flat list."""

from reader.tui.widgets.sidebar.lines import SidebarLine, sidebar_lines
from reader.tui.widgets.sidebar.widget import Sidebar

__all__ = ["Sidebar", "SidebarLine", "sidebar_lines"]
