"""What changed: the edits of an article in the reading pane."""

from __future__ import annotations

import pytest

from reader.library.library import Library
from tests.tui.app_support import (
    HOSTILE,
    LONG,
    Reader,
    add_feed,
    parsed,
    publish,
    reading,
)
from tests.tui.support import screen_segments


def edited(library: Library, *texts: str) -> None:
    """Follow a feed whose first article says one text after the other."""
    other = parsed("Other", 2)
    articles = [[parsed("Tram", 1, text=text), other] for text in texts]
    feed = add_feed(library, "Rail", articles[0])
    for edition in articles[1:]:
        publish(library, feed, "Rail", edition)


def style_of(reader: Reader, word: str) -> tuple[bool, bool]:
    """Whether a word of the screen is underlined, and whether it is struck."""
    (style,) = [
        part.style
        for line in screen_segments(reader.app)
        for part in line
        if word in part.text and part.style is not None
    ]
    return bool(style.underline), bool(style.strike)


async def test_a_key_shows_what_changed_and_the_article_again(
    library: Library,
) -> None:
    edited(library, f"The tram is late.\n\n{LONG}", f"The tram is here.\n\n{LONG}")
    async with reading(library) as reader:
        await reader.on("Tram")
        assert "· edited" in reader.text
        await reader.press("c")
        await reader.sees(
            "What changed on",
            "The tram is [-late-] {+here+}.",
            "Paragraph 0 of a long text. … 60 paragraphs unchanged",
        )
        await reader.told("1 word came and 1 went; c shows the article again")
        assert style_of(reader, "{+here+}") == (True, False)
        assert style_of(reader, "[-late-]") == (False, True)
        await reader.press("c")
        await reader.sees("The tram is here.")
        await reader.sees_no("{+")


async def test_the_reader_comes_back_to_their_place(library: Library) -> None:
    edited(library, f"{LONG}\n\nOld.", f"{LONG}\n\nNew.")
    async with reading(library) as reader:
        await reader.on("Tram")
        await reader.press("enter", "G")
        await reader.sees("New.")
        place = reader.screen.reading_pane.position
        await reader.press("c")
        await reader.sees("[-Old-] {+New+}.")
        await reader.press("c")
        await reader.sees_no("[-Old-]")
        assert reader.screen.reading_pane.position == place


async def test_earlier_edits_are_stepped_to_round_the_end(library: Library) -> None:
    edited(library, "One a b c.", "Two a b c.", "Three a b c.")
    async with reading(library) as reader:
        await reader.on("Tram")
        await reader.press("C")
        await reader.sees("(edit 2 of 2)", "[-Two-] {+Three+} a b c.")
        await reader.press("C")
        await reader.sees("(edit 1 of 2)", "[-One-] {+Two+} a b c.")
        await reader.press("C")
        await reader.sees("(edit 2 of 2)")
        await reader.on("Other")
        await reader.sees_no("[-Two-]")
        await reader.press("c")
        await reader.told("This article was not edited since it came")
        assert "· edited" not in reader.text
        await reader.on("Tram")
        await reader.press("c")
        await reader.sees("(edit 2 of 2)")


async def test_foreign_text_of_an_edit_is_inert(library: Library) -> None:
    edited(library, f"Old {HOSTILE}", f"New {HOSTILE} [red]")
    async with reading(library) as reader:
        await reader.on("Tram")
        await reader.press("c")
        await reader.sees("[-Old-] {+New+} [/]", "{+[red]+}")


@pytest.mark.parametrize("no_color", ["", "1"])
async def test_marks_need_no_colour(
    library: Library, monkeypatch: pytest.MonkeyPatch, no_color: str
) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    edited(library, "It is late.", "It is here.")
    async with reading(library) as reader:
        await reader.on("Tram")
        await reader.press("c")
        await reader.sees("It is [-late-] {+here+}.")
