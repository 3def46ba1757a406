"""Commands about what is found: relevance, hits, places, smart folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.errors import NotFound
from reader.model.view import Scope
from reader.tui.commands.command import Command
from reader.tui.screens.main.asking import ask, ask_choice
from reader.tui.views import place_names

if TYPE_CHECKING:
    from reader.model.view import SmartFolder
    from reader.tui.screens.main.screen import MainScreen

GROUP = "Finding"


def has_words(screen: MainScreen) -> bool:
    """A command that needs words that are searched for."""
    return screen.lists.has_words


def has_smart_folder(screen: MainScreen) -> bool:
    """A command that needs a smart folder to be shown."""
    return screen.lists.view.scope is Scope.SMART


def _folder(screen: MainScreen) -> SmartFolder:
    folder = screen.places.smart_folder(screen.lists.view.name)
    if folder is None:
        raise NotFound(screen.lists.title, "this smart folder is gone")
    return folder


def _query(screen: MainScreen) -> str:
    from reader.tui.view_query import query_of

    return query_of(screen.lists.view, screen.places.feeds)


def toggle_relevance(screen: MainScreen) -> None:
    """Put the best hits first, or go back to the order of before."""
    screen.lists.toggle_relevance()


async def next_hit(screen: MainScreen) -> None:
    """To the next hit in the article."""
    await screen.searching.go_hit(1)


async def previous_hit(screen: MainScreen) -> None:
    """To the hit before."""
    await screen.searching.go_hit(-1)


async def go_place(screen: MainScreen) -> None:
    """Choose a line of the sidebar by its name."""
    places = screen.places
    keys = place_names(places.smart, places.tags, places.feeds)
    name = await ask_choice(screen, "Go to", list(keys), only_listed=True)
    if name:
        places.reveal(keys[name])
        screen.lists.go_place(keys[name])


async def save_query(screen: MainScreen) -> None:
    """Keep what is listed as a smart folder."""
    query = _query(screen)
    if not query:
        search = screen.key("view.search")
        screen.tell(f"Nothing is searched for; {search} does, then this saves it")
        return
    name = await ask(screen, "Save as smart folder", placeholder=query)
    if name and name.strip():
        folder = await screen.write(screen.library.organizing.save, name, query)
        screen.tell(f"Saved “{folder.name}”: {folder.query}")


async def edit_folder(screen: MainScreen) -> None:
    """Change name and query of a smart folder."""
    folder = _folder(screen)
    name = await ask(screen, "Name of the smart folder", folder.name)
    if name is None:
        return
    from reader.query.parse import parse

    query = await ask(screen, f"Query of “{folder.name}”", folder.query, check=parse)
    if query is None or (name, query) == (folder.name, folder.query):
        return
    change = screen.library.organizing.change
    await screen.write(change, folder, name.strip() or folder.name, query)
    screen.tell(f"Changed; {screen.key('change.undo')} brings the old query back")


async def move_up(screen: MainScreen) -> None:
    """Move a smart folder up in the sidebar."""
    await screen.write(screen.library.organizing.move, _folder(screen), -1)


async def move_down(screen: MainScreen) -> None:
    """Move a smart folder down in the sidebar."""
    await screen.write(screen.library.organizing.move, _folder(screen), 1)


async def notify_of_folder(screen: MainScreen) -> None:
    """Be told on the desktop of what a smart folder finds, or no longer."""
    folder = _folder(screen)
    await screen.write(screen.library.organizing.notify, folder, not folder.notify)
    screen.tell(
        f"Nothing is told of “{folder.name}” on the desktop any more"
        if folder.notify
        else f"New articles of “{folder.name}” are told on the desktop"
    )


async def remove_folder(screen: MainScreen) -> None:
    """Forget a smart folder; its articles are not touched."""
    folder = _folder(screen)
    await screen.write(screen.library.organizing.remove, folder)
    screen.tell(f"Removed “{folder.name}”; {screen.key('change.undo')} brings it back")


async def copy_query(screen: MainScreen) -> None:
    """Put what is listed on the clipboard as a query."""
    query = _query(screen)
    if query:
        await screen.copy(query)
        screen.tell(f"Copied {query}")
    else:
        screen.tell("All articles are listed; there is no query to copy")


COMMANDS = (
    Command(
        "search.relevance",
        "Sort by relevance",
        "Put the best hits of a search first, with the text around them, or go back.",
        ("ctrl+o",),
        GROUP,
        toggle_relevance,
        has_words,
    ),
    Command(
        "hit.next",
        "Next hit",
        "Go to the next hit of the search in the article.",
        ("]",),
        GROUP,
        next_hit,
        has_words,
    ),
    Command(
        "hit.previous",
        "Previous hit",
        "Go to the hit before.",
        ("[",),
        GROUP,
        previous_hit,
        has_words,
    ),
    Command(
        "go.place",
        "Go to a place by name",
        "Choose a smart folder, tag, folder or feed by its name.",
        ("f",),
        GROUP,
        go_place,
    ),
    Command(
        "smart.save",
        "Save as smart folder",
        "Keep what is listed, place and search, under a name in the sidebar.",
        ("W",),
        GROUP,
        save_query,
    ),
    Command(
        "smart.edit",
        "Edit smart folder",
        "Change the name and the query of the smart folder.",
        ("E",),
        GROUP,
        edit_folder,
        has_smart_folder,
    ),
    Command(
        "smart.notify",
        "Notify of smart folder",
        "Be told on the desktop of new articles of the smart folder, or no longer.",
        ("B",),
        GROUP,
        notify_of_folder,
        has_smart_folder,
    ),
    Command(
        "smart.up",
        "Move smart folder up",
        "Move the smart folder up in the sidebar.",
        ("{",),
        GROUP,
        move_up,
        has_smart_folder,
    ),
    Command(
        "smart.down",
        "Move smart folder down",
        "Move the smart folder down in the sidebar.",
        ("}",),
        GROUP,
        move_down,
        has_smart_folder,
    ),
    Command(
        "smart.remove",
        "Remove smart folder",
        "Forget the smart folder, not its articles; undo brings it back.",
        ("X",),
        GROUP,
        remove_folder,
        has_smart_folder,
    ),
    Command(
        "query.copy",
        "Copy query",
        "Copy what is listed as the text of a query, to share it.",
        ("Y",),
        GROUP,
        copy_query,
    ),
)
