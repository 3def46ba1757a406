"""The dialogs: a line of text, and a word of many."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList

from reader.tui.screens.choice import MOST_SHOWN, ChoiceScreen
from reader.tui.screens.menu import MenuScreen
from reader.tui.screens.prompt import PromptScreen
from tests.tui.app_support import HOSTILE
from tests.tui.support import screen_lines, until

WORDS = ("Apple", "pear", "Pineapple", "plum")


class Asker(App[None]):
    """Asks one question."""

    ENABLE_COMMAND_PALETTE = False  # ours has other keys than Textual's

    def __init__(
        self, question: ModalScreen[str | None] | ModalScreen[int | None]
    ) -> None:
        super().__init__()
        self.question = question
        self.answers: list[object] = []

    def on_mount(self) -> None:
        self.push_screen(self.question, self.answers.append)


Ask = Pilot[None]


@asynccontextmanager
async def asked(question: ModalScreen[str | None]) -> AsyncIterator[tuple[Ask, Asker]]:
    app = Asker(question)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        yield pilot, app


async def answer(make: Callable[[], ModalScreen[str | None]], *keys: str) -> object:
    async with asked(make()) as (pilot, app):
        await pilot.press(*keys)
        await until(pilot, lambda: bool(app.answers), "an answer")
        return app.answers[0]


def shown(app: Asker) -> list[str]:
    options = app.screen.query_one(OptionList).options
    return [str(option.prompt) for option in options]


@pytest.mark.parametrize(
    ("keys", "given"),
    [
        (("enter",), "old"),
        (("x", "enter"), "x"),
        (("end", "x", "enter"), "oldx"),
        (("backspace", "backspace", "backspace", "enter"), ""),
        (("escape",), None),
        (("x", "escape"), None),
    ],
)
async def test_a_line_of_text(keys: tuple[str, ...], given: str | None) -> None:
    assert await answer(lambda: PromptScreen("Name", "old", "hint"), *keys) == given


@pytest.mark.parametrize(
    ("keys", "given"),
    [
        (("enter",), ""),
        (("n", "e", "w", "enter"), "new"),
        (("p", "enter"), "p"),
        (("p", "down", "enter"), "pear"),
        (("p", "down", "down", "enter"), "Pineapple"),
        (("p", "up", "enter"), "Apple"),
        (("p", "down", "down", "up", "ctrl+p", "ctrl+n", "enter"), "pear"),
        (("p", "l", "tab", "enter"), "plum"),
        (("P", "down", "down", "tab", "enter"), "Pineapple"),
        (("down", "down", "x", "enter"), "x"),
        (("tab", "space", "x", "enter"), "Apple x"),
        (("escape",), None),
    ],
)
async def test_a_word_that_may_be_new(keys: tuple[str, ...], given: str | None) -> None:
    assert await answer(lambda: ChoiceScreen("Tag", WORDS), *keys) == given


@pytest.mark.parametrize(
    ("keys", "given"),
    [
        (("enter",), "Apple"),
        (("p", "l", "enter"), "plum"),
        (("down", "enter"), "pear"),
        (("up", "enter"), "plum"),
        (("q", "enter", "backspace", "enter"), "Apple"),
        (("q", "down", "tab", "enter", "escape"), None),
    ],
)
async def test_a_word_of_the_list(keys: tuple[str, ...], given: str | None) -> None:
    assert await answer(lambda: ChoiceScreen("Sort", WORDS, True), *keys) == given


@pytest.mark.parametrize(
    ("keys", "given"),
    [
        (("enter",), 1),
        (("j", "enter"), 2),
        (("j", "j", "j", "enter"), 0),
        (("k", "space"), 0),
        (("down", "up", "enter"), 1),
        (("G", "enter"), 3),
        (("end", "enter"), 3),
        (("G", "g", "l"), 0),
        (("1",), 0),
        (("4",), 3),
        (("9", "3"), 2),
        (("t", "enter"), 2),
        (("b", "b", "enter"), 3),
        (("e", "enter"), 3),
        (("x", "enter"), 1),
        (("escape",), None),
        (("q",), None),
    ],
)
async def test_a_few_choices(keys: tuple[str, ...], given: int | None) -> None:
    choices = ("Newest first", "Oldest first", "By title", "By Énergie")
    app = Asker(MenuScreen("Sort", choices, 1))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press(*keys)
        await until(pilot, lambda: bool(app.answers), "an answer")
    assert app.answers == [given]


async def test_accents_do_not_hide_a_word() -> None:
    words = ["Économie", "Sport", "Décor"]
    async with asked(ChoiceScreen("Tag", words)) as (pilot, app):
        await pilot.press("e", "c")
        assert shown(app) == ["Économie", "Décor"]
        await pilot.press("o", "tab", "enter")
        await until(pilot, lambda: app.answers == ["Économie"], "the answer")


async def test_words_that_begin_so_come_first() -> None:
    async with asked(ChoiceScreen("Tag", WORDS)) as (pilot, app):
        await pilot.press("P")
        assert shown(app) == ["pear", "Pineapple", "plum", "Apple"]
        await pilot.press("l", "e")
        assert shown(app) == ["Apple", "Pineapple"]
        await pilot.press("x")
        assert shown(app) == []


async def test_a_click_takes_a_word() -> None:
    async with asked(ChoiceScreen("Tag", WORDS)) as (pilot, app):
        line = next(
            (y, text) for y, text in enumerate(screen_lines(app)) if "pear" in text
        )
        await pilot.click(offset=(line[1].index("pear"), line[0]))
        await until(pilot, lambda: app.answers == ["pear"], "the answer")


async def test_of_very_many_words_some_are_shown() -> None:
    words = [f"word {number}" for number in range(5000)]
    async with asked(ChoiceScreen("Tag", words)) as (pilot, app):
        assert len(shown(app)) == MOST_SHOWN
        app.screen.query_one(Input).value = "word 4999"
        await until(pilot, lambda: shown(app) == ["word 4999"], "one")


async def test_foreign_words_are_text() -> None:
    words = [HOSTILE, "[bold]b[/bold]", "[/]"]
    async with asked(ChoiceScreen(HOSTILE, words, placeholder="[/]")) as (pilot, app):
        text = "\n".join(screen_lines(app))
        assert "[/] [@click=app.quit]x[/] [bold]b" in text
        assert "[bold]b[/bold]" in text
        assert not set(text) & {"\x1b", "\x07", "\x9b", "\u202e"}
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.answers == [HOSTILE], "the answer")


async def test_a_foreign_value_is_text() -> None:
    async with asked(PromptScreen(HOSTILE, HOSTILE, HOSTILE)) as (pilot, app):
        text = "\n".join(screen_lines(app))
        assert text.count("[@click=app.quit]x[/]") == 2
        assert not set(text) & {"\x1b", "\x07", "\x9b", "\u202e"}
        await pilot.press("escape")
        await until(pilot, lambda: app.answers == [None], "the answer")


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        (lambda: MenuScreen("Which?", WORDS), ("1", "1")),
        (lambda: MenuScreen("Which?", WORDS), ("enter", "enter")),
        (lambda: MenuScreen("Which?", WORDS), ("escape", "2")),
        (lambda: ChoiceScreen("Which?", WORDS), ("enter", "enter")),
        (lambda: PromptScreen("What?"), ("enter", "escape")),
    ],
)
async def test_keys_that_come_at_once_answer_once(
    question: Callable[[], ModalScreen[str | None]], keys: tuple[str, ...]
) -> None:
    async with asked(question()) as (pilot, app):
        for key in keys:  # without a pause, as they come in one read
            app.simulate_key(key)
        await until(pilot, lambda: bool(app.answers), "an answer")
        await pilot.pause()
        assert len(app.answers) == 1
        assert len(app.screen_stack) == 1
