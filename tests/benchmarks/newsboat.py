"""Gives newsboat the same articles, where it is installed, to be measured beside."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from functools import cache
from pathlib import Path

from reader.model.feed import ParsedFeed

_NEWSBOAT = shutil.which("newsboat")


@cache
def newsboat_version() -> str:
    """The version of newsboat; empty where it is not installed."""
    if _NEWSBOAT is None:
        return ""
    said = subprocess.run([_NEWSBOAT, "-v"], capture_output=True, text=True, check=True)
    return said.stdout.split()[1]


class Cache:
    """A cache that newsboat makes, filled with articles as it keeps them."""

    def __init__(self, directory: Path) -> None:
        """Have newsboat make an empty cache in a directory, beside its `urls`."""
        assert _NEWSBOAT is not None
        self.path = directory / "cache.db"
        self.urls = directory / "urls"
        self.urls.write_text("https://feed0.example/rss\n", encoding="utf-8")
        subprocess.run(
            [*self.command, "-x", "print-unread"], check=True, capture_output=True
        )
        self.urls.write_text("", encoding="utf-8")
        self._connection = sqlite3.connect(self.path)

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
