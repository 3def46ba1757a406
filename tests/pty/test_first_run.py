"""The first run without a library: the welcome, and each of its choices."""

from __future__ import annotations

from tests.pty.feed_server import FeedServer
from tests.pty.person import Person
from tests.pty.terminal import Terminal

WELCOME = "Welcome to newsleaf"


def choose(terminal: Terminal, number: int) -> None:
    """Take a choice of the welcome, counted from 0."""
    terminal.wait_for(WELCOME)
    terminal.press(*"j" * number, "enter")
    terminal.wait_gone(WELCOME)


def test_a_feed_can_be_added(newcomer: Person, feed_server: FeedServer) -> None:
    feed_server.add("The first crossing", "<p>We left <b>early</b>.</p>")
    with newcomer.screen() as terminal:
        choose(terminal, 0)
        terminal.wait_for("Address of a feed")
        terminal.send(feed_server.address)
        terminal.press("enter")
        terminal.wait_for("Letters from the ferry")
        terminal.wait_for("The first crossing")
        terminal.wait_for("We left early.")
    assert len(newcomer.articles()) == 1


def test_a_file_can_be_imported(newcomer: Person) -> None:
    note = newcomer.directory / "note.md"
    note.write_text("---\ntitle: A note\n---\n\nWith a *body*.\n", encoding="utf-8")
    with newcomer.screen() as terminal:
        choose(terminal, 1)
        terminal.wait_for("Path of a file")
        terminal.send(str(note))
        terminal.press("enter")
        terminal.wait_for("With a body.")


def test_the_sample_library_can_be_opened(newcomer: Person) -> None:
    with newcomer.screen() as terminal:
        choose(terminal, 2)
        terminal.wait_for("1/32")
        terminal.wait_for("This is the sample library")
        terminal.wait_for("newsleaf/sample.db · All")
        terminal.wait_for("Pendant des siècles")
        terminal.press("Q")
        assert terminal.exit_code() == 0
    assert newcomer.library.with_name("sample.db").exists()
    assert newcomer.articles() == []


def test_the_starter_feeds_can_be_followed(newcomer: Person) -> None:
    with newcomer.screen() as terminal:
        choose(terminal, 3)
        terminal.wait_for("Feeds")
        terminal.press("Q")
        assert terminal.exit_code() == 0
    assert newcomer.shell("feeds")


def test_one_can_look_around_and_the_screen_says_what_to_do(newcomer: Person) -> None:
    with newcomer.screen() as terminal:
        choose(terminal, 4)
        terminal.wait_for("No articles yet.")
        terminal.wait_for("Press a to add a feed or a file.")
        terminal.press("Q")
        assert terminal.exit_code() == 0


def test_a_wrong_path_is_told(newcomer: Person) -> None:
    with newcomer.screen() as terminal:
        choose(terminal, 1)
        terminal.wait_for("Path of a file")
        terminal.send("/nowhere/at/all")
        terminal.press("enter")
        terminal.wait_for("/nowhere/at/all:")


def test_a_wrong_configuration_is_told_with_its_line(newcomer: Person) -> None:
    config = newcomer.directory / "config.toml"
    config.write_text('[keys]\n"article.sta" = ["x"]\n', encoding="utf-8")
    with newcomer.screen(NEWSLEAF_CONFIG=str(config)) as terminal:
        assert terminal.exit_code() == 2
        told = terminal.text.replace("\n", "")
        assert "config.toml, line 2" in told
        assert "article.star" in told
