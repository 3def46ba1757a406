from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.library import Library
from reader.model.change import Changed


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "data" / "library.db") as library:
        yield library


@pytest.fixture
def told(library: Library) -> list[Changed]:
    """What the events of the library told since the test began."""
    told: list[Changed] = []
    library.events.listen(told.append)
    return told
