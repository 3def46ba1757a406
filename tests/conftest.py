"""Keeps the machine that runs the tests out of them."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

PERSONAL = (
    *("NEWSLEAF_LIBRARY", "NEWSLEAF_CONFIG", "BROWSER", "NO_COLOR", "COLUMNS", "LINES"),
    *("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"),
    *("http_proxy", "https_proxy", "all_proxy", "no_proxy"),
)
"""Variables by which a person tells newsleaf something."""

_numbers = count()

# Machines differ in speed, so an example may take as long as it needs.
settings.register_profile("newsleaf", deadline=None)
# What CI finds, anybody finds by running the same tests.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "newsleaf")


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the directories of all tests lie."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def home(homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person without configuration, library or state; where theirs would be.

    Nothing is made there before the program makes it.
    """
    for name in PERSONAL:
        monkeypatch.delenv(name, raising=False)
    directory = homes / str(next(_numbers))
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(directory / name.lower()))
    return directory
