from __future__ import annotations

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from reader.library.timer_units import (
    INTERVALS,
    cron_line,
    service_text,
    timer_text,
)
from reader.model.errors import UnreadableInput


@pytest.mark.parametrize(
    ("seconds", "calendar", "delay", "cron"),
    [
        (300, "*:0/5", "60s", "*/5 * * * *"),
        (900, "*:0/15", "180s", "*/15 * * * *"),
        (3_600, "*:0", "720s", "0 * * * *"),
        (10_800, "0/3:0", "2160s", "0 */3 * * *"),
        (86_400, "0:0", "17280s", "0 0 * * *"),
    ],
)
def test_an_interval_is_one_of_a_calendar(
    seconds: int, calendar: str, delay: str, cron: str
) -> None:
    lines = timer_text(seconds).splitlines()
    assert f"OnCalendar={calendar}" in lines
    assert f"RandomizedDelaySec={delay}" in lines
    assert "Persistent=true" in lines
    assert cron_line(["/bin/x"], seconds) == f"{cron} /bin/x"


@pytest.mark.parametrize("seconds", [0, 420, 5_400, 18_000, 172_800])
def test_an_interval_that_parts_no_hour_and_no_day_is_refused(seconds: int) -> None:
    for write in (timer_text, lambda one: cron_line(["/bin/x"], one)):
        with pytest.raises(UnreadableInput, match="no calendar"):
            write(seconds)


@pytest.mark.parametrize(
    ("word", "in_unit", "in_cron"),
    [
        ("/plain/path.db", "/plain/path.db", "/plain/path.db"),
        ("/a b/c.db", '"/a b/c.db"', "'/a b/c.db'"),
        ("/100%/c.db", "/100%%/c.db", r"/100\%/c.db"),
        ("/a$HOME", '"/a$$HOME"', "'/a$HOME'"),
        ('/q"\\n', r'"/q\"\\n"', "'/q\"\\n'"),
        ("/it's", '"/it\'s"', "'/it'\"'\"'s'"),
        ("/a\tb", r'"/a\x09b"', "'/a\tb'"),
        ("/é;x", '"/é;x"', "'/é;x'"),
    ],
)
def test_words_are_quoted_as_each_reads_them(
    word: str, in_unit: str, in_cron: str
) -> None:
    unit = service_text(["/bin/x", word])
    assert f"ExecStart=/bin/x {in_unit}" in unit.splitlines()
    line = cron_line(["/bin/x", word], 900)
    assert line == f"*/15 * * * * /bin/x {in_cron}"
    # What cron hands to the shell, which it calls for the rest of the line.
    command = line.split(" ", 5)[5].replace(r"\%", "%")
    assert shlex.split(command) == ["/bin/x", word]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd")
def test_systemd_finds_nothing_wrong(tmp_path: Path) -> None:
    program = tmp_path / "a $b 100% é" / "newsleaf"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    service = tmp_path / "newsleaf-refresh.service"
    service.write_text(service_text([str(program), "refresh", "--due", "/a \"b'/%c$d"]))
    timers = []
    for seconds in INTERVALS:
        timer = tmp_path / f"newsleaf-{seconds}.timer"
        text = timer_text(seconds).replace("[Timer]", f"[Timer]\nUnit={service.name}")
        timer.write_text(text)
        timers.append(timer)
    ran = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", service, *timers],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not [line for line in ran.stderr.splitlines() if "newsleaf" in line]
