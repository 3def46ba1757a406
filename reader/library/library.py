"""The library opened: one object that holds what the program can do with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from reader.library.events import Events
from reader.library.organizing import Organizing
from reader.library.reading import Reading
from reader.library.subscribing import Subscribing
from reader.store.database import Database
from reader.store.times import now

if TYPE_CHECKING:
    from reader.library.discovering import Discovering
    from reader.library.importing import Importing
    from reader.library.notifying import Notifying
    from reader.library.older import Older
    from reader.library.refreshing import Refreshing
    from reader.library.tending import Tending


class Library:
    """Everything newsleaf can do, without a screen.

    Methods may be called from any thread. What they write is on the disk when
    they return, and then the listeners of `events` are told.
    """

    def __init__(self, path: Path, clock: Callable[[], int] = now) -> None:
        """Open the library at `path`, making it where there is none.

        `clock` gives the time in seconds since 1970 that feeds are asked by.

        Raises:
            LibraryError: it cannot be opened; see `reader.store.database`.
        """
        self.database = Database(path)
        self._clock = clock
        self.events = Events()
        self.organizing = Organizing(self.database, self.events)
        self.reading = Reading(self.database, self.events)
        self.subscribing = Subscribing(self.database, self.events)

    # Reading needs neither the formats nor the network, which cost 20 ms to import.

    @cached_property
    def tending(self) -> Tending:
        """How feeds fare, and what is done about it."""
        from reader.library.tending import Tending

        return Tending(self.database, self.events, self._clock)

    @cached_property
    def refreshing(self) -> Refreshing:
        """Asking feeds for what is new."""
        from reader.library.refreshing import Refreshing

        return Refreshing(self.database, self.events, self._clock)

    @cached_property
    def notifying(self) -> Notifying:
        """Telling the person, on their desktop, of what a refresh brought."""
        from reader.library.notifying import Notifying

        return Notifying(self.database)

    @cached_property
    def discovering(self) -> Discovering:
        """Finding the feeds of a site."""
        from reader.library.discovering import Discovering

        return Discovering(self.database, self.events, self._clock)

    @cached_property
    def older(self) -> Older:
        """Fetching older articles of a feed."""
        from reader.library.older import Older

        return Older(self.database, self.events, self._clock)

    @cached_property
    def importing(self) -> Importing:
        """Filling the library from files, directories and addresses."""
        from reader.library.importing import Importing

        return Importing(self.database, self.events, self._clock)

    @property
    def path(self) -> Path:
        """Where the library lies."""
        return self.database.path

    def version(self) -> int:
        """A number that changes when anybody else has written to the library."""
        return self.database.version()

    def close(self) -> None:
        """Close the file; nothing may be called afterwards."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
