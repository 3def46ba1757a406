"""Smart folders: saved, changed, moved, removed, undone, by several processes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library.library import Library
from reader.model.article import State
from reader.model.change import Changed
from reader.model.errors import NotFound, UnreadableInput
from reader.model.view import Scope, View
from reader.query.errors import QueryError
from tests.library.making import assert_sound
from tests.store.factories import add_article, make_article

BUILT_IN = ["Today", "This week", "Long reads", "Audio"]


def names(library: Library) -> list[str]:
    return [folder.name for folder in library.organizing.smart_folders()]


def fill(library: Library) -> list[int]:
    with library.database.writing() as connection:
        return [
            add_article(connection, make_article(name))
            for name in ("tram", "tram two", "bus")
        ]


def test_some_come_built_in(library: Library) -> None:
    folders = library.organizing.smart_folders()
    assert [folder.name for folder in folders] == BUILT_IN
    assert [folder.query for folder in folders] == [
        "since:today",
        "since:7d",
        "words:>1500",
        "has:audio",
    ]


def test_a_query_is_saved_in_one_spelling_behind_the_others(library: Library) -> None:
    folder = library.organizing.save("  Trams\n ", "TRAM and  (bus)  is:Unread")
    assert (folder.name, folder.query) == ("Trams", "TRAM bus is:unread")
    assert library.organizing.smart_folders()[-1] == folder
    assert library.organizing.find("TRAMS") == folder
    assert library.organizing.find(str(folder.id)) == folder


def test_unread_articles_are_counted(library: Library) -> None:
    one, _, _ = fill(library)
    library.organizing.save("Trams", "tram")
    assert library.organizing.counted()[-1].unread == 2
    library.reading.set_state([one], State.READ)
    assert library.organizing.counted()[-1].unread == 1


def test_one_of_the_same_name_is_replaced(library: Library) -> None:
    first = library.organizing.save("Élysée", "tram")
    second = library.organizing.save("elysee", "bus")
    assert second.id == first.id
    assert names(library) == [*BUILT_IN, "elysee"]
    library.reading.undo()
    assert library.organizing.find("elysee").query == "tram"


@pytest.mark.parametrize("name", ["", "  ", "\t\n", "\x1b\u202e"])
def test_a_name_is_needed(library: Library, name: str) -> None:
    with pytest.raises(UnreadableInput, match="needs a name"):
        library.organizing.save(name, "tram")
    assert names(library) == BUILT_IN


def test_a_query_that_makes_no_sense_is_refused(library: Library) -> None:
    with pytest.raises(QueryError, match="column 6") as told:
        library.organizing.save("Trams", "tram tga:x")
    assert told.value.hint == "did you mean “tag:”?"
    folder = library.organizing.find("Today")
    with pytest.raises(QueryError):
        library.organizing.change(folder, "Today", "is:")
    assert library.organizing.smart_folders()[0] == folder
    assert library.reading.changes() == []


def test_foreign_text_is_cleaned(library: Library) -> None:
    folder = library.organizing.save("a\x1b[31mb\u202ec", '"x\x00\x1b]y\ud800"')
    assert folder.name == "a[31mbc"
    assert not set(folder.query) & set("\x00\x1b\ud800")
    assert library.organizing.find("a[31mbc").query == folder.query


def test_name_and_query_are_changed_and_undone(library: Library) -> None:
    folder = library.organizing.find("Audio")
    library.organizing.change(folder, "Sound", "has:audio or has:video")
    assert library.organizing.find("sound").query == "has:audio or has:video"
    library.reading.undo()
    assert library.organizing.find("audio") == folder
    library.reading.redo()
    assert names(library) == [*BUILT_IN[:3], "Sound"]


def test_two_may_not_have_one_name(library: Library) -> None:
    with pytest.raises(UnreadableInput, match="another smart folder is called so"):
        library.organizing.change(library.organizing.find("Audio"), "TODAY", "bus")
    library.organizing.change(library.organizing.find("Audio"), "AUDIO", "bus")
    assert names(library)[-1] == "AUDIO"


@pytest.mark.parametrize(
    ("name", "steps", "after"),
    [
        ("Today", 1, ["This week", "Today", "Long reads", "Audio"]),
        ("Audio", -1, ["Today", "This week", "Audio", "Long reads"]),
        ("Audio", -9, ["Audio", "Today", "This week", "Long reads"]),
        ("Today", 9, ["This week", "Long reads", "Audio", "Today"]),
        ("Today", -1, BUILT_IN),
        ("Audio", 1, BUILT_IN),
    ],
)
def test_they_are_moved_and_undone(
    library: Library, name: str, steps: int, after: list[str]
) -> None:
    library.organizing.move(library.organizing.find(name), steps)
    assert names(library) == after
    assert len(library.reading.changes()) == (after != BUILT_IN)
    library.reading.undo()
    assert names(library) == BUILT_IN


def test_one_is_removed_and_comes_back_at_its_place(library: Library) -> None:
    ids = fill(library)
    folder = library.organizing.find("This week")
    library.organizing.remove(folder)
    assert names(library) == ["Today", "Long reads", "Audio"]
    assert sorted(library.reading.ids(View())) == ids
    library.reading.undo()
    assert names(library) == BUILT_IN
    assert library.organizing.find("This week") == folder
    assert_sound(library)


def test_what_is_gone_cannot_be_changed(library: Library) -> None:
    folder = library.organizing.find("Audio")
    library.organizing.remove(folder)
    organizing = library.organizing
    acts: list[Callable[[], None]] = [
        lambda: organizing.change(folder, "Sound", "bus"),
        lambda: organizing.move(folder, 1),
        lambda: organizing.remove(folder),
    ]
    for act in acts:
        with pytest.raises(NotFound, match="this smart folder is gone"):
            act()
    with pytest.raises(NotFound, match="no smart folder is called so"):
        organizing.find("Audio")
    assert len(library.reading.changes()) == 1


def test_every_change_is_told(library: Library, told: list[Changed]) -> None:
    folder = library.organizing.save("Trams", "tram")
    library.organizing.change(folder, "Trams", "bus")
    library.organizing.move(folder, -1)
    library.organizing.remove(folder)
    assert told == [Changed(places=True)] * 4


def test_two_processes_share_them(library: Library) -> None:
    with Library(Path(library.path)) as other:
        version = library.version()
        folder = other.organizing.save("Trams", "tram")
        assert library.version() != version
        assert library.organizing.find("Trams") == folder
        library.organizing.remove(folder)
        with pytest.raises(NotFound):
            other.organizing.move(folder, -1)


def test_a_saved_query_lists_its_articles(library: Library) -> None:
    fill(library)
    folder = library.organizing.save("Trams", "tram")
    view = View(Scope.SMART, str(folder.id), saved=folder.query)
    rows = library.reading.rows(library.reading.ids(view))
    assert sorted(row.title for row in rows) == ["tram", "tram two"]
