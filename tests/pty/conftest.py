"""What whole-program tests share: people with empty and with filled libraries."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pty.feed_server import FeedServer
from tests.pty.person import ASSETS, Person


@pytest.fixture
def newcomer(tmp_path: Path) -> Person:
    """A person who has never run newsleaf."""
    return Person(tmp_path)


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample articles and feeds, added by the shell; copy it before use."""
    maker = Person(tmp_path_factory.mktemp("maker"))
    maker.shell("add", str(ASSETS / "library"), str(ASSETS / "feeds"))
    return maker.library


@pytest.fixture
def reader(newcomer: Person, sample_library: Path) -> Person:
    """A person whose library holds the sample articles and feeds."""
    newcomer.library.parent.mkdir(parents=True)
    shutil.copyfile(sample_library, newcomer.library)
    return newcomer


@pytest.fixture
def feed_server() -> Iterator[FeedServer]:
    """A server of one feed, to which articles can be added."""
    with FeedServer() as server:
        yield server
