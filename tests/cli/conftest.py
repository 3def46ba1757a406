"""What tests of the command line share: a shell of their own and filled libraries."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reader.cli.main import main
from reader.library.library import Library
from tests.cli.support import fill


@dataclass(frozen=True)
class Ran:
    """What a command printed and gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Shell:
    """Runs commands in this process, on one library."""

    def __init__(self, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.library = library
        self._capsys = capsys

    def __call__(self, *arguments: str | int | Path) -> Ran:
        self._capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        out, err = self._capsys.readouterr()
        return Ran(code, out, err)


@pytest.fixture
def shell(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Shell:
    """A shell whose library does not exist yet."""
    library = tmp_path / "data" / "library.db"
    monkeypatch.setenv("NEWSLEAF_LIBRARY", str(library))
    config = tmp_path / "config.toml"
    config.touch()
    monkeypatch.setenv("NEWSLEAF_CONFIG", str(config))
    return Shell(library, capsys)


@pytest.fixture
def filled(shell: Shell) -> Shell:
    """A shell whose library holds two feeds and six articles; see `fill`."""
    with Library(shell.library) as library:
        fill(library)
    return shell
