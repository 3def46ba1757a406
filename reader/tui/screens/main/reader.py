"""Which article the main screen shows, and how one reads on from it."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual.timer import Timer

from reader.model.article import Article, State
from reader.model.change import Changed
from reader.model.errors import NotFound
from reader.tui.text import content

if TYPE_CHECKING:
    from reader.library.snippets import Hits
    from reader.tui.screens.main.screen import MainScreen
    from reader.tui.widgets.reading_pane import Position

PREVIEW_AFTER = 0.05
"""Seconds the cursor rests on an article before it is shown; a key that is held down
repeats sooner."""

READ_BESIDE = 100_000
"""Characters of a body from which it is read beside the screen."""

NOTHING = "Nothing to read here.\nChoose an article in the list."


class Reader:
    """The reading pane, kept in step with the cursor of the list."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._shown: Article | None = None
        self._wanted_id: int | None = None
        self._soon: Timer | None = None
        self.cursor_id: int | None = None

    @property
    def shown(self) -> Article | None:
        """The article that is shown."""
        return self._shown

    @property
    def feed_id(self) -> int | None:
        """The feed of the article that is shown."""
        return None if self._shown is None else self._shown.feed_id

    # Showing

    def preview_soon(self, article_id: int | None) -> None:
        """Show the article the cursor came to, once the cursor rests."""
        self.cursor_id = article_id
        if self._soon is not None:
            self._soon.stop()
        self._soon = self._screen.set_timer(PREVIEW_AFTER, self._preview)

    def _preview(self) -> None:
        show = partial(self.show, self.cursor_id)
        self._screen.start(show, "article", exclusive=True)

    async def show(self, article_id: int | None) -> None:
        """Show an article from its top, unless it is shown already."""
        self._wanted_id = article_id
        if article_id is None:
            self._shown = None
            self._screen.reading_pane.clear(content(NOTHING))
        elif self._shown is None or self._shown.id != article_id:
            await self._show(article_id)

    async def _show(self, article_id: int) -> None:
        try:
            article = self._screen.library.reading.article(article_id)
        except NotFound:
            # Another process may remove it between two looks.
            self._shown = None
            self._screen.reading_pane.clear(content("This article is gone."))
        else:
            await self.draw(article)

    def shows(self, article: Article) -> bool:
        """Whether the cursor is still on the article that is shown."""
        return self._shown == article and self._wanted_id == article.id

    async def draw(self, article: Article, position: Position | None = None) -> None:
        """Show an article that was read, from its top or at a place in it."""
        from reader.content.body import blocks_of  # 7 ms, behind the first paint

        if len(article.body.source) > READ_BESIDE:
            blocks = await asyncio.to_thread(blocks_of, article.body)
        else:
            blocks = blocks_of(article.body)
        if article.id != self._wanted_id:
            return  # the cursor went on while the body was read
        self._shown = article
        self._screen.edits.ended()
        self._screen.reading_pane.show(article, blocks)
        if position is not None:
            self._screen.reading_pane.restore(position)

    def mark(self, hits: Hits) -> None:
        """Have the words of a search stand out in the article."""
        self._screen.reading_pane.mark(hits)

    def changed(self, changed: Changed) -> None:
        """Show the article again, at the same place, when it changed."""
        if self._shown is not None and self._shown.id in changed.articles:
            self._look_again()

    def changed_elsewhere(self) -> None:
        """Show what another process made of the article."""
        if self._shown is not None:
            self._look_again()

    def _look_again(self) -> None:
        # In a group of its own: it may not end the showing of another article.
        self._screen.start(self._show_again, "again", exclusive=True)

    async def _show_again(self) -> None:
        shown = self._shown
        found = (
            [] if shown is None else self._screen.library.reading.articles([shown.id])
        )
        if (
            shown is None
            or not found
            or _without_states(found[0]) == _without_states(shown)
        ):
            return  # drawing it anew would lose what is selected in it
        await self.draw(found[0], self._screen.reading_pane.position)

    # Opening

    async def enter(self) -> None:
        """Go into what is under the cursor, by the pane that has the focus."""
        active = self._screen.panes.active
        if active == "sidebar":
            line = self._screen.sidebar.highlighted_line
            if line is not None and line.kind == "heading":
                self._screen.sidebar.toggle()
            else:
                self._screen.panes.focus("list")
        elif active == "list" and self._screen.article_id is not None:
            await self.open(self._screen.article_id)

    async def open(self, article_id: int) -> None:
        """Show an article, go to the reading pane and count it as read."""
        await self.show(article_id)
        self._screen.panes.focus("reading")
        await self.mark_opened(article_id)

    async def mark_opened(self, article_id: int) -> None:
        """Mark an article read that was opened, if the settings say so."""
        if not self._screen.settings.mark_read_on_open:
            return
        reading = self._screen.library.reading
        rows = reading.rows((article_id,))
        if rows and not rows[0].read:
            await self._screen.write(reading.set_state, (article_id,), State.READ, True)

    # Reading on

    async def read_on(self) -> None:
        """Page through the article; at its end go to the next unread one."""
        screen = self._screen
        article_id = screen.article_id
        if article_id is None:
            await self.go_unread(forward=True)
            return
        if not screen.panes.shows("reading"):
            await self.open(article_id)
            return
        await self.show(article_id)
        moved = screen.reading_pane.page(1)
        await self.mark_opened(article_id)
        if not moved and screen.settings.space_goes_to_next_unread:
            await self.go_unread(forward=True, open_it=True)

    async def go_unread(self, *, forward: bool, open_it: bool = False) -> None:
        """Go to the next unread article of the list, or of the next place.

        It is opened where `open_it` says so, or where the reading pane has the
        focus.
        """
        screen = self._screen
        # Beside the screen: not every order can be gone on in at once.
        found = await asyncio.to_thread(
            partial(screen.library.reading.next_unread, forward=forward),
            screen.lists.view,
            screen.article_id,
        )
        if found is None or not screen.article_list.highlight_article(found):
            unread = screen.key("go.unread")
            screen.tell(f"Nothing here is unread; {unread} goes to all unread articles")
            return
        screen.lists.describe()  # in one painting with the list and the article
        await self.show(found)
        if open_it or screen.panes.active == "reading":
            await self.mark_opened(found)

    async def go_article(self, delta: int) -> None:
        """Move in the list from any pane; what is read in full view is opened."""
        screen = self._screen
        screen.article_list.move(delta)
        article_id = screen.article_id
        if article_id is not None and screen.panes.active == "reading":
            await self.open(article_id)


def _without_states(article: Article) -> Article:
    """What the reading pane draws of an article."""
    return article._replace(read=None, starred=None, later=None)
