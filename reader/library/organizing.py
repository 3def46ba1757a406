"""Organizing: smart folders, which are queries saved under a name."""

from __future__ import annotations

from dataclasses import replace

from reader.library.events import Events
from reader.model.change import Changed
from reader.model.errors import NotFound, UnreadableInput
from reader.model.view import Scope, SmartFolder, View
from reader.query.parse import parse
from reader.query.write import text_of
from reader.store import journal, listing, smart_folders
from reader.store.database import Database
from reader.store.text import fold
from reader.store.times import now


class Organizing:
    """What a reader does with saved queries; every change can be undone."""

    def __init__(self, database: Database, events: Events) -> None:
        self._database = database
        self._events = events

    def smart_folders(self) -> list[SmartFolder]:
        """Every smart folder in its order, not counted."""
        with self._database.reading() as connection:
            return smart_folders.smart_folders(connection)

    def counted(self) -> list[SmartFolder]:
        """Every smart folder with its unread articles; this may take a while."""
        with self._database.reading() as connection:
            return [
                replace(folder, unread=listing.count_unread(connection, _view(folder)))
                for folder in smart_folders.smart_folders(connection)
            ]

    def find(self, name: str) -> SmartFolder:
        """The smart folder a person means by its id or its name.

        Raises:
            NotFound: none is called so.
        """
        for folder in self.smart_folders():
            if name == str(folder.id) or fold(folder.name) == fold(name):
                return folder
        raise NotFound(name, "no smart folder is called so")

    def save(self, name: str, query: str) -> SmartFolder:
        """Save a query under a name; one of the same name is replaced.

        Raises:
            UnreadableInput: the name is empty.
            QueryError: the query makes no sense.
        """
        name = " ".join(name.split())
        if not name:
            raise UnreadableInput("", "a smart folder needs a name")
        query = text_of(parse(query))
        known = [f for f in self.smart_folders() if fold(f.name) == fold(name)]
        with (
            self._database.writing() as connection,
            journal.change(connection, f"Save query “{name}”", now()),
        ):
            if known:
                folder_id = known[0].id
                smart_folders.change_smart_folder(connection, folder_id, name, query)
            else:
                folder_id = smart_folders.add_smart_folder(connection, name, query)
        self._told()
        return SmartFolder(folder_id, name, query)

    def change(self, folder: SmartFolder, name: str, query: str) -> None:
        """Give a smart folder another name or query.

        Raises:
            QueryError: the query makes no sense.
        """
        query = text_of(parse(query))
        with (
            self._database.writing() as connection,
            journal.change(connection, f"Change smart folder “{folder.name}”", now()),
        ):
            smart_folders.change_smart_folder(
                connection, folder.id, name.strip() or folder.name, query
            )
        self._told()

    def move(self, folder: SmartFolder, steps: int) -> None:
        """Move a smart folder down by so many places, up where negative."""
        with (
            self._database.writing() as connection,
            journal.change(connection, f"Move smart folder “{folder.name}”", now()),
        ):
            smart_folders.move_smart_folder(connection, folder.id, steps)
        self._told()

    def remove(self, folder: SmartFolder) -> None:
        """Forget a saved query; its articles are not touched."""
        with (
            self._database.writing() as connection,
            journal.change(connection, f"Remove smart folder “{folder.name}”", now()),
        ):
            smart_folders.remove_smart_folder(connection, folder.id)
        self._told()

    def _told(self) -> None:
        self._events.publish(Changed(places=True))


def _view(folder: SmartFolder) -> View:
    return View(Scope.SMART, str(folder.id), saved=folder.query)
