"""Random queries for tests: as what they mean, and as text."""

from __future__ import annotations

from hypothesis import strategies as st

from reader.query import ast
from reader.query.field import Field
from reader.query.moments import Moment
from reader.query.parse import FIELDS
from tests.query.sample import SOURCES, TAGS, WORDS

phrases = st.lists(
    st.sampled_from([word for word in WORDS if any(map(str.isalnum, word))]),
    min_size=1,
    max_size=2,
).map(" ".join)
beginnings = st.sampled_from(("t", "th", "da", "é", "ri", "人", "x", "ре", "الك", "ト"))
moments = st.sampled_from(
    ("today", "yesterday", "3d", "2w", "30h", "1m", "2026-11", "2026-11-10", "2025")
).map(Moment)
leaves: st.SearchStrategy[ast.Node] = st.one_of(
    st.builds(ast.Term, phrases, st.none() | st.sampled_from(Field), st.booleans()),
    st.builds(ast.Term, beginnings, prefix=st.just(True)),
    st.builds(ast.Term, st.sampled_from(("🚀", "!!!", "!"))),
    st.builds(
        ast.Tagged,
        st.sampled_from((*TAGS, "NEWS", "ete", "new", "nothing")),
        st.booleans(),
    ),
    st.builds(
        ast.InFeed,
        st.sampled_from(
            ("1", "tram", "ELYSEE", "デ", "d.example", SOURCES[2].url, "no")
        ),
    ),
    st.builds(
        ast.InFolder, st.sampled_from(("press", "Press/Paris", "pre", "/", "no"))
    ),
    st.builds(ast.Language, st.sampled_from(("fr", "fr-ca", "en", "de"))),
    st.builds(ast.Address, st.sampled_from(("TRAM", "site.example", "Übung", "none"))),
    st.builds(ast.Is, st.sampled_from(ast.State)),
    st.builds(ast.Has, st.sampled_from(ast.Kind)),
    st.builds(ast.Since, moments),
    st.builds(ast.Before, moments),
    st.builds(ast.WordCount, st.sampled_from(ast.Comparison), st.integers(0, 9)),
)


def _not(part: ast.Node) -> ast.Node:
    return part.part if isinstance(part, ast.Not) else ast.Not(part)


def _and(parts: list[ast.Node]) -> ast.Node:
    flat: list[ast.Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, ast.And) else (part,)
    return ast.And(tuple(flat))


def _or(parts: list[ast.Node]) -> ast.Node:
    flat: list[ast.Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, ast.Or) else (part,)
    return ast.Or(tuple(flat))


conditions = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(_not, inner),
        st.builds(_and, st.lists(inner, min_size=2, max_size=3)),
        st.builds(_or, st.lists(inner, min_size=2, max_size=3)),
    ),
    max_leaves=5,
)
"""Conditions as the parser makes them: no “and” in an “and”, no “not” in a “not”."""

queries = st.builds(
    ast.Query, st.none() | conditions, st.none() | st.sampled_from(ast.QuerySort)
)

_pieces = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(TAGS),
    beginnings,
    st.sampled_from([f"{name}:" for name in FIELDS]),
    st.sampled_from(("tag:news", "is:unread", "is:read", "has:audio", "words:>4")),
    st.sampled_from(("since:7d", "before:today", "lang:fr", "folder:press", "feed:1")),
    st.sampled_from(("sort:oldest", "sort:newest", "sort:longest", "sort:", "is:x")),
    st.sampled_from(('"', "(", ")", "-", "or", "and", "not", "*", "OR", ":", "tgs:x")),
)
texts = st.lists(
    st.tuples(_pieces, st.sampled_from((" ", " ", " ", "", "\u3000"))), max_size=8
).map(lambda pieces: "".join(piece + space for piece, space in pieces))
"""What a person may have typed so far, right or wrong."""
