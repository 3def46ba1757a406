from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from reader.library.library import Library
from tests.cli.conftest import Ran, Shell
from tests.cli.support import command, environment


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


def test_a_damaged_library_is_a_problem(filled: Shell) -> None:
    content = bytearray(filled.library.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    filled.library.write_bytes(content)
    ran = filled("doctor", "--json")
    assert ran.code == 1
    assert statuses(ran, "library") == ["problem"]


def test_a_wrong_configuration_is_a_problem(filled: Shell, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("measure = 'wide'\n")
    ran = filled("doctor", "--json")
    assert ran.code == 1
    assert statuses(ran, "configuration") == ["problem"]


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
