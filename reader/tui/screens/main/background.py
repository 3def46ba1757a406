"""What runs in the background of the main screen: refreshing and adding."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.model.errors import NewsleafError
from reader.tui.screens.main.following import follow_one
from reader.tui.text import fit

if TYPE_CHECKING:
    from reader.library.outcome import Fetched, Outcome
    from reader.tui.screens.main.screen import MainScreen

_NAMED = 3
"""How many failures or remarks one notice names, so that it stays small."""

_NAME_CELLS, _LINE_CELLS = 28, 68
"""How much of a title or file name a notice shows, and of a line about it."""


class Background:
    """Work that goes on while the reader reads, told in the status bar."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._running = False
        self._told_of_notifying = False

    async def refresh(self, ids: Sequence[int] | None) -> None:
        """Ask feeds for new articles, all or those named, one round at a time."""
        if self._running:
            self._screen.tell("A refresh is running already")
            return
        self._running = True
        try:
            await self._refresh(ids)
        finally:
            self._running = False
            self._screen.show_progress("")

    async def _refresh(self, ids: Sequence[int] | None) -> None:
        from reader.net.fetch import Limits  # the network is not needed to read

        screen = self._screen
        total = len(screen.library.refreshing.due(ids))
        left = [] if ids else screen.library.refreshing.not_asked()
        paused = sum(state.settings.paused for state in left)
        if left and not total:
            one = screen.key("feed.refresh")
            why = "paused or gone" if paused else "gone for good"
            screen.tell(f"Every feed is {why}; {one} asks one all the same")
            return
        if not total:
            add = screen.key("feed.add")
            screen.tell(f"There is no feed to refresh yet; {add} adds one")
            return
        done: list[Fetched] = []
        screen.show_progress(f"Refreshing 0/{total:,}")
        settings = screen.settings
        async for fetched in screen.library.refreshing.refresh(
            ids,
            Limits(seconds=settings.refresh.timeout),
            settings.refresh.concurrency,
            password_command=settings.password_command,
        ):
            done.append(fetched)
            new = sum(len(one.new) for one in done)
            screen.show_progress(f"Refreshing {len(done):,}/{total:,} · {new:,} new")
        self._tell_refreshed(done, paused)
        await self._notify(done)

    async def _notify(self, done: Sequence[Fetched]) -> None:
        """Tell of new articles on the desktop; that it fails is told once."""
        try:
            await asyncio.to_thread(self._screen.library.notifying.notify, done)
        except NewsleafError as error:
            if not self._told_of_notifying:
                self._screen.tell(str(error))
            self._told_of_notifying = True

    def _tell_refreshed(self, done: Sequence[Fetched], paused: int) -> None:
        new = sum(len(one.new) for one in done)
        asked = sum(one.was_asked for one in done)
        failed = [one for one in done if one.has_failed]
        waiting = [one for one in done if not one.was_asked]
        feeds = "feed" if asked == 1 else "feeds"
        articles = "article" if new == 1 else "articles"
        fails = f", {len(failed):,} failed" if failed else ""
        waits = f", {len(waiting):,} waiting" if waiting else ""
        pauses = f", {paused:,} paused" if paused else ""
        told = f"{new:,} new {articles}{fails}{waits}{pauses}"
        self._screen.tell(f"Refreshed {asked:,} {feeds}: {told}")
        if len(failed) == 1:
            self._warn_of(failed[0])
        elif failed:
            names = _some([fit(one.title, _NAME_CELLS) for one in failed], ", ")
            self._screen.warn(
                f"{len(failed):,} feeds could not be fetched: {names}."
                " ! marks them in the sidebar; each list says why"
            )
        if waiting:
            self._warn_of(waiting[0])

    def _warn_of(self, one: Fetched) -> None:
        if one.error is not None:
            hint = f" ({one.error.hint})" if one.error.hint else ""
            self._screen.warn(f"{one.title}: {one.error.reason}{hint}")

    async def fetch_older(self, feed_id: int) -> None:
        """Fetch a page of articles older than those that a feed holds now."""
        from reader.net.fetch import Limits  # the network is not needed to read

        screen = self._screen
        limits = Limits(seconds=screen.settings.refresh.timeout)
        screen.show_progress("Fetching older articles")
        try:
            command = screen.settings.password_command
            older = await screen.library.older.fetch(
                feed_id, limits=limits, password_command=command
            )
        finally:
            screen.show_progress("")
        if older.error is not None:
            screen.warn(f"{older.title}: {older.error.reason}")
        elif older.pages:
            articles = "article" if len(older.new) == 1 else "articles"
            screen.tell(f"{len(older.new):,} older {articles}; {older.told()}")
        else:
            screen.tell(f"{fit(older.title, _NAME_CELLS)}: {older.told()}")

    async def add(self, what: str) -> None:
        """Add a feed, a file, a directory or a list of subscriptions."""
        from reader.library.sources import as_address

        screen = self._screen
        if (address := as_address(what)) is not None:
            if (followed := await follow_one(screen, address)) is not None:
                self._tell_added(followed.subject, [followed])
            return
        screen.show_progress(f"Adding {what}")
        outcomes: list[Outcome] = []
        try:
            async for outcome in screen.library.importing.add([what]):
                outcomes.append(outcome)
                screen.show_progress(f"Adding {what}: {len(outcomes):,}")
        finally:
            screen.show_progress("")
        self._tell_added(what, outcomes)

    def _tell_added(self, what: str, outcomes: Sequence[Outcome]) -> None:
        from reader.library.outcome import Result

        if not outcomes:
            self._screen.warn(f"{what}: there is nothing that newsleaf reads")
        if notes := list(dict.fromkeys(n for one in outcomes for n in one.notes)):
            self._screen.warn(_some(notes, "\n"))
        failed = [one.error for one in outcomes if one.error is not None]
        if len(failed) == 1:
            self._screen.warn(str(failed[0]))
        elif failed:
            reasons = _some([_of_file(error) for error in failed], "\n")
            self._screen.warn(f"{len(failed):,} could not be added:\n{reasons}")
        if len(outcomes) == 1 and not failed:
            self._screen.tell(self._one_added(outcomes[0]))
        elif outcomes:
            added = sum(one.result is Result.ADDED for one in outcomes)
            self._screen.tell(f"Added {added:,} of {len(outcomes):,}")

    def _one_added(self, outcome: Outcome) -> str:
        from reader.library.outcome import Result

        if outcome.kind == "subscriptions":
            refresh = self._screen.key("feed.refresh-all")
            return f"Subscribed: {outcome.title}; {refresh} fetches them"
        verb = {
            Result.ADDED: "Added",
            Result.UPDATED: "Updated",
            Result.UNCHANGED: "Already here:",
        }.get(outcome.result, "")
        return f"{verb} {outcome.kind} “{outcome.title}”"


def _some(names: Sequence[str], between: str) -> str:
    """The first of some names, and how many more there are."""
    more = len(names) - _NAMED
    rest = [f"and {more:,} more"] if more > 0 else []
    return between.join((*names[:_NAMED], *rest))


def _of_file(error: NewsleafError) -> str:
    """An error on one line, by the file's name instead of its whole path."""
    name = error.subject.rstrip("/").rpartition("/")[2] or error.subject
    return fit(f"{fit(name, _NAME_CELLS)}: {error.reason}", _LINE_CELLS)
