"""The reading pane in a running app: what it shows, how it moves, what it tells."""

from __future__ import annotations

from datetime import timedelta, timezone
from functools import partial

import pytest
from textual.content import Content
from textual.events import MouseScrollDown
from textual.geometry import Offset
from textual.pilot import Pilot

from reader.model.article import Credit, Enclosure
from reader.model.block import (
    Block,
    Blocks,
    Code,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Span,
    Style,
)
from reader.tui.widgets.reading_pane import Position, ReadingPane
from tests.tui.reading_support import (
    WHEN,
    PaneApp,
    article,
    item,
    long_body,
    paragraph,
    spans,
    table,
    until,
)

HOSTILE = "[/] [@click=app.quit]x[/] \x1b]0;pwned\x07 \x9b31m \u202egone"


def wheel_down(pane: ReadingPane) -> MouseScrollDown:
    return MouseScrollDown(
        widget=pane,
        x=5,
        y=5,
        delta_x=0,
        delta_y=1,
        button=0,
        shift=False,
        meta=False,
        ctrl=False,
    )


async def settled(pilot: Pilot[None], pane: ReadingPane) -> None:
    await until(pilot, lambda: pane.is_settled, "a settled height")


def has_width(app: PaneApp, width: int) -> bool:
    return app.pane.size.width == width


def has_height(app: PaneApp, height: int) -> bool:
    return app.pane.size.height == height


# What it shows


async def test_the_header_tells_who_when_and_how_long() -> None:
    app = PaneApp()
    async with app.run_test(size=(80, 24), notifications=True):
        app.pane.show(
            article(
                credits=(Credit("Ida Quist", "Text"), Credit("Bo Li")),
                tags=("rivers", "slow travel"),
            ),
            (paragraph("Once more."),),
        )
        rows = [row.strip() for row in app.rows()]
    assert rows[:4] == [
        "The river comes back",
        "River Post · Ida Quist (Text), Bo Li · 3 March 2026, 22:05 · 4 min · en",
        "Tags: rivers, slow travel",
        "https://river.example/back",
    ]
    assert set(rows[4]) == {"─"}
    assert rows[5:7] == ["", "Once more."]


async def test_dates_are_in_local_time() -> None:
    app = PaneApp(zone=timezone(timedelta(hours=2)))
    async with app.run_test(size=(80, 24), notifications=True):
        app.pane.show(article(published=WHEN), ())
        assert "4 March 2026, 00:05" in app.rows()[1]
        app.pane.show(article(published=None), ())
        assert "added 4 March 2026, 00:05" in app.rows()[1]


async def test_an_article_of_nothing_has_a_header_all_the_same() -> None:
    app = PaneApp()
    async with app.run_test(size=(80, 24), notifications=True):
        app.pane.show(article(title="", url=None, feed=None, language=None), ())
        rows = [row.strip() for row in app.rows()]
    assert rows[0] == "Untitled"
    assert rows[1] == "3 March 2026, 22:05 · 4 min"
    assert "None" not in " ".join(rows)


async def test_enclosures_stand_below_the_body() -> None:
    app = PaneApp()
    files = (
        Enclosure("https://river.example/a.mp3", "audio/mpeg", 28_400_000, "", 1862),
        Enclosure("https://river.example/b.pdf", "application/pdf", title="The map"),
    )
    async with app.run_test(size=(80, 24), notifications=True):
        app.pane.show(article(enclosures=files), (paragraph("Listen."),))
        rows = [row.strip() for row in app.rows() if row.strip()]
    assert rows[-2:] == [
        "♪ audio/mpeg · 31:02 · 28.4 MB · https://river.example/a.mp3",
        "▢ application/pdf · The map",
    ]


async def test_the_text_stands_in_the_middle_at_its_measure() -> None:
    app = PaneApp()
    async with app.run_test(size=(121, 30), notifications=True) as pilot:
        app.pane.show(article(), long_body(1))
        rows = [row for row in app.rows() if row]
        assert {len(row) - len(row.lstrip()) for row in rows} == {24}
        assert max(len(row) for row in rows) <= 24 + 72
        app.pane.measure = 40
        await pilot.pause()
        rows = [row for row in app.rows() if row]
        assert {len(row) - len(row.lstrip()) for row in rows} == {40}


async def test_a_narrow_pane_keeps_a_small_margin() -> None:
    app = PaneApp()
    async with app.run_test(size=(30, 30), notifications=True):
        app.pane.show(article(), long_body(1))
        rows = [row for row in app.rows() if row]
    assert {len(row) - len(row.lstrip()) for row in rows} == {1}


