"""Foreign text of every kind through every command: it prints nothing that acts."""

from __future__ import annotations

import re

import pytest

from reader.library.library import Library
from reader.model.article import Credit, Enclosure
from reader.model.feed import Subscription
from tests.cli.conftest import Ran, Shell
from tests.cli.support import follow, keep, parsed

MARKUP = "[/] [@click=app.quit]x[/]"
HOSTILE = f"{MARKUP}\x1b]0;pwned\x07\x1b[2J\x9b31m\x00\u202eevil\u2066\x7f\r"

ACTS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

COMMANDS = [
    "list",
    "list --json",
    "show 1",
    "show 1 --json",
    "show 1 --markdown",
    "open 1",
    "feeds",
    "feeds --json",
    "tags",
    "tags --json",
    "refresh",
    "refresh --json",
    "export opml",
    "mark read 1",
    "tag add new 1",
    "remove 1",
    "doctor",
    "doctor --json",
]


@pytest.fixture
def hostile(shell: Shell) -> Shell:
    """A library that someone else filled, in which nothing was cleaned."""
    with Library(shell.library) as library:
        (feed_id,) = follow(
            library,
            Subscription(
                f"file:///{HOSTILE}", HOSTILE, folder=HOSTILE, tags=(HOSTILE,)
            ),
        )
        article = parsed(
            HOSTILE,
            text=f"{HOSTILE}\n\n{HOSTILE}",
            url=f"https://x.example/{HOSTILE}",
            tags=(HOSTILE,),
            credits_=(Credit(HOSTILE, HOSTILE),),
            enclosures=(Enclosure(HOSTILE, HOSTILE, 1, HOSTILE, 1),),
        )
        keep(library, [article], feed_id)
        with library.database.writing() as connection:
            connection.execute("UPDATE feed_fetch SET error = ?", (HOSTILE,))
    return shell


def assert_harmless(ran: Ran) -> None:
    assert ran.code in (0, 1)
    assert not ACTS.search(ran.out)
    assert not ACTS.search(ran.err)


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_prints_what_acts(hostile: Shell, command: str) -> None:
    assert_harmless(hostile(*command.split()))


@pytest.mark.parametrize("command", ["list", "show 1", "feeds", "tags"])
def test_markup_is_shown_as_it_is(hostile: Shell, command: str) -> None:
    assert MARKUP in hostile(*command.split()).out


def test_arguments_are_foreign_too(hostile: Shell) -> None:
    for arguments in (
        ("add", HOSTILE.replace("\x00", "")),
        ("import", HOSTILE.replace("\x00", "")),
        ("remove", HOSTILE),
        ("refresh", HOSTILE),
        ("tag", "remove", HOSTILE + "2", "1"),
        ("list", "--feed", HOSTILE + "2"),
    ):
        ran = hostile(*arguments)
        assert ran.code == 1 or arguments[1] == HOSTILE
        assert_harmless(ran)
    for wrong in ((HOSTILE,), ("mark", HOSTILE, "1"), ("show", HOSTILE)):
        ran = hostile(*wrong)
        assert ran.code == 2
        assert not ACTS.search(ran.err)


def test_json_is_the_same_text_again(hostile: Shell) -> None:
    assert hostile("list", "--json").json[0]["title"] == HOSTILE


def test_a_hostile_file_is_clean_from_the_start(shell: Shell) -> None:
    file = shell.library.parent.parent / "x.md"
    file.write_text(f"# {MARKUP}\x1b]0;pwned\x07\n\nText\x1b[2J.\n")
    ran = shell("add", file)
    assert_harmless(ran)
    assert f"added  article  1  {MARKUP}" in ran.err
    assert not ACTS.search(shell("show", 1, "--json").json["title"])
