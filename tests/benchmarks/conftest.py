"""What benchmarks share: a person whose directories are nobody's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pty.person import Person


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """A person with empty directories."""
    return Person(tmp_path)
