"""What is set for a feed, as attributes of newsleaf's own namespace in OPML.

How a feed shows who asks is no part of it: neither logins nor the names of header
fields nor where secrets are looked up are ever written, or read from a list that
came from somebody else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reader.content.feed_settings import (
    read_interval,
    read_proxy,
    read_user_agent,
    write_interval,
)
from reader.model.errors import UnreadableInput
from reader.model.feed_settings import FeedSettings

NAMESPACE = "urn:newsleaf:opml"
"""Other programs pass over a foreign namespace."""

_TEXTS = {
    "every": ("every", read_interval),
    "userAgent": ("user_agent", read_user_agent),
    "proxy": ("proxy", read_proxy),
}
_SWITCHES = {"paused": "paused", "fullText": "full_text", "notify": "notify"}
_OTHERS = ("hidden", "tags")
_SHOWN_NAME = 40


def settings_attributes(settings: FeedSettings) -> dict[str, str]:
    """The attributes that keep settings; what is as usual has none."""
    texts = {
        "every": write_interval(settings.every),
        "userAgent": settings.user_agent,
        "proxy": settings.proxy,
    }
    switches = {
        name: "true" if getattr(settings, field) else ""
        for name, field in _SWITCHES.items()
    }
    written = (texts | switches).items()
    return {f"{{{NAMESPACE}}}{name}": value for name, value in written if value}


def read_settings(attributes: Mapping[str, str]) -> tuple[FeedSettings, list[str]]:
    """The settings that attributes keep, and why those left out were.

    The names of the attributes are in small letters.
    """
    values: dict[str, Any] = {}
    problems: list[str] = []
    given = {name.lower(): name for name in (*_TEXTS, *_SWITCHES, *_OTHERS)}
    for written, value in _own(attributes):
        name = given.get(written)
        if name in _TEXTS:
            field, reader = _TEXTS[name]
            try:
                values[field] = reader(value)
            except UnreadableInput as error:
                problems.append(f"its {name} is left out, it {error.reason}")
        elif name in _SWITCHES and value in ("true", "false"):
            values[_SWITCHES[name]] = value == "true"
        elif name in _SWITCHES:
            problems.append(f"its {name} is left out, it is neither true nor false")
        elif name is None:
            shown = written[:_SHOWN_NAME]
            problems.append(f"its {shown} is left out, newsleaf takes none from lists")
    return FeedSettings(**values), problems


def _own(attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The attributes of newsleaf's namespace, by their names in it."""
    start = f"{{{NAMESPACE}}}"
    for name, value in attributes.items():
        if name.startswith(start):
            yield name.removeprefix(start), value
