from __future__ import annotations

import time
from pathlib import Path

import pytest

from reader.cli.columns import cells
from reader.library.library import Library
from reader.model.article import Enclosure
from tests.cli.conftest import Shell
from tests.cli.support import keep, parsed


def test_json_of_one_is_an_object_with_its_texts(filled: Shell) -> None:
    listed = filled("list", "--json").json[0]
    shown = filled("show", 6, "--json").json
    assert list(shown) == [*listed, "text", "markdown", "enclosures"]
    assert {name: shown[name] for name in listed} == listed
    assert shown["text"] == "A first paragraph.\n\nA second one."
    assert shown["markdown"].split("\n\n")[0] == "A first paragraph."
    assert shown["enclosures"] == [
        {
            "url": "https://x.example/a.mp3",
            "media_type": "audio/mpeg",
            "length": 2_500_000,
            "title": "",
            "duration": 754,
        }
    ]


def test_json_of_several_is_an_array_in_the_order_asked(filled: Shell) -> None:
    shown = filled("show", "3", "1", "--json").json
    assert [one["id"] for one in shown] == [3, 1]


def test_a_page_has_facts_text_and_enclosures(filled: Shell) -> None:
    assert filled("show", 6).out.splitlines() == [
        "A letter home",
        "",
        "By       Ida Brandt (Words), Omar Diop",
        "Tags     family, water",
        "",
        "A first paragraph.",
        "",
        "A second one.",
        "",
        "https://x.example/a.mp3 (audio/mpeg, 2.5 MB, 12:34 min)",
    ]


def test_small_enclosures_are_not_told_as_nothing(shell: Shell) -> None:
    lengths = (999, 40_000, 1_250_000_000)
    files = [Enclosure(f"https://x.example/{n}.mp3", "", n, "", None) for n in lengths]
    with Library(shell.library) as library:
        keep(library, [parsed("Sounds", enclosures=files)])
    told = [line.split(" ", 1)[1] for line in shell("show", 1).out.splitlines()[-3:]]
    assert told == ["(999 B)", "(40 kB)", "(1,250.0 MB)"]


def test_text_is_wrapped_to_eighty_cells(shell: Shell) -> None:
    text = "word " * 100 + "\n\n" + "桥" * 100
    with Library(shell.library) as library:
        keep(library, [parsed("Long", text=text)])
    lines = shell("show", 1).out.splitlines()
    assert max(map(cells, lines)) == 80
    assert "".join(lines).count("桥") == 100
    assert " ".join(lines).split().count("word") == 100


def test_markdown_stands_under_its_title(filled: Shell) -> None:
    out = filled("show", 1, "--markdown").out
    assert out == "# The delta\n\nA first paragraph.\n\nA second one.\n"


def test_markdown_of_a_title_is_inert(shell: Shell) -> None:
    with Library(shell.library) as library:
        keep(library, [parsed("*a* <b> [c](d)")])
    heading = shell("show", 1, "--markdown").out.splitlines()[0]
    assert heading == r"# \*a\* \<b> \[c\](d)"


def test_unknown_ids_are_named_and_the_others_shown(filled: Shell) -> None:
    ran = filled("show", "1", "77", "2")
    assert ran.code == 1
    assert "The delta" in ran.out
    assert "The spring" in ran.out
    assert ran.err.startswith("newsleaf: 77: no article has this id")


@pytest.mark.parametrize("wrong", ["x", "0", "-3", "9" * 30, "1.5"])
def test_what_is_no_id_is_misuse(filled: Shell, wrong: str) -> None:
    ran = filled("show", wrong)
    assert (ran.code, ran.out) == (2, "")


def test_showing_marks_nothing_read(filled: Shell) -> None:
    filled("show", "1")
    assert filled("show", "1", "--json").json["read"] is False


def test_open_hands_the_address_to_the_configured_program(
    filled: Shell, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    opener = tmp_path / "opener"
    # Moved into place whole, so that a reader sees all of it or nothing.
    opener.write_text(
        f'#!/bin/sh\nprintf %s "$*" > {told}.part\nmv {told}.part {told}\n'
    )
    opener.chmod(0o755)
    (tmp_path / "config.toml").write_text(f"opener = '{opener} --new %u'\n")
    ran = filled("open", 1)
    assert (ran.code, ran.out) == (0, "")
    while not told.exists():
        time.sleep(0.01)
    assert told.read_text() == "--new https://rivers.example/delta"


def test_open_without_an_address_fails(filled: Shell) -> None:
    ran = filled("open", 2)
    assert ran.code == 1
    assert ran.err == "newsleaf: 2: this article has no address\n"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "--help", "file:///etc"])
def test_open_refuses_what_is_no_web_address(shell: Shell, address: str) -> None:
    with Library(shell.library) as library:
        keep(library, [parsed("Trap", url=address)])
    ran = shell("open", 1)
    assert ran.code == 1
    assert ran.err.startswith(f"newsleaf: {address}: ")
