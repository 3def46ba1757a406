"""The settings of a feed as a person sees them: named, and their values in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from reader.content.feed_settings import write_interval
from reader.model.feed import Feed
from reader.model.feed_settings import FeedChange


class Setting(NamedTuple):
    """One setting of a feed.

    `name` is its field of `FeedChange`, `text` gives the value as a person writes
    it, empty where it is as usual, which `usual` says in words. A switch is on or
    off and has no text. `example` is what may be written.
    """

    name: str
    label: str
    text: Callable[[Feed], str]
    usual: str = ""
    example: str = ""
    is_switch: bool = False

    def value(self, feed: Feed) -> str:
        """What is set, or what holds instead."""
        return self.text(feed) or self.usual

    def change(self, value: str | bool) -> FeedChange:
        """The change of this setting to a text, or to on or off."""
        values: dict[str, Any] = {self.name: value}
        return FeedChange(**values)


def _switch(name: str, label: str, on: str = "yes") -> Setting:
    return Setting(
        name,
        label,
        lambda feed: on if getattr(feed.settings, name) else "",
        usual="no",
        is_switch=True,
    )


def _words(name: str, label: str, usual: str, example: str) -> Setting:
    return Setting(
        name, label, lambda feed: getattr(feed.settings, name) or "", usual, example
    )


SETTINGS = (
    Setting("title", "Title", lambda feed: feed.title, "the publisher's title"),
    Setting("folder", "Folder", lambda feed: feed.folder, "none", "News/Rail"),
    Setting("tags", "Tags", lambda feed: ", ".join(feed.tags), "none", "rail, city"),
    Setting(
        "every",
        "Interval",
        lambda feed: write_interval(feed.settings.every),
        "as the server wishes, an hour at least",
        "90m, 6h, 2d",
    ),
    _switch("paused", "Paused"),
    _switch("notify", "Notify"),
    _switch("full_text", "Full text", "wished for, but not fetched yet"),
    Setting("url", "Address", lambda feed: feed.url),
    _words("user_agent", "User agent", "newsleaf", "Mozilla/5.0"),
    _words("proxy", "Proxy", "as the environment says", "http://proxy.example:8080"),
    _words("login", "Login", "none", "me"),
    _words("secret_field", "Header", "none", "X-Auth-Token"),
    _words("secret_from", "Secret from", "nowhere", "keyring, command, env:NAME"),
)
"""What can be set for a feed, in the order in which it is shown."""
