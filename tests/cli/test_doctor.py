from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from reader.library.library import Library
from tests.cli.conftest import Ran, Shell
from tests.cli.support import command, environment
from tests.programs import Recorder, only_path


def statuses(ran: Ran, name: str) -> list[str]:
    return [check["status"] for check in ran.json if check["name"] == name]


def test_all_is_well(filled: Shell) -> None:
    ran = filled("doctor", "--json")
    assert ran.code == 0
    assert "problem" not in {check["status"] for check in ran.json}
    names = [check["name"] for check in ran.json]
    for name in ("Python", "SQLite", "textual", "package reader", "terminal"):
        assert name in names
    assert statuses(ran, "library") == ["ok"]
    lines = filled("doctor").out.splitlines()
    assert [line.split()[0] for line in lines] == [c["status"] for c in ran.json]


def test_a_library_that_is_not_made_yet_is_not_made(shell: Shell) -> None:
    ran = shell("doctor", "--json")
    assert ran.code == 0
    assert not shell.library.exists()


def test_wrong_counts_are_a_problem(filled: Shell) -> None:
    with Library(filled.library) as library, library.database.writing() as connection:
        connection.execute("UPDATE place_count SET unread = 99 WHERE place = 'all'")
    ran = filled("doctor", "--json")
    assert ran.code == 1
    assert statuses(ran, "library") == ["problem"]


def test_a_library_that_others_may_read_is_a_problem(filled: Shell) -> None:
    filled.library.chmod(0o644)
    ran = filled("doctor", "--json")
    assert ran.code == 1
    assert statuses(ran, "permissions") == ["problem"]
    assert f"chmod 600 {filled.library}" in filled("doctor").out


def test_a_directory_that_others_may_read_is_a_warning(filled: Shell) -> None:
    filled.library.parent.chmod(0o755)
    ran = filled("doctor", "--json")
    assert ran.code == 0
    assert statuses(ran, "permissions") == ["warning"]
    # It may hold other things, which others have to reach.
    assert "chmod" not in filled("doctor").out


def test_a_directory_of_newsleaf_itself_may_be_closed(
    tmp_path: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("NEWSLEAF_LIBRARY")
    assert shell("tags").code == 0
    (tmp_path / "newsleaf").chmod(0o755)
    assert f"{tmp_path / 'newsleaf'}: chmod 700" in shell("doctor").out


def test_a_damaged_library_is_a_problem(filled: Shell) -> None:
    content = bytearray(filled.library.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    filled.library.write_bytes(content)
    ran = filled("doctor", "--json")
    assert ran.code == 1
    assert statuses(ran, "library") == ["problem"]


def test_a_damaged_library_is_not_sent_to_doctor_again(filled: Shell) -> None:
    content = bytearray(filled.library.read_bytes())
    content[100:] = b"\xa5" * (len(content) - 100)
    filled.library.write_bytes(content)
    ran = filled("doctor")
    assert ran.code == 1
    assert "put a copy of it back" in ran.out
    assert "run newsleaf doctor" not in ran.out


def test_a_file_of_another_program_is_left_as_it_is(shell: Shell) -> None:
    shell.library.parent.mkdir()
    with closing(sqlite3.connect(shell.library)) as other:
        other.execute("CREATE TABLE t (c)")
    shell.library.chmod(0o644)
    ran = shell("doctor")
    assert ran.code == 1
    assert "belongs to another program" in ran.out
    assert "chmod" not in ran.out


@pytest.mark.parametrize("below", ["file/library.db", "file/more/library.db"])
def test_a_library_that_cannot_be_made_is_a_problem(
    shell: Shell, tmp_path: Path, below: str
) -> None:
    (tmp_path / "file").touch()
    ran = shell("doctor", "--library", tmp_path / below)
    assert ran.code == 1
    assert f"{tmp_path / 'file'} is no directory" in ran.out
    assert "all is well" not in ran.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_library_where_nothing_may_be_written_is_a_problem(
    shell: Shell, tmp_path: Path
) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    ran = shell("doctor", "--library", tmp_path / "closed" / "library.db")
    assert ran.code == 1
    assert f"you may not write into {tmp_path / 'closed'}" in ran.out


def test_a_name_that_no_file_can_have_is_a_problem(
    shell: Shell, tmp_path: Path
) -> None:
    ran = shell("doctor", "--library", tmp_path / ("x" * 300))
    assert ran.code == 1
    assert "cannot be looked at: File name too long" in ran.out


def test_a_wrong_configuration_is_a_problem(filled: Shell, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("measure = 'wide'\n")
    ran = filled("doctor", "--json")
    assert ran.code == 1
    assert statuses(ran, "configuration") == ["problem"]


def test_each_mistake_of_the_configuration_has_its_line(
    filled: Shell, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    config.write_text("measure = 'wide'\ntheme = 'norf'\n")
    ran = filled("doctor")
    assert ran.code == 1
    assert [line for line in ran.out.splitlines() if "configuration" in line] == [
        f"problem  configuration  {config}, line 1: 'measure' must be"
        " a whole number from 20 to 200",
        f"problem  configuration  {config}, line 2: 'theme' must be"
        " the name of a theme (did you mean 'nord'?)",
    ]


def test_the_keys_of_the_configuration_are_checked(
    filled: Shell, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[keys]\narticle.sta = "x"\narticle.star = "jj"\n')
    ran = filled("doctor", "--json")
    assert ran.code == 1
    details = [c["detail"] for c in ran.json if c["name"] == "configuration"]
    assert details == [
        f"{config}, line 2: no command is called “article.sta”;"
        " did you mean “article.star”?",
        f"{config}, line 3: “jj” is no key",
    ]


def test_another_distribution_with_a_package_reader_is_a_problem(
    filled: Shell, tmp_path: Path
) -> None:
    other = tmp_path / "site" / "reader-3.0.dist-info"
    other.mkdir(parents=True)
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: reader\nVersion: 3\n")
    (other / "RECORD").write_text("reader/__init__.py,,\n")
    (other / "top_level.txt").write_text("reader\n")
    ran = subprocess.run(
        command("doctor", "--json"),
        capture_output=True,
        env=environment(filled.library, PYTHONPATH=f"{Path.cwd()}:{other.parent}"),
        check=False,
    )
    assert ran.returncode == 1
    (check,) = (c for c in json.loads(ran.stdout) if c["name"] == "package reader")
    assert check["status"] == "problem"
    assert check["detail"].startswith("reader also installs it")


def test_a_plain_terminal_and_locale_are_warnings(filled: Shell) -> None:
    ran = subprocess.run(
        command("doctor", "--json"),
        capture_output=True,
        env=environment(
            filled.library,
            TERM="dumb",
            LC_ALL="C",
            PYTHONCOERCECLOCALE="0",
            PYTHONUTF8="0",
        ),
        check=False,
    )
    assert ran.returncode == 0
    found = {c["name"]: c["status"] for c in json.loads(ran.stdout)}
    assert (found["terminal"], found["locale"]) == ("warning", "warning")
    assert sys.version.split()[0] in ran.stdout.decode()


def test_a_missing_program_for_notifications_is_told_where_they_are_wanted(
    filled: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_path(monkeypatch, tmp_path / "bin")
    assert "notifications" not in filled("doctor").out
    filled("feed", "set", "Rivers", "--notify")
    ran = filled("doctor")
    assert "warning  notifications  notify-send is not there to tell of Rivers" in (
        ran.out
    )
    assert ran.code == 0
    Recorder(tmp_path / "bin", "notify-send")
    assert "ok       notifications  of Rivers" in filled("doctor").out
