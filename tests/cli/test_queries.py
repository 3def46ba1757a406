from __future__ import annotations

from reader.library.library import Library
from tests.cli.conftest import Shell

BUILT_IN = ["Today", "This week", "Long reads", "Audio"]


def names(shell: Shell) -> list[str]:
    return [one["name"] for one in shell("queries", "--json").json]


def ids(shell: Shell, *arguments: str) -> list[int]:
    return [one["id"] for one in shell("list", "--json", *arguments).json]


def test_some_come_built_in(filled: Shell) -> None:
    assert names(filled) == BUILT_IN
    listed = filled("queries").out.splitlines()
    assert [line.split()[1] for line in listed] == ["Today", "This", "Long", "Audio"]
    assert listed[2].split("  ")[-1] == "words:>1500"


def test_json_has_every_promised_field(filled: Shell) -> None:
    filled("queries", "save", "Water", "tag:water")
    assert filled("queries", "--json").json[-1] == {
        "id": 5,
        "name": "Water",
        "query": "tag:water",
        "unread": 2,
        "notify": False,
    }


def test_a_saved_query_lists_its_articles(filled: Shell) -> None:
    ran = filled("queries", "save", "Water", "tag:water", "or", "chalk")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "saved  Water  tag:water or chalk\n"
    assert ids(filled, "--smart", "water") == [6, 5, 2]
    assert ids(filled, "--smart", "5", "spring") == [2]


def test_one_of_the_same_name_is_replaced(filled: Shell) -> None:
    filled("queries", "save", "Water", "tag:water")
    filled("queries", "save", "WATER", "--", "-tag:water", "feed:rivers")
    assert names(filled) == [*BUILT_IN, "WATER"]
    assert ids(filled, "--smart", "water") == [3, 1]


def test_a_mistake_is_told_with_its_place(filled: Shell) -> None:
    ran = filled("queries", "save", "Water", "tga:water")
    assert ran.code == 1
    assert ran.err == (
        "newsleaf: column 1: there is no field “tga:” (did you mean “tag:”?)\n"
    )
    assert names(filled) == BUILT_IN


def test_a_name_is_needed(filled: Shell) -> None:
    ran = filled("queries", "save", " \t", "tag:water")
    assert (ran.code, ran.err) == (1, "newsleaf: a smart folder needs a name\n")


def test_what_is_told_on_the_desktop_is_chosen_and_undone(filled: Shell) -> None:
    filled("queries", "save", "Water", "tag:water")
    assert filled("queries", "set", "water", "--notify").code == 0
    assert filled("queries", "--json").json[-1]["notify"] is True
    assert filled("queries").out.splitlines()[-1].endswith("tag:water  (notifies)")
    filled("queries", "save", "Water", "tag:rivers")
    assert filled("queries", "--json").json[-1]["notify"] is True
    filled("queries", "set", "Water", "--no-notify")
    assert filled("queries", "--json").json[-1]["notify"] is False
    with Library(filled.library) as library:
        library.reading.undo()
    assert filled("queries", "--json").json[-1]["notify"] is True
    assert filled("queries", "set", "Water").code == 2


def test_one_is_removed_and_undo_brings_it_back(filled: Shell) -> None:
    assert filled("queries", "remove", "long READS").err == (
        "removed  Long reads  words:>1500\n"
    )
    assert names(filled) == ["Today", "This week", "Audio"]
    with Library(filled.library) as library:
        library.reading.undo()
    assert names(filled) == BUILT_IN


def test_an_unknown_name_is_told(filled: Shell) -> None:
    for words in (("queries", "remove", "Moons"), ("list", "--smart", "Moons")):
        ran = filled(*words)
        assert ran.code == 1
        assert "Moons: no smart folder is called so" in ran.err


def test_nothing_saved_says_what_to_do(filled: Shell) -> None:
    for name in BUILT_IN:
        filled("queries", "remove", name)
    ran = filled("queries")
    assert (ran.out, ran.code) == ("", 0)
    assert "newsleaf queries save" in ran.err


def test_foreign_text_in_names_and_queries_is_inert(filled: Shell) -> None:
    filled("queries", "save", "\x1b[31mRed\u202e", '"\x1b]0;x\x07 [/]"')
    listed = filled("queries").out + filled("queries", "--json").out
    assert "Red" in listed
    assert not set(listed) & set("\x1b\x07\u202e")
