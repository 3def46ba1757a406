"""The first hits of a search, in the time a key may take."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from reader.model.article import packed_ids
from reader.model.view import Sort, View
from reader.query.ast import And, Node, Not, Or, Term
from reader.store.listing import Page, ids_of
from reader.store.matching import Matcher
from reader.store.selection import Selection, select, sort_of
from reader.store.text import has_letters, searchable

FEW_HITS = 2_000
"""Up to so many hits of a search are put in order at once, in 10 ms."""

SHORT = 3
"""Words of so few letters begin so many others that the index is slow to tell."""

LOOKED_THROUGH = 60
"""How many articles are looked through for a short word at a time, in 7 ms."""

TIMES = 4
"""How often as many are looked through for a phrase that has some of its words."""

ENOUGH = 10
"""Hits that are shown at once; the rest follows when typing rests."""


def first_hits(
    connection: sqlite3.Connection, view: View, selection: Selection, limit: int
) -> Page:
    """The hits of a search: all in order where they are few, else the latest."""
    short = [*filter(_has_short, (*selection.worded, *selection.tagged))]
    if short:
        page = _look_through(connection, view, short, selection.tagged, limit)
        if page.whole or len(page.ids) >= ENOUGH:
            return page
    hits = _latest_hits(connection, selection, FEW_HITS + 1)
    if len(hits) > FEW_HITS:
        latest = sorted(hits, reverse=True)[:limit]
        return Page(packed_ids(row[1] for row in latest), False, False)
    order = sorted(hits, reverse=sort_of(view) is Sort.NEWEST)
    return Page(packed_ids(row[1] for row in order), True, True)


def _latest_hits(
    connection: sqlite3.Connection, selection: Selection, most: int
) -> set[tuple[int, ...]]:
    """The date and id of the hits that came last, so many of each part.

    Each part is read in the order it comes in.
    """
    hits: set[tuple[int, ...]] = set()
    for part, by_index in zip(selection.parts, selection.by_index, strict=True):
        order = "id DESC" if by_index else "sorted DESC, id DESC"
        rows = connection.execute(
            f"SELECT sorted, id FROM ({part} ORDER BY {order} LIMIT :most)",
            dict(selection.parameters) | {"most": most},
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
    last = node.text.rpartition(" ")[2]
    return node.prefix and searchable(last) == last and len(last) <= SHORT


def _look_through(
    connection: sqlite3.Connection,
    view: View,
    short: Sequence[Node],
    tagged: Mapping[Node, str],
    limit: int,
) -> Page:
    """Which articles hold short words, of the first that answer all the rest."""
    phrases = _beginnings(short)
    rest = select(connection, view, without=short, also=phrases)
    by_arrival = any(rest.by_index)
    most = LOOKED_THROUGH * (TIMES if phrases else 1)
    if by_arrival:
        latest = sorted(_latest_hits(connection, rest, most), reverse=True)
        places = [row[1] for row in latest[:most]]
    else:
        places = list(ids_of(connection, rest, most))
    all_there = len(places) < most
    if by_arrival and all_there and sort_of(view) is not Sort.NEWEST:
        places.reverse()
    ids, seen = packed_ids(), 0
    while seen < len(places) and len(ids) < ENOUGH:
        some = places[seen : seen + LOOKED_THROUGH]
        holding = _answering(connection, short, tagged, some)
        ids.extend(one for one in some if one in holding)
        seen += len(some)
    all_seen = all_there and seen == len(places)
    settled = all_seen or not by_arrival
    return Page(ids if settled else ids[:limit], all_seen, settled)


def _answering(
    connection: sqlite3.Connection,
    short: Sequence[Node],
    tagged: Mapping[Node, str],
    places: Sequence[int],
) -> set[int]:
    """Which articles hold words, or have a tag that answers for them."""
    holding = set(places)
    for tags, nodes in _by_tags(short, tagged).items():
        found = _holding(connection, nodes, places)
        holding &= found | _tagged(connection, tags, places) if tags else found
    return holding


def _beginnings(short: Sequence[Node]) -> list[Node]:
    """The whole words of phrases whose last word is short: the index knows those."""
    phrases = [node for node in short if isinstance(node, Term)]
    beginnings = [(node.text.rpartition(" ")[0], node.field) for node in phrases]
    return [Term(words, field) for words, field in beginnings if has_letters(words)]


def _by_tags(
    nodes: Sequence[Node], tagged: Mapping[Node, str]
) -> dict[str, list[Node]]:
    """Conditions by the tags that answer them, too; most are answered by none."""
    found: dict[str, list[Node]] = {}
    for node in nodes:
        found.setdefault(tagged.get(node, ""), []).append(node)
    return found


def _holding(
    connection: sqlite3.Connection, nodes: Sequence[Node], places: Sequence[int]
) -> set[int]:
    """Which articles hold words, told without the index.

    A title is at hand, and often holds a short word; the body is unpacked where
    it does not.
    """
    matcher = Matcher(nodes)
    found: set[int] = set()
    if not any(map(_excludes, nodes)):
        rows = _rows(connection, "title, credit_names(credits), ''", places)
        found = {one for one, *texts in rows if matcher.holds(*texts)}
    others = [one for one in places if one not in found]
    rows = _rows(connection, "title, credit_names(credits), body_text(packed)", others)
    return found | {one for one, *texts in rows if matcher.holds(*texts)}


def _excludes(node: Node) -> bool:
    """Whether what more of an article is read may speak against it."""
    if isinstance(node, And | Or):
        return any(map(_excludes, node.parts))
    return isinstance(node, Not)


def _rows(
    connection: sqlite3.Connection, texts: str, places: Sequence[int]
) -> Iterator[tuple[int, str, str, str]]:
    return connection.execute(
        f"SELECT article.id, {texts}"
        " FROM article JOIN article_body ON article_id = article.id"
        " WHERE article.id IN (SELECT value FROM json_each(?))",
        (json.dumps(places),),
    )


def _tagged(
    connection: sqlite3.Connection, tags: str, places: Sequence[int]
) -> set[int]:
    rows = connection.execute(
        f"SELECT article_id FROM article_tag WHERE tag_id IN ({tags})"
        " AND article_id IN (SELECT value FROM json_each(?))",
        (json.dumps(places),),
    )
    return {row[0] for row in rows}
