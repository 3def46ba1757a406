"""Organizing: smart folders, which are queries saved under a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from reader.content.clean import clean_line
from reader.library.events import Events
from reader.model.change import Changed
from reader.model.errors import NotFound, UnreadableInput
from reader.model.view import Scope, SmartFolder, View
from reader.store import journal, listing, smart_folders
from reader.store.database import Connection, Database
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
                folder._replace(unread=listing.count_unread(connection, _view(folder)))
                for folder in smart_folders.smart_folders(connection)
            ]

    def find(self, name: str) -> SmartFolder:
        """The smart folder a person means by its name or its id.

        Raises:
            NotFound: none is called so.
        """
        folders = self.smart_folders()
        found = _called(folders, name)
        found = found or next((f for f in folders if str(f.id) == name), None)
        if found is None:
            hint = "`newsleaf queries` lists them"
            raise NotFound(name, "no smart folder is called so", hint)
        return found

    def save(self, name: str, query: str) -> SmartFolder:
        """Save a query under a name; one of the same name is replaced.

        Raises:
            UnreadableInput: the name is empty.
            QueryError: the query makes no sense.
        """
        name = _named(name)
        query = _spelled(query)
        with (
            self._database.writing() as connection,
            journal.change(connection, f"Save query “{name}”", now()),
        ):
            known = _called(smart_folders.smart_folders(connection), name)
            if known is not None:
                folder_id = known.id
                smart_folders.change_smart_folder(connection, folder_id, name, query)
            else:
                folder_id = smart_folders.add_smart_folder(connection, name, query)
        self._told()
        notify = known is not None and known.notify
        return SmartFolder(folder_id, name, query, notify=notify)

    def change(self, folder: SmartFolder, name: str, query: str) -> None:
        """Give a smart folder another name or query.

        Raises:
            UnreadableInput: the name is empty, or another one's.
            QueryError: the query makes no sense.
            NotFound: the folder is gone.
        """
        name = _named(name)
        query = _spelled(query)
        with self._changing(folder, "Change") as (connection, folders):
            other = _called(folders, name)
            if other is not None and other.id != folder.id:
                raise UnreadableInput(name, "another smart folder is called so")
            smart_folders.change_smart_folder(connection, folder.id, name, query)

    def notify(self, folder: SmartFolder, notify: bool) -> None:
        """Have the person told on their desktop of what a folder finds, or not.

        Raises:
            NotFound: the folder is gone.
        """
        verb = "Notify of" if notify else "No longer notify of"
        with self._changing(folder, verb) as (connection, _):
            smart_folders.notify_of_smart_folder(connection, folder.id, notify)

    def move(self, folder: SmartFolder, steps: int) -> None:
        """Move a smart folder down by so many places, up where negative.

        Raises:
            NotFound: the folder is gone.
        """
        with self._changing(folder, "Move") as (connection, _):
            smart_folders.move_smart_folder(connection, folder.id, steps)

    def remove(self, folder: SmartFolder) -> None:
        """Forget a saved query; its articles are not touched.

        Raises:
            NotFound: the folder is gone.
        """
        with self._changing(folder, "Remove") as (connection, _):
            smart_folders.remove_smart_folder(connection, folder.id)

    @contextmanager
    def _changing(
        self, folder: SmartFolder, verb: str
    ) -> Iterator[tuple[Connection, list[SmartFolder]]]:
        """One undoable change of a smart folder, with all there are."""
        title = f"{verb} smart folder “{folder.name}”"
        with (
            self._database.writing() as connection,
            journal.change(connection, title, now()),
        ):
            folders = smart_folders.smart_folders(connection)
            if folder.id not in [one.id for one in folders]:
                raise NotFound(folder.name, "this smart folder is gone")
            yield connection, folders
        self._told()

    def _told(self) -> None:
        self._events.publish(Changed(places=True))


def _view(folder: SmartFolder) -> View:
    return View(Scope.SMART, str(folder.id), saved=folder.query)


def _named(name: str) -> str:
    """A name on one line.

    Raises:
        UnreadableInput: nothing is left of it.
    """
    cleaned = clean_line(name)
    if not cleaned:
        raise UnreadableInput("", "a smart folder needs a name")
    return cleaned


def _called(folders: Sequence[SmartFolder], name: str) -> SmartFolder | None:
    """The smart folder of a name, whatever its case and accents."""
    return next((f for f in folders if fold(f.name) == fold(name)), None)


def _spelled(query: str) -> str:
    """A query in its one spelling."""
    from reader.query.parse import parse  # 9 ms, which showing folders needs none of
    from reader.query.write import text_of

    return clean_line(text_of(parse(query)))
