"""The sidebar: places, tags and folders, their counts, what is collapsed."""

from __future__ import annotations

from reader.library.library import Library
from tests.tui.app_support import (
    Reader,
    add_feed,
    add_file,
    id_of,
    mark_read_before,
    newspaper,
    parsed,
    reading,
)


def shelves(library: Library) -> None:
    """Feeds in nested folders, and two tags."""
    for title, folder in (
        ("Atoms", "Science/Physics"),
        ("Stars", "Science/Physics"),
        ("Cells", "Science"),
        ("Trams", ""),
    ):
        articles = [parsed(f"{title} 1", 1), parsed(f"{title} 2", 2)]
        add_feed(library, title, articles, folder=folder)
    library.reading.tag([id_of(library, "Atoms 1")], "new")
    library.reading.tag([id_of(library, "Cells 1")], "new")
    add_file(library, parsed("Note", 5), "own")


def labels(reader: Reader) -> list[str]:
    return [" " * line.depth + line.label for line in reader.screen.sidebar._lines]


async def test_places_tags_and_nested_folders(library: Library) -> None:
    shelves(library)
    async with reading(library) as reader:
        assert labels(reader) == [
            *("All", "Unread", "Starred", "Later"),
            *("Today", "This week", "Long reads", "Audio"),
            *("Tags", " new", " own"),
            *("Feeds", " Science", "  Physics", "   Atoms", "   Stars", "  Cells"),
            " Trams",
        ]
        counts = {"All": 9, "Unread": 9, "new": 2, "own": 1, "Science": 6}
        counts |= {"Physics": 4, "Atoms": 2, "Trams": 2}
        assert {name: reader.counts[name] for name in counts} == counts


async def test_every_line_lists_its_articles(library: Library) -> None:
    shelves(library)
    async with reading(library) as reader:
        sidebar = reader.screen.sidebar
        for key, number in (
            ("unread", 9),
            ("tag:new", 2),
            ("tag:own", 1),
            ("folder:Science", 6),
            ("folder:Science/Physics", 4),
            ("starred", 0),
            ("all", 9),
        ):
            sidebar.highlight_key(key)
            await reader.until(lambda key=key: reader.place == key, key)  # type: ignore[misc]
            assert len(reader.titles) == number
            assert sidebar.highlighted_line is not None
            await reader.sees(f" {sidebar.highlighted_line.label}  ")


async def test_a_heading_keeps_the_list(library: Library) -> None:
    shelves(library)
    async with reading(library) as reader:
        reader.screen.lists.go_place("tag:new")
        reader.screen.places.go_line("heading:feeds")
        await reader.pilot.pause()
        assert (reader.place, len(reader.titles)) == ("tag:new", 2)


async def test_reading_counts_down_every_line_of_an_article(library: Library) -> None:
    shelves(library)
    async with reading(library) as reader:
        await reader.on("Atoms 1")
        await reader.press("enter")
        await reader.until(lambda: reader.counts["All"] == 8, "one read")
        expected = {"Unread": 8, "new": 1, "Science": 5, "Physics": 3, "Atoms": 1}
        assert {name: reader.counts[name] for name in expected} == expected
        await reader.press("u")
        await reader.until(lambda: reader.counts["All"] == 9, "undone")
        assert reader.counts["new"] == 2


async def test_folders_collapse_and_are_remembered(library: Library) -> None:
    shelves(library)
    async with reading(library) as reader:
        reader.screen.places.go_line("folder:Science")
        await reader.press("-")
        await reader.until(lambda: " Science" in labels(reader)[-2], "a closed folder")
        assert labels(reader)[-3:] == ["Feeds", " Science", " Trams"]
        await reader.sees("▸ Science")
        reader.screen.places.go_line("heading:tags")
        await reader.press("-")
        await reader.until(lambda: " new" not in labels(reader), "closed tags")
    async with reading(library) as reader:
        assert labels(reader)[8:] == ["Tags", "Feeds", " Science", " Trams"]
        reader.screen.places.go_line("folder:Science")
        await reader.press("-")
        await reader.until(lambda: "  Physics" in labels(reader), "an open folder")


async def test_collapsing_from_inside_goes_to_the_folder(library: Library) -> None:
    shelves(library)
    async with reading(library) as reader:
        reader.screen.places.go_line("folder:Science")
        await reader.press("j", "j")
        await reader.until(lambda: reader.place.startswith("feed:"), "a feed")
        reader.screen.places.toggle("folder:Science")
        await reader.until(lambda: reader.place == "folder:Science", "its folder")
        assert len(reader.titles) == 6


async def test_a_place_under_a_closed_heading_comes_back(library: Library) -> None:
    shelves(library)
    async with reading(library) as reader:
        reader.screen.lists.go_place("tag:new")
        reader.screen.places.toggle("heading:tags")
        await reader.until(lambda: " new" not in labels(reader), "closed tags")
        assert reader.place == "tag:new"
    async with reading(library) as reader:
        await reader.pilot.pause()
        assert (reader.place, len(reader.titles)) == ("tag:new", 2)
        assert reader.screen.sidebar.highlighted_key == "heading:tags"


async def test_the_last_article_of_a_tag_takes_the_tag_along(library: Library) -> None:
    shelves(library)
    async with reading(library) as reader:
        reader.screen.lists.go_place("tag:own")
        await reader.until(lambda: reader.titles == ["Note"], "the note")
        await reader.press("T")
        await reader.until(lambda: len(reader.app.screen_stack) == 2, "the dialog")
        await reader.press("enter")
        await reader.told("Removed tag “own”")
        await reader.until(lambda: " own" not in labels(reader), "no line")
        await reader.press("u")
        await reader.until(lambda: " own" in labels(reader), "the line")


async def test_unread_keeps_what_is_read_while_one_reads_in_it(
    library: Library,
) -> None:
    newspaper(library, 4)
    mark_read_before(library, "News 4")
    async with reading(library) as reader:
        await reader.press("g", "u")
        await reader.until(lambda: len(reader.titles) == 3, "three unread")
        await reader.press("enter", "J", "h")
        await reader.until(lambda: reader.counts["Unread"] == 1, "one unread")
        reader.screen.lists.changed_elsewhere()
        await reader.pilot.pause()
        assert reader.titles == ["News 1", "News 2", "News 3"]
        assert reader.cursor == "News 2"


async def test_everything_read_says_what_to_do(library: Library) -> None:
    newspaper(library, 1)
    mark_read_before(library, "News 1")
    async with reading(library) as reader:
        for keys, text in (
            ("gu", "Everything is read."),
            ("gs", "Nothing is starred."),
            ("gl", "Nothing is queued."),
        ):
            await reader.press(*keys)
            await reader.sees(text, "Press ", "Choose an article in the list.")
