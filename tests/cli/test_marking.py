from __future__ import annotations

import pytest

from tests.cli.conftest import Shell


def states(shell: Shell, article_id: int) -> dict[str, bool]:
    shown = shell("show", article_id, "--json").json
    return {name: shown[name] for name in ("read", "starred", "later")}


@pytest.mark.parametrize(
    ("state", "article_id", "expected"),
    [
        ("read", 1, {"read": True, "starred": False, "later": False}),
        ("unread", 4, {"read": False, "starred": False, "later": False}),
        ("starred", 1, {"read": False, "starred": True, "later": False}),
        ("unstarred", 2, {"read": False, "starred": False, "later": False}),
        ("later", 1, {"read": False, "starred": False, "later": True}),
        ("done", 3, {"read": True, "starred": False, "later": False}),
    ],
)
def test_mark(
    filled: Shell, state: str, article_id: int, expected: dict[str, bool]
) -> None:
    ran = filled("mark", state, article_id)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"1 article {state}\n"
    assert states(filled, article_id) == expected


def test_marking_twice_changes_nothing(filled: Shell) -> None:
    filled("mark", "read", 1, 2)
    ran = filled("mark", "read", 1, 2, 2, 3)
    assert ran.code == 0
    assert ran.err == "1 article read, 2 already so\n"


def test_unknown_ids_fail_and_the_known_are_marked(filled: Shell) -> None:
    ran = filled("mark", "starred", 1, 77, 78)
    assert ran.code == 1
    told = ran.err.splitlines()
    assert told[0] == "1 article starred"
    assert [line.split(":")[1].strip() for line in told[1:]] == ["77", "78"]
    assert states(filled, 1)["starred"]


def test_an_unknown_state_and_no_ids_are_misuse(filled: Shell) -> None:
    assert filled("mark", "red", 1).code == 2
    assert filled("mark", "read").code == 2


def test_tags_come_and_go(filled: Shell) -> None:
    assert filled("tag", "add", " far  away ", 1, 2).err == (
        "2 articles tagged far away\n"
    )
    assert filled("show", 2, "--json").json["tags"] == ["far away", "water"]
    assert filled("tag", "remove", "WATER", 2, 1).code == 0
    assert filled("show", 2, "--json").json["tags"] == ["far away"]


def test_a_tag_that_does_not_exist_cannot_be_removed(filled: Shell) -> None:
    ran = filled("tag", "remove", "moon", 1)
    assert ran.code == 1
    assert ran.err.startswith("newsleaf: moon: there is no such tag")


def test_a_tag_needs_a_name(filled: Shell) -> None:
    assert filled("tag", "add", "  \x1b ", 1).code == 2


def test_a_group_without_a_command_shows_its_help(filled: Shell) -> None:
    ran = filled("tag")
    assert (ran.code, ran.out) == (2, "")
    assert "newsleaf tag add cooking" in ran.err
