"""Writes what a list shows as the text of one query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.model.feed import Feed
from reader.model.view import Scope, View
from reader.query.ast import And, InFeed, InFolder, Is, Node, Query, State, Tagged
from reader.query.parse import parse
from reader.query.write import text_of

_STATES = {
    Scope.UNREAD: State.UNREAD,
    Scope.STARRED: State.STARRED,
    Scope.LATER: State.LATER,
}


def query_of(view: View, feeds: Sequence[Feed]) -> str:
    """A view as the text of one query, to be saved or shared; empty for all.

    `feeds` are those of the library. What is typed comes last, so that its last
    word may go on, as it does while one types.

    Raises:
        QueryError: what is typed makes no sense.
    """
    typed, saved = parse(view.query), parse(view.saved)
    nodes = [*_place_nodes(view, feeds), saved.condition, typed.condition]
    parts = tuple(dict.fromkeys(p for node in nodes if node for p in _parts(node)))
    condition = And(parts) if len(parts) > 1 else next(iter(parts), None)
    return text_of(Query(condition, typed.sort or saved.sort))


def _place_nodes(view: View, feeds: Sequence[Feed]) -> Iterator[Node]:
    if view.scope is Scope.TAG:
        yield Tagged(view.name)
    elif view.scope is Scope.FOLDER:
        yield InFolder(view.name)
    elif view.scope is Scope.FEED:
        yield InFeed(_feed_name(view.name, feeds))
    elif view.scope in _STATES:
        yield Is(_STATES[view.scope])
    if view.unread_only:
        yield Is(State.UNREAD)


def _feed_name(feed_id: str, feeds: Sequence[Feed]) -> str:
    """A feed's title, or its address where the title means others too."""
    for feed in feeds:
        if str(feed.id) == feed_id:
            title = feed.title.casefold()
            same = sum(title in other.title.casefold() for other in feeds)
            return feed.title if title and same == 1 and '"' not in title else feed.url
    return feed_id


def _parts(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, And) else (node,)
