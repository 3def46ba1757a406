"""Programs of other people that newsleaf calls, as recorders that tests may ask."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

_RECORDER = """#!{python}
import json, sys
with open({log!r}, "a") as log:
    log.write(json.dumps(sys.argv[1:]) + "\\n")
{body}
"""


class Recorder:
    """A program on PATH that notes what it is called with."""

    def __init__(self, directory: Path, name: str, body: str = "") -> None:
        """Put it into a directory; `body` is Python that it runs after noting."""
        self._log = directory / f"{name}.log"
        program = directory / name
        text = _RECORDER.format(python=sys.executable, log=str(self._log), body=body)
        program.write_text(text)
        program.chmod(0o755)

    @property
    def calls(self) -> list[list[str]]:
        """The arguments of each call, in order."""
        if not self._log.exists():
            return []
        return [json.loads(line) for line in self._log.read_text().splitlines()]


def only_path(monkeypatch: pytest.MonkeyPatch, directory: Path) -> None:
    """Have PATH hold one directory, so that no program of the machine is found."""
    directory.mkdir(exist_ok=True)
    monkeypatch.setenv("PATH", os.fspath(directory))