async def test_a_message_stands_where_there_is_no_article() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 11), notifications=True):
        app.pane.show(article(), long_body(50))
        app.pane.clear(Content("Nothing is open."))
        rows = app.rows()
        assert rows[5].strip() == "Nothing is open."
        assert not any(rows[:5] + rows[6:])
        assert app.pane.at_end
        assert not app.pane.page(1)
        assert app.pane.progress == 1.0


async def test_foreign_text_is_inert_everywhere() -> None:
    app = PaneApp()
    body: Blocks = (
        paragraph(HOSTILE),
        Heading(1, spans(HOSTILE)),
        ListBlock((item(HOSTILE),)),
        Quote((paragraph(HOSTILE),)),
        Code(HOSTILE, HOSTILE),
        table((HOSTILE, HOSTILE), (HOSTILE, HOSTILE), caption=HOSTILE),
    )
    async with app.run_test(size=(90, 60), notifications=True) as pilot:
        app.pane.show(
            article(
                title=HOSTILE,
                feed=HOSTILE,
                credits=(Credit(HOSTILE, HOSTILE),),
                tags=(HOSTILE,),
                language=HOSTILE,
                url=HOSTILE,
                enclosures=(Enclosure(HOSTILE, HOSTILE, title=HOSTILE),),
            ),
            body,
        )
        await pilot.pause()
        rows = app.rows()
        drawn = "\n".join(rows)
        assert drawn.count("[@click=app.quit]x[/]") > 10
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(drawn)
        for y, row in enumerate(rows):
            if "]x[/]" in row:
                await pilot.click(app.pane, offset=(row.index("]x[/]") + 1, y))
        assert app.is_running


async def test_nesting_as_deep_as_foreign_text_may_go() -> None:
    block: Block = paragraph("deep")
    for _ in range(256):
        block = Quote((block,))
    app = PaneApp()
    async with app.run_test(size=(60, 20), notifications=True):
        app.pane.show(article(), (block,))
        assert app.rows()[5].strip().endswith("│ deep")


# How it moves


async def test_pages_until_the_end_and_says_so() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        app.pane.show(article(), long_body(12))
        await settled(pilot, app.pane)
        seen = set(app.rows())
        pages = 0
        while app.pane.page(1):
            seen |= set(app.rows())
            pages += 1
        assert pages > 2
        assert app.pane.at_end
        assert app.pane.progress == 1.0
        assert {f"{number:04}" for number in range(12)} <= {
            row.strip()[:4] for row in seen
        }
        while app.pane.page(-1):
            pages -= 1
        assert pages == 0
        assert app.pane.progress == 0.0


async def test_the_next_page_shows_the_last_lines_again() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20), notifications=True):
        app.pane.show(article(), long_body(12))
        before = app.rows()
        app.pane.page(1)
        assert app.rows()[:2] == before[-2:]


async def test_what_fits_is_at_its_end() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20), notifications=True):
        app.pane.show(article(), (paragraph("Short."),))
        assert app.pane.at_end
        assert not app.pane.page(1)
        assert not app.pane.page(-1)


async def test_lines_top_and_bottom() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20), notifications=True):
        app.pane.show(article(), long_body(400))
        first = app.rows()
        app.pane.scroll_lines(3)
        assert app.rows()[:10] == first[3:13]
        app.pane.scroll_lines(-1)
        assert app.rows()[:10] == first[2:12]
        app.pane.bottom()
        assert app.pane.at_end
        assert app.rows()[-1].strip().endswith("field of reeds")
        app.pane.top()
        assert app.rows() == first


async def test_the_bottom_stays_in_view_while_heights_are_corrected() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        app.pane.show(article(), long_body(3000))
        app.pane.bottom()
        before = app.rows()
        assert not app.pane.is_settled
        await settled(pilot, app.pane)
        assert app.rows() == before
        assert app.pane.at_end


async def test_what_is_in_view_never_jumps_while_heights_are_corrected() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        app.pane.show(article(), long_body(3000))
        place = Position(block=2000, part=0, letters=120)
        app.pane.restore(place)
        before = app.rows()
        assert not app.pane.is_settled
        await settled(pilot, app.pane)
        assert app.rows() == before
        assert app.pane.position == place


async def test_guessed_heights_above_do_not_show_when_going_up() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20), notifications=True):
        app.pane.show(article(), long_body(3000))
        app.pane.restore(Position(block=2000))
        assert not app.pane.is_settled
        for _ in range(60):
            before = app.rows()
            app.pane.scroll_lines(-1)
            assert app.rows()[1:] == before[:-1]


