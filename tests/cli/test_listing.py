from __future__ import annotations

from datetime import datetime

from tests.cli.conftest import Shell
from tests.cli.support import RIVERS

ARTICLE: dict[str, type | tuple[type, ...]] = {
    "id": int,
    "title": str,
    "url": (str, type(None)),
    "feed": (str, type(None)),
    "feed_url": (str, type(None)),
    "authors": list,
    "published": (str, type(None)),
    "added": str,
    "edited": (str, type(None)),
    "language": (str, type(None)),
    "tags": list,
    "read": bool,
    "starred": bool,
    "later": bool,
    "words": int,
}


def ids(shell: Shell, *arguments: str) -> list[int]:
    return [one["id"] for one in shell("list", "--json", *arguments).json]


def test_the_newest_come_first_and_an_undated_one_by_its_arrival(
    filled: Shell,
) -> None:
    assert ids(filled) == [6, 5, 4, 3, 2, 1]


def test_json_has_every_promised_field_in_its_type(filled: Shell) -> None:
    for article in filled("list", "--json").json:
        assert list(article) == list(ARTICLE)
        for name, kind in ARTICLE.items():
            assert isinstance(article[name], kind), name


def test_json_tells_what_the_library_knows(filled: Shell) -> None:
    letter, *_, delta = filled("list", "--json").json
    assert delta["title"] == "The delta"
    assert delta["url"] == "https://rivers.example/delta"
    assert (delta["feed"], delta["feed_url"]) == ("Rivers", RIVERS)
    assert delta["published"] == "2026-03-01T09:00:00+00:00"
    assert letter["authors"] == [
        {"name": "Ida Brandt", "role": "Words"},
        {"name": "Omar Diop", "role": ""},
    ]
    assert letter["tags"] == ["family", "water"]
    assert (letter["feed"], letter["feed_url"], letter["published"]) == (None,) * 3
    assert datetime.fromisoformat(letter["added"]).tzinfo is not None


def test_states_are_booleans(filled: Shell) -> None:
    states = {
        one["id"]: (one["read"], one["starred"], one["later"])
        for one in filled("list", "--json").json
    }
    assert states == {
        1: (False, False, False),
        2: (False, True, False),
        3: (False, False, True),
        4: (True, False, False),
        5: (False, False, False),
        6: (False, False, False),
    }


def test_words_select_in_title_authors_and_tags(filled: Shell) -> None:
    assert ids(filled, "the", "del") == [1]
    assert ids(filled, "brandt") == [6]
    assert ids(filled, "water") == [6, 2]
    assert ids(filled, "nothing-of-the-kind") == []


def test_places_select(filled: Shell) -> None:
    assert ids(filled, "--unread") == [6, 5, 3, 2, 1]
    assert ids(filled, "--starred") == [2]
    assert ids(filled, "--later") == [3]
    assert ids(filled, "--tag", "Water") == [6, 2]
    assert ids(filled, "--feed", "stones") == [5, 4]
    assert ids(filled, "--feed", RIVERS) == [3, 2, 1]
    assert ids(filled, "--feed", "2", "chalk") == [5]


def test_two_places_are_misuse(filled: Shell) -> None:
    ran = filled("list", "--unread", "--feed", "1")
    assert (ran.code, ran.out) == (2, "")
    assert "--unread and --feed cannot be combined" in ran.err


def test_an_unknown_tag_fails_and_names_one_alike(filled: Shell) -> None:
    ran = filled("list", "--tag", "watre")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "newsleaf: watre: no article has this tag (did you mean 'water'?)\n"
    )
    assert "see `newsleaf tags`" in filled("list", "--tag", "zzz").err


def test_a_feed_that_is_alike_is_named(filled: Shell) -> None:
    ran = filled("list", "--feed", "Revers")
    assert ran.code == 1
    assert "did you mean 'Rivers'?" in ran.err


def test_nothing_found_is_told_plainly(filled: Shell, shell: Shell) -> None:
    assert filled("list", "elephant").err == "no article matches\n"
    empty = filled.library.with_name("empty.db")
    ran = shell("--library", empty, "list")
    assert ran.err == "no article yet; `newsleaf add WHAT` brings some\n"


def test_numbers_that_are_none_are_told_what_is_wanted(filled: Shell) -> None:
    ran = filled("show", "abc")
    assert ran.code == 2
    assert "'abc' is not an article's id, a number as `newsleaf list`" in ran.err
    ran = filled("list", "--limit", "-1")
    assert ran.code == 2
    assert "'-1' is not a whole number, 0 or more" in ran.err


def test_an_unknown_feed_fails(filled: Shell) -> None:
    ran = filled("list", "--feed", "Clouds")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("newsleaf: Clouds: no feed has this id")


def test_limit_takes_the_newest_and_says_so(filled: Shell) -> None:
    ran = filled("list", "--limit", "2")
    assert [line.split()[0] for line in ran.out.splitlines()] == ["6", "5"]
    assert "--limit 0" in ran.err
    assert ids(filled, "--limit", "2") == [6, 5]
    assert filled("list", "--limit", "6").err == ""
    assert len(filled("list", "--limit", "0").out.splitlines()) == 6
    assert filled("list", "--limit", "-1").code == 2


def test_lines_hold_id_states_date_feed_and_title(filled: Shell) -> None:
    ran = filled("list")
    assert ran.code == 0
    assert ran.err == ""
    assert ran.out.splitlines()[1:] == [
        "5  N--  2026-03-05  Stones  Chalk",
        "4  ---  2026-03-04  Stones  Granite",
        "3  N-L  2026-03-03  Rivers  The mouth",
        "2  N*-  2026-03-02  Rivers  The spring",
        "1  N--  2026-03-01  Rivers  The delta",
    ]


def test_an_empty_list_is_no_failure(shell: Shell) -> None:
    assert shell("list", "--json").out == "[]\n"
    ran = shell("list")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err


def test_tags_with_their_counts(filled: Shell) -> None:
    assert filled("tags", "--json").json == [
        {"name": "family", "articles": 1, "unread": 1},
        {"name": "water", "articles": 2, "unread": 2},
    ]
    assert filled("tags").out == "1/1  family\n2/2  water\n"


def test_library_option_counts_before_and_after_the_command(
    filled: Shell,
) -> None:
    other = filled.library.parent / "other.db"
    assert filled("--library", other, "list", "--json").json == []
    assert filled("list", "--library", other, "--json").json == []
    assert other.exists()
