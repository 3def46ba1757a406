"""What changed: the edits of the article that is shown, one at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.model.article import Article
from reader.model.block import Blocks, Paragraph, Span, Style

if TYPE_CHECKING:
    from reader.library.edits import Changes, Edit
    from reader.tui.screens.main.screen import MainScreen
    from reader.tui.widgets.reading_pane import Position


class _Shown(NamedTuple):
    """The edit in the reading pane, from 0 for the last one.

    `position` is where the reader was in the article.
    """

    article: Article
    number: int
    position: Position


class EditView:
    """Puts what publishers changed into the reading pane, and the article again."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._shown: _Shown | None = None

    def ended(self) -> None:
        """Note that the reading pane shows an article itself."""
        self._shown = None

    async def toggle(self, article: Article) -> None:
        """Show what the last edit of an article changed, or go back to it."""
        if self._shown is None:
            await self._show(article, 0, self._screen.reading_pane.position)
        else:
            await self._screen.reader.draw(self._shown.article, self._shown.position)
            self._screen.tell("This is the article as it stands")

    async def earlier(self, article: Article) -> None:
        """Show the edit before the one that is shown; after the first, the last."""
        if self._shown is None:
            await self.toggle(article)
        else:
            await self._show(article, self._shown.number + 1, self._shown.position)

    async def _show(self, article: Article, number: int, position: Position) -> None:
        from reader.library.edits import edits_of  # reading needs none of it

        screen = self._screen
        edits = edits_of(article, screen.library.reading.revisions(article.id))
        if not edits:
            screen.tell("This article was not edited since it came")
            return
        number %= len(edits)
        # A book takes a while.
        changes, blocks = await asyncio.to_thread(_compare, edits[number])
        if not screen.reader.shows(article):
            return  # the cursor went on meanwhile
        heading = Paragraph((Span(_named(edits, number), Style.STRONG),))
        screen.reading_pane.show(article, (heading, *blocks))
        self._shown = _Shown(article, number, position)
        back = screen.key("article.changes")
        screen.tell(f"{_counted(changes)}; {back} shows the article again")


def _compare(edit: Edit) -> tuple[Changes, Blocks]:
    from reader.content.render_changes import blocks_of_changes
    from reader.library.edits import changes_of

    changes = changes_of(edit)
    return changes, blocks_of_changes(changes.title, changes.text)


def _named(edits: Sequence[Edit], number: int) -> str:
    from reader.tui.widgets.reading_pane.header import spelled

    date = spelled(edits[number].at.astimezone())
    if len(edits) == 1:
        return f"What changed on {date}"
    return f"What changed on {date} (edit {len(edits) - number} of {len(edits)})"


def _counted(changes: Changes) -> str:
    words = "word" if changes.added == 1 else "words"
    return f"{changes.added:,} {words} came and {changes.removed:,} went"
