"""The search line of the main screen, and the words it has found."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.screens.main.screen import MainScreen

SNIPPET = 240
"""Characters of a snippet, more than the widest list has room for."""


class Searching:
    """What a person types to search, and the hits in lists and texts."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._mistaken = ""

    # The search line

    def start(self) -> None:
        """Have the person type a query, or go on with the one there is."""
        screen = self._screen
        screen.panes.focus("list")
        field = screen.search_field
        with field.prevent(field.Changed):
            field.value = screen.lists.view.query
        field.display = True
        # At once: keys that are on their way are meant for the field.
        screen.set_focus(field)
        field.cursor_position = len(field.value)

    def submit(self, query: str) -> None:
        """Go to what was found; a mistake in the query is told before that."""
        from reader.query.errors import QueryError
        from reader.query.parse import parse

        try:
            parse(query)
        except QueryError as error:
            if query != self._mistaken:
                self._mistaken = query
                self._screen.tell(f"{error}; enter again takes it as it is")
                self._screen.search_field.cursor_position = error.column
                return
        if query.strip():
            self._screen.panes.focus("list")
        else:
            self._screen.lists.leave_search()

    # The hits

    def find_snippets(self) -> None:
        """Give the lines in view the texts around their hits."""
        self._screen.start(self._find_snippets, "snippets", exclusive=True)

    async def _find_snippets(self) -> None:
        articles = self._screen.article_list
        hits, ids = articles.lacking()
        if ids:
            reading = self._screen.library.reading
            found = await asyncio.to_thread(reading.snippets, ids, hits, SNIPPET)
            articles.take_snippets(hits, found)

    async def go_hit(self, direction: int) -> None:
        """Go to the next hit (1) in the article, or to the one before (-1)."""
        screen = self._screen
        article_id = screen.article_id
        if article_id is None:
            return
        if screen.panes.shows("reading"):
            await screen.reader.show(article_id)
        else:
            await screen.reader.open(article_id)
        step = await screen.reading_pane.step_hit(direction)
        if step is None:
            screen.tell("No hit in the text of this article")
        else:
            screen.tell(f"Hit {step[0]:,}/{step[1]:,}")
