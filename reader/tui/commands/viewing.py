"""Commands that choose what is shown: search, filter, order, places, panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.view import Sort
from reader.tui.commands.command import Command

if TYPE_CHECKING:
    from reader.tui.screens.main.screen import MainScreen

GROUP = "View"

SORTS = {
    "Newest first": Sort.NEWEST,
    "Oldest first": Sort.OLDEST,
    "By title": Sort.TITLE,
    "By feed": Sort.FEED,
    "Longest first": Sort.LONGEST,
}


def search(screen: MainScreen) -> None:
    """Filter the list while typing."""
    screen.searching.start()


def toggle_unread_only(screen: MainScreen) -> None:
    """Show unread articles only, or all again."""
    screen.lists.filter_unread(not screen.lists.view.unread_only)


async def sort(screen: MainScreen) -> None:
    """Choose the order of the list."""
    from reader.tui.screens.menu import MenuScreen

    sorts = list(SORTS.values())
    now = screen.lists.view.sort
    standing = sorts.index(now) if now in sorts else 0
    menu = MenuScreen("Sort the list", list(SORTS), standing)
    chosen = await screen.app.push_screen_wait(menu)
    if chosen is not None:
        screen.lists.sort(sorts[chosen])


def go_all(screen: MainScreen) -> None:
    """Show all articles."""
    screen.lists.go_place("all")


def go_unread(screen: MainScreen) -> None:
    """Show unread articles."""
    screen.lists.go_place("unread")


def go_starred(screen: MainScreen) -> None:
    """Show starred articles."""
    screen.lists.go_place("starred")


def go_later(screen: MainScreen) -> None:
    """Show the reading queue."""
    screen.lists.go_place("later")


def go_tags(screen: MainScreen) -> None:
    """Go to the tags in the sidebar."""
    screen.places.go_line("heading:tags")


def go_feeds(screen: MainScreen) -> None:
    """Go to the feeds in the sidebar."""
    screen.places.go_line("heading:feeds")


def toggle_line(screen: MainScreen) -> None:
    """Collapse or expand the line of the sidebar."""
    screen.sidebar.toggle()


def zoom(screen: MainScreen) -> None:
    """Give the whole screen to the pane that has the focus."""
    screen.panes.zoom()


def widen(screen: MainScreen) -> None:
    """Make the pane that has the focus wider."""
    screen.panes.widen(2)


def narrow(screen: MainScreen) -> None:
    """Make the pane that has the focus narrower."""
    screen.panes.widen(-2)


COMMANDS = (
    Command(
        "view.search",
        "Search",
        "Filter the list by words in title, text, authors and tags.",
        ("/",),
        GROUP,
        search,
        hint="search",
    ),
    Command(
        "view.unread-only",
        "Unread only",
        "Show only unread articles in the list, or all again.",
        ("F",),
        GROUP,
        toggle_unread_only,
    ),
    Command("view.sort", "Sort", "Choose the order of the list.", ("S",), GROUP, sort),
    Command("go.all", "Go to All", "Show all articles.", ("g a",), GROUP, go_all),
    Command(
        "go.unread",
        "Go to Unread",
        "Show unread articles.",
        ("g u",),
        GROUP,
        go_unread,
    ),
    Command(
        "go.starred",
        "Go to Starred",
        "Show starred articles.",
        ("g s",),
        GROUP,
        go_starred,
    ),
    Command(
        "go.later", "Go to Later", "Show the reading queue.", ("g l",), GROUP, go_later
    ),
    Command(
        "go.tags",
        "Go to tags",
        "Go to the tags in the sidebar.",
        ("g t",),
        GROUP,
        go_tags,
    ),
    Command(
        "go.feeds",
        "Go to feeds",
        "Go to the feeds in the sidebar.",
        ("g f",),
        GROUP,
        go_feeds,
    ),
    Command(
        "sidebar.toggle",
        "Collapse or expand",
        "Collapse or expand the heading or folder in the sidebar.",
        ("-",),
        GROUP,
        toggle_line,
    ),
    Command(
        "pane.zoom",
        "Zoom pane",
        "Give the whole screen to this pane, or show all panes again.",
        ("z",),
        GROUP,
        zoom,
    ),
    Command("pane.widen", "Widen pane", "Make this pane wider.", (">",), GROUP, widen),
    Command(
        "pane.narrow",
        "Narrow pane",
        "Make this pane narrower.",
        ("<",),
        GROUP,
        narrow,
    ),
)
