from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from reader.library.library import Library
from reader.model.change import Changed
from tests.library.making import Clock, subscribe
from tests.library.serving import Server


@pytest.fixture
def clock() -> Clock:
    """What feeds are asked by; a test moves it on."""
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library(tmp_path / "data" / "library.db", clock) as library:
        yield library


@pytest.fixture
def told(library: Library) -> list[Changed]:
    """What the events of the library told since the test began."""
    told: list[Changed] = []
    library.events.listen(told.append)
    return told


@pytest.fixture
def server(httpserver: HTTPServer) -> Server:
    return Server(httpserver)


@pytest.fixture
def followed(library: Library, server: Server) -> int:
    (feed_id,) = subscribe(library, server.url)
    return feed_id
