"""What it costs to keep articles, and how large the library becomes."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from reader.model.feed import ParsedFeed
from reader.store.database import Connection, Database
from tests.benchmarks.build import LARGE, feeds_of, keep
from tests.benchmarks.newsboat import Cache, newsboat_version
from tests.benchmarks.report import table, write

MOST = 1.5
"""How much longer than bare inserts of the same rows keeping articles may take."""

TABLES = ("feed", "tag", "article", "article_body", "article_tag")
"""What keeping a feed writes; triggers write the rest."""


@pytest.mark.slow
def test_adding_beside_bare_inserts(tmp_path: Path) -> None:
    """Each feed is kept both ways in turn, so that a busy moment meets both."""
    kept, bare = (Database(tmp_path / f"{name}.db") for name in ("kept", "bare"))
    cache = Cache(tmp_path) if newsboat_version() else None
    seconds = [0.0, 0.0]
    done: dict[str, int] = dict.fromkeys(TABLES, 0)
    for url, feed in feeds_of(LARGE):
        seconds[0] += _keep(kept, url, feed)
        rows = list(_new_rows(kept, done))
        seconds[1] += _insert(bare, rows)
        if cache is not None:
            cache.keep(url, feed)
    sizes = [_size(kept), _size(bare)]
    ratio = seconds[0] / seconds[1]
    heads = ["", "times bare inserts", "µs an article", "bytes an article"]
    lines = [
        ["newsleaf", f"{ratio:.2f}", _micro(seconds[0]), f"{sizes[0] / LARGE:,.0f}"],
        ["bare `executemany`", "1.00", _micro(seconds[1]), f"{sizes[1] / LARGE:,.0f}"],
    ]
    if cache is not None:
        sizes.append(cache.close())
        name = f"newsboat {newsboat_version()}, its cache"
        lines.append([name, "", "", f"{sizes[2] / LARGE:,.0f}"])
    write("adding", table(heads, lines))
    assert ratio <= MOST
    assert sizes[0] <= sizes[-1]


def _keep(database: Database, url: str, feed: ParsedFeed) -> float:
    began = time.perf_counter()
    keep(database, url, feed)
    return time.perf_counter() - began


def _new_rows(
    database: Database, done: dict[str, int]
) -> Iterator[tuple[str, list[str], list[Sequence[object]]]]:
    """The rows that keeping a feed wrote, table by table."""
    with database.reading() as connection:
        for name in TABLES:
            key = "article_id" if name.startswith("article_") else "id"
            cursor = connection.execute(
                f"SELECT * FROM {name} WHERE {key} > ? ORDER BY {key}", (done[name],)
            )
            columns = [column[0] for column in cursor.description]
            rows: list[Sequence[object]] = [tuple(row) for row in cursor]
            if rows:
                done[name] = int(str(rows[-1][columns.index(key)]))
            yield name, columns, rows


def _insert(
    database: Database, tables: list[tuple[str, list[str], list[Sequence[object]]]]
) -> float:
    began = time.perf_counter()
    with database.writing() as connection:
        for name, columns, rows in tables:
            _executemany(connection, name, columns, rows)
    return time.perf_counter() - began


def _executemany(
    connection: Connection, name: str, columns: list[str], rows: list[Sequence[object]]
) -> None:
    marks = ", ".join("?" * len(columns))
    connection.executemany(
        f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})", rows
    )


def _size(database: Database) -> int:
    """The bytes of a library, its log folded in."""
    path = database.path
    database.close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path.stat().st_size


def _micro(seconds: float) -> str:
    return f"{seconds / LARGE * 1_000_000:,.0f}"
