from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.errors import FetchError
from reader.net.address import read_url, without_credentials
from reader.net.redirects import next_hop, parse_url


def hop(current: str, location: bytes | None) -> str:
    return str(next_hop([read_url(current)], location, hops=10))


@pytest.mark.parametrize(
    ("current", "location", "target"),
    [
        ("http://a.example/feed", b"/new", "http://a.example/new"),
        ("http://a.example/x/feed", b"new?q=1#part", "http://a.example/x/new?q=1"),
        ("http://a.example/feed", b"https://a.example/feed", "https://a.example/feed"),
        ("https://a.example/feed", b"//b.example/feed", "https://b.example/feed"),
        ("http://a.example/", "/é".encode(), "http://a.example/%C3%A9"),
        ("http://a.example/", "/é".encode("latin-1"), "http://a.example/%C3%A9"),
    ],
)
def test_a_redirect_leads_to_its_location(
    current: str, location: bytes, target: str
) -> None:
    assert hop(current, location) == target


@pytest.mark.parametrize(
    ("current", "location", "reason"),
    [
        ("http://a.example/", None, "redirects without saying where"),
        ("http://a.example/", b"", "redirects to itself"),
        ("http://a.example/", b"HTTP://A.EXAMPLE:80/#x", "redirects to itself"),
        ("https://a.example/", b"http://a.example/", "secure address to an open one"),
        ("http://a.example/", b"file:///etc/passwd", "not on the web"),
        ("http://a.example/", b"javascript:alert(1)", "not on the web"),
        ("http://a.example/", b"data:text/xml,<rss/>", "not on the web"),
        ("http://a.example/", b"gopher://a.example/", "not on the web"),
        ("http://a.example/", b"https:///etc/passwd", "no address"),
        ("http://a.example/", b"http://a.example:70000/", "no address"),
        ("http://a.example/", b"http://[::1/", "no address"),
    ],
)
def test_a_redirect_that_must_not_be_followed_says_why(
    current: str, location: bytes | None, reason: str
) -> None:
    with pytest.raises(FetchError, match=reason) as caught:
        hop(current, location)
    assert not caught.value.temporary


def test_a_loop_over_several_addresses_is_seen() -> None:
    path = [read_url(f"http://a.example/{n}") for n in range(3)]
    with pytest.raises(FetchError, match="redirects to itself") as caught:
        next_hop(path, b"/0", hops=10)
    assert caught.value.subject == "http://a.example/0"


def test_ten_redirects_are_followed_and_no_more() -> None:
    path = [read_url(f"http://a.example/{n}") for n in range(10)]
    assert next_hop(path, b"/10", hops=10).target == "/10"
    path.append(read_url("http://a.example/10"))
    with pytest.raises(FetchError, match="redirects more than 10 times"):
        next_hop(path, b"/11", hops=10)


@pytest.mark.parametrize(
    ("location", "target"),
    [
        (b"/new", "http://me:secret@a.example/new"),
        (b"http://a.example/new", "http://me:secret@a.example/new"),
        (b"http://a.example:8080/new", "http://a.example:8080/new"),
        (b"https://a.example/new", "https://a.example/new"),
        (b"http://b.example/new", "http://b.example/new"),
        (b"http://you:them@b.example/new", "http://b.example/new"),
    ],
)
def test_credentials_stay_with_their_origin(location: bytes, target: str) -> None:
    assert hop("http://me:secret@a.example/", location) == target


def test_credentials_are_not_shown() -> None:
    url = read_url("https://me:secret@a.example/feed?x=1")
    assert without_credentials(url) == "https://a.example/feed?x=1"
    with pytest.raises(FetchError) as caught:
        next_hop([url], b"http://a.example/", hops=10)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "feed",
        "file:///etc/passwd",
        "file://127.0.0.1/etc/passwd",
        "javascript:alert(1)",
        "feed:https://a.example/",
        "http:",
        "http:///feed",
        "http://a.example:0/",
        "http://a.example:70000/",
        "http://a.example:x/",
        "http://[::1/",
        "http://a\x00.example/",
        "http://" + "é" * 80 + ".example/",
        "--output=/tmp/x",
    ],
)
def test_only_web_addresses_are_asked(address: str) -> None:
    with pytest.raises(FetchError) as caught:
        parse_url(address)
    assert not caught.value.temporary


def test_an_address_that_is_refused_does_not_show_its_credentials() -> None:
    for address in ("ftp://me:secret@a.example/", "http://me:secret@a.example:0/"):
        with pytest.raises(FetchError) as caught:
            parse_url(address)
        assert "secret" not in str(caught.value)


@given(
    st.sampled_from(["http://a.example/", "https://me:secret@a.example/x?y"]),
    st.binary(max_size=60)
    | st.text(max_size=40).map(str.encode)
    | st.from_regex(r"\A(https?|file|data)?:?/{0,3}[a-z@:\[\]0-9.]{0,20}/?\Z").map(
        str.encode
    ),
)
def test_no_location_leads_off_the_web(current: str, location: bytes) -> None:
    try:
        target = next_hop([read_url(current)], location, hops=10)
    except FetchError as error:
        assert not error.temporary
        assert "secret" not in str(error)
        return
    assert target.scheme in ("http", "https")
    assert target.host
    if current.startswith("https"):
        assert target.scheme == "https"
    if target.host != "a.example":
        assert not target.user
