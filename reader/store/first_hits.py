"""The first hits of a search, in the time a key may take."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Sequence

from reader.model.article import packed_ids
from reader.model.view import Sort, View
from reader.query.ast import And, Node, Not, Or, Term
from reader.store.listing import Page, ids_of
from reader.store.matching import Matcher
from reader.store.selection import Selection, select, sort_of
from reader.store.text import searchable

FEW_HITS = 4_000
"""Up to so many hits of a search are put in order at once, in 10 ms."""

SHORT = 3
"""Words of so few letters begin so many others that the index is slow to tell."""

LOOKED_THROUGH = 150
"""How many articles are looked through for a short word, in 20 ms."""

ENOUGH = 50
"""Hits that fill a screen."""


def first_hits(
    connection: sqlite3.Connection, view: View, selection: Selection, limit: int
) -> Page:
    """The hits of a search: all in order where they are few, else the latest."""
    if any(map(_has_short, selection.worded)):
        seen = _look_through(connection, view, selection.worded)
        if len(seen) >= ENOUGH:
            return Page(seen, False, True)
    hits = _latest_hits(connection, selection)
    if len(hits) > FEW_HITS:
        latest = sorted(hits, reverse=True)[:limit]
        return Page(packed_ids(row[1] for row in latest), False, False)
    order = sorted(hits, reverse=sort_of(view) is Sort.NEWEST)
    return Page(packed_ids(row[1] for row in order), True, True)


def _latest_hits(
    connection: sqlite3.Connection, selection: Selection
) -> set[tuple[int, ...]]:
    """The date and id of the hits that came last, one more than are few.

    Each part is read in the order it comes in.
    """
    hits: set[tuple[int, ...]] = set()
    for part, by_index in zip(selection.parts, selection.by_index, strict=True):
        order = "id DESC" if by_index else "sorted DESC, id DESC"
        rows = connection.execute(
            f"SELECT sorted, id FROM ({part} ORDER BY {order} LIMIT :most)",
            dict(selection.parameters) | {"most": FEW_HITS + 1},
        )
        hits.update(map(tuple, rows))
    return hits


def _has_short(node: Node) -> bool:
    """Whether a word begins more words than the index can gather in time."""
    if isinstance(node, And | Or):
        return any(map(_has_short, node.parts))
    if isinstance(node, Not):
        return _has_short(node.part)
    if not isinstance(node, Term):
        return False
    spaced = searchable(node.text) == node.text
    return node.prefix and spaced and len(node.text) <= SHORT


def _look_through(
    connection: sqlite3.Connection, view: View, worded: Sequence[Node]
) -> array[int]:
    """Which of the first articles hold words, told without the index.

    They are the first of those that answer all the rest of what is asked.
    """
    matcher = Matcher(worded)
    places = list(
        ids_of(connection, select(connection, view, without=worded), LOOKED_THROUGH)
    )
    rows = connection.execute(
        "SELECT article.id, title, credit_names(credits), body_text(packed)"
        " FROM article JOIN article_body ON article_id = article.id"
        " WHERE article.id IN (SELECT value FROM json_each(?))",
        (json.dumps(places),),
    )
    holding = {row[0] for row in rows if matcher.holds(row[1], row[2], row[3])}
    return packed_ids(one for one in places if one in holding)
