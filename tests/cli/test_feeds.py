from __future__ import annotations

import stat
from pathlib import Path

from reader.library.library import Library
from reader.model.feed import Subscription
from tests.cli.conftest import Shell
from tests.cli.support import RIVERS, STONES


def test_json_has_every_promised_field(filled: Shell) -> None:
    stones, rivers = sorted(
        filled("feeds", "--json").json, key=lambda feed: feed["folder"], reverse=True
    )
    assert rivers == {
        "id": 1,
        "title": "Rivers",
        "url": RIVERS,
        "site_url": None,
        "folder": "",
        "hidden": False,
        "tags": [],
        "articles": 3,
        "unread": 3,
        "last_fetched": None,
        "last_error": None,
        "next_fetch": None,
        "every": None,
        "paused": False,
        "full_text": False,
        "notify": False,
        "user_agent": None,
        "proxy": None,
        "login": None,
        "secret_field": None,
        "secret_from": None,
    }
    assert (stones["folder"], stones["articles"], stones["unread"]) == ("Ground", 2, 1)


def test_lines_hold_id_counts_title_folder_and_address(filled: Shell) -> None:
    ran = filled("feeds")
    assert (ran.code, ran.err) == (0, "")
    assert sorted(ran.out.splitlines()) == [
        f"1  3/3  Rivers  {RIVERS}",
        f"2  1/2  Stones  [Ground]  {STONES}",
    ]


def test_without_feeds_it_says_what_to_do(shell: Shell) -> None:
    ran = shell("feeds")
    assert (ran.code, ran.out) == (0, "")
    assert "newsleaf add" in ran.err


def test_remove_keeps_starred_and_later(filled: Shell) -> None:
    ran = filled("remove", "rivers", STONES)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines() == [
        "removed  feed  1  Rivers (1 article went with it, 2 starred or later stay)",
        "removed  feed  2  Stones (2 articles went with it)",
    ]
    assert filled("feeds", "--json").json == []
    assert {one["id"] for one in filled("list", "--json").json} == {2, 3, 6}


def test_an_unknown_feed_fails_and_the_known_is_removed(filled: Shell) -> None:
    ran = filled("remove", "Clouds", "2")
    assert ran.code == 1
    assert "Clouds: no feed" in ran.err
    assert [feed["id"] for feed in filled("feeds", "--json").json] == [1]


def test_opml_comes_back_the_same(filled: Shell, tmp_path: Path) -> None:
    file = tmp_path / "out.opml"
    ran = filled("export", "opml", file)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"exported  2 feeds  {file}\n"
    other = tmp_path / "other.db"
    assert filled("--library", other, "import", file).code == 0
    again = {
        (feed["title"], feed["url"], feed["folder"])
        for feed in filled("--library", other, "feeds", "--json").json
    }
    assert again == {("Rivers", RIVERS, ""), ("Stones", STONES, "Ground")}


def test_opml_on_standard_output(filled: Shell) -> None:
    for arguments in ((), ("-",)):
        ran = filled("export", "opml", *arguments)
        assert ran.code == 0
        assert ran.out.startswith("<?xml")
        assert RIVERS in ran.out
        assert ran.err == ""


def test_feeds_that_are_files_are_left_out_and_told(
    filled: Shell, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        with Library(filled.library) as library:
            url = (tmp_path / f"{name}.xml").as_uri()
            library.subscribing.subscribe([Subscription(url)])
        ran = filled("export", "opml")
        assert ran.code == 0
        assert url not in ran.out
        told = {
            "one": "left out 1 feed that is a file of this machine\n",
            "two": "left out 2 feeds that are files of this machine\n",
        }
        assert ran.err == told[name]
    assert "left out" in filled("export", "opml", "--help").out


def test_an_exported_file_is_replaced_whole_and_private(
    filled: Shell, tmp_path: Path
) -> None:
    file = tmp_path / "out.opml"
    file.write_text("before")
    with file.open() as open_before:
        assert filled("export", "opml", file).code == 0
        assert open_before.read() == "before"
    assert RIVERS in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.glob(".*")] == []


def test_a_link_stays_a_link(filled: Shell, tmp_path: Path) -> None:
    target, link = tmp_path / "target.opml", tmp_path / "link.opml"
    target.write_text("before")
    link.symlink_to(target)
    assert filled("export", "opml", link).code == 0
    assert link.is_symlink()
    assert RIVERS in target.read_text()


def test_a_place_that_cannot_be_written_fails(filled: Shell, tmp_path: Path) -> None:
    ran = filled("export", "opml", tmp_path / "absent" / "out.opml")
    assert ran.code == 1
    assert ran.err.startswith(f"newsleaf: {tmp_path}/absent/out.opml: it cannot be")


def test_the_last_error_is_shown(filled: Shell) -> None:
    with Library(filled.library) as library, library.database.writing() as connection:
        connection.execute("UPDATE feed_fetch SET error = 'gone' WHERE feed_id = 1")
    assert "failed: gone" in filled("feeds").out
    assert filled("feeds", "--json").json[0]["last_error"] == "gone"
