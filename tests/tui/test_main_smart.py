"""Smart folders on the screen: saved, opened, edited, moved, removed, shared."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from reader.config.settings import Settings
from reader.library.library import Library
from tests.tui.app_support import (
    HOSTILE,
    Reader,
    add_feed,
    id_of,
    newspaper,
    parsed,
    program,
    reading,
)

BUILT_IN = ["Today", "This week", "Long reads", "Audio"]


def smart(reader: Reader) -> list[str]:
    """The names of smart folders in the sidebar."""
    lines = reader.screen.sidebar._lines
    return [line.label for line in lines if line.kind == "smart"]


async def dialog(reader: Reader, title: str) -> None:
    await reader.sees(title)
    await reader.until(lambda: isinstance(reader.app.focused, Input), "a dialog")


async def fill_in(reader: Reader, text: str) -> None:
    """Have the field of a dialog hold a text, and accept it."""
    field = reader.app.focused
    assert isinstance(field, Input)
    field.value = text
    await reader.press("enter")


async def search(reader: Reader, words: str, titles: list[str]) -> None:
    await reader.press("/")
    reader.screen.search_field.value = words
    await reader.until(lambda: reader.titles == titles, f"{words} found")
    await reader.press("enter")


async def save(reader: Reader, name: str) -> None:
    await reader.press("W")
    await dialog(reader, "Save as smart folder")
    await fill_in(reader, name)
    await reader.until(lambda: name in smart(reader), name)


async def go(reader: Reader, name: str, titles: list[str]) -> None:
    await reader.press("f")
    await dialog(reader, "Go to")
    await reader.type(name)
    await reader.press("enter")
    await reader.until(lambda: reader.titles == titles, f"{name}: {titles}")


async def test_a_search_is_saved_and_opened(library: Library) -> None:
    newspaper(library, 12)
    async with reading(library) as reader:
        await search(reader, "news 1*", ["News 1", "News 10", "News 11", "News 12"])
        await save(reader, "Ones")
        await reader.told("Saved “Ones”: news 1*")
        assert smart(reader) == [*BUILT_IN, "Ones"]
        await reader.until(lambda: reader.counts["Ones"] == 4, "its count")
        await go(reader, "ones", ["News 1", "News 10", "News 11", "News 12"])
        await reader.sees("Ones  1/4")
        assert reader.place == "smart:5"
        await reader.press("m")
        await reader.until(lambda: reader.counts["Ones"] == 3, "counted down")
        await reader.press("u")
        await reader.until(lambda: reader.counts["Ones"] == 4, "counted up")


async def test_the_place_is_saved_with_the_search(library: Library) -> None:
    add_feed(library, "Bees", [parsed("Honey", 1), parsed("Hives", 2)], folder="Farm")
    add_feed(library, "Bats", [parsed("Honey too", 3)])
    library.reading.tag([id_of(library, "Hives")], "sweet")
    async with reading(library) as reader:
        for key, words, titles, query in (
            ("folder:Farm", "honey", ["Honey"], "folder:Farm honey"),
            ("tag:sweet", "hives", ["Hives"], "tag:sweet hives"),
            ("unread", "honey", ["Honey", "Honey too"], "is:unread honey"),
            ("feed:2", "honey", ["Honey too"], "feed:Bats honey"),
        ):
            reader.screen.lists.go_place(key)
            await search(reader, words, titles)
            await save(reader, f"On {key}")
            assert library.organizing.find(f"On {key}").query == query
            await go(reader, f"On {key}", titles)


async def test_a_mistake_is_not_saved(library: Library) -> None:
    newspaper(library, 1)
    async with reading(library) as reader:
        await search(reader, "(news", ["News 1"])
        await reader.press("enter", "W")
        await reader.told("this parenthesis is not closed (add ))")
        assert smart(reader) == BUILT_IN


async def test_there_is_nothing_to_save_or_copy_of_all_articles(
    library: Library,
) -> None:
    newspaper(library, 1)
    async with reading(library) as reader:
        await reader.press("W")
        await reader.told("Nothing is searched for")
        await reader.press("Y")
        await reader.told("there is no query to copy")


async def test_leaving_the_dialog_saves_nothing(library: Library) -> None:
    newspaper(library, 1)
    async with reading(library) as reader:
        await search(reader, "news", ["News 1"])
        for key in ("escape", "enter"):
            await reader.press("W")
            await dialog(reader, "Save as smart folder")
            await reader.press(key)
        assert smart(reader) == BUILT_IN
        assert library.reading.changes() == []


async def test_a_built_in_one_is_opened_from_the_sidebar(library: Library) -> None:
    add_feed(library, "Leaf", [parsed("Long", 1, words=2000), parsed("Short", 2)])
    async with reading(library) as reader:
        reader.screen.sidebar.highlight_key("smart:3")
        await reader.until(lambda: reader.titles == ["Long"], "the long one")
        await reader.sees("Long reads  1/1")
        await reader.press("/")
        await reader.type("short")
        await reader.until(lambda: reader.titles == [], "none")
        await reader.press("escape")
        await reader.until(lambda: reader.titles == ["Long"], "the long one again")


async def test_name_and_query_are_edited_and_undone(library: Library) -> None:
    newspaper(library, 3)
    library.organizing.save("Twos", "2")
    async with reading(library) as reader:
        await go(reader, "Twos", ["News 2"])
        await reader.press("E")
        await dialog(reader, "Name of the smart folder")
        await fill_in(reader, "Threes")
        await dialog(reader, "Query of “Twos”")
        field = reader.app.focused
        assert isinstance(field, Input)
        assert field.value == "2"
        await fill_in(reader, "3")
        await reader.until(lambda: reader.titles == ["News 3"], "the new query")
        await reader.sees("Threes  1/1")
        assert smart(reader)[-1] == "Threes"
        await reader.press("u")
        await reader.until(lambda: reader.titles == ["News 2"], "the old query")
        await reader.sees("Twos  1/1")


async def test_a_mistake_is_told_where_one_edits(library: Library) -> None:
    newspaper(library, 3)
    async with reading(library) as reader:
        await go(reader, "Audio", [])
        await reader.press("E")
        await dialog(reader, "Name of the smart folder")
        await reader.press("enter")
        await dialog(reader, "Query of “Audio”")
        await fill_in(reader, "news is:strred")
        await reader.sees("column 9: “is:” knows no “strred”", "is:starred")
        field = reader.app.focused
        assert isinstance(field, Input)
        assert field.cursor_position == 8
        await fill_in(reader, "news 2")
        await reader.until(lambda: reader.titles == ["News 2"], "the new query")


async def test_leaving_either_dialog_changes_nothing(library: Library) -> None:
    newspaper(library, 1)
    async with reading(library) as reader:
        await go(reader, "Audio", [])
        await reader.press("E")
        await dialog(reader, "Name of the smart folder")
        await reader.press("escape", "E")
        await dialog(reader, "Name of the smart folder")
        await fill_in(reader, "Sound")
        await dialog(reader, "Query of “Audio”")
        await reader.press("escape")
        assert library.reading.changes() == []
        assert smart(reader) == BUILT_IN


async def test_they_move_up_and_down_under_the_cursor(library: Library) -> None:
    newspaper(library, 1)
    async with reading(library) as reader:
        sidebar = reader.screen.sidebar
        reader.screen.places.go_line("smart:3")
        await reader.until(lambda: reader.place == "smart:3", "Long reads")
        await reader.press("{")
        moved = ["Today", "Long reads", "This week", "Audio"]
        await reader.until(lambda: smart(reader) == moved, "moved up")
        assert sidebar.highlighted_key == "smart:3"
        await reader.press("}", "}")
        last = ["Today", "This week", "Audio", "Long reads"]
        await reader.until(lambda: smart(reader) == last, "moved down twice")
        assert sidebar.highlighted_key == reader.place == "smart:3"
        await reader.press("u", "u", "u")
        await reader.until(lambda: smart(reader) == BUILT_IN, "undone")


async def test_one_is_removed_and_comes_back(library: Library) -> None:
    newspaper(library, 2)
    async with reading(library) as reader:
        await go(reader, "Audio", [])
        await reader.press("X")
        await reader.told("Removed “Audio”")
        await reader.until(lambda: smart(reader) == BUILT_IN[:3], "three left")
        await reader.until(lambda: reader.place != "smart:4", "another place")
        await reader.press("u")
        await reader.until(lambda: smart(reader) == BUILT_IN, "four again")


@pytest.mark.parametrize("key", ["E", "X", "{", "}"])
async def test_they_need_a_smart_folder(library: Library, key: str) -> None:
    newspaper(library, 1)
    async with reading(library) as reader:
        await reader.press(key)
        await reader.told("there is nothing here to do that with")
        assert smart(reader) == BUILT_IN


async def test_a_query_is_shared_as_text(library: Library, tmp_path: Path) -> None:
    newspaper(library, 3)
    keeps = tmp_path / "copied"
    copy = program(tmp_path / "copy", keeps)
    async with reading(library, Settings(clipboard_command=(str(copy),))) as reader:
        await reader.press("g", "u")
        await search(reader, '"news 2" or 3', ["News 2", "News 3"])
        await reader.press("Y")
        await reader.told('Copied is:unread ("news 2" or 3)')
        assert keeps.read_text().strip() == 'is:unread ("news 2" or 3)'


async def test_a_place_is_found_by_its_name(library: Library) -> None:
    add_feed(library, "Bees", [parsed("Honey", 1)], folder="Farm/Yard")
    add_feed(library, "Bats", [parsed("Caves", 2)])
    library.reading.tag([id_of(library, "Honey")], "sweet")
    async with reading(library) as reader:
        reader.screen.places.toggle("folder:Farm")
        reader.screen.places.toggle("heading:tags")
        reader.screen.places.toggle("heading:feeds")
        for name, titles, key in (
            ("bees", ["Honey"], "feed:1"),
            ("sweet", ["Honey"], "tag:sweet"),
            ("yard", ["Honey"], "folder:Farm/Yard"),
            ("all", ["Honey", "Caves"], "all"),
            ("unr", ["Honey", "Caves"], "unread"),
        ):
            await go(reader, name, titles)
            await reader.until(lambda key=key: reader.place == key, key)  # type: ignore[misc]
            assert reader.screen.sidebar.highlighted_key == key
            assert reader.pane == "list"


async def test_a_smart_folder_is_there_after_a_restart(library: Library) -> None:
    newspaper(library, 3)
    library.organizing.save("Twos", "2")
    async with reading(library) as reader:
        await go(reader, "Twos", ["News 2"])
        await search(reader, "nothing", [])
    async with reading(library) as reader:
        await reader.until(lambda: reader.titles == ["News 2"], "the smart folder")
        await reader.sees("Twos  1/1")
        assert reader.screen.sidebar.highlighted_key == "smart:5"
        assert reader.screen.lists.view.query == ""
    library.organizing.remove(library.organizing.find("Twos"))
    async with reading(library) as reader:
        await reader.until(lambda: reader.place == "all", "all articles")
        await reader.until(lambda: len(reader.titles) == 3, "three")


async def test_what_another_process_does_shows(library: Library) -> None:
    newspaper(library, 3)
    with Library(library.path) as other:
        folder = other.organizing.save("Twos", "2")
        async with reading(library) as reader:
            await go(reader, "Twos", ["News 2"])
            other.organizing.change(folder, "Threes", "3")
            await reader.until(lambda: reader.titles == ["News 3"], "the new query")
            await reader.sees("Threes  1/1")
            other.organizing.remove(folder)
            await reader.until(lambda: smart(reader) == BUILT_IN, "gone")
            await reader.until(lambda: not reader.place.startswith("smart:5"), "left")
            await reader.press("u")
            await reader.until(lambda: smart(reader)[-1] == "Threes", "back")


async def test_a_saved_query_may_say_its_order(library: Library) -> None:
    newspaper(library, 3)
    library.organizing.save("Oldest", "news sort:oldest")
    async with reading(library) as reader:
        await go(reader, "Oldest", ["News 3", "News 2", "News 1"])
        await reader.sees("Oldest · oldest first  1/3")
        await reader.press("ctrl+o")
        await reader.told("The query itself says the order")
        await reader.press("/")
        await reader.type("sort:newest")
        await reader.until(lambda: reader.titles[0] == "News 1", "newest first")


async def test_names_and_queries_are_foreign_text(library: Library) -> None:
    newspaper(library, 1)
    async with reading(library) as reader:
        await search(reader, f'"{HOSTILE}" or news', ["News 1"])
        await reader.press("W")
        await dialog(reader, "Save as smart folder")
        await fill_in(reader, HOSTILE)
        await reader.until(lambda: len(smart(reader)) == 5, "saved")
        reader.screen.sidebar.highlight_key("smart:5")
        await reader.until(lambda: reader.place == "smart:5", "shown")
        await reader.press("E")
        await dialog(reader, "Name of the smart folder")
        await reader.press("enter")
        await dialog(reader, "Query of")
        await reader.sees("[/] [@click=app.quit]x[/]")
        assert not set(reader.text) & set("\x1b\x07\x9b\u202e")
        await reader.press("escape", "Y", "f")
        await dialog(reader, "Go to")
        assert not set(reader.text) & set("\x1b\x07\x9b\u202e")
        assert reader.app.is_running


async def test_relevance_orders_a_smart_folder_of_words(library: Library) -> None:
    articles = [parsed("Ships", 1, text="A harbour."), parsed("The harbour", 2)]
    add_feed(library, "Leaf", articles)
    library.organizing.save("Harbours", "harbour")
    async with reading(library) as reader:
        await go(reader, "Harbours", ["Ships", "The harbour"])
        await reader.press("ctrl+o")
        await reader.until(lambda: reader.titles == ["The harbour", "Ships"], "ordered")
        await reader.press("]")
        await reader.told("Hit 1/")
        await reader.press("g", "a")
        await reader.until(lambda: reader.titles == ["Ships", "The harbour"], "all")
        await reader.sees_no("by relevance")
