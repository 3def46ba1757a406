from __future__ import annotations

from pathlib import Path

import pytest

from reader.config.load import load_settings
from reader.config.settings import KeyBinding, RefreshSettings, Settings
from reader.model.errors import ConfigError
from reader.model.view import Sort


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def mistakes(path: Path, text: str) -> list[str]:
    """Load a text that is wrong; return what is told, without the directory."""
    path.write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_settings(path)
    return str(caught.value).replace(f"{path}", path.name).split("\n")


def test_no_file_means_the_defaults(path: Path) -> None:
    assert load_settings(path) == Settings()


def test_a_file_that_must_exist_is_missed(path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such file"):
        load_settings(path, must_exist=True)


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "[refresh]\n[keys]\n"])
def test_an_empty_file_means_the_defaults(path: Path, text: str) -> None:
    path.write_text(text)
    assert load_settings(path) == Settings()


def test_every_setting_can_be_set(path: Path) -> None:
    path.write_text(
        """
theme = "nord"
measure = 66
sort = "oldest"
mark_read_on_open = false
space_goes_to_next_unread = false
mouse = false
opener = "'my browser' --tab %u"
clipboard_command = "wl-copy"

[refresh]
concurrency = 4
timeout = 10

[keys]
article.star = ["s", "*"]
"article.later" = "b"
quit = []
"""
    )
    assert load_settings(path) == Settings(
        theme="nord",
        measure=66,
        sort=Sort.OLDEST,
        mark_read_on_open=False,
        space_goes_to_next_unread=False,
        mouse=False,
        opener=("my browser", "--tab", "%u"),
        clipboard_command=("wl-copy",),
        refresh=RefreshSettings(concurrency=4, timeout=10),
        keys=(
            KeyBinding("article.star", ("s", "*"), line=16),
            KeyBinding("article.later", ("b",), line=17),
            KeyBinding("quit", (), line=18),
        ),
    )


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbfmeasure = 50\r\n[keys]\r\nquit = 'x'\r\n")
    settings = load_settings(path)
    assert settings.measure == 50
    assert settings.keys == (KeyBinding("quit", ("x",), line=3),)


def test_an_unknown_setting_is_told_with_line_and_nearest_name(path: Path) -> None:
    assert mistakes(path, "theme = 'nord'\n\n# wide\nmeassure = 66\n") == [
        "config.toml, line 4: unknown setting 'meassure' (did you mean 'measure'?)"
    ]


def test_the_subject_of_one_mistake_is_its_file_and_line(path: Path) -> None:
    path.write_text("nonsense = 1")
    with pytest.raises(ConfigError) as caught:
        load_settings(path)
    assert caught.value.subject == f"{path}, line 1"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "timeout = 3",
            "unknown setting 'timeout' (did you mean 'refresh.timeout'?)",
        ),
        (
            "refresh.measure = 3",
            "unknown setting 'refresh.measure' (did you mean 'measure'?)",
        ),
        ("refesh = {}", "unknown setting 'refesh' (did you mean 'refresh'?)"),
        ("xyzzy = 1", "unknown setting 'xyzzy'"),
        ('"\\u001b[2J" = 1', "unknown setting '\\x1b[2J'"),
        ("measure = '66'", "'measure' must be a whole number from 20 to 200"),
        ("measure = 6.5", "'measure' must be a whole number from 20 to 200"),
        ("measure = true", "'measure' must be a whole number from 20 to 200"),
        ("measure = 19", "'measure' must be a whole number from 20 to 200"),
        ("measure = 201", "'measure' must be a whole number from 20 to 200"),
        ("mouse = 'no'", "'mouse' must be true or false"),
        ("mouse = 0", "'mouse' must be true or false"),
        ("theme = 1", "'theme' must be a text in quotes"),
        (
            "theme = 'norf'",
            "'theme' must be the name of a theme (did you mean 'nord'?)",
        ),
        (
            "sort = 'newst'",
            "'sort' must be one of newest, oldest, title, feed, longest, relevance"
            " (did you mean 'newest'?)",
        ),
        (
            "sort = ['newest']",
            "'sort' must be one of newest, oldest, title, feed, longest, relevance"
            " (did you mean 'newest'?)",
        ),
        ("opener = ['firefox']", "'opener' must be a command in quotes"),
        (
            'opener = "\'firefox"',
            "'opener' must be a command whose own quotes are closed",
        ),
        ("refresh = 3", "'refresh' is a table (write [refresh])"),
        ("[[keys]]\na = 'b'", "'keys' is a table (write [keys])"),
        ("keys.quit = 3", "'quit' must be a key or a list of keys, in quotes"),
        ("keys.quit = ''", "'quit' must be a key or a list of keys, in quotes"),
        ("keys.a.b = ['x', 1]", "'a.b' must be a key or a list of keys, in quotes"),
        ("measure 66", "expected '=' after a key in a key/value pair"),
        ("measure =", "invalid value"),
        ("measure = 66\nmeasure = 67", "cannot overwrite a value"),
        ("[keys]\nquit = [\n'q'\n\n", "unclosed array"),
    ],
)
def test_each_mistake_is_told_in_words(path: Path, text: str, told: str) -> None:
    line = {"cannot overwrite a value": 2, "unclosed array": 3}.get(told, 1)
    assert mistakes(path, text) == [f"config.toml, line {line}: {told}"]


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(path: Path) -> None:
    text = "[refresh]\ntimeout = 0\n[keys]\nquit = 1\n[refrech]\n"
    told = mistakes(path, f"mouse = 1\n{text}")
    assert [line.split(": ")[0] for line in told] == [
        "config.toml, line 1",
        "config.toml, line 3",
        "config.toml, line 5",
        "config.toml, line 6",
    ]


def test_a_file_that_is_not_utf8_is_told(path: Path) -> None:
    path.write_bytes(b"theme = '\xe9'")
    with pytest.raises(ConfigError, match="is not a text in UTF-8"):
        load_settings(path)


def test_a_directory_in_its_place_is_told(path: Path) -> None:
    path.mkdir()
    with pytest.raises(ConfigError, match="cannot be read: Is a directory"):
        load_settings(path)
