from __future__ import annotations

import pytest

from reader.formats.newsboat_urls import parse_urls
from reader.model.errors import UnreadableInput
from reader.model.feed import Subscription


def one(line: str) -> Subscription:
    [subscription] = parse_urls(line.encode()).subscriptions
    return subscription


def test_a_line_is_an_address_and_its_tags() -> None:
    assert one('https://h.example/rss sea "salt and rope"') == Subscription(
        url="https://h.example/rss", tags=("sea", "salt and rope")
    )


def test_comments_and_empty_lines_are_passed_over() -> None:
    data = (
        b"# mine\r\n\r\n   \nhttps://h.example/ sea # not a tag\n#https://x.example/\n"
    )
    [found] = parse_urls(data).subscriptions
    assert (found.url, found.tags) == ("https://h.example/", ("sea",))


def test_a_tag_with_a_tilde_is_the_title() -> None:
    found = one(r'https://h.example/ "~The \"Harbour\" \\ News" sea')
    assert (found.title, found.tags) == ('The "Harbour" \\ News', ("sea",))


@pytest.mark.parametrize(
    ("tag", "tags"), [("!", ()), ("!hidden", ()), ("!later", ("later",))]
)
def test_a_tag_with_an_exclamation_mark_hides(tag: str, tags: tuple[str, ...]) -> None:
    found = one(f"https://h.example/ {tag}")
    assert (found.hidden, found.tags) == (True, tags)


def test_a_quoted_address_is_read() -> None:
    assert one('"https://h.example/a" sea').url == "https://h.example/a"


def test_a_name_in_the_address_is_kept() -> None:
    url = "https://ida:p%40ss@h.example/rss"
    assert one(url).url == url


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('"exec:~/bin/feed --all" sea', "command"),
        ('"filter:~/bin/clean:https://h.example/"', "command"),
        ("|date", "command"),
        ('"query:Unread:unread = \\"yes\\"" sea', "query"),
        ("file:///home/ida/feed.xml", "file"),
        ("gopher://h.example/", "http"),
        ("rubbish", "http"),
    ],
)
def test_what_is_no_feed_on_the_web_is_left_out_and_told(line: str, why: str) -> None:
    found = parse_urls(f"\n{line}\nhttps://b.example/\n".encode())
    assert [s.url for s in found.subscriptions] == ["https://b.example/"]
    [told] = found.dropped
    assert told.startswith("line 2: ") and why in told


def test_an_address_that_is_there_twice_is_one_feed() -> None:
    found = one("https://h.example/ sea ~First\nhttps://h.example/ Sea fog ~Second !x")
    assert (found.title, found.tags) == ("First", ("sea", "fog", "x"))
    assert not found.hidden


def test_a_quote_that_never_ends_ends_with_its_line() -> None:
    found = parse_urls(b'https://a.example/ "sea\nhttps://b.example/ fog')
    assert [s.tags for s in found.subscriptions] == [("sea",), ("fog",)]


def test_other_charsets_and_marks_are_read() -> None:
    assert one("\ufeffhttps://h.example/ 港").tags == ("港",)
    [found] = parse_urls("https://h.example/ ~Fähre".encode("cp1252")).subscriptions
    assert found.title == "Fähre"


def test_control_characters_are_left_out() -> None:
    assert one("https://h.example/ ~a\x1b[2Jb").title == "a[2Jb"


def test_bytes_that_are_no_text_are_unreadable() -> None:
    with pytest.raises(UnreadableInput):
        parse_urls(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
