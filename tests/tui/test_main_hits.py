"""Hits of a search: in titles, in snippets and in the article one reads."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from rich.segment import Segment
from textual.widgets import Input

from reader.library.library import Library
from reader.model.article import Body, BodyFormat
from reader.model.view import Sort
from tests.tui.app_support import (
    HOSTILE,
    NARROW,
    Reader,
    add_feed,
    add_file,
    mark_read_before,
    newspaper,
    parsed,
    reading,
)
from tests.tui.support import screen_segments

BOOK = "\n\n".join(
    f"Chapter {number} goes on and on, " + "as a book does, with many words. " * 4
    for number in range(400)
)


def is_marked(part: Segment) -> bool:
    return bool(part.style and part.style.bold and part.style.underline)


def marked(reader: Reader, pane: str) -> list[str]:
    """The texts that stand out in a pane, from the top."""
    region = reader.screen.query_one(f"#{pane}").region
    found = []
    for line in screen_segments(reader.app)[region.y : region.bottom]:
        at = 0
        for part in line:
            if region.x <= at < region.right and is_marked(part):
                found.append(part.text)
            at += part.cell_length
    return found


def chosen(reader: Reader) -> list[str]:
    """The texts of the hit that one went to."""
    return [
        part.text
        for line in screen_segments(reader.app)
        for part in line
        if is_marked(part) and part.style is not None and part.style.reverse
    ]


async def search(reader: Reader, words: str, titles: Sequence[str]) -> None:
    await reader.press("/")
    reader.screen.search_field.value = words
    await reader.until(lambda: reader.titles == list(titles), f"{words} found")


def harbours(library: Library) -> None:
    articles = [
        parsed("The Harbour of Kiel", 1, text="Ships. " * 30),
        parsed("Cranes", 2, text=f"{'Steel and rope. ' * 20}A harbour is deep. " * 2),
        parsed("Tides", 3, text="The moon pulls the sea.\n\nHARBOURS fill and empty."),
        parsed("Gulls", 4, text="They cry."),
    ]
    add_feed(library, "The Daily Leaf", articles)


async def test_hits_stand_out_in_titles_while_one_types(library: Library) -> None:
    harbours(library)
    async with reading(library) as reader:
        assert marked(reader, "list") == []
        await search(reader, "harb", ["The Harbour of Kiel", "Cranes", "Tides"])
        await reader.until(lambda: marked(reader, "list") == ["Harb"], "a hit")
        await search(reader, "harbour", ["The Harbour of Kiel", "Cranes", "Tides"])
        await reader.until(lambda: marked(reader, "list") == ["Harbour"], "a hit")
        await reader.press("escape")
        await reader.until(lambda: marked(reader, "list") == [], "none")


@pytest.mark.parametrize(
    ("words", "title", "hit"),
    [
        ("elysee", "Le palais de l’Élysée", "Élysée"),
        ("人工", "这里讲人工智能", "人工"),
        ("كتاب", "هذا كِتَابٌ جديد", "كِتَابٌ"),
        ("geneve", "Gene\u0300ve en hiver", "Gene\u0300ve"),
        ("москв", "Поезд в Москву", "Москв"),
    ],
)
async def test_hits_of_any_script_stand_out(
    library: Library, words: str, title: str, hit: str
) -> None:
    add_feed(library, "Leaf", [parsed(title, 1, text=f"{title}."), parsed("Other", 2)])
    async with reading(library) as reader:
        await search(reader, words, [title])
        await reader.until(lambda: marked(reader, "list") == [hit], "in the title")
        await reader.until(
            lambda: marked(reader, "reading") == [hit, hit], "in the article"
        )


async def test_the_best_hits_come_first_with_the_text_around_them(
    library: Library,
) -> None:
    harbours(library)
    async with reading(library) as reader:
        await search(reader, "harbours", ["Tides"])
        await search(reader, "harbour", ["The Harbour of Kiel", "Cranes", "Tides"])
        await reader.press("enter", "j", "ctrl+o")
        await reader.sees("by relevance", "A harbour is deep")
        assert reader.cursor == "Cranes"
        await reader.sees("HARBOURS fill")
        hits = marked(reader, "list")
        assert sorted(hits) == ["HARBOUR", "Harbour", "harbour"]
        await reader.press("ctrl+o")
        await reader.sees_no("Ships")
        await reader.sees_no("by relevance")
        assert reader.titles == ["The Harbour of Kiel", "Cranes", "Tides"]
        assert reader.screen.lists.view.sort is Sort.NEWEST


async def test_relevance_can_be_asked_for_while_one_types(library: Library) -> None:
    harbours(library)
    async with reading(library) as reader:
        await search(reader, "harbour", ["The Harbour of Kiel", "Cranes", "Tides"])
        await reader.press("ctrl+o")
        await reader.sees("by relevance")
        assert isinstance(reader.app.focused, Input)
        await reader.type("s")
        await reader.until(lambda: reader.titles == ["Tides"], "one found")
        await reader.sees_no("by relevance")


async def test_relevance_needs_words(library: Library) -> None:
    newspaper(library, 2)
    async with reading(library) as reader:
        await reader.press("ctrl+o")
        await reader.told("there is nothing here to do that with")
        await reader.press("]")
        await reader.told("Next hit: there is nothing here to do that with")
        assert reader.screen.lists.view.sort is Sort.NEWEST


async def test_the_order_of_before_comes_back(library: Library) -> None:
    harbours(library)
    async with reading(library) as reader:
        reader.screen.lists.sort(Sort.OLDEST)
        await search(reader, "harbour", ["Tides", "Cranes", "The Harbour of Kiel"])
        await reader.press("ctrl+o")
        await reader.sees("by relevance")
        await reader.press("escape")
        await reader.until(lambda: len(reader.titles) == 4, "all")
        assert reader.screen.lists.view.sort is Sort.OLDEST


async def test_snippets_come_for_the_lines_in_view_only(library: Library) -> None:
    articles = [
        parsed(f"News {number}", number, text=f"Word {number} of the harbour.")
        for number in range(300)
    ]
    add_feed(library, "The Daily Leaf", articles)
    async with reading(library) as reader:
        await reader.press("/")
        await reader.type("harbour")
        await reader.press("enter", "ctrl+o")
        await reader.sees("by relevance", "Word 0 of the harbour")
        shown = reader.screen.article_list
        assert shown._snippets is not None
        assert len(shown._snippets) <= shown.size.height
        await reader.press("G")
        await reader.sees("Word 299 of the harbour")


async def test_snippets_are_foreign_text(library: Library) -> None:
    add_feed(library, "Leaf", [parsed("News", 1, text=f"A harbour {HOSTILE} here")])
    async with reading(library) as reader:
        await search(reader, "harbour", ["News"])
        await reader.press("ctrl+o")
        await reader.sees("A harbour [/] [@click=app.quit]x[/] [bold]b")
        assert not set(reader.text) & set("\x1b\x07\x9b\u202e")
        assert reader.app.is_running


async def test_a_narrow_screen_keeps_room_for_hits(library: Library) -> None:
    long = "A very long title that would take the whole of the line and more of it all"
    text = f"{'Some words stand here before. ' * 9}The harbour."
    add_feed(library, "Leaf", [parsed(long, 1, text=text)])
    for size in (NARROW, (60, 16)):
        async with reading(library, size=size) as reader:
            await search(reader, "harbour", [long])
            await reader.press("enter", "ctrl+o")
            await reader.until(lambda: marked(reader, "list") == ["harbour"], "a hit")
            await reader.press("escape")
            await reader.until(lambda: reader.screen.lists.view.query == "", "left")


async def test_the_count_stays_in_view_beside_a_long_query(library: Library) -> None:
    newspaper(library, 3)
    async with reading(library) as reader:
        await search(reader, f"news {'-nothing ' * 30}", ["News 1", "News 2", "News 3"])
        await reader.sees("…  1/3")


@pytest.mark.parametrize(
    ("place", "total"),
    [("all", "4"), ("unread", "3"), ("feed:{}", "3"), ("tag:paper", "1")],
)
async def test_a_list_that_is_not_read_whole_tells_the_total_that_is_known(
    library: Library, place: str, total: str
) -> None:
    feed_id = newspaper(library, 3)
    mark_read_before(library, "News 3")
    add_file(library, parsed("Note"), "paper")
    async with reading(library) as reader:
        lists = reader.screen.lists
        lists.go_place(place.format(feed_id))
        lists._show(library.reading.ids(lists.view, 1), None, fresh=True, whole=False)
        await reader.sees(f" 1/{total} ")


async def test_what_is_not_counted_yet_says_so(library: Library) -> None:
    newspaper(library, 3)
    add_file(library, parsed("Note"))
    async with reading(library) as reader:
        await search(reader, "news", ["News 1", "News 2", "News 3"])
        lists = reader.screen.lists
        lists._show(library.reading.ids(lists.view, 2), None, fresh=True, whole=False)
        await reader.sees(" 1/… ")


# In the article


async def test_keys_go_from_hit_to_hit_and_round(library: Library) -> None:
    text = BOOK.replace("Chapter 100 ", "Chapter 100 tram ")
    text = text.replace("Chapter 300 ", "Chapter 300 TRÂM ") + "\n\nThe last tram."
    add_feed(library, "The Daily Leaf", [parsed("Book", 1, text=text)])
    async with reading(library) as reader:
        await search(reader, "tram", ["Book"])
        await reader.until(lambda: reader.shown == "Book", "the book")
        await reader.press("enter", "]")
        await reader.told("Hit 1/3")
        await reader.sees("Chapter 100 tram")
        assert chosen(reader) == ["tram"]
        await reader.press("]")
        await reader.told("Hit 2/3")
        await reader.sees("Chapter 300 TRÂM")
        assert chosen(reader) == ["TRÂM"]
        await reader.press("]")
        await reader.told("Hit 3/3")
        await reader.sees("The last tram.")
        assert reader.screen.reading_pane.at_end
        await reader.press("]")
        await reader.told("Hit 1/3")
        await reader.sees("Chapter 100 tram")
        await reader.press("[")
        await reader.told("Hit 3/3")
        await reader.press("[", "[")
        await reader.told("Hit 1/3")
        assert reader.pane == "list"


async def test_the_next_hit_is_sought_from_where_one_reads(library: Library) -> None:
    text = BOOK
    for number in (20, 200, 380):
        text = text.replace(f"Chapter {number} ", f"Chapter {number} tram ")
    add_feed(library, "The Daily Leaf", [parsed("Book", 1, text=text)])
    async with reading(library) as reader:
        await search(reader, "tram", ["Book"])
        await reader.press("enter", "enter", "]")
        await reader.told("Hit 1/3")
        await reader.press("G", "[")
        await reader.told("Hit 3/3")
        await reader.press("g", "g", "[")
        await reader.told("Hit 3/3")
        await reader.press("g", "g", "]")
        await reader.told("Hit 1/3")


async def test_a_hit_over_the_end_of_a_line_stands_out(library: Library) -> None:
    add_feed(library, "Leaf", [parsed("News", 1, text="the long harbour wall " * 40)])
    async with reading(library) as reader:
        await search(reader, '"long harbour wall"', ["News"])
        await reader.until(lambda: bool(marked(reader, "reading")), "hits")
        words = " ".join(marked(reader, "reading")).split()
        assert words == ["long", "harbour", "wall"] * 40
        await reader.press("enter", "]", "]")
        await reader.told("Hit 2/40")
        assert " ".join(chosen(reader)) == "long harbour wall"


async def test_hits_stay_where_they_are_when_the_size_changes(
    library: Library,
) -> None:
    text = BOOK.replace("Chapter 200 ", "Chapter 200 tram ")
    add_feed(library, "The Daily Leaf", [parsed("Book", 1, text=text)])
    async with reading(library) as reader:
        await search(reader, "tram", ["Book"])
        await reader.press("enter", "enter", "]")
        await reader.sees("Chapter 200 tram")
        await reader.pilot.resize_terminal(80, 24)
        await reader.sees("Chapter 200 tram")
        assert chosen(reader) == ["tram"]
        await reader.press("]")
        await reader.told("Hit 1/1")
        await reader.sees("Chapter 200 tram")


async def test_an_article_found_by_its_tag_has_the_hit_there(library: Library) -> None:
    add_feed(library, "Leaf", [parsed("News", 1, tags=("Trams",))])
    async with reading(library) as reader:
        await search(reader, "trams", ["News"])
        await reader.until(lambda: marked(reader, "reading") == ["Trams"], "a hit")


async def test_no_hit_is_told(library: Library) -> None:
    add_feed(library, "Leaf", [parsed("News", 1), parsed("Trams", 2, text="None.")])
    async with reading(library) as reader:
        await search(reader, "news or url:2", ["News", "Trams"])
        await reader.press("enter", "j")
        await reader.until(lambda: reader.shown == "Trams", "Trams")
        await reader.press("]")
        await reader.told("No hit in the text of this article")


async def test_on_a_page_of_its_own_the_article_is_opened(library: Library) -> None:
    harbours(library)
    async with reading(library, size=NARROW) as reader:
        await search(reader, "harbours", ["Tides"])
        await reader.press("enter", "]")
        await reader.told("Hit 1/1")
        assert (reader.pane, chosen(reader)) == ("reading", ["HARBOURS"])


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li>a <b>tr</b>am</li></ul>",
        "<blockquote><p>the tram</p></blockquote>",
        "<pre>x = tram</pre>",
        "<table><tr><th>tram</th></tr><tr><td>x</td></tr></table>",
        "<h2>Tram</h2><p>x</p>",
        '<p><a href="https://tram.example/">the tram</a></p>',
        "<figure><img src='x.png'><figcaption>A tram</figcaption></figure>",
    ],
)
async def test_hits_stand_out_in_every_block(library: Library, html: str) -> None:
    article = parsed("Block", 1, text="tram", body=Body(BodyFormat.HTML, html))
    add_feed(library, "Leaf", [article])
    async with reading(library) as reader:
        await search(reader, "tram", ["Block"])
        await reader.until(
            lambda: "".join(marked(reader, "reading")).lower() == "tram", "a hit"
        )
        await reader.press("enter", "]")
        await reader.told("Hit 1/1")
        assert "".join(chosen(reader)).lower() == "tram"


# The search line


async def test_enter_points_at_a_mistake_before_it_goes_on(library: Library) -> None:
    newspaper(library, 3)
    async with reading(library) as reader:
        await reader.press("/")
        await reader.type("news tga:x")
        await reader.press("enter")
        await reader.told("column 6: there is no field “tga:” (did you mean “tag:”?)")
        field = reader.screen.search_field
        assert reader.app.focused is field
        assert field.cursor_position == 5
        await reader.press("enter")
        assert reader.pane == "list"


async def test_the_results_of_a_mistaken_query_stay(library: Library) -> None:
    newspaper(library, 3)
    async with reading(library) as reader:
        await reader.press("/")
        await reader.type("is:unread (news 2")
        await reader.until(lambda: reader.titles == ["News 2"], "one found")
        await reader.press("enter")
        await reader.told("this parenthesis is not closed (add ))")
        assert reader.titles == ["News 2"]
        await reader.press("end", ")", "enter")
        assert reader.pane == "list"


async def test_a_search_is_gone_on_with(library: Library) -> None:
    newspaper(library, 12)
    async with reading(library) as reader:
        await reader.press("/")
        await reader.type("news 1")
        await reader.press("enter")
        await reader.until(lambda: len(reader.titles) == 4, "four found")
        await reader.press("/")
        assert reader.screen.search_field.value == "news 1"
        await reader.type("2")
        await reader.until(lambda: reader.titles == ["News 12"], "one found")
        await reader.press("backspace", "backspace", "3", "enter")
        await reader.until(lambda: reader.titles == ["News 3"], "another")


async def test_enter_on_nothing_leaves_the_search(library: Library) -> None:
    newspaper(library, 3)
    async with reading(library) as reader:
        await reader.press("/", "space", "enter")
        assert reader.pane == "list"
        assert not reader.screen.search_field.display
        await reader.until(lambda: len(reader.titles) == 3, "all")


async def test_a_query_is_not_remembered(library: Library) -> None:
    newspaper(library, 3)
    async with reading(library) as reader:
        await search(reader, "news 2", ["News 2"])
        await reader.press("enter", "ctrl+o")
        await reader.sees("by relevance")
    async with reading(library) as reader:
        assert reader.titles == ["News 1", "News 2", "News 3"]
        assert reader.screen.lists.view.sort is Sort.NEWEST
        assert reader.cursor == "News 2"
