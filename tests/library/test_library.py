from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.library import Library
from reader.library.samples import (
    assets_directory,
    open_sample_library,
    starter_subscriptions,
)
from reader.model.errors import ForeignFile
from tests.library.making import assert_sound, kept


def test_a_library_is_made_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "data" / "library.db"
    with Library(path) as library:
        assert library.path == path
        assert library.reading.counts()["all"].articles == 0
        assert library.subscribing.feeds() == []
        assert library.reading.tags() == []
        assert library.reading.changes() == []
        assert library.reading.remembered() == {}
    assert [file.name for file in path.parent.iterdir()] == ["library.db"]


def test_what_is_no_library_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("My notes.")
    with pytest.raises(ForeignFile):
        Library(path)
    assert path.read_text() == "My notes."


async def test_the_sample_library_is_whole_and_stays_so(home: Path) -> None:
    path = await open_sample_library()
    assert path.is_relative_to(home)
    with Library(path) as library:
        articles = kept(library)
        languages = {article.language for article in articles}
        assert {"fr", "en", "ar", "zh", "de"} <= languages
        assert len([a for a in articles if a.feed is None]) >= 12
        assert len(library.subscribing.feeds()) == 3
        assert_sound(library)
    assert await open_sample_library() == path
    with Library(path) as library:
        assert kept(library) == articles


def test_the_starter_subscriptions_can_be_imported(tmp_path: Path) -> None:
    with Library(tmp_path / "library.db") as library:
        outcome = library.importing.import_subscriptions(starter_subscriptions())
        assert not outcome.notes
        assert len(library.subscribing.feeds()) >= 5
    assert starter_subscriptions().is_relative_to(assets_directory())
