"""Notifying: tells the person, on their desktop, of what a refresh brought."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.desktop import show
from reader.library.outcome import Fetched
from reader.model.article import ArticleRow
from reader.model.view import Scope, Sort, View
from reader.store import articles, feeds, listing, smart_folders
from reader.store.database import Connection, Database

_TITLE = "newsleaf"

_NAMED = 3
"""How many titles one notification has."""


class Notifying:
    """What a person wants to be told of while they do something else."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def wanted(self) -> list[str]:
        """The titles of the feeds and the names of the smart folders to tell of."""
        with self._database.reading() as connection:
            chosen = [one for one in feeds.feeds(connection) if one.settings.notify]
            folders = smart_folders.smart_folders(connection)
        return [
            *(feed.title for feed in chosen),
            *(folder.name for folder in folders if folder.notify),
        ]

    def arrived(self, fetched: Sequence[Fetched]) -> list[ArticleRow]:
        """What a refresh brought that a person wants to know, the newest first.

        All articles of a feed are new when it is fetched for the first time; none
        of them is told.
        """
        new = {one.feed_id: one.new for one in fetched if one.new and not one.is_first}
        ids = [article_id for several in new.values() for article_id in several]
        if not ids:
            return []
        with self._database.reading() as connection:
            told = set(_of_folders(connection, ids))
            for feed in feeds.feeds(connection):
                if feed.settings.notify:
                    told.update(new.get(feed.id, ()))
            rows = articles.article_rows(connection, sorted(told))
        return sorted(rows, key=lambda row: (row.sorted, row.id), reverse=True)

    def notify(self, fetched: Sequence[Fetched]) -> None:
        """Give one notification of what a refresh brought, if there is anything.

        Raises:
            NotFound: the desktop's program did not do it.
        """
        rows = self.arrived(fetched)
        if rows:
            lines = [row.title for row in rows[:_NAMED]]
            more = len(rows) - _NAMED
            show(_TITLE, [*lines, f"and {more:,} more"] if more > 0 else lines)


def _of_folders(connection: Connection, ids: Sequence[int]) -> list[int]:
    """The articles that smart folders find which a person is told of."""
    return [
        article_id
        for folder in smart_folders.smart_folders(connection)
        if folder.notify
        for article_id in listing.those_of(connection, _view(folder.query), ids)
    ]


def _view(query: str) -> View:
    return View(Scope.SMART, saved=query, sort=Sort.NEWEST)
