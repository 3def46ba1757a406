"""Reading on: opening, the next unread article, paging; what marks an article read."""

from __future__ import annotations

from reader.config.settings import Settings
from reader.library.library import Library
from reader.model.article import Body, BodyFormat
from tests.tui.app_support import (
    LONG,
    NARROW,
    Reader,
    add_feed,
    mark_read_before,
    newspaper,
    parsed,
    reading,
)


def unread(reader: Reader) -> list[str]:
    return [row.title for row in reader.rows if not row.read]


async def test_opening_marks_read(library: Library) -> None:
    newspaper(library, 3)
    async with reading(library) as reader:
        await reader.press("enter")
        await reader.until(lambda: unread(reader) == ["News 2", "News 3"], "one read")
        assert (reader.pane, reader.shown) == ("reading", "News 1")
        await reader.until(lambda: reader.counts["All"] == 2, "the counts")


async def test_opening_marks_nothing_where_the_settings_say_so(
    library: Library,
) -> None:
    newspaper(library, 3)
    async with reading(library, Settings(mark_read_on_open=False)) as reader:
        await reader.press("enter", "J", "h", "space", "n")
        assert reader.cursor == "News 1"
        assert unread(reader) == ["News 1", "News 2", "News 3"]


async def test_the_cursor_passes_over_articles_without_reading_them(
    library: Library,
) -> None:
    newspaper(library, 4)
    async with reading(library) as reader:
        for title in ("News 2", "News 3"):
            await reader.press("j")
            await reader.until(lambda title=title: reader.shown == title, title)  # type: ignore[misc]
        await reader.press("J", "n", "p", "K")
        await reader.until(lambda: reader.cursor == reader.shown == "News 3", "News 3")
        assert len(unread(reader)) == 4


async def test_the_next_article_is_opened_where_one_reads(library: Library) -> None:
    newspaper(library, 4)
    async with reading(library) as reader:
        await reader.press("tab")
        assert len(unread(reader)) == 4
        await reader.press("J", "J")
        await reader.until(lambda: unread(reader) == ["News 1", "News 4"], "two read")
        assert (reader.pane, reader.shown) == ("reading", "News 3")
        await reader.press("K", "K")
        await reader.until(lambda: unread(reader) == ["News 4"], "three read")
        assert reader.shown == "News 1"
        await reader.press("K")
        assert reader.shown == "News 1"


async def test_next_and_previous_unread_go_round_the_ends(library: Library) -> None:
    newspaper(library, 6)
    mark_read_before(library, "News 2", "News 3", "News 6")
    async with reading(library) as reader:
        seen = []
        for key in "nnnpp":
            await reader.press(key)
            seen.append(reader.cursor)
        assert seen == ["News 4", "News 5", "News 1", "News 5", "News 4"]
        assert len(unread(reader)) == 3


async def test_the_next_unread_is_opened_in_the_reading_pane(library: Library) -> None:
    newspaper(library, 4)
    async with reading(library) as reader:
        await reader.press("enter", "n")
        await reader.until(lambda: unread(reader) == ["News 3", "News 4"], "two read")
        assert reader.shown == "News 2"


async def test_nothing_unread_is_told(library: Library) -> None:
    newspaper(library, 2)
    mark_read_before(library, "News 1", "News 2")
    async with reading(library) as reader:
        await reader.press("n")
        await reader.told("Nothing here is unread")
        assert reader.cursor == "News 1"


async def test_space_pages_and_then_goes_to_the_next_unread(library: Library) -> None:
    articles = [
        parsed("Long", 1, text=LONG),
        parsed("Read", 2),
        parsed("Short", 3),
        parsed("Last", 4, text=LONG),
    ]
    add_feed(library, "The Daily Leaf", articles)
    mark_read_before(library, "Read")
    async with reading(library) as reader:
        await reader.until(lambda: reader.shown == "Long", "the article")
        pane = reader.screen.reading_pane
        pages = 0
        while not pane.at_end:
            await reader.press("space")
            pages += 1
            assert reader.cursor == "Long"
        assert pages > 1
        await reader.until(lambda: unread(reader) == ["Short", "Last"], "Long read")
        await reader.press("space")
        assert (reader.cursor, reader.shown, reader.pane) == ("Short", "Short", "list")
        await reader.until(lambda: unread(reader) == ["Last"], "Short read")
        await reader.press("space")
        assert (reader.shown, pane.scroll_offset.y) == ("Last", 0)


async def test_space_stops_at_the_end_where_the_settings_say_so(
    library: Library,
) -> None:
    newspaper(library, 3)
    settings = Settings(space_goes_to_next_unread=False)
    async with reading(library, settings) as reader:
        await reader.until(lambda: reader.shown == "News 1", "the article")
        await reader.press("space", "space")
        assert reader.cursor == "News 1"
        await reader.until(lambda: unread(reader) == ["News 2", "News 3"], "one read")


async def test_space_on_a_page_shows_the_article_before_it_goes_on(
    library: Library,
) -> None:
    newspaper(library, 3)
    async with reading(library, size=NARROW) as reader:
        assert reader.panes_shown == ["list"]
        await reader.press("space")
        await reader.sees("The body of News 1.")
        assert reader.pane == "reading"
        await reader.until(lambda: unread(reader) == ["News 2", "News 3"], "one read")
        await reader.press("space")
        await reader.sees("The body of News 2.")
        await reader.press("h")
        assert (reader.pane, reader.cursor) == ("list", "News 2")


async def test_the_article_keeps_its_place_when_its_states_change(
    library: Library,
) -> None:
    add_feed(library, "The Daily Leaf", [parsed("Long", 1, text=LONG)])
    async with reading(library) as reader:
        await reader.press("enter", "pagedown")
        before = reader.screen.reading_pane.scroll_offset
        await reader.press("s", "m", "b")
        await reader.until(lambda: reader.rows[0].later, "Later")
        await reader.until(lambda: reader.counts["Later"] == 1, "the counts")
        assert reader.screen.reading_pane.scroll_offset == before


async def test_a_long_body_that_is_ready_late_is_not_shown_over_another(
    library: Library,
) -> None:
    body = "".join(f"<p>Paragraph {number} <b>bold</b></p>" for number in range(6000))
    book = parsed("Book", 1, body=Body(BodyFormat.HTML, body))
    articles = [book, parsed("Note", 2)]
    add_feed(library, "The Daily Leaf", articles)
    async with reading(library) as reader:
        await reader.press("j")
        await reader.until(lambda: reader.shown == "Note", "Note")
        await reader.press("k", "enter", "h", "j")
        await reader.until(lambda: reader.shown == "Note", "Note again")
        await reader.run("read.on")
        await reader.until(lambda: "Note" not in unread(reader), "Note read")
        assert reader.shown == "Note"
        await reader.press("k")
        await reader.until(lambda: reader.shown == "Book", "Book")
