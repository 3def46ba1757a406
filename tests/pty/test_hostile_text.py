"""Hostile text in every place of the screen: it shows, does nothing, ends nothing."""

from __future__ import annotations

import re

import pytest

from reader.library.library import Library
from reader.model.article import Body, BodyFormat, Credit, ParsedArticle
from reader.model.feed import Subscription
from reader.store.article_writes import insert_article
from reader.store.feeds import subscribe
from tests.pty.person import Person
from tests.pty.sequences import tokens
from tests.pty.terminal import Terminal

HOSTILE = (
    "[/] [@click=app.quit]x[/] [red]y"
    "\x1b]0;pwned\x07\x1b]52;c;cHduZWQ=\x07\x1b[31m\x9b2J\x90q\x9c\u202ePMOC\u2066z\x00\x08"
)
"""Markup that quits, a window title, a clipboard, colours, C1, bidi, NUL."""

VISIBLE = "[@click=app.quit]x[/]"
"""What of it a person must see, as plain letters."""

BODY = f"""<h1>{HOSTILE}</h1><p>{HOSTILE} <a href="https://x.example/{HOSTILE}">{HOSTILE}
</a> <code>{HOSTILE}</code></p><ul><li>{HOSTILE}</li></ul><pre>{HOSTILE}</pre>
<blockquote>{HOSTILE}</blockquote><img src="https://x.example/" alt="{HOSTILE}">
<table><tr><th>{HOSTILE}</th><td>{HOSTILE}</td></tr></table>"""

CONTROL = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""All that must not come as text: C0 but line ends, DEL, C1, bidi overrides."""

OWN = {
    "text": re.compile(rf"[^{CONTROL.pattern[1:-1]}]*"),
    "csi": re.compile(r"[\d;]*[mH]|\?[\d;]+[hl]|\?\d+\$p|>\d+u|<u"),
    "osc": re.compile(r"22;[a-z-]+"),
}
"""What Textual writes of its own accord: colours, places, modes and questions
about them, the keyboard, and the shape of the mouse's pointer."""


@pytest.fixture
def victim(newcomer: Person) -> Person:
    """A person whose library holds hostile text raw, as if nothing had cleaned it."""
    with (
        Library(newcomer.library) as library,
        library.database.writing() as connection,
    ):
        for name in ("feed", "other"):
            address = f"https://{name}.example/"
            followed = Subscription(address, title=HOSTILE, folder=HOSTILE)
            insert_article(
                connection,
                hostile_article(),
                feed_id=subscribe(connection, followed, 0)[0],
                identity=name,
                digest=name,
                added=0,
            )
        connection.execute("UPDATE feed_fetch SET error = ?", (HOSTILE,))
    return newcomer


def hostile_article() -> ParsedArticle:
    """An article that is hostile in each of its parts."""
    return ParsedArticle(
        title=HOSTILE,
        body=Body(BodyFormat.HTML, BODY),
        text=HOSTILE,
        words=3,
        url=f"https://x.example/{HOSTILE}",
        summary=HOSTILE,
        credits=(Credit(HOSTILE, HOSTILE),),
        language=HOSTILE,
        tags=(HOSTILE,),
    )


def assert_clean(terminal: Terminal) -> None:
    """Nothing was written but text and sequences of the program's own grammar."""
    terminal.settle(0.2)
    foreign = [
        token.raw
        for token in tokens(bytes(terminal.output))
        if token.kind not in OWN or not OWN[token.kind].fullmatch(token.body)
    ]
    assert foreign == []


def test_it_shows_in_every_pane_and_does_nothing(victim: Person) -> None:
    with victim.screen(columns=200, rows=60) as terminal:
        terminal.wait_for("1/2")
        terminal.wait_for(lambda text: text.count(VISIBLE) > 8)
        for keys in (("g", "t", "j"), ("g", "f", "j"), ("j",), ("enter",), ("enter",)):
            terminal.press(*keys)
            terminal.settle()
            assert VISIBLE in terminal.text
        terminal.press("G")
        terminal.settle()
        assert_clean(terminal)
        terminal.press("Q")
        assert terminal.exit_code() == 0


def test_it_shows_in_every_dialog_and_message(victim: Person) -> None:
    with victim.screen(columns=200, rows=60) as terminal:
        terminal.wait_for("1/2")
        for key, title in (
            ("T", "Remove a tag"),
            ("e", "Rename feed"),
            ("M", "to folder"),
        ):
            terminal.press(key)
            terminal.wait_for(title)
            terminal.settle(0.12)
            terminal.press("escape")
            terminal.wait_gone(title)
        terminal.press("D")
        terminal.wait_for("Removed “[/]")
        terminal.press("u")
        terminal.wait_for("Undone: ")
        terminal.wait_for("/2")
        terminal.press("g", "f", "j", "j", "j", "j")  # a feed that failed
        terminal.wait_for("! [/]")
        assert_clean(terminal)
        terminal.press("Q")
        assert terminal.exit_code() == 0


def test_it_can_be_clicked_wherever_it_stands(victim: Person) -> None:
    with victim.screen(columns=200, rows=60) as terminal:
        terminal.wait_for(lambda text: text.count(VISIBLE) > 8)
        for row, line in enumerate(terminal.lines):
            for found in re.finditer(re.escape(VISIBLE), line):
                terminal.click(found.start() + len("[@click=app.quit]"), row)
                terminal.settle(0.03)
        terminal.press("Q")
        assert terminal.exit_code() == 0
        assert_clean(terminal)


def test_the_shell_prints_it_harmlessly(victim: Person) -> None:
    for command in ("list", "feeds", "tags", "show 1", "show 1 --markdown"):
        done = victim.run(*command.split())
        assert done.returncode == 0
        # Markdown spells a bracket with a backslash.
        assert "[@click=app.quit]x[/]" in done.stdout.decode().replace("\\", "")
        assert not CONTROL.search(done.stdout.decode())
