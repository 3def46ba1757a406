"""A person with directories of their own, who uses newsleaf by screen and shell."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.pty.terminal import Terminal

ASSETS = Path(__file__).parents[2] / "assets"
NEWSLEAF = str(Path(sys.executable).with_name("newsleaf"))


@dataclass(frozen=True)
class Person:
    """Everything of theirs lies below `directory`, nothing elsewhere."""

    directory: Path

    @property
    def library(self) -> Path:
        """Where newsleaf keeps their library if nobody says otherwise."""
        return self.directory / "data/newsleaf/library.db"

    def environment(self, **more: str) -> dict[str, str]:
        """All variables of a process of theirs; none come from this one."""
        return {
            "HOME": str(self.directory),
            **{
                f"XDG_{name}_HOME": str(self.directory / name.lower())
                for name in ("DATA", "CONFIG", "STATE", "CACHE")
            },
            "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.defpath)),
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            **more,
        }

    def screen(
        self, *arguments: str, columns: int = 160, rows: int = 40, **environment: str
    ) -> Terminal:
        """Open newsleaf on a terminal; leave it by `with`."""
        return Terminal(
            [NEWSLEAF, *arguments],
            self.environment(**environment),
            columns=columns,
            rows=rows,
        )

    def run(
        self, *arguments: str, **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        """Run newsleaf without a terminal."""
        return subprocess.run(
            [NEWSLEAF, *arguments],
            env=self.environment(**environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=60,
        )

    def shell(self, *arguments: str) -> str:
        """What a command prints; it must succeed."""
        done = self.run(*arguments)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def articles(self, *arguments: str) -> list[dict[str, Any]]:
        """The articles that `newsleaf list` lists."""
        listed: list[dict[str, Any]] = json.loads(
            self.shell("list", "--json", *arguments)
        )
        return listed
