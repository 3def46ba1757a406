"""What a person sets for one feed, and what they change of it."""

from __future__ import annotations

from typing import NamedTuple


class FeedSettings(NamedTuple):
    """What a person sets for one feed; what is None or false is as usual.

    `every` is the least time between two fetches in seconds. A paused feed is
    asked by name alone. `user_agent` and `proxy` (an address) are sent and used in
    place of the usual ones. A feed that asks who reads it gets a secret: the
    password of `login` (basic authentication, RFC 7617), or the value of the header
    field `secret_field`. The secret itself is kept nowhere: `secret_from` says where
    it is looked up, "keyring", "command" or "env:" and the name of a variable.
    """

    every: int | None = None
    paused: bool = False
    full_text: bool = False
    notify: bool = False
    user_agent: str | None = None
    proxy: str | None = None
    login: str | None = None
    secret_field: str | None = None
    secret_from: str | None = None


class FeedChange(NamedTuple):
    """What to change about feeds, as a person writes it; None leaves it as it is.

    An empty text takes a setting back to the usual: the publisher's title, the top
    of the sidebar, the usual interval. `tags` are given and `no_tags` taken, from
    the articles too. The rest is as in `FeedSettings`.
    """

    title: str | None = None
    folder: str | None = None
    url: str | None = None
    tags: tuple[str, ...] = ()
    no_tags: tuple[str, ...] = ()
    every: str | None = None
    paused: bool | None = None
    full_text: bool | None = None
    notify: bool | None = None
    user_agent: str | None = None
    proxy: str | None = None
    login: str | None = None
    secret_field: str | None = None
    secret_from: str | None = None
