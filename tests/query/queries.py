"""Random queries for tests that hold for all of them."""

from __future__ import annotations

from hypothesis import strategies as st

from reader.query.ast import (
    Address,
    Before,
    Comparison,
    Condition,
    Field,
    Has,
    InFeed,
    InFolder,
    Is,
    Language,
    Medium,
    Node,
    Query,
    QuerySort,
    Since,
    Tagged,
    Term,
    WordCount,
    all_of,
    any_of,
    has_word,
    negated,
)
from reader.query.moment import Ago, CalendarDate, DayName, Moment, Unit

SPECIAL = ("or", "AND", "not", "-", "--x", "*", "a*", '"', "\\", '\\"', "(a)", "tag:x")

TYPEABLE = st.characters(exclude_categories=("Cc", "Cs"))


def spaced_once(text: str) -> str:
    return " ".join(text.split())


texts = (
    st.text(TYPEABLE, max_size=12).map(spaced_once).filter(bool)
    | st.sampled_from(SPECIAL)
    | st.lists(st.sampled_from(SPECIAL), min_size=2, max_size=3).map(" ".join)
)


def terms(words: st.SearchStrategy[str]) -> st.SearchStrategy[Term]:
    """Terms of some words; without a letter or digit they are of titles only."""
    indexed = st.builds(
        Term,
        words.filter(has_word),
        st.none() | st.sampled_from(Field),
        st.booleans(),
    )
    literal = st.builds(
        Term,
        st.sampled_from(("!!!", "🎉", "-", "*")),
        st.none() | st.just(Field.TITLE),
    )
    return st.one_of(indexed, indexed, literal)


moments: st.SearchStrategy[Moment] = st.one_of(
    st.sampled_from(DayName),
    st.builds(Ago, st.integers(0, 999_999), st.sampled_from(Unit)),
    st.builds(CalendarDate, st.integers(1, 9999)),
    st.builds(CalendarDate, st.integers(1, 9999), st.integers(1, 12)),
    st.dates().map(lambda day: CalendarDate(day.year, day.month, day.day)),
)

languages = st.sampled_from(("fr", "pt-br", "zh-hant-tw", "en"))


def leaves(
    words: st.SearchStrategy[str], when: st.SearchStrategy[Moment]
) -> st.SearchStrategy[Node]:
    """Conditions of every kind, their texts out of some words."""
    folders = words.map(lambda text: text.strip("/ ")).filter(bool)
    return st.one_of(
        terms(words),
        st.builds(Tagged, words, st.booleans()),
        st.builds(InFeed, words),
        st.builds(InFolder, folders),
        st.builds(Language, languages),
        st.builds(Address, words),
        st.builds(Is, st.sampled_from(Condition)),
        st.builds(Has, st.sampled_from(Medium)),
        st.builds(Since, when),
        st.builds(Before, when),
        st.builds(WordCount, st.sampled_from(Comparison), st.integers(0, 10**9 - 1)),
    )


def queries(
    words: st.SearchStrategy[str] = texts,
    when: st.SearchStrategy[Moment] = moments,
) -> st.SearchStrategy[Query]:
    """Whole queries, as `parse` makes them."""

    def joined(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        several = st.lists(parts, min_size=2, max_size=4)
        return st.one_of(
            several.map(all_of).filter(lambda node: node is not None),
            several.map(any_of).filter(lambda node: node is not None),
            parts.map(negated),
        )

    nodes = st.recursive(leaves(words, when), joined, max_leaves=10)
    return st.builds(Query, st.none() | nodes, st.none() | st.sampled_from(QuerySort))
