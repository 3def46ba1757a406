from __future__ import annotations

from textual.app import App

from reader.config.settings import THEMES


def test_the_themes_are_those_of_textual() -> None:
    assert sorted(THEMES) == sorted(App[None]().available_themes)
