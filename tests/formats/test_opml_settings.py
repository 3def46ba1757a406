"""What is set for feeds, in lists of them: kept, and refused where it is hostile."""

from __future__ import annotations

import pytest

from reader.formats.opml import parse_opml, write_opml
from reader.model.feed import ParsedSubscriptions
from reader.model.feed_settings import FeedSettings
from tests.formats.test_opml import FEED, NOW

SET = FeedSettings(
    every=21_600,
    paused=True,
    full_text=True,
    notify=True,
    user_agent="Trams/2 (me)",
    proxy="http://proxy.example:8080",
)


def parsed(body: str, namespace: str = "urn:newsleaf:opml") -> ParsedSubscriptions:
    text = f'<opml version="2.0" xmlns:n="{namespace}"><body>{body}</body></opml>'
    return parse_opml(text.encode())


@pytest.mark.parametrize(
    "settings", [SET, FeedSettings(every=5_400, notify=True), FeedSettings()]
)
def test_settings_come_back(settings: FeedSettings) -> None:
    written = write_opml([FEED._replace(settings=settings)], "Mine", NOW)
    assert parse_opml(written).subscriptions[0].settings == settings
    assert (b"urn:newsleaf:opml" in written) is (settings != FeedSettings())


def test_how_a_feed_shows_who_asks_is_not_written() -> None:
    asked = SET._replace(
        login="Ida", secret_field="X-Auth-Token", secret_from="env:HARBOUR"
    )
    written = write_opml([FEED._replace(settings=asked)], "Mine", NOW)
    assert written == write_opml([FEED._replace(settings=SET)], "Mine", NOW)
    assert b"Ida" not in written


@pytest.mark.parametrize(
    ("attribute", "told"),
    [
        ('every="1m"', "every is left out, it is no interval that a feed can have"),
        ('every="rm -rf"', "every is left out, it is no interval"),
        ('userAgent="a&#13;&#10;X: 1"', "userAgent is left out, it is no user agent"),
        ('proxy="file:///x"', "proxy is left out, it is no address of a proxy"),
        (
            'proxy="http://a:b@p.example"',
            "proxy is left out, it names a user or a password",
        ),
        ('paused="yes"', "paused is left out, it is neither true nor false"),
        ('login="me"', "login is left out, newsleaf takes none from lists"),
        ('secretFrom="command"', "secretfrom is left out, newsleaf takes none"),
        ('passwordCommand="id"', "passwordcommand is left out, newsleaf takes none"),
    ],
)
def test_settings_that_make_no_sense_are_left_out_and_told(
    attribute: str, told: str
) -> None:
    found = parsed(f'<outline text="H" xmlUrl="https://h.example/" n:{attribute}/>')
    assert [s.settings for s in found.subscriptions] == [FeedSettings()]
    [line] = found.dropped
    assert told in line
    assert line.startswith("H: https://h.example/: ")


def test_settings_of_other_namespaces_are_not_ours() -> None:
    body = '<outline every="1m" n:every="6h" xmlUrl="https://h.example/"/>'
    found = parsed(body, "urn:other")
    assert (found.subscriptions[0].settings, found.dropped) == (FeedSettings(), ())


def test_of_a_feed_that_is_there_twice_the_first_settings_count() -> None:
    outlines = [
        f'<outline xmlUrl="https://h.example/" {setting}/>'
        for setting in ("", 'n:every="6h"', 'n:every="2d" n:paused="true"')
    ]
    (found,) = parsed("".join(outlines)).subscriptions
    assert found.settings == FeedSettings(every=21_600)
