"""What an empty list says, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.model.feed import Feed
from reader.model.view import Scope, View

Key = Callable[[str], str]
"""Gives what to press for a command, by its id."""

_EMPTY = {
    Scope.ALL: "No articles yet.\nPress {feed.add} to add a feed or a file.",
    Scope.UNREAD: (
        "Everything is read.\n"
        "Press {feed.refresh-all} to refresh, or {go.all} for all articles."
    ),
    Scope.STARRED: (
        "Nothing is starred.\nPress {article.star} on an article to keep it here."
    ),
    Scope.LATER: (
        "Nothing is queued.\nPress {article.later} on an article to read it later."
    ),
    Scope.TAG: "No article has this tag any more.",
    Scope.FOLDER: (
        "The feeds of this folder hold no articles yet.\n"
        "Press {feed.refresh-all} to refresh."
    ),
    Scope.SMART: "No article answers this query now.",
    Scope.FEED: (
        "This feed holds no articles yet.\nPress {feed.refresh} to refresh it."
    ),
}

_FETCHED = frozenset({Scope.ALL, Scope.UNREAD, Scope.FOLDER, Scope.FEED})
"""Where articles are missing because feeds were not fetched."""


def empty_text(view: View, title: str, feeds: Sequence[Feed], key: Key) -> str:
    """What the empty list of a view says; `feeds` are those of the library."""
    if view.query:
        return _no_hit(view, title, key)
    if view.unread_only:
        toggle = key("view.unread-only")
        return f"Nothing here is unread.\nPress {toggle} to show all articles."
    unfetched = _unfetched(view, feeds, key) if view.scope in _FETCHED else ""
    return unfetched or _with_keys(_EMPTY[view.scope], key)


def _with_keys(text: str, key: Key) -> str:
    """Put keys in place of the commands that a text of ours names in braces."""
    parts = text.replace("}", "{").split("{")
    return "".join(key(part) if odd % 2 else part for odd, part in enumerate(parts))


def _no_hit(view: View, title: str, key: Key) -> str:
    leave = key("program.escape")
    text = f"No article matches “{view.query}”.\nPress {leave} to leave the search."
    if view.scope is Scope.ALL and not view.unread_only:
        return text
    searched = "unread articles of " if view.unread_only else ""
    widen = f"{leave}, {key('go.all')} and {key('view.search')}"
    return f"{text}\nThis searches only {searched}“{title}”; {widen} search everywhere."


def _unfetched(view: View, feeds: Sequence[Feed], key: Key) -> str:
    """Why feeds gave no articles yet; empty where they were fetched."""
    if view.scope is Scope.FEED:
        return "".join(_of_feed(f, key) for f in feeds if str(f.id) == view.name)
    if view.scope is Scope.FOLDER:
        below = f"{view.name}/"
        feeds = [feed for feed in feeds if f"{feed.folder}/".startswith(below)]
    refresh = key("feed.refresh-all")
    if waiting := sum(feed.last_fetched is None for feed in feeds):
        which = "One feed is" if waiting == 1 else f"{waiting:,} feeds are"
        return f"{which} not fetched yet.\nPress {refresh} to fetch what is new."
    failed = bool(feeds) and all(feed.last_error for feed in feeds)
    if failed and view.scope is not Scope.UNREAD:
        return f"No feed could be fetched.\nPress {refresh} to try again."
    return ""


def _of_feed(feed: Feed, key: Key) -> str:
    refresh = key("feed.refresh")
    if feed.last_error:
        reason = feed.last_error
        return f"Could not be fetched: {reason}\nPress {refresh} to try again."
    if feed.last_fetched is None:
        return f"This feed is not fetched yet.\nPress {refresh} to fetch it."
    return ""
