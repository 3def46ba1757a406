"""What the screen remembers between two runs of the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from reader.model.view import Sort
from reader.tui.views import view_of

PANES = ("sidebar", "list", "reading")
"""The panes of the main screen, from left to right."""


@dataclass(frozen=True, slots=True)
class Session:
    """Where the reader was; widths are in cells, 0 for the default."""

    place: str = "all"
    article_id: int | None = None
    sort: str = ""
    unread_only: bool = False
    theme: str = ""
    sidebar_width: int = 0
    list_width: int = 0
    collapsed: tuple[str, ...] = ()
    pane: str = "list"


NAME = "screen"

_TYPES = {field.name: type(field.default) for field in fields(Session)}
_WORDS = {"sort": ("", *Sort), "pane": PANES}


def to_memory(session: Session) -> dict[str, object]:
    """The session as values that JSON can hold."""
    return asdict(session)


def from_memory(remembered: Mapping[str, object]) -> Session:
    """The session kept last; what does not fit this version is left out."""
    kept = remembered.get(NAME)
    if not isinstance(kept, dict):
        return Session()
    values: dict[str, object] = {}
    for name, value in kept.items():
        if name == "collapsed" and isinstance(value, list):
            values[name] = tuple(str(key) for key in value)
        elif _fits(name, value):
            values[name] = value
    return Session(**values)  # type: ignore[arg-type]  # by _fits


def _fits(name: str, value: object) -> bool:
    """Whether a value kept by some version is one of this version's."""
    if name == "article_id":
        return value is None or type(value) is int
    if name == "place":
        return isinstance(value, str) and view_of(value) is not None
    if name in _WORDS:
        return value in _WORDS[name]
    return type(value) is _TYPES.get(name)
