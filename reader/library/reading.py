"""Reading: lists, articles, the states and tags a person gives, undo."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

from reader.content.clean import clean_line
from reader.library.events import Events
from reader.library.snippets import Hits, snippet
from reader.model.article import Article, ArticleRow, Revision, State
from reader.model.change import Change, Changed
from reader.model.errors import NotFound
from reader.model.view import Count, Sort, Tag, View
from reader.store import (
    arrivals,
    articles,
    journal,
    listing,
    memory,
    revisions,
    states,
    tags,
)
from reader.store.database import Database
from reader.store.listing import Abandoned, Page
from reader.store.selection import sort_of
from reader.store.text import fold
from reader.store.texts import article_texts
from reader.store.times import now

__all__ = ["Abandoned", "Page", "Reading"]

_BY_DATE = (Sort.NEWEST, Sort.OLDEST)

_GIVEN = {
    (State.READ, True): "Mark read",
    (State.READ, False): "Mark unread",
    (State.STARRED, True): "Star",
    (State.STARRED, False): "Unstar",
    (State.LATER, True): "Add to Later",
    (State.LATER, False): "Remove from Later",
}


class Reading:
    """What a reader does with the articles of a library."""

    def __init__(self, database: Database, events: Events) -> None:
        self._database = database
        self._events = events

    def first_page(self, view: View, limit: int) -> Page | None:
        """The first articles of a view, in the time a key may take.

        None where only reading all of them, by `ids`, tells which come first.
        """
        with self._database.reading() as connection:
            return listing.first_page(connection, view, limit)

    def ids(
        self,
        view: View,
        limit: int | None = None,
        wanted: Callable[[], bool] | None = None,
    ) -> array[int]:
        """The ids of a view's articles in its order, at most `limit` of them.

        Raises:
            Abandoned: `wanted`, asked now and then, said no.
        """
        with self._database.reading() as connection:
            return listing.article_ids(connection, view, limit, wanted)

    def reread(
        self,
        view: View,
        before: array[int],
        wanted: Callable[[], bool] | None = None,
    ) -> array[int]:
        """The ids of a view that was read before; see `ids`."""
        with self._database.reading() as connection:
            found = arrivals.with_arrivals(connection, view, before)
        return self.ids(view, None, wanted) if found is None else found

    def sort_of(self, view: View) -> Sort:
        """The order of a view: what its query says, else the list's own."""
        return sort_of(view)

    def next_unread(
        self, view: View, article_id: int | None, *, forward: bool = True
    ) -> int | None:
        """The next unread article of a view after one, or before it.

        Behind the last one (or without an article) the search goes on at the
        other end; None where nothing in the view is unread.
        """
        unread = view._replace(unread_only=True, unread_since=None)
        if self.sort_of(view) in _BY_DATE:
            with self._database.reading() as connection:
                after = (article_id, None) if article_id is not None else (None,)
                found = (
                    listing.next_unread(connection, unread, one, forward=forward)
                    for one in after
                )
                return next((one for one in found if one is not None), None)
        return self._next_in_order(view, self.ids(unread), article_id, forward)

    def _next_in_order(
        self, view: View, unread: array[int], article_id: int | None, forward: bool
    ) -> int | None:
        if not unread:
            return None
        ends = 0 if forward else -1
        if article_id is None:
            return unread[ends]
        everything = self.ids(view)
        if article_id not in everything:
            return unread[ends]
        place = everything.index(article_id)
        wanted = set(unread)
        after, before = everything[place + 1 :], everything[:place]
        here = everything[place : place + 1]
        ordered = after + before + here if forward else (here + after + before)[::-1]
        return next((one for one in ordered if one in wanted), None)

    def rows(self, ids: Sequence[int]) -> list[ArticleRow]:
        """The list lines of articles, in the order asked; those gone are left out."""
        with self._database.reading() as connection:
            return articles.article_rows(connection, ids)

    def snippets(self, ids: Sequence[int], hits: Hits, length: int) -> dict[int, str]:
        """The text around the first hit in articles, by their ids; see `snippet`."""
        with self._database.reading() as connection:
            texts = article_texts(connection, ids)
        return {one: snippet(text, hits, length) for one, text in texts.items()}

    def articles(self, ids: Sequence[int]) -> list[Article]:
        """Articles whole, in the order asked; those gone are left out."""
        with self._database.reading() as connection:
            return articles.articles(connection, ids)

    def article(self, article_id: int) -> Article:
        """One article whole.

        Raises:
            NotFound: the library has no such article.
        """
        found = self.articles((article_id,))
        if not found:
            raise NotFound(
                str(article_id),
                "no article has this id",
                "`newsleaf list` shows the ids",
            )
        return found[0]

    def revisions(self, article_id: int) -> list[Revision]:
        """What an article said before its edits, the oldest text first."""
        with self._database.reading() as connection:
            return revisions.revisions(connection, article_id)

    def counts(self) -> dict[str, Count]:
        """The counts of "all", "unread", "starred" and "later"."""
        with self._database.reading() as connection:
            return listing.place_counts(connection)

    def tags(self) -> list[Tag]:
        """Every tag that an article has, by name."""
        with self._database.reading() as connection:
            return tags.tags(connection)

    def set_state(
        self, ids: Sequence[int], state: State, given: bool = True
    ) -> tuple[int, ...]:
        """Give articles a state or take it; the ids of those it changed.

        Ids of no article are left out; the whole is one undoable change.
        """
        title = _titled(_GIVEN[state, given], len(ids))
        at = now()
        with (
            self._database.writing() as connection,
            journal.change(connection, title, at),
        ):
            changed = states.set_state(connection, ids, state, given, at)
        self._tell(changed)
        return changed

    def finish(self, ids: Sequence[int]) -> tuple[int, ...]:
        """Take articles off Later and mark them read, as one undoable change.

        Returns the ids of those it changed.
        """
        at = now()
        with (
            self._database.writing() as connection,
            journal.change(connection, _titled("Finish", len(ids)), at),
        ):
            left = states.set_state(connection, ids, State.LATER, False, at)
            read = states.set_state(connection, ids, State.READ, True, at)
        changed = tuple(dict.fromkeys((*left, *read)))
        self._tell(changed)
        return changed

    def mark_view_read(self, view: View, name: str) -> int:
        """Mark every article of a view read; how many were unread.

        `name` is what the view is called, for the history.
        """
        at = now()
        with (
            self._database.writing() as connection,
            journal.change(connection, f"Mark {name} read", at),
        ):
            marked = states.mark_view_read(connection, view, at)
        if marked:
            self._events.publish(Changed(lists=True, places=True))
        return marked

    def tag(self, ids: Sequence[int], name: str) -> tuple[int, ...]:
        """Give articles a tag; the ids of those that did not have it.

        A name of nothing but spaces and accents is no tag, and is given to none.
        """
        name = clean_line(name)
        if not fold(name):
            return ()
        with (
            self._database.writing() as connection,
            journal.change(connection, f"Tag “{name}”", now()),
        ):
            changed = tags.tag_articles(connection, ids, name)
        self._tell(changed)
        return changed

    def untag(self, ids: Sequence[int], name: str) -> tuple[int, ...]:
        """Take a tag from articles; the ids of those that had it.

        Raises:
            NotFound: nothing ever had the tag.
        """
        name = clean_line(name)
        with (
            self._database.writing() as connection,
            journal.change(connection, f"Remove tag “{name}”", now()),
        ):
            if not tags.tag_exists(connection, name):
                raise NotFound(name, "there is no such tag", "see `newsleaf tags`")
            changed = tags.untag_articles(connection, ids, name)
        self._tell(changed)
        return changed

    def undo(self) -> journal.Restored | None:
        """Take back the latest change that stands; None when there is none."""
        with self._database.writing() as connection:
            restored = journal.undo(connection, now())
        return self._told(restored)

    def redo(self) -> journal.Restored | None:
        """Make the change undone last again; None when there is none."""
        with self._database.writing() as connection:
            restored = journal.redo(connection)
        return self._told(restored)

    def changes(self, limit: int = 100) -> list[Change]:
        """The latest changes, newest first."""
        with self._database.reading() as connection:
            return journal.changes(connection, limit)

    def remember(self, name: str, value: object) -> None:
        """Keep a value (anything JSON can hold) for the next run."""
        with self._database.writing() as connection:
            memory.remember(connection, name, value)

    def remembered(self) -> dict[str, object]:
        """Everything kept for this run, by name."""
        with self._database.reading() as connection:
            return memory.remembered(connection)

    def _tell(self, changed: Sequence[int]) -> None:
        if changed:
            self._events.publish(Changed(articles=frozenset(changed), places=True))

    def _told(self, restored: journal.Restored | None) -> journal.Restored | None:
        if restored is not None:
            self._events.publish(Changed(restored.articles, lists=True, places=True))
        return restored


def _titled(verb: str, number: int) -> str:
    return verb if number == 1 else f"{verb}: {number:,} articles"
