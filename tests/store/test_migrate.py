from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest
from sqlite_utils import Database as MigratedDatabase
from sqlite_utils import Migrations

from reader.model.view import View
from reader.store import listing, migrate, states
from reader.store.check import check
from reader.store.database import SCHEMA_VERSION, Database, header_version
from reader.store.migrations import migrations
from tests.store.factories import add_article, add_feed, make_article
from tests.store.schema_dump import build, dump

SCHEMAS = Path(__file__).parents[1] / "data" / "schemas"


def stored(version: int) -> Path:
    return SCHEMAS / f"{version:04}.sql"


def test_every_schema_that_was_ever_made_is_stored() -> None:
    names = [file.name for file in sorted(SCHEMAS.iterdir())]
    assert names == [f"{number:04}.sql" for number in range(1, SCHEMA_VERSION + 1)]


def test_a_new_library_has_the_schema_that_is_stored(tmp_path: Path) -> None:
    """A migration that was edited after its release shows here.

    While a schema is not released, `python -m tests.store.schema_dump` writes it.
    """
    Database(tmp_path / "library.db").close()
    script = stored(SCHEMA_VERSION).read_text(encoding="utf-8")
    assert dump(tmp_path / "library.db") == script


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_a_library_of_every_schema_opens_and_works(
    tmp_path: Path, version: int
) -> None:
    path = tmp_path / "library.db"
    build(stored(version), path)
    assert header_version(path) == version
    database = Database(path)
    with database.writing() as connection:
        feed_id = add_feed(connection, tags=["trams"])
        added = add_article(connection, make_article("Élysée"), feed_id=feed_id)
        states.mark_view_read(connection, View(), 1)
    with database.reading() as connection:
        assert list(listing.article_ids(connection, View(query="elysee"))) == [added]
    with database.writing() as connection:
        assert check(connection) == []
    database.close()
    assert dump(path) == stored(SCHEMA_VERSION).read_text(encoding="utf-8")


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A library with one article, to be brought to a schema of the future."""
    path = tmp_path / "library.db"
    database = Database(path)
    with database.writing() as connection:
        add_article(connection, make_article("kept"))
    database.close()
    return path


def next_step(monkeypatch: pytest.MonkeyPatch, *statements: str) -> None:
    """Have newsleaf know one more migration than it does."""
    steps = Migrations("newsleaf")

    def applied(database: MigratedDatabase) -> None:
        raise AssertionError("is applied already")

    for known in migrations.pending(MigratedDatabase(memory=True)):
        steps(name=known.name)(applied)

    @steps()
    def m9999_next(database: MigratedDatabase) -> None:
        for statement in statements:
            database.conn.execute(statement)

    monkeypatch.setattr(migrate, "migrations", steps)
    monkeypatch.setattr(migrate, "SCHEMA_VERSION", SCHEMA_VERSION + 1)


def titles(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT title FROM article").fetchall()
    connection.close()
    return [row[0] for row in rows]


def test_a_library_is_copied_before_it_is_migrated(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_step(monkeypatch, "CREATE TABLE next (id INTEGER)")
    migrate.migrate(older)
    backup = older.with_name(f"library.db.before-{SCHEMA_VERSION + 1}")
    assert sorted(file.name for file in older.parent.iterdir()) == [
        older.name,
        backup.name,
    ]
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert header_version(backup) == SCHEMA_VERSION
    assert titles(backup) == titles(older) == ["kept"]
    assert int.from_bytes(older.read_bytes()[60:64], "big") == SCHEMA_VERSION + 1
    assert "CREATE TABLE next" in dump(older)


def test_a_migration_that_fails_leaves_the_library_as_it_was(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(older)
    next_step(monkeypatch, "CREATE TABLE next (id INTEGER)", "CREATE nonsense")
    with pytest.raises(sqlite3.OperationalError):
        migrate.migrate(older)
    assert dump(older) == before
    assert titles(older) == ["kept"]
    Database(older).close()


def test_a_migration_is_applied_once(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_step(monkeypatch, "CREATE TABLE next (id INTEGER)")
    migrate.migrate(older)
    migrate.migrate(older)
    assert dump(older).count("CREATE TABLE next") == 1
