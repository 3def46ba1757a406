from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.address import host_of, normal_address, public_address


@pytest.mark.parametrize(
    ("address", "normal"),
    [
        ("http://tram.example/feed", "http://tram.example/feed"),
        ("HTTP://Tram.Example/Feed", "http://tram.example/Feed"),
        ("http://tram.example:80/feed", "http://tram.example/feed"),
        ("http://tram.example:080/feed", "http://tram.example/feed"),
        ("http://tram.example:/feed", "http://tram.example/feed"),
        ("https://tram.example:443/feed", "https://tram.example/feed"),
        ("https://tram.example:80/feed", "https://tram.example:80/feed"),
        ("http://tram.example:8080/feed", "http://tram.example:8080/feed"),
        ("http://tram.example/feed#top", "http://tram.example/feed"),
        ("http://tram.example", "http://tram.example/"),
        ("http://tram.example?a=B", "http://tram.example/?a=B"),
        ("http://tram.example#top", "http://tram.example/"),
        ("http://[2001:DB8::1]:80/feed", "http://[2001:db8::1]/feed"),
        ("http://[2001:db8::1]/feed", "http://[2001:db8::1]/feed"),
        ("http://Zoë:P@Tram.example/", "http://Zoë:P@tram.example/"),
        ("http://a.example/%7ez/../B//?q=%C3%A9&A#x", "http://a.example/%7ez/../B//?q=%C3%A9&A"),
        ("file:///home/Zoe/Feed.xml#1", "file:///home/Zoe/Feed.xml#1"),
        ("feed:tram.example", "feed:tram.example"),
        ("HTTP://a:b:80/#x", "HTTP://a:b:80/#x"),
    ],
)  # fmt: skip
def test_addresses_that_mean_the_same_are_written_alike(
    address: str, normal: str
) -> None:
    assert normal_address(address) == normal


@given(st.text("htps:/?#[]@.A80é%4 "), st.sampled_from(["http", "HTTPS"]))
def test_what_is_normal_stays_so(rest: str, scheme: str) -> None:
    once = normal_address(f"{scheme}://{rest}")
    assert normal_address(once) == once


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://tram.example/feed?to=a@b", "https://tram.example/feed?to=a@b"),
        ("https://me@tram.example/feed", "https://tram.example/feed"),
        ("https://me:s3:c@ret@tram.example:8/f", "https://tram.example:8/f"),
        ("HTTP://me:s3cret@Tram.Example", "HTTP://Tram.Example"),
        ("file:///home/me@home/feed.xml", "file:///home/me@home/feed.xml"),
        ("Trams @ home", "Trams @ home"),
    ],
)
def test_an_address_is_shown_without_who_asks(address: str, shown: str) -> None:
    assert public_address(address) == shown


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://me:secret@Tram.Example:8080/feed", "tram.example"),
        ("http://Bücher.example/", "xn--bcher-kva.example"),
        ("http://[::1]:80/", "::1"),
        ("file:///home/ida/feed.xml", ""),
        ("http://[::1/", ""),
        ("http://xn--\u0301.example/", ""),
    ],
)
def test_a_server_is_named_in_the_letters_of_look_ups(address: str, host: str) -> None:
    assert host_of(address) == host
