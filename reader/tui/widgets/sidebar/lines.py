"""Turns places, tags and feeds into the lines of the sidebar; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from reader.model.feed import Feed
from reader.model.view import Count, SmartFolder, Tag
from reader.store.text import fold

Kind = Literal["place", "smart", "heading", "tag", "folder", "feed"]

_PLACES = (
    ("all", "All"),
    ("unread", "Unread"),
    ("starred", "Starred"),
    ("later", "Later"),
)
_WITH_TOTAL = frozenset({"starred", "later"})


@dataclass(frozen=True, slots=True)
class SidebarLine:
    """One line of the sidebar.

    `key` names what it is of: "all", "unread", "starred", "later",
    "smart:<id>", "tag:<name>", "folder:<path>", "feed:<id>", "heading:tags" or
    "heading:feeds". `count` is the number of unread articles; `total` is that
    of all, where it is told too. `collapsed` is None where there is nothing to
    collapse. `failed` marks a feed, or a collapsed folder with a feed, that
    could not be fetched last time.
    """

    key: str
    label: str
    depth: int
    count: int = 0
    total: int | None = None
    kind: Kind = "place"
    collapsed: bool | None = None
    failed: bool = False


@dataclass(slots=True)
class _Folder:
    """A folder while the tree is put together."""

    path: str
    folders: dict[str, _Folder] = field(default_factory=dict)
    feeds: list[Feed] = field(default_factory=list)
    unread: int = 0
    failed: bool = False


def sidebar_lines(
    places: Mapping[str, Count],
    tags: Sequence[Tag],
    feeds: Sequence[Feed],
    collapsed: frozenset[str],
    smart: Sequence[SmartFolder] = (),
) -> list[SidebarLine]:
    """Return the lines that show, in order.

    Args:
        places: The counts of "all", "unread", "starred" and "later".
        tags: All tags.
        feeds: All feeds; hidden ones are left out, of their folders' sums too.
        collapsed: The keys of headings and folders whose lines do not show.
        smart: Saved queries, in their order.
    """
    shown_feeds = [feed for feed in feeds if not feed.hidden]
    return [
        *_place_lines(places),
        *_smart_lines(smart),
        *_tag_lines(tags, collapsed),
        *_feed_lines(shown_feeds, collapsed),
    ]


def _place_lines(places: Mapping[str, Count]) -> Iterator[SidebarLine]:
    for key, label in _PLACES:
        count = places.get(key, Count())
        total = count.articles if key in _WITH_TOTAL else None
        yield SidebarLine(key, label, 0, count.unread, total)


def _smart_lines(smart: Sequence[SmartFolder]) -> Iterator[SidebarLine]:
    for folder in smart:
        key = f"smart:{folder.id}"
        yield SidebarLine(key, folder.name, 0, folder.unread or 0, kind="smart")


def _tag_lines(tags: Sequence[Tag], collapsed: frozenset[str]) -> Iterator[SidebarLine]:
    if not tags:
        return
    heading = _heading("heading:tags", "Tags", collapsed)
    yield heading
    if heading.collapsed:
        return
    for tag in sorted(tags, key=lambda tag: _order(tag.name)):
        yield SidebarLine(f"tag:{tag.name}", tag.name, 1, tag.unread, kind="tag")


def _feed_lines(
    feeds: Sequence[Feed], collapsed: frozenset[str]
) -> Iterator[SidebarLine]:
    if not feeds:
        return
    heading = _heading("heading:feeds", "Feeds", collapsed)
    yield heading
    if not heading.collapsed:
        yield from _content_lines(_tree(feeds), 1, collapsed)


def _heading(key: str, label: str, collapsed: frozenset[str]) -> SidebarLine:
    return SidebarLine(key, label, 0, kind="heading", collapsed=key in collapsed)


def _tree(feeds: Iterable[Feed]) -> _Folder:
    root = _Folder("")
    for feed in feeds:
        folder = root
        for name in filter(None, feed.folder.split("/")):
            path = f"{folder.path}/{name}" if folder.path else name
            folder = folder.folders.setdefault(name, _Folder(path))
            folder.unread += feed.unread
            folder.failed |= feed.last_error is not None
        folder.feeds.append(feed)
    return root


def _content_lines(
    folder: _Folder, depth: int, collapsed: frozenset[str]
) -> Iterator[SidebarLine]:
    """Yield what a folder holds: its folders first, then its feeds, by name."""
    for name in sorted(folder.folders, key=_order):
        child = folder.folders[name]
        line = _folder_line(name, child, depth, collapsed)
        yield line
        if not line.collapsed:
            yield from _content_lines(child, depth + 1, collapsed)
    for feed in sorted(folder.feeds, key=lambda feed: _order(feed.title)):
        yield _feed_line(feed, depth)


def _folder_line(
    name: str, folder: _Folder, depth: int, collapsed: frozenset[str]
) -> SidebarLine:
    key = f"folder:{folder.path}"
    closed = key in collapsed
    return SidebarLine(
        key,
        name,
        depth,
        folder.unread,
        kind="folder",
        collapsed=closed,
        failed=closed and folder.failed,
    )


def _feed_line(feed: Feed, depth: int) -> SidebarLine:
    return SidebarLine(
        f"feed:{feed.id}",
        feed.title,
        depth,
        feed.unread,
        kind="feed",
        failed=feed.last_error is not None,
    )


def _order(name: str) -> tuple[str, str]:
    """Sort without regard to case and accents, and in one way only."""
    return fold(name), name
