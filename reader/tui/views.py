"""Which view a line of the sidebar stands for, what it is called, and its query."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.model.feed import Feed
from reader.model.view import Scope, SmartFolder, Sort, Tag, View

_TITLES = {
    Scope.ALL: "All",
    Scope.UNREAD: "Unread",
    Scope.STARRED: "Starred",
    Scope.LATER: "Later",
}

_NAMED = frozenset({Scope.TAG, Scope.FOLDER, Scope.FEED, Scope.SMART})

_BY_ID = frozenset({Scope.FEED, Scope.SMART})

_ID = re.compile("[0-9]{1,18}")
"""What SQLite holds as an integer for sure."""


def view_of(key: str, sort: Sort = Sort.NEWEST) -> View | None:
    """The view of a sidebar line; None for a heading and for what is no line."""
    kind, _, name = key.partition(":")
    if kind not in set(Scope) or (kind in _NAMED) is not bool(name):
        return None
    if kind in _BY_ID and not _ID.fullmatch(name):
        return None
    return View(Scope(kind), name, sort=sort)


def key_of(view: View) -> str:
    """The key of the sidebar line that a view belongs to."""
    return f"{view.scope}:{view.name}" if view.name else str(view.scope)


def title_of(view: View, label: str) -> str:
    """What a view is called; `label` is the text of its sidebar line."""
    return _TITLES.get(view.scope, label)


def place_names(
    smart: Sequence[SmartFolder], tags: Sequence[Tag], feeds: Sequence[Feed]
) -> dict[str, str]:
    """The keys of all places by names that tell them apart."""
    shown = [feed for feed in feeds if not feed.hidden]
    paths = dict.fromkeys(path for f in shown for path in folders_above(f.folder))
    named = [
        *((title, str(scope)) for scope, title in _TITLES.items()),
        *((folder.name, f"smart:{folder.id}") for folder in smart),
        *((f"{tag.name} · tag", f"tag:{tag.name}") for tag in tags),
        *((f"{path} · folder", f"folder:{path}") for path in paths),
        *((f"{feed.title} · feed", f"feed:{feed.id}") for feed in shown),
    ]
    names: dict[str, str] = {}
    for name, key in named:
        names[f"{name} ({key})" if name in names else name] = key
    return names


def folders_above(path: str) -> list[str]:
    """The paths of a folder and of those it lies in, the outermost first."""
    parts = [part for part in path.split("/") if part]
    return ["/".join(parts[: end + 1]) for end in range(len(parts))]
