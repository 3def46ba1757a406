"""Commands that move the cursor, the view and the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.commands.command import Command, has_article

if TYPE_CHECKING:
    from reader.tui.screens.main.screen import MainScreen

GROUP = "Moving"


def down(screen: MainScreen) -> None:
    """One line down in the pane that has the focus."""
    screen.panes.move(1)


def up(screen: MainScreen) -> None:
    """One line up."""
    screen.panes.move(-1)


def page_down(screen: MainScreen) -> None:
    """One page down."""
    screen.panes.page(1)


def page_up(screen: MainScreen) -> None:
    """One page up."""
    screen.panes.page(-1)


def top(screen: MainScreen) -> None:
    """To the first line."""
    screen.panes.top()


def bottom(screen: MainScreen) -> None:
    """To the last line."""
    screen.panes.bottom()


def next_pane(screen: MainScreen) -> None:
    """To the pane on the right, then round."""
    screen.panes.cycle(1)


def previous_pane(screen: MainScreen) -> None:
    """To the pane on the left, then round."""
    screen.panes.cycle(-1)


def left(screen: MainScreen) -> None:
    """Back by one pane."""
    screen.panes.step(-1)


async def enter(screen: MainScreen) -> None:
    """Into what is under the cursor."""
    await screen.reader.enter()


async def read_on(screen: MainScreen) -> None:
    """Page through the article, then go to the next unread one."""
    await screen.reader.read_on()


def read_back(screen: MainScreen) -> None:
    """Page back in the article."""
    screen.reading_pane.page(-1)


async def next_unread(screen: MainScreen) -> None:
    """To the next unread article."""
    await screen.reader.go_unread(forward=True)


async def previous_unread(screen: MainScreen) -> None:
    """To the previous unread article."""
    await screen.reader.go_unread(forward=False)


async def next_article(screen: MainScreen) -> None:
    """To the next article, from any pane."""
    await screen.reader.go_article(1)


async def previous_article(screen: MainScreen) -> None:
    """To the previous article."""
    await screen.reader.go_article(-1)


COMMANDS = (
    Command("move.down", "Down", "Move down by one line.", ("j", "down"), GROUP, down),
    Command("move.up", "Up", "Move up by one line.", ("k", "up"), GROUP, up),
    Command(
        "move.page-down",
        "Page down",
        "Move down by one page.",
        ("ctrl+f", "pagedown"),
        GROUP,
        page_down,
    ),
    Command(
        "move.page-up",
        "Page up",
        "Move up by one page.",
        ("ctrl+b", "pageup"),
        GROUP,
        page_up,
    ),
    Command("move.top", "Top", "Go to the first line.", ("g g", "home"), GROUP, top),
    Command(
        "move.bottom", "Bottom", "Go to the last line.", ("G", "end"), GROUP, bottom
    ),
    Command(
        "pane.enter",
        "Open",
        "Go into what is under the cursor: a list, then its article.",
        ("enter", "l", "right"),
        GROUP,
        enter,
        hint="open",
    ),
    Command("pane.left", "Back", "Go back by one pane.", ("h", "left"), GROUP, left),
    Command(
        "pane.next", "Next pane", "Go to the next pane.", ("tab",), GROUP, next_pane
    ),
    Command(
        "pane.previous",
        "Previous pane",
        "Go to the previous pane.",
        ("shift+tab",),
        GROUP,
        previous_pane,
    ),
    Command(
        "read.on",
        "Read on",
        "Page down in the article; at its end, go to the next unread one.",
        ("space",),
        GROUP,
        read_on,
        hint="read on",
    ),
    Command(
        "read.back",
        "Read back",
        "Page up in the article, from any pane.",
        ("backspace", "shift+space"),
        GROUP,
        read_back,
        has_article,
    ),
    Command(
        "unread.next",
        "Next unread",
        "Go to the next unread article.",
        ("n",),
        GROUP,
        next_unread,
        hint="next unread",
    ),
    Command(
        "unread.previous",
        "Previous unread",
        "Go to the previous unread article.",
        ("p",),
        GROUP,
        previous_unread,
    ),
    Command(
        "article.next",
        "Next article",
        "Go to the next article, from the reading pane too.",
        ("J",),
        GROUP,
        next_article,
    ),
    Command(
        "article.previous",
        "Previous article",
        "Go to the previous article, from the reading pane too.",
        ("K",),
        GROUP,
        previous_article,
    ),
)
