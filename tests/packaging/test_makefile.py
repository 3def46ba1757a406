"""What can be done in a checkout is listed, and a Python too old is told so."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from tests.architecture.source import ROOT


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make as from a shell, not as from the make that runs these tests."""
    environ = {
        k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "MFLAGS"))
    }
    return subprocess.run(
        ["make", *arguments],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )


def test_help_lists_every_target() -> None:
    text = (ROOT / "Makefile").read_text()
    targets = re.findall(r"^\.PHONY: (.+)$", text, re.MULTILINE)
    listed = re.findall(r"^  make ([a-z-]+) +\S", make("help").stdout, re.MULTILINE)
    assert listed == targets
    assert {"run", "test", "check", "help"} <= set(targets)


def test_help_is_what_make_does_by_itself() -> None:
    assert make().stdout == make("help").stdout


def test_a_python_too_old_is_told_so(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    done = make("run", f"VENV={tmp_path / 'venv'}", f"PYTHON={old}")
    assert done.returncode != 0
    assert f"newsleaf needs Python 3.11 or later, and {old} is not." in done.stderr
    assert not (tmp_path / "venv").exists()


def test_no_half_made_environment_stays_behind(tmp_path: Path) -> None:
    crippled = tmp_path / "python3"
    crippled.write_text(
        '#!/bin/sh\n[ "$1" = -c ] && exit 0\n'
        'mkdir -p "$3/bin"; touch "$3/bin/python"; exit 1\n'
    )
    crippled.chmod(0o755)
    done = make("run", f"VENV={tmp_path / 'venv'}", f"PYTHON={crippled}")
    assert done.returncode != 0
    assert "sudo apt install python3-venv" in done.stderr
    assert not (tmp_path / "venv").exists()
