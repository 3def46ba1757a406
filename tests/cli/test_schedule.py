"""The timer that refreshes: its units, what systemd is told, and what to do without."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.programs import Recorder, only_path

SHOWN = """
if "show" in sys.argv and "newsleaf-refresh.timer" in sys.argv:
    print("UnitFileState=enabled")
    print("NextElapseUSecRealtime=Tue 2026-11-24 20:15:00 UTC")
elif "show" in sys.argv:
    print("Result=exit-code\\nExecMainExitTimestamp=Tue 2026-11-24 20:00:03 UTC")
"""

BROKEN = """
sys.stderr.write("Failed to connect to bus: No medium found\\n")
sys.exit(1)
"""


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only directory in which programs are found; newsleaf itself is in it."""
    directory = tmp_path / "bin"
    only_path(monkeypatch, directory)
    Recorder(directory, "newsleaf")
    monkeypatch.setattr(sys, "argv", [str(directory / "newsleaf")])
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return directory


@pytest.fixture
def units(programs: Path, tmp_path: Path) -> Path:
    return tmp_path / "home" / ".config" / "systemd" / "user"


def text(units: Path, kind: str) -> str:
    return (units / f"newsleaf-refresh.{kind}").read_text()


def test_a_timer_is_installed_and_started(
    shell: Shell, programs: Path, units: Path, tmp_path: Path
) -> None:
    systemctl = Recorder(programs, "systemctl")
    ran = shell("schedule", "install")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "installed  feeds that are due are refreshed every 15m\n"
    (command,) = [
        line for line in text(units, "service").splitlines() if "ExecStart" in line
    ]
    assert command == (
        f"ExecStart=/usr/bin/env NEWSLEAF_CONFIG={tmp_path}/config.toml"
        f" {programs}/newsleaf refresh --due --library {shell.library}"
    )
    for line in ("Nice=10", "IOSchedulingClass=idle", "Type=oneshot"):
        assert line in text(units, "service").splitlines()
    assert "OnCalendar=*:0/15" in text(units, "timer").splitlines()
    assert systemctl.calls == [
        ["--user", "daemon-reload"],
        ["--user", "enable", "--now", "newsleaf-refresh.timer"],
    ]
    assert shell("schedule", "install", "--every", "2h").code == 0
    assert "OnCalendar=0/2:0" in text(units, "timer").splitlines()
    assert systemctl.calls[-1] == ["--user", "restart", "newsleaf-refresh.timer"]


def test_the_usual_library_needs_no_name(
    shell: Shell, programs: Path, units: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NEWSLEAF_LIBRARY", "NEWSLEAF_CONFIG", "XDG_DATA_HOME"):
        monkeypatch.delenv(name)
    Recorder(programs, "systemctl")
    shell("schedule", "install")
    command = f"ExecStart={programs}/newsleaf refresh --due"
    assert command in text(units, "service").splitlines()


@pytest.mark.parametrize("body", [None, BROKEN])
def test_where_systemd_does_not_do_it_a_line_for_cron_is_printed(
    shell: Shell, programs: Path, units: Path, body: str | None
) -> None:
    if body is not None:
        Recorder(programs, "systemctl", body)
    ran = shell("schedule", "install", "--library", "/a b/100%.db")
    assert ran.code == 1
    reason = "there is no such program" if body is None else "No medium found"
    assert reason in ran.err
    assert "`crontab -e`" in ran.err
    (line,) = ran.out.splitlines()
    assert line.startswith("*/15 * * * * ")
    assert line.endswith(
        rf"{programs}/newsleaf refresh --due --library '/a b/100\%.db'"
    )
    assert list(units.glob("*")) == []
    assert shell("schedule", "status", "--json").json["installed"] is False


def test_only_files_that_newsleaf_wrote_are_deleted(
    shell: Shell, programs: Path, units: Path
) -> None:
    systemctl = Recorder(programs, "systemctl")
    assert shell("schedule", "remove").err == "no timer is installed\n"
    shell("schedule", "install")
    other = units / "other.timer"
    other.write_text("[Timer]\n")
    ran = shell("schedule", "remove")
    assert ran.code == 0
    assert ran.err.count("removed") == 2
    assert list(units.iterdir()) == [other]
    assert systemctl.calls[2:] == [
        ["--user", "disable", "--now", "newsleaf-refresh.timer"],
        ["--user", "daemon-reload"],
    ]
    own = units / "newsleaf-refresh.timer"
    own.write_text("[Timer]\n# mine\n")
    ran = shell("schedule", "install")
    assert (ran.code, own.read_text()) == (1, "[Timer]\n# mine\n")
    assert "newsleaf did not write this file" in ran.err
    assert shell("schedule", "remove").err == "no timer is installed\n"
    assert own.exists()


def test_status_tells_how_it_stands(
    shell: Shell, programs: Path, tmp_path: Path
) -> None:
    Recorder(programs, "systemctl", SHOWN)
    (tmp_path / "urls").write_text("https://a.example/\nhttps://b.example/\n")
    shell("import", tmp_path / "urls")
    before = shell("schedule", "status")
    assert before.out.splitlines() == [
        "installed  no; `newsleaf schedule install` does it",
        "due        2 feeds",
    ]
    shell("schedule", "install")
    assert shell("schedule", "status", "--json").json == {
        "installed": True,
        "enabled": True,
        "next": "2026-11-24T20:15:00+00:00",
        "last": "2026-11-24T20:00:03+00:00",
        "result": "exit-code",
        "due": 2,
    }
    lines = shell("schedule", "status").out.splitlines()
    assert lines[0] == "installed  yes"
    assert lines[2].endswith(", exit-code")


@pytest.mark.parametrize("every", ["7m", "x", "", "0m", "5h", "3d", "default"])
def test_an_interval_that_no_calendar_has_is_misuse(
    shell: Shell, programs: Path, units: Path, every: str
) -> None:
    ran = shell("schedule", "install", "--every", every)
    assert (ran.code, ran.out) == (2, "")
    assert not units.exists()


def test_sudo_is_refused(
    shell: Shell, programs: Path, units: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUDO_UID", "1000")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    for action in ("install", "remove"):
        ran = shell("schedule", action)
        assert ran.code == 1
        assert "run it without sudo" in ran.err
    assert not units.exists()
