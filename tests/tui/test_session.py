"""What is remembered comes back as it was; what makes no sense is left out."""

from __future__ import annotations

import json

import pytest

from reader.tui.session import NAME, Session, from_memory, to_memory

SESSION = Session(
    place="folder:Science/Maths",
    article_id=7,
    sort="title",
    unread_only=True,
    theme="nord",
    sidebar_width=30,
    list_width=44,
    collapsed=("folder:News", "heading:tags"),
    pane="reading",
)


def restored(kept: object) -> Session:
    """The session of a value that went through the library as JSON."""
    return from_memory({NAME: json.loads(json.dumps(kept)), "other": 1})


def test_a_session_comes_back_as_it_was() -> None:
    assert restored(to_memory(SESSION)) == SESSION
    assert restored(to_memory(Session())) == Session()


def test_nothing_remembered_is_a_first_run() -> None:
    assert from_memory({}) == Session()


@pytest.mark.parametrize("kept", [None, 1, "all", [], {}, {"unknown": 1}])
def test_what_is_no_session_is_a_first_run(kept: object) -> None:
    assert restored(kept) == Session()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("place", 3),
        ("place", "nowhere:1"),
        ("place", ""),
        ("place", "feed:one"),
        ("place", "feed:"),
        ("place", "feed:99999999999999999999"),
        ("place", "tag:"),
        ("place", "heading:feeds"),
        ("place", "all:1"),
        ("article_id", "7"),
        ("article_id", True),
        ("sort", "loudest"),
        ("sort", None),
        ("unread_only", 1),
        ("sidebar_width", "wide"),
        ("sidebar_width", True),
        ("collapsed", "all"),
        ("pane", "cellar"),
        ("pane", None),
        ("__doc__", "a text"),
        ("__slots__", []),
    ],
)
def test_a_value_that_makes_no_sense_is_left_out(name: str, value: object) -> None:
    kept = to_memory(SESSION) | {name: value}
    fields = to_memory(SESSION)
    expected = (
        {**fields, name: to_memory(Session())[name]} if name in fields else fields
    )
    assert to_memory(restored(kept)) == expected


def test_keys_of_collapsed_lines_are_text() -> None:
    assert restored({"collapsed": ["heading:tags", 3]}).collapsed == (
        "heading:tags",
        "3",
    )
