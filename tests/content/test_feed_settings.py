from __future__ import annotations

import pytest

from reader.content.feed_settings import (
    read_field,
    read_interval,
    read_login,
    read_proxy,
    read_source,
    read_user_agent,
    write_interval,
)


@pytest.mark.parametrize(
    ("text", "seconds", "written"),
    [
        ("", None, ""),
        (" Default ", None, ""),
        ("5m", 300, "5m"),
        ("90m", 5_400, "90m"),
        ("60m", 3_600, "1h"),
        ("6 hours", 21_600, "6h"),
        ("48H", 172_800, "2d"),
        ("30d", 2_592_000, "30d"),
    ],
)
def test_intervals(text: str, seconds: int | None, written: str) -> None:
    assert read_interval(text) == seconds
    assert write_interval(seconds) == written
    assert read_interval(written) == seconds


def test_what_can_be_set_is_read() -> None:
    assert read_user_agent(" Trams/2 (me) ") == "Trams/2 (me)"
    assert read_proxy("HTTPS://Proxy.Example:443/") == "https://proxy.example"
    assert read_proxy("http://[::1]:8080") == "http://[::1]:8080"
    assert read_login(" Zo\u00eb Brandt ") == "Zo\u00eb Brandt"
    assert read_field(" Authorization ") == "Authorization"
    assert [read_source(text) for text in ("keyring", "command", "env:FEED_1")] == [
        "keyring",
        "command",
        "env:FEED_1",
    ]


def test_nothing_is_the_usual() -> None:
    for read in (read_user_agent, read_proxy, read_login, read_field, read_source):
        assert read(" ") is None
