"""What tests of the whole screen share: filled libraries, the app, hostile text."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets._toast import Toast

from reader.config.settings import Settings
from reader.library.keeping import FileArticle, keep_feed, keep_files
from reader.library.library import Library
from reader.model.article import (
    Article,
    ArticleRow,
    Body,
    BodyFormat,
    ParsedArticle,
    State,
)
from reader.model.feed import Feed, ParsedFeed, Subscription, Validators
from reader.model.view import View
from reader.tui.app import NewsleafApp
from reader.tui.screens.main.screen import MainScreen
from tests.tui.support import screen_lines, until

NEWEST = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)

WIDE = (140, 45)
NARROW = (80, 24)

HOSTILE = "[/] [@click=app.quit]x[/] [bold]b \x1b]0;pwned\x07 \x9b31m \u202egone"
"""A text that is markup, an escape sequence and an override of direction."""


def parsed(title: str, number: int = 0, **changes: Any) -> ParsedArticle:
    """An article; the higher its number the older it is."""
    text = changes.pop("text", f"The body of {title}.")
    article = ParsedArticle(
        title=title,
        body=Body(BodyFormat.PLAIN, text),
        text=text,
        words=len(text.split()),
        guid=title,
        url=f"https://news.example/{number}",
        published=NEWEST - timedelta(hours=number),
    )
    return article._replace(**changes)


def add_feed(
    library: Library,
    title: str,
    articles: Sequence[ParsedArticle],
    *,
    url: str = "",
    folder: str = "",
) -> int:
    """Follow a feed that holds articles; its id."""
    address = url or f"https://{title.replace(' ', '-').lower()}.example/feed"
    subscription = Subscription(address, folder=folder)
    ((feed_id, _),) = library.subscribing.subscribe([subscription])
    publish(library, feed_id, title, articles)
    return feed_id


def publish(
    library: Library, feed_id: int, title: str, articles: Sequence[ParsedArticle]
) -> None:
    """Have a feed hold articles, as a fetch would; nobody is told."""
    feed = ParsedFeed(title, tuple(articles))
    keep_feed(library.database, feed_id, feed, Validators(), str(articles))


def add_file(library: Library, article: ParsedArticle, *tags: str) -> int:
    """Keep an article as if from a file; its id."""
    (kept,) = keep_files(library.database, [FileArticle(article.title, article, tags)])
    return kept.article_id


def newspaper(library: Library, count: int = 6) -> int:
    """Follow a feed of articles "News 1" (newest) to "News <count>"; its id."""
    articles = [parsed(f"News {number}", number) for number in range(1, count + 1)]
    return add_feed(library, "The Daily Leaf", articles)


def id_of(library: Library, title: str) -> int:
    """The id of the article that has a title."""
    found = library.reading.articles(library.reading.ids(View()))
    return next(article.id for article in found if article.title == title)


def mark_read_before(library: Library, *titles: str) -> None:
    """Mark articles read, long ago."""
    library.reading.set_state([id_of(library, title) for title in titles], State.READ)
    with library.database.writing() as connection:
        connection.execute("UPDATE article SET read_at = 1 WHERE read_at IS NOT NULL")


@contextmanager
def held(library: Library) -> Iterator[None]:
    """Have another program hold the library, so that nothing can be written."""
    with closing(sqlite3.connect(library.path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        yield


LONG = "\n\n".join(f"Paragraph {number} of a long text." for number in range(60))
"""A text of several pages on every screen of our tests."""


@dataclass
class Reader:
    """A person in front of the screen."""

    app: NewsleafApp
    pilot: Pilot[Path | None]
    library: Library

    @property
    def screen(self) -> MainScreen:
        """The main screen, whatever dialog is over it."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await self.pilot.press(*keys)

    async def until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait until a condition holds."""
        await until(self.pilot, condition, what)

    async def run(self, command_id: str) -> None:
        """Run a command without its key."""
        (found,) = [one for one in self.screen.commands if one.id == command_id]
        self.screen.run_command(found)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type into the field that has the focus."""
        await self.pilot.press(*("space" if key == " " else key for key in text))

    # What the person sees

    @property
    def text(self) -> str:
        """Everything on the screen."""
        return "\n".join(screen_lines(self.app))

    async def sees(self, *texts: str) -> None:
        """Wait until texts are on the screen."""
        for text in texts:
            await self.until(lambda text=text: text in self.text, f"{text!r}")  # type: ignore[misc]

    async def sees_no(self, text: str) -> None:
        """Wait until a text has left the screen."""
        await self.until(lambda: text not in self.text, f"no {text!r}")

    @property
    def notices(self) -> list[str]:
        """What was told in the corner."""
        return [notice.message for notice in self.app._notifications]

    @property
    def toasts(self) -> int:
        """How many notices show."""
        return len(self.app.screen.query(Toast))

    async def told(self, text: str) -> None:
        """Wait until the status bar or a notice tells something."""
        await self.until(
            lambda: (
                text in self.screen.status.message
                or any(text in notice for notice in self.notices)
            ),
            f"told {text!r}; told: {self.screen.status.message!r} {self.notices}",
        )

    # Where the person is

    @property
    def titles(self) -> list[str]:
        """The titles of the list, all of them."""
        return [row.title for row in self.rows]

    @property
    def rows(self) -> list[ArticleRow]:
        """The rows of the list, as the library has them."""
        source = self.screen.article_list._source
        return list(source.rows(0, len(source)))

    @property
    def cursor(self) -> str:
        """The title of the article under the cursor; empty without one."""
        article = self.article
        return "" if article is None else article.title

    @property
    def article(self) -> Article | None:
        """The article under the cursor."""
        article_id = self.screen.article_id
        found = (
            [] if article_id is None else self.library.reading.articles([article_id])
        )
        return found[0] if found else None

    @property
    def shown(self) -> str:
        """The title of the article in the reading pane; empty without one."""
        article = self.screen.reader._shown
        return "" if article is None else article.title

    @property
    def place(self) -> str:
        """The sidebar's line whose articles are listed."""
        return self.screen.lists.place

    @property
    def pane(self) -> str:
        """The pane that has the focus; empty where a text field or a dialog has it."""
        names = {"sidebar": "sidebar", "list": "list", "reading": "reading"}
        focused = self.app.focused
        return "" if focused is None else names.get(focused.id or "", "")

    @property
    def counts(self) -> dict[str, int]:
        """The unread counts that the sidebar shows, by label."""
        return {line.label: line.count for line in self.screen.sidebar._lines}

    @property
    def panes_shown(self) -> list[str]:
        """The panes on the screen, from left to right."""
        names = ("sidebar", "list", "reading")
        return [
            name for name in names if self.screen.query_one(f"#{name}-pane").display
        ]

    def feed(self, feed_id: int) -> Feed:
        """A followed feed."""
        return self.library.subscribing.feed(feed_id)

    async def on(self, title: str) -> None:
        """Put the cursor on an article and wait until it is shown."""
        ids = self.screen.article_list._source
        index = self.titles.index(title)
        self.screen.article_list.highlight_article(ids.id_at(index))
        await self.until(lambda: self.shown == title, f"{title} in the reading pane")


@asynccontextmanager
async def reading(
    library: Library,
    settings: Settings | None = None,
    size: tuple[int, int] = WIDE,
) -> AsyncIterator[Reader]:
    """Have a person read in a library until the block ends, which quits."""
    config = library.path.with_name("config.toml")
    app = NewsleafApp(library, settings or Settings(), config)
    async with app.run_test(size=size, notifications=True) as pilot:
        reader = Reader(app, pilot, library)
        await pilot.pause()
        yield reader


def program(path: Path, keeps: Path) -> Path:
    """A program that keeps its arguments and what it reads in a file."""
    path.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" > "{keeps}.new"\n'
        f'cat >> "{keeps}.new"\nmv "{keeps}.new" "{keeps}"\n'
    )
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path
