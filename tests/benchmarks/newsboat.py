"""Gives newsboat the same articles, where it is installed, to be measured beside."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from functools import cache
from pathlib import Path

from reader.model.feed import ParsedFeed
from tests.benchmarks.build import KEPT, RECIPE, feeds_of

_NEWSBOAT = shutil.which("newsboat")


@cache
def newsboat_version() -> str:
    """The version of newsboat; empty where it is not installed."""
    if _NEWSBOAT is None:
        return ""
    said = subprocess.run([_NEWSBOAT, "-v"], capture_output=True, text=True, check=True)
    return said.stdout.split()[1]


def cache_of(articles: int) -> Cache:
    """A cache of as many articles as `library_of` has, made now or kept."""
    directory = KEPT / f"newsboat-{articles}-recipe{RECIPE}"
    if directory.exists():
        return Cache(directory)
    growing = directory.with_suffix(".part")
    shutil.rmtree(growing, ignore_errors=True)
    growing.mkdir(parents=True)
    cache = Cache(growing)
    for url, feed in feeds_of(articles):
        cache.keep(url, feed)
    cache.close()
    growing.rename(directory)
    return Cache(directory)


class Cache:
    """A cache that newsboat makes, filled with articles as it keeps them."""

    def __init__(self, directory: Path) -> None:
        """Have newsboat make a cache in a directory, where there is none yet."""
        self.path = directory / "cache.db"
        self.urls = directory / "urls"
        if not self.path.exists():
            self._make()
        self._connection = sqlite3.connect(self.path)

    def _make(self) -> None:
        # Newsboat does nothing without a feed.
        self.urls.write_text("https://feed0.example/rss\n", encoding="utf-8")
        subprocess.run(
            [*self.command, "-x", "print-unread"], check=True, capture_output=True
        )
        self.urls.write_text("", encoding="utf-8")

    @property
    def command(self) -> list[str]:
        """What starts newsboat on this cache, without the person's configuration."""
        files = ["-u", str(self.urls), "-c", str(self.path), "-C", "/dev/null"]
        return [_NEWSBOAT or "", *files]

    def keep(self, url: str, feed: ParsedFeed) -> None:
        """Follow a feed and keep its articles."""
        with self.urls.open("a", encoding="utf-8") as urls:
            urls.write(f"{url}\n")
        with self._connection as connection:
            connection.execute(
                "INSERT OR REPLACE INTO rss_feed (rssurl, url, title) VALUES (?, ?, ?)",
                (url, url, url.removeprefix("https://").partition(".")[0]),
            )
            connection.executemany(
                "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate,"
                " content, unread, enclosure_url, enclosure_type, flags)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, 1, '', '', '')",
                (
                    (
                        article.guid,
                        article.title,
                        article.credits[0].name,
                        article.url,
                        url,
                        int(article.published.timestamp()) if article.published else 0,
                        article.body.source,
                    )
                    for article in feed.articles
                ),
            )

    def close(self) -> int:
        """Let SQLite look at the cache, as newsboat is six times slower without.

        Returns its size in bytes.
        """
        self._connection.execute("ANALYZE")
        self._connection.commit()
        self._connection.close()
        return self.path.stat().st_size
