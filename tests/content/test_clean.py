from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.clean import clean_line, clean_text, safe_link

# Every code point there is, lone surrogates too: the terminal gets what is let through.
ANY_TEXT = st.text(st.characters(exclude_categories=()))
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("", ""),
        ("plain\n\ttext", "plain\n\ttext"),
        ("\x1b]0;pwned\x07title", "]0;pwnedtitle"),
        ("a\x9b31mb\x9d0;c\x9c", "a31mb0;c"),
        ("a\x00b\x08c\x7fd", "abcd"),
        ("user\u202etxt.exe", "usertxt.exe"),
        ("\u2066left\u2069", "left"),
        ("lone \ud800 half", "lone \ufffd half"),
        ("one\r\ntwo\rthree\ffour", "one\ntwo\nthree\nfour"),
        ("Donau\u00addampf", "Donaudampf"),
        ("\ufeffstart", "start"),
        ("« oui »", "« oui »"),
        ("mark \u200f and joiner می\u200cروم", "mark \u200f and joiner می\u200cروم"),
        ("👩\u200d🚀 🇫🇷", "👩\u200d🚀 🇫🇷"),
        ("[/] [@click=app.quit]x[/]", "[/] [@click=app.quit]x[/]"),
    ],
)
def test_clean_text(text: str, clean: str) -> None:
    assert clean_text(text) == clean


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  a \n\t b\u2003c  ", "a b c"),
        ("« Non\u202f! »\u00a0: dit-il", "« Non\u202f! »\u00a0: dit-il"),
        ("\u00a0", ""),
        ("two\r\nlines", "two lines"),
        ("a\x1b[2Jb", "a[2Jb"),
        ("a\u2028b", "a b"),
    ],
)
def test_clean_line(text: str, clean: str) -> None:
    assert clean_line(text) == clean


@given(ANY_TEXT)
def test_nothing_forbidden_is_left(text: str) -> None:
    cleaned = clean_text(text)
    assert FORBIDDEN.search(cleaned) is None
    assert clean_text(cleaned) == cleaned
    cleaned.encode()


@given(ANY_TEXT)
def test_a_line_is_one_line(text: str) -> None:
    line = clean_line(text)
    assert len(line.splitlines()) < 2
    assert line == line.strip()
    assert clean_line(line) == line


BASE = "https://example.org/news/today.html"


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://a.example/b?c=d&e=f#g", "https://a.example/b?c=d&e=f#g"),
        (" http://a.example \n", "http://a.example"),
        ("HTTPS://a.example/B", "https://a.example/B"),
        ("http://[2001:db8::1]:8080/x", "http://[2001:db8::1]:8080/x"),
        ("https://münchen.example/straße", "https://münchen.example/straße"),
        ("https://a.example/two words.jpg", "https://a.example/two%20words.jpg"),
        ("mailto:desk@example.org?subject=A", "mailto:desk@example.org?subject=A"),
        ("../old/1.html", "https://example.org/old/1.html"),
        ("/x", "https://example.org/x"),
        ("//cdn.example/x", "https://cdn.example/x"),
        ("?page=2", "https://example.org/news/today.html?page=2"),
        ("#part", "https://example.org/news/today.html#part"),
        ("-rf", "https://example.org/news/-rf"),
        ("", None),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("vbscript:x", None),
        ("ftp://a.example/x", None),
        ("steam://run/1", None),
        ("mailto:", None),
        ("http://", None),
        ("http:///x", None),
        ("http://[", None),
        ("http://a.example:99999999/", None),
        ("http://a b.example/", None),
        ("https://good.example\\@evil.example/", None),
        ("https://a.example/\x1b]0;x\x07", None),
        ("https://a.example/\u202egpj", None),
        ("https://a.example/a\tb", None),
        ("https://a.example/a\u00a0b", None),
        ("https://a.example/\ud800", None),
    ],
)
def test_safe_link(address: str, link: str | None) -> None:
    assert safe_link(address, BASE) == link


@pytest.mark.parametrize("address", ["x", "/x", "//a.example/x", "#x", "--help", "-x"])
def test_relative_without_a_base_is_no_link(address: str) -> None:
    assert safe_link(address) is None


@pytest.mark.parametrize("base", ["javascript:x", "not an address", "http://[", "\x1b"])
def test_a_base_that_is_no_web_address_makes_no_link(base: str) -> None:
    assert safe_link("/x", base) is None


LINK = re.compile(r"(https?://[^/]|mailto:.)[^\s\x00-\x20\x7f-\x9f]*", re.S)


@given(ANY_TEXT, ANY_TEXT)
def test_a_link_is_safe_to_hand_over(address: str, base: str) -> None:
    for start in ("", "http://", "https://a.example/", "mailto:", "//"):
        link = safe_link(start + address, base)
        assert link is None or (LINK.fullmatch(link) and not FORBIDDEN.search(link))
