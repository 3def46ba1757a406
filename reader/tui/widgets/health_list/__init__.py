"""The list of feeds by how they fare, a line each."""

from reader.tui.widgets.health_list.widget import HealthList

__all__ = ["HealthList"]
