"""Where the machine stands, which tells when a day of a file begins."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest


def _standing_in(zone: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(autouse=True)
def in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine stands where UTC is kept, unless a test has it elsewhere."""
    yield from _standing_in("UTC", monkeypatch)


@pytest.fixture
def in_new_york(in_utc: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine stands in New York."""
    yield from _standing_in("America/New_York", monkeypatch)
