from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from reader.net.fetch import Client, open_client


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the proxies of the machine out of the tests."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
async def client(no_proxy: None) -> AsyncIterator[Client]:
    async with open_client() as client:
        yield client