async def test_the_wheel_scrolls() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        app.pane.show(article(), long_body(40))
        first = app.rows()
        await until(pilot, lambda: app.pane.show_vertical_scrollbar, "a scrollbar")
        app.pane.post_message(wheel_down(app.pane))
        await until(pilot, lambda: app.pane.scroll_offset.y > 0, "scrolling")
        moved = app.pane.scroll_offset.y
        assert app.rows()[:10] == first[moved : moved + 10]


async def test_no_key_is_bound() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        app.pane.show(article(), long_body(40))
        app.pane.focus()
        await pilot.press("down", "pagedown", "end")
        assert app.pane.scroll_offset.y == 0


@pytest.mark.parametrize("block", [0, 7, 39])
async def test_a_resize_keeps_the_block_at_the_top(block: int) -> None:
    app = PaneApp()
    async with app.run_test(size=(100, 20), notifications=True) as pilot:
        app.pane.show(article(), long_body(80))
        await settled(pilot, app.pane)
        app.pane.restore(Position(block, 0, 0))
        top = app.rows()[0].strip()[:4]
        assert top == f"{block:04}"
        for width in (40, 25, 140, 100):
            await pilot.resize_terminal(width, 20)
            await until(pilot, partial(has_width, app, width), "the new width")
            await settled(pilot, app.pane)
            assert app.rows()[0].strip()[:4] == top
            assert app.pane.position == Position(block, 0, 0)


async def test_a_lower_pane_keeps_its_first_line_even_an_empty_one() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        app.pane.show(article(), long_body(30))
        for lines in range(1, 8):
            app.pane.top()
            app.pane.scroll_lines(lines)
            before = app.rows()[:10]
            await pilot.resize_terminal(60, 10 + lines)
            await until(pilot, partial(has_height, app, 10 + lines), "the new height")
            assert app.rows()[:10] == before


async def test_a_place_is_found_again_in_another_pane() -> None:
    body: Blocks = (
        *long_body(10),
        ListBlock(tuple(item(f"item {number}") for number in range(60))),
        *long_body(10),
    )
    app = PaneApp()
    async with app.run_test(size=(100, 20), notifications=True) as pilot:
        app.pane.show(article(), body)
        app.pane.restore(Position(10, 31, 0))
        assert app.rows()[0].strip() == "• item 31"
        place = app.pane.position
    other = PaneApp()
    async with other.run_test(size=(44, 12), notifications=True) as pilot:
        other.pane.show(article(), body)
        other.pane.restore(place)
        await settled(pilot, other.pane)
        assert other.rows()[0].strip() == "• item 31"


async def test_a_place_beyond_an_edited_text_is_the_nearest_there_is() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20), notifications=True):
        app.pane.show(article(), long_body(30))
        app.pane.restore(Position(900, 2, 10))
        assert app.pane.at_end
        app.pane.restore(Position(20, 0, 100_000))
        assert "reeds" in app.rows()[0]


async def test_scrolling_is_told() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        app.pane.show(article(), long_body(40))
        await pilot.pause()
        before = app.scrolls
        app.pane.scroll_lines(5)
        await until(pilot, lambda: app.scrolls > before, "a message")
        assert 0 < app.pane.progress < 1


# What a mouse does

LINKED: tuple[Block, ...] = (
    Paragraph(
        (
            Span("Go "),
            Span("over there", Style.STRONG, "https://river.example/there"),
            Span(" now."),
        )
    ),
)


async def test_a_click_on_a_link_tells_its_address() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        app.pane.show(article(), LINKED)
        await pilot.pause()
        y = next(y for y, row in enumerate(app.rows()) if "Go over" in row)
        await pilot.click(app.pane, offset=(5, y))
        await until(pilot, lambda: bool(app.clicked), "the click")
        assert app.clicked == ["https://river.example/there"]
        await pilot.click(app.pane, offset=(2, y))
        await pilot.click(app.pane, offset=(40, y))
        await pilot.click(app.pane, offset=(5, y + 1))
        await pilot.pause()
        assert len(app.clicked) == 1


async def test_a_selection_that_ends_on_a_link_opens_nothing() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        app.pane.show(article(), LINKED)
        await pilot.pause()
        y = next(y for y, row in enumerate(app.rows()) if "Go over" in row)
        await drag(pilot, app.pane, (5, y), (8, y))
        assert app.screen.get_selected_text() == "ver "
        assert app.clicked == []


async def drag(
    pilot: Pilot[None], pane: ReadingPane, start: tuple[int, int], end: tuple[int, int]
) -> None:
    await pilot.mouse_down(pane, offset=start)
    await pilot.hover(pane, offset=end)
    await pilot.mouse_up(pane, offset=end)
    await pilot.pause()


