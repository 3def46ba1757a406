"""An article stays in the list in which its state is taken, until that is left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.library.library import Library
from reader.model.article import State, packed_ids
from reader.tui.list_source import with_kept
from tests.tui.app_support import (
    Reader,
    add_file,
    id_of,
    mark_read_before,
    newspaper,
    parsed,
    reading,
)

ALL = [f"News {number}" for number in range(1, 5)]


@pytest.fixture
def other(library: Library) -> Iterator[Library]:
    """The same library, as another process has it open."""
    with Library(library.path) as other:
        yield other


async def looked(reader: Reader, other: Library) -> None:
    """Wait until the screen has read its list anew, as another process wrote."""
    add_file(other, parsed("Elsewhere", -1), "elsewhere")
    await reader.until(lambda: reader.counts.get("elsewhere") == 1, "another's tag")
    turns = reader.screen.article_list._source
    reader.screen.lists.changed_elsewhere()
    await reader.until(
        lambda: reader.screen.article_list._source is not turns, "a list read anew"
    )


@pytest.mark.parametrize(
    ("place", "key"),
    [("starred", "s"), ("later", "b"), ("unread", "m"), ("tag:paper", "T")],
)
async def test_a_state_that_is_taken_leaves_the_line(
    library: Library, other: Library, place: str, key: str
) -> None:
    newspaper(library, 4)
    ids = [id_of(library, title) for title in ALL]
    library.reading.set_state(ids, State.STARRED)
    library.reading.set_state(ids, State.LATER)
    library.reading.tag(ids, "paper")
    async with reading(library) as reader:
        reader.screen.lists.go_place(place)
        await reader.until(lambda: reader.titles == ALL, "the list")
        await reader.on("News 2")
        await reader.press(key)
        if key == "T":
            await reader.until(lambda: len(reader.app.screen_stack) == 2, "a dialog")
            await reader.press("enter")
        await reader.press("j")
        await looked(reader, other)
        shown = [title for title in reader.titles if title != "Elsewhere"]
        assert (shown, reader.cursor) == (ALL, "News 3")
        reader.screen.lists.go_place(place)
        await reader.until(lambda: "News 2" not in reader.titles, "the list again")


async def test_a_query_keeps_what_it_found(library: Library, other: Library) -> None:
    newspaper(library, 5)
    mark_read_before(library, "News 5")
    folder = library.organizing.save("To read", "is:unread")
    async with reading(library) as reader:
        reader.screen.lists.go_place(f"smart:{folder.id}")
        await reader.until(lambda: reader.titles == ALL, "the list")
        await reader.on("News 2")
        await reader.press("enter")
        await reader.until(lambda: read(reader), "read")
        await looked(reader, other)
        assert reader.titles == ["Elsewhere", *ALL]
        assert reader.cursor == "News 2"
        reader.screen.lists.go_place("all")
        reader.screen.lists.go_place(f"smart:{folder.id}")
        await reader.until(lambda: "News 2" not in reader.titles, "left and come back")


def read(reader: Reader) -> bool:
    return reader.article is not None and reader.article.read is not None


async def test_what_another_process_takes_leaves_the_list(
    library: Library, other: Library
) -> None:
    newspaper(library, 4)
    ids = [id_of(library, title) for title in ALL]
    library.reading.set_state(ids, State.STARRED)
    async with reading(library) as reader:
        reader.screen.lists.go_place("starred")
        await reader.until(lambda: reader.titles == ALL, "the list")
        await reader.press("s")
        await reader.told("Star removed")
        other.reading.set_state([ids[2]], State.STARRED, False)
        await reader.until(lambda: reader.titles == [*ALL[:2], ALL[3]], "one less")


async def test_an_own_write_does_not_read_the_list_anew(library: Library) -> None:
    newspaper(library, 4)
    async with reading(library) as reader:
        before = library.version()
        source = reader.screen.article_list._source
        await reader.press("s", "j", "b", "m")
        await reader.told("Read")
        await reader.until(lambda: reader.counts["Starred"] == 1, "the counts")
        assert library.version() == before
        assert reader.screen.article_list._source is source


async def test_what_is_gone_is_not_kept(library: Library) -> None:
    newspaper(library, 4)
    async with reading(library) as reader:
        await reader.press("m")
        await reader.told("Read")
        await reader.run("feed.remove")
        await reader.until(lambda: reader.titles == [], "nothing")


@pytest.mark.parametrize(
    ("ids", "before", "kept", "found"),
    [
        ([1, 2], [1, 2], [1], [1, 2]),
        ([1, 3], [1, 2, 3], [2], [1, 2, 3]),
        ([2, 3], [1, 2, 3], [1], [1, 2, 3]),
        ([9, 2, 8], [1, 2, 3], [1, 3], [1, 9, 2, 3, 8]),
        ([5], [4, 5, 6, 7], [4, 6, 7], [4, 5, 6, 7]),
        ([1], [1], [2], [1]),
        ([], [1, 2], [1, 2], [1, 2]),
    ],
)
def test_kept_articles_follow_the_same_neighbours(
    ids: list[int], before: list[int], kept: list[int], found: list[int]
) -> None:
    assert list(with_kept(packed_ids(ids), packed_ids(before), kept)) == found
