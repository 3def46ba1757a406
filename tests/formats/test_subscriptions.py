from __future__ import annotations

import pytest

from reader.formats.subscriptions import dropped_line, feed_address, merged, unique
from reader.model.feed import Subscription

A = Subscription("https://a.example/")


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("https://a.example/", "https://a.example/"),
        ("http://127.0.0.1:8000/f.xml", "http://127.0.0.1:8000/f.xml"),
        ("FEED://a.example/", "https://a.example/"),
        ("feed:http://a.example/", "http://a.example/"),
        ("mailto:a@a.example", None),
        ("//a.example/", None),
        ("https://", None),
        ("", None),
    ],
)
def test_a_feed_address(address: str, url: str | None) -> None:
    assert feed_address(address) == url


def test_merging_keeps_the_order_and_what_any_of_them_says() -> None:
    one = Subscription(A.url, folder="Sea", tags=("x",), hidden=True)
    b = Subscription("https://b.example/")
    two = Subscription(A.url, "A", "Land", ("X", "y"), "https://a.example/s", "d", True)
    assert merged([one, b, two]) == (
        Subscription(
            A.url, "A", "Sea", ("x", "y", "Land"), "https://a.example/s", "d", True
        ),
        b,
    )


def test_a_folder_is_taken_from_a_later_one() -> None:
    assert merged([A, Subscription(A.url, folder="Sea")])[0].folder == "Sea"


def test_names_stand_once() -> None:
    assert unique([" a ", "A", "", "b\nc", "\x1b"]) == ("a", "b c")


def test_a_line_leaves_out_what_is_empty() -> None:
    assert dropped_line("", "|x", "left out") == "|x: left out"