async def test_a_selection_over_wrapped_lines_is_copied_as_it_was_written() -> None:
    app = PaneApp()
    text = "one two three four five six seven eight nine ten eleven twelve"
    body: Blocks = (
        paragraph(text),
        Heading(1, spans("Then")),
        ListBlock((item("bread"), item("water and a long list of other things"))),
        Quote((paragraph("Nobody steps twice"),)),
        Code("a = 1\n\nb = 'a rather long line of code'"),
    )
    async with app.run_test(size=(32, 40), notifications=True) as pilot:
        app.pane.show(article(), body)
        await pilot.pause()
        rows = app.rows()
        first = next(y for y, row in enumerate(rows) if "one two" in row)
        last = max(y for y, row in enumerate(rows) if row)
        await drag(pilot, app.pane, (1, first), (30, last))
        assert app.screen.get_selected_text() == (
            f"{text}\n\nThen\n\n"
            "• bread\n• water and a long list of other things\n\n"
            "Nobody steps twice\n\n"
            "a = 1\n\nb = 'a rather long line of code'"
        )
        app.screen.action_copy_text()
        assert app.clipboard.startswith(text)


async def test_a_selection_begins_and_ends_at_the_letters_under_the_mouse() -> None:
    app = PaneApp()
    async with app.run_test(size=(32, 40), notifications=True) as pilot:
        app.pane.show(article(), (paragraph("河水回来了 one two\nthree four"),))
        await pilot.pause()
        y = next(y for y, row in enumerate(app.rows()) if "河水" in row)
        await drag(pilot, app.pane, (5, y), (5, y + 1))
        assert app.screen.get_selected_text() == "回来了 one two\nthree"


async def test_a_selection_stays_where_it_is_while_heights_are_corrected() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        app.pane.show(article(), long_body(3000))
        app.pane.restore(Position(2500))
        assert not app.pane.is_settled
        await drag(pilot, app.pane, (1, 0), (4, 0))
        await settled(pilot, app.pane)
        assert app.screen.get_selected_text() == "2500"
        selected = app.pane.render_line(0)
        styles = {segment.text: segment.style for segment in selected}
        assert styles["2500"] != next(
            style for text, style in styles.items() if "water" in text
        )


async def test_everything_can_be_selected() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        app.pane.show(article(), long_body(300))
        app.pane.text_select_all()
        await pilot.pause()
        text = app.screen.get_selected_text() or ""
        assert text.startswith("The river comes back\nRiver Post")
        assert text.count("\n\n") == 300
        assert text.endswith("reeds")


async def test_another_article_ends_the_selection() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        app.pane.show(article(), long_body(3))
        app.pane.text_select_all()
        await pilot.pause()
        app.pane.show(article(), long_body(2))
        assert app.pane.text_selection is None


# Looks


async def test_nothing_is_told_by_colour_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = PaneApp()
    body = (
        Paragraph(
            (
                Span("a", link="https://river.example/"),
                Span("b", Style.CODE),
                Span("c", Style.MARK),
                Span("d", Style.STRONG),
                Span("e", Style.EMPHASIS),
                Span("f", Style.STRIKE),
                Span("g"),
            )
        ),
    )
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        assert app.no_color
        app.pane.show(article(), body)
        await pilot.pause()
        strip = next(
            strip
            for y in range(20)
            if "abcdefg" in (strip := app.pane.render_line(y)).text
        )
        looks = {
            segment.text: tuple(
                bool(value)
                for value in (
                    segment.style.bold,
                    segment.style.italic,
                    segment.style.underline,
                    segment.style.reverse,
                    segment.style.strike,
                )
            )
            for segment in strip
            if segment.style and segment.text.strip()
        }
    assert len(set(looks.values())) == len("abcdefg")


async def test_a_theme_repaints() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        app.pane.show(article(), long_body(1))
        await pilot.pause()
        before = app.pane.render_line(0)
        app.theme = "textual-light"
        await pilot.pause()
        after = app.pane.render_line(0)
        assert before.text == after.text
        assert [s.style for s in before] != [s.style for s in after]


async def test_every_role_is_a_component_with_a_style() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20), notifications=True):
        for name in ReadingPane.COMPONENT_CLASSES:
            assert app.pane.get_component_rich_style(name).color is not None


async def test_offsets_beyond_the_text_do_no_harm() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        app.pane.show(article(), (paragraph("Short."),))
        await pilot.pause()
        await drag(pilot, app.pane, (0, 0), (59, 19))
        text = app.screen.get_selected_text() or ""
        assert text.endswith("Short.")
        assert app.screen.get_widget_and_offset_at(0, 0)[1] == Offset(-1, 0)
