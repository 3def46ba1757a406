"""Libraries and processes for tests of the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from reader.library.library import Library
from reader.model.article import (
    Body,
    BodyFormat,
    Credit,
    Enclosure,
    ParsedArticle,
    State,
)
from reader.model.feed import Subscription
from reader.store.article_writes import insert_article
from reader.store.feeds import subscribe

RIVERS = "https://rivers.example/feed.xml"
STONES = "https://stones.example/feed.xml"


def parsed(
    title: str,
    *,
    text: str = "A first paragraph.\n\nA second one.",
    day: int | None = 1,
    url: str | None = None,
    tags: Sequence[str] = (),
    credits_: Sequence[Credit] = (),
    enclosures: Sequence[Enclosure] = (),
) -> ParsedArticle:
    """An article as a format would have read it."""
    return ParsedArticle(
        title=title,
        body=Body(BodyFormat.PLAIN, text),
        text=text,
        words=len(text.split()),
        url=url,
        published=None if day is None else datetime(2026, 3, day, 9, tzinfo=UTC),
        language="en",
        tags=tuple(tags),
        credits=tuple(credits_),
        enclosures=tuple(enclosures),
    )


def keep(
    library: Library, articles: Sequence[ParsedArticle], feed_id: int | None = None
) -> list[int]:
    """Put articles into a library as they are, without any cleaning."""
    with library.database.writing() as connection:
        return [
            insert_article(
                connection,
                article,
                feed_id=feed_id,
                identity=f"test:{number}:{article.title}",
                digest=f"{feed_id}:{number}",
                added=1_800_000_000,
            )
            for number, article in enumerate(articles)
        ]


def follow(library: Library, *subscriptions: Subscription) -> list[int]:
    """Follow feeds without fetching them; their ids."""
    with library.database.writing() as connection:
        return [
            subscribe(connection, subscription, 1_700_000_000)[0]
            for subscription in subscriptions
        ]


def fill(library: Library) -> None:
    """Feeds 1 Rivers and 2 Stones in folder Ground; articles 1-3, 4-5 and 6.

    6 is of a file. 2 is starred, 3 on Later and 4 read.
    """
    rivers, stones = follow(
        library,
        Subscription(RIVERS, "Rivers"),
        Subscription(STONES, "Stones", folder="Ground"),
    )
    keep(
        library,
        [
            parsed("The delta", day=1, url="https://rivers.example/delta"),
            parsed("The spring", day=2, tags=("water",)),
            parsed("The mouth", day=3),
        ],
        rivers,
    )
    keep(library, [parsed("Granite", day=4), parsed("Chalk", day=5)], stones)
    told = parsed(
        "A letter home",
        day=None,
        tags=("family", "water"),
        credits_=(Credit("Ida Brandt", "Words"), Credit("Omar Diop")),
        enclosures=(
            Enclosure("https://x.example/a.mp3", "audio/mpeg", 2_500_000, "", 754),
        ),
    )
    keep(library, [told])
    library.reading.set_state((2,), State.STARRED)
    library.reading.set_state((3,), State.LATER)
    library.reading.set_state((4,), State.READ)


def environment(library: Path, **more: str) -> dict[str, str]:
    """An environment that knows nothing of the person who runs the tests."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(library.parent),
        "NEWSLEAF_LIBRARY": str(library),
        "LC_ALL": "C.UTF-8",
        **more,
    }


def run(
    library: Path, *arguments: str | Path, stdin: bytes = b"", **more: str
) -> subprocess.CompletedProcess[bytes]:
    """Run newsleaf as a process of its own; `more` goes into the environment."""
    return subprocess.run(
        command(*arguments),
        input=stdin,
        capture_output=True,
        env=environment(library, **more),
        check=False,
    )


def command(*arguments: str | Path) -> list[str]:
    """The argument list that starts newsleaf."""
    return [sys.executable, "-m", "reader", *map(str, arguments)]
