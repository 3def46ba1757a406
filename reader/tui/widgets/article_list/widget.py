"""The article list's widget: keeps the reader's place while articles change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from reader.library.snippets import Hits
from reader.model.article import ArticleRow
from reader.model.errors import NewsleafError
from reader.tui.widgets.article_list.age import age
from reader.tui.widgets.article_list.row import PARTS, columns, segments
from reader.tui.widgets.article_list.window import (
    ArticleSource,
    EmptySource,
    RowWindow,
)
from reader.tui.widgets.line_list import LineList, Look

AGES_CHANGE_EVERY = 60.0
"""Seconds after which the ages in view are told anew."""

SNIPPETS_KEPT = 512


def local_now() -> datetime:
    """Return the present, aware, in the time zone of this machine."""
    return datetime.now(UTC).astimezone()


class ArticleList(LineList):
    """Shows the articles of a source, one line each."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(PARTS)

    @dataclass
    class Highlighted(Message):
        """Another article is highlighted; None when the list became empty."""

        article_list: ArticleList
        article_id: int | None

        @property
        def control(self) -> ArticleList:
            """The list that tells."""
            return self.article_list

        def can_replace(self, message: Message) -> bool:
            """Only the article highlighted last is of interest."""
            return (
                isinstance(message, ArticleList.Highlighted)
                and message.article_list is self.article_list
            )

    @dataclass
    class Opened(Message):
        """The person asks to read an article."""

        article_list: ArticleList
        article_id: int

        @property
        def control(self) -> ArticleList:
            """The list that tells."""
            return self.article_list

    @dataclass
    class Failed(Message):
        """The source could not be read; its lines are blank until `stale` or `show`."""

        article_list: ArticleList
        error: NewsleafError

        @property
        def control(self) -> ArticleList:
            """The list that tells."""
            return self.article_list

    @dataclass
    class SnippetsWanted(Message):
        """Lines in view lack their snippets; `take_snippets` gives them."""

        article_list: ArticleList

        @property
        def control(self) -> ArticleList:
            """The list that tells."""
            return self.article_list

    def __init__(
        self,
        *,
        now: Callable[[], datetime] = local_now,
        id: str | None = None,  # noqa: A002  (Textual's name)
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._now = now
        self._rendered_at = now()
        self._source: ArticleSource = EmptySource()
        self._window = RowWindow(self._source)
        self._told_id: int | None = None
        self._with_feed = True
        self._hits = Hits()
        self._snippets: LRUCache[int, str] | None = None
        self._wants_snippets = False

    def on_mount(self) -> None:
        """Keep the ages true."""
        self.set_interval(AGES_CHANGE_EVERY, self.refresh)

    # Data down

    @property
    def highlighted_id(self) -> int | None:
        """The id of the highlighted article; None only in an empty list."""
        index = self.highlighted
        return None if index is None else self._source.id_at(index)

    @property
    def with_feed(self) -> bool:
        """Whether a wide list names the feeds; a list of one feed need not."""
        return self._with_feed

    @with_feed.setter
    def with_feed(self, shown: bool) -> None:
        if shown != self._with_feed:
            self._with_feed = shown
            self.refresh()

    def show(
        self,
        source: ArticleSource,
        highlight_id: int | None = None,
        *,
        fresh: bool = False,
    ) -> None:
        """Take another source.

        The article with the cursor keeps it, and its place on the screen, as
        long as the new source has it; else the cursor stays where it was. When
        the cursor is scrolled out of view, the first line in view stays put.

        Args:
            source: The articles to show.
            highlight_id: The article to put the cursor on instead.
            fresh: Whether this is another list altogether, to be shown from its
                top (or from `highlight_id`).
        """
        if highlight_id is None and not fresh:
            highlight_id = self.highlighted_id
        stays = not fresh and highlight_id == self.highlighted_id
        anchor = self._anchor() if stays else None
        self._source, self._window = source, RowWindow(source)
        if fresh:
            self.scroll_to_line(0)
        index = self._index_of(highlight_id)
        if index is None and not fresh:
            index = self.highlighted
        self.replace_lines(len(source), index, self._first_line(anchor))
        self.tell_highlighted()

    def mark(self, hits: Hits, *, with_snippets: bool = False) -> None:
        """Have the words of a search stand out, also in snippets of the texts."""
        if hits == self._hits and with_snippets is (self._snippets is not None):
            return
        self._hits = hits
        self._snippets = LRUCache(SNIPPETS_KEPT) if with_snippets else None
        self._strips.clear()
        self.refresh()

    def lacking(self) -> tuple[Hits, list[int]]:
        """The words marked, and the articles in view whose snippets are not known."""
        self._wants_snippets = False
        known = self._snippets
        if known is None:
            return self._hits, []
        ids = [self._source.id_at(index) for index in self.visible_lines()]
        return self._hits, [one for one in ids if one not in known]

    def take_snippets(self, hits: Hits, snippets: Mapping[int, str]) -> None:
        """Take the snippets of articles for the words that were marked."""
        if self._snippets is None or hits != self._hits:
            return
        for article_id, snippet in snippets.items():
            self._snippets[article_id] = snippet
        for index in self.visible_lines():
            if self._source.id_at(index) in snippets:
                self.repaint_line(index)

    def stale(self, ids: Collection[int]) -> None:
        """Read articles again whose states or texts changed, as far as in view."""
        ids = frozenset(ids)
        self._window.forget(ids)
        if self._snippets is not None:
            for article_id in ids:
                self._snippets.discard(article_id)
        for index in self.visible_lines():
            if self._source.id_at(index) in ids:
                self.repaint_line(index)

    def highlight_article(self, article_id: int) -> bool:
        """Put the cursor on an article; return whether the list has it."""
        index = self._source.index_of(article_id)
        if index is not None:
            self.highlight(index)
        return index is not None

    def _anchor(self) -> tuple[int, int] | None:
        """Return the article that should not move and the row it stands on."""
        lines = self.visible_lines()
        if not lines:
            return None
        index = self.highlighted
        if index is None or index not in lines:
            index = lines.start
        return self._source.id_at(index), index - lines.start

    def _first_line(self, anchor: tuple[int, int] | None) -> int | None:
        """Return the line to stand at the top so that the anchor keeps its row."""
        if anchor is None:
            return None
        article_id, row = anchor
        index = self._index_of(article_id)
        return self.scroll_offset.y if index is None else index - row

    def _index_of(self, article_id: int | None) -> int | None:
        return None if article_id is None else self._source.index_of(article_id)

    # Messages up

    def tell_highlighted(self) -> None:
        """Post `Highlighted` if it is another article than was told last."""
        article_id = self.highlighted_id
        if article_id != self._told_id:
            self._told_id = article_id
            self.post_message(self.Highlighted(self, article_id))

    def tell_opened(self) -> None:
        """Post `Opened` for the highlighted article."""
        article_id = self.highlighted_id
        if article_id is not None:
            self.post_message(self.Opened(self, article_id))

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the view, all ages as of one moment."""
        self._rendered_at = self._now()
        return super().render_lines(crop)

    def line_key(self, index: int) -> Hashable:
        """Return the row, its age and its snippet."""
        row = self._row(index)
        if row is None:
            return None
        return row, self._age(row), self._with_feed, self._snippet(row)

    def line_segments(self, index: int, width: int, look: Look) -> Iterable[Segment]:
        """Draw an article; one that is gone is a blank line."""
        row = self._row(index)
        if row is None:
            return ()

        def style(part: str) -> Style:
            return self.part_style(part, look)

        with_feed = self._with_feed and self._snippets is None
        widths = columns(width, with_feed=with_feed)
        snippet = self._snippet(row) or ""
        return segments(row, self._age(row), widths, style, self._hits, snippet)

    def _snippet(self, row: ArticleRow) -> str | None:
        """The snippet of an article; one that is not known is asked for."""
        if self._snippets is None:
            return None
        snippet = self._snippets.get(row.id)
        if snippet is None and not self._wants_snippets:
            self._wants_snippets = True
            self.post_message(self.SnippetsWanted(self))
        return snippet

    def _row(self, index: int) -> ArticleRow | None:
        try:
            return self._window.row(index)
        except NewsleafError as error:
            self.post_message(self.Failed(self, error))
            return None

    def _age(self, row: ArticleRow) -> str:
        return age(row.sorted, self._rendered_at)
