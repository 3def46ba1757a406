"""What the screen remembers between two runs of the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from reader.model.view import Sort


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
    if values.get("sort") not in {*Sort, ""}:
        values.pop("sort", None)
    return Session(**values)  # type: ignore[arg-type]


def _fits(name: str, value: object) -> bool:
    """Whether a value kept by some version is one of this version's."""
    if name == "article_id":
        return isinstance(value, int | None)
    return type(value) is type(getattr(Session(), name, ...))
