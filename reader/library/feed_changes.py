"""Decides what a change of feeds comes to, and what it is called: pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from reader.content.clean import clean_line
from reader.content.feed_settings import (
    read_field,
    read_interval,
    read_login,
    read_proxy,
    read_source,
    read_user_agent,
)
from reader.model.errors import UnreadableInput
from reader.model.feed import Feed
from reader.model.feed_settings import FeedChange, FeedSettings
from reader.store.text import fold

_CALLED = {
    "url": "address",
    "tags": "tags",
    "no_tags": "tags",
    "every": "interval",
    "full_text": "full text",
    "notify": "notifying",
    "user_agent": "user agent",
    "secret_field": "header",
    "secret_from": "secret",
}
_NAMED = 2
"""How many things the title of a change names."""


def changed_settings(settings: FeedSettings, change: FeedChange) -> FeedSettings:
    """The settings of a feed after a change.

    Raises:
        UnreadableInput: a text makes no sense, or a secret has nothing that
            carries it.
    """
    readers = {
        "every": read_interval,
        "user_agent": read_user_agent,
        "proxy": read_proxy,
        "login": read_login,
        "secret_field": read_field,
        "secret_from": read_source,
    }
    written = change._asdict()
    new: dict[str, object] = {}
    for name in settings._fields:
        if written[name] is not None:
            reader = readers.get(name)
            new[name] = reader(written[name]) if reader else written[name]
    changed = FeedSettings(**{**settings._asdict(), **new})
    if changed.secret_from and not (changed.login or changed.secret_field):
        reason = "a secret needs a login or a header field that it is sent in"
        raise UnreadableInput("", reason, "set one of them first, or both at once")
    return changed


def folder_path(text: str) -> str:
    """A folder's path: clean names with / between them."""
    return "/".join(filter(None, map(clean_line, text.split("/"))))


def split_tags(feed: Feed, text: str) -> FeedChange:
    """The change that leaves a feed with the tags of a text, parted by commas."""
    wanted = {fold(name): name for name in map(clean_line, text.split(",")) if name}
    had = {fold(name): name for name in feed.tags}
    return FeedChange(
        tags=tuple(name for key, name in wanted.items() if key not in had),
        no_tags=tuple(name for key, name in had.items() if key not in wanted),
    )


def change_title(feeds: Sequence[Feed], change: FeedChange) -> str:
    """Say in words what is done to feeds, for undo to name it."""
    whose = f"feed “{feeds[0].title}”" if len(feeds) == 1 else f"{len(feeds):,} feeds"
    names = [
        name for name, value in change._asdict().items() if value not in (None, ())
    ]
    match names:
        case ["title"]:
            return f"Rename {whose}"
        case ["folder"]:
            return f"Move {whose}"
        case ["paused"]:
            return f"{'Pause' if change.paused else 'Resume'} {whose}"
    called = list(dict.fromkeys(_CALLED.get(name, name) for name in names))
    what = " and ".join(called) if len(called) <= _NAMED else "settings"
    return f"Change {what} of {whose}"
