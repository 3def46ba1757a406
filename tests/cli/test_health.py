from __future__ import annotations

from datetime import UTC, datetime

from reader.library.library import Library
from reader.store import fetches, moves
from reader.store.times import now
from tests.cli.conftest import Shell
from tests.cli.support import RIVERS, STONES, keep, parsed


def fail(shell: Shell, reason: str) -> int:
    """Have the second feed fail; when that was."""
    at = now()
    with Library(shell.library) as library, library.database.writing() as connection:
        fetches.fetch_failed(connection, 2, reason, at, at + 7200)
    return at


def test_json_has_every_promised_field(filled: Shell) -> None:
    at = fail(filled, "the server answered 500")
    with Library(filled.library) as library:
        recent = parsed("New", day=None)._replace(
            published=datetime.fromtimestamp(at - 60, UTC)
        )
        keep(library, [recent], feed_id=2)
    failing, never = filled("feeds", "--health", "--json").json
    newest, next_fetch = failing.pop("newest"), failing.pop("next_fetch")
    since = datetime.fromtimestamp(at, UTC).isoformat()
    assert (newest, next_fetch) == (
        datetime.fromtimestamp(at - 60, UTC).isoformat(),
        datetime.fromtimestamp(at + 7200, UTC).isoformat(),
    )
    assert failing.pop("plan").startswith("asked again in ")
    assert failing.pop("sparkline")[-1] > "▁"
    assert failing.pop("months")[-1] == 1
    assert failing == {
        "id": 2,
        "title": "Stones",
        "url": STONES,
        "folder": "Ground",
        "health": "failing",
        "trouble": "the server answered 500",
        "since": since,
        "last_fetched": since,
        "leads_to": None,
        "moved_from": None,
        "articles": 3,
        "read": 1,
    }
    assert (never["url"], never["health"]) == (RIVERS, "never asked")
    assert len(never["months"]) == len(never["sparkline"]) == 12
    assert (never["since"], never["next_fetch"]) == (None, None)


def test_lines_tell_the_worst_first_and_obey_nobody(filled: Shell) -> None:
    fail(filled, "the server \x1b[31m answered 500")
    lines = filled("feeds", "--health").out.splitlines()
    assert lines[0].startswith(f"2  failing      Stones  {STONES}")
    assert "1/2 read  the server [31m answered 500, since 2" in lines[0]
    assert lines[1].startswith(f"1  never asked  Rivers  {RIVERS}")
    assert lines[1].endswith("has not been asked yet  asked at the next refresh")


def test_without_feeds_it_says_what_to_do(shell: Shell) -> None:
    ran = shell("feeds", "--health")
    assert (ran.code, ran.out) == (0, "")
    assert "newsleaf add" in ran.err


def test_a_move_is_accepted_and_taken_back(filled: Shell) -> None:
    elsewhere = "https://elsewhere.example/feed"
    ran = filled("feed", "accept", "Stones")
    assert ran.code == 1
    assert "there is nothing to accept" in ran.err
    with Library(filled.library) as library, library.database.writing() as connection:
        moves.watch(connection, 2, elsewhere, now(), 1)
    ran = filled("feed", "accept", "Stones")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"accepted  feed  2  Moved to {elsewhere}\n"
    told = {one["id"]: one for one in filled("feeds", "--health", "--json").json}
    assert (told[2]["health"], told[2]["moved_from"]) == ("moved", STONES)
    ran = filled("feed", "back", 2)
    assert ran.err == f"moved  feed  2  Back at {STONES}\n"
    assert filled("feed", "back", 2).code == 1
