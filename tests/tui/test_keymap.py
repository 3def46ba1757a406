"""The keys of the configuration take the place of the defaults, or are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.config.load import load_settings
from reader.config.settings import Settings
from reader.library.library import Library
from reader.model.errors import ConfigError
from reader.tui.app import NewsleafApp
from reader.tui.commands.registry import commands
from reader.tui.keymap import with_keys


def keys_of(path: Path, text: str) -> dict[str, tuple[str, ...]]:
    """The keys of every command under a configuration."""
    path.write_text(text, encoding="utf-8")
    given = with_keys(commands(), load_settings(path).keys, path)
    return {command.id: command.keys for command in given}


def problems_of(path: Path, text: str) -> list[str]:
    """What a configuration is refused for, without the file's directory."""
    with pytest.raises(ConfigError) as refused:
        keys_of(path, text)
    told = str(refused.value)
    return told.replace(str(path), path.name).split("\n")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_without_a_configuration_the_defaults_stand(path: Path) -> None:
    defaults = {command.id: command.keys for command in commands()}
    assert keys_of(path, "") == defaults


def test_given_keys_replace_all_default_keys_of_a_command(path: Path) -> None:
    keys = keys_of(path, '[keys]\nmove.down = ["i", "alt+n"]\n')
    assert keys["move.down"] == ("i", "alt+n")
    assert keys["move.up"] == ("k", "up")


def test_a_default_key_of_another_command_is_told(path: Path) -> None:
    assert problems_of(path, '[keys]\narticle.star = "m"\n') == [
        "config.toml, line 2: “m” is the key of “article.read” already;"
        ' a line of its own frees it: article.read = ["N"]'
    ]


@pytest.mark.parametrize("others", ['"N"', '["x"]', "[]"])
def test_a_default_key_that_is_freed_can_be_given(path: Path, others: str) -> None:
    text = f'[keys]\narticle.star = "m"\narticle.read = {others}\n'
    assert keys_of(path, text)["article.star"] == ("m",)


def test_two_commands_can_change_their_keys(path: Path) -> None:
    keys = keys_of(path, '[keys]\narticle.star = "b"\narticle.later = "s"\n')
    assert (keys["article.star"], keys["article.later"]) == (("b",), ("s",))


def test_the_line_told_frees_every_key_that_is_wanted(path: Path) -> None:
    text = '[keys]\narticle.star = "m"\narticle.later = "N x"\n'
    assert problems_of(path, text) == [
        "config.toml, line 2: “m” is the key of “article.read” already;"
        " a line of its own frees it: article.read = []",
        "config.toml, line 3: “N x” begins with “N”, which is the key of"
        " “article.read” already; a line of its own frees it: article.read = []",
    ]
    freed = keys_of(path, f"{text}article.read = []\n")
    assert freed["article.later"] == ("N x",)


def test_a_default_chord_of_another_command_is_told(path: Path) -> None:
    (told,) = problems_of(path, '[keys]\narticle.star = "g a"\n')
    assert told == (
        "config.toml, line 2: “g a” is the key of “go.all” already;"
        " a line of its own frees it: go.all = []"
    )


def test_no_two_commands_ever_share_a_key(path: Path) -> None:
    text = '[keys]\narticle.star = ["x", "x", "x"]\narticle.later = "g b"\n'
    keys = [key for given in keys_of(path, text).values() for key in given]
    assert len(keys) == len(set(keys))


def test_no_keys_take_a_command_off_the_keyboard(path: Path) -> None:
    assert keys_of(path, "[keys]\nlist.read = []\n")["list.read"] == ()


def test_a_key_is_free_once_its_chords_are_given_up(path: Path) -> None:
    chords = ["move.top", "go.all", "go.unread", "go.starred", "go.later"]
    chords += ["go.tags", "go.feeds"]
    given_up = "".join(f"{name} = []\n" for name in chords)
    keys = keys_of(path, f'[keys]\n{given_up}move.bottom = "g"\n')
    assert keys["move.bottom"] == ("g",)


def test_an_unknown_name_is_told_with_its_line_and_the_nearest(path: Path) -> None:
    text = 'theme = "nord"\n\n[keys]\narticle.stars = "i"\nzzz = "x"\n'
    assert problems_of(path, text) == [
        "config.toml, line 4: no command is called “article.stars”;"
        " did you mean “article.star”?",
        "config.toml, line 5: no command is called “zzz”",
    ]


def test_two_given_lines_cannot_claim_one_key(path: Path) -> None:
    text = '[keys]\narticle.star = "x"\narticle.later = ["b", "x"]\n'
    assert problems_of(path, text) == [
        "config.toml, line 3: “x” is the key of “article.star” already (line 2)"
    ]


@pytest.mark.parametrize("key", ["jj", "shift+a", "g g g", "g  g", "meta+x", " "])
def test_what_is_no_key_is_told(path: Path, key: str) -> None:
    text = f'[keys]\narticle.star = "{key}"\n'
    assert problems_of(path, text) == [f"config.toml, line 2: “{key}” is no key"]


def test_a_key_that_begins_chords_cannot_act_alone(path: Path) -> None:
    (told,) = problems_of(path, '[keys]\narticle.star = "g"\n')
    assert told.startswith(
        "config.toml, line 2: “g” begins other keys and cannot act alone:"
        " “g g” (move.top), “g a” (go.all), "
    )
    text = '[keys]\narticle.star = "x"\narticle.later = "x y"\n'
    assert problems_of(path, text) == [
        "config.toml, line 2: “x” begins other keys and cannot act alone:"
        " “x y” (article.later)"
    ]


def test_every_mistake_is_told_at_once(path: Path) -> None:
    text = '[keys]\nnope = "x"\narticle.star = "x"\narticle.later = "jj"\n'
    assert len(problems_of(path, text)) == 3


def test_the_screen_does_not_start_with_keys_that_cannot_work(path: Path) -> None:
    path.write_text('[keys]\nnope = "x"\n', encoding="utf-8")
    settings = load_settings(path)
    with (
        Library(path.with_name("library.db")) as library,
        pytest.raises(ConfigError, match="line 2"),
    ):
        NewsleafApp(library, settings, path)
    assert settings != Settings()
