"""Commands that change what a person says of articles: mark, tag."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from reader.cli import output
from reader.cli.endings import FAILED, OK, tell
from reader.cli.options import (
    counted,
    examples,
    ids_argument,
    library_option,
    tag_name,
)
from reader.cli.session import Session
from reader.model.article import State
from reader.model.errors import NotFound

if TYPE_CHECKING:
    from reader.library.library import Library

_STATES = {
    "read": (State.READ, True),
    "unread": (State.READ, False),
    "starred": (State.STARRED, True),
    "unstarred": (State.STARRED, False),
    "later": (State.LATER, True),
}

_DONE = "done"

Change = Callable[[Sequence[int]], set[int]]
"""Changes articles; the ids of those that were not so before."""


@click.command(epilog=examples("newsleaf mark starred 12 15", "newsleaf mark done 12"))
@click.argument("state", metavar="STATE", type=click.Choice([*_STATES, _DONE]))
@ids_argument
@library_option
@click.pass_obj
def mark(session: Session, state: str, ids: tuple[int, ...]) -> int:
    """Mark articles read, unread, starred, unstarred, later or done.

    `later` puts articles on the reading queue Later; `done` takes them off it
    and marks them read.
    """

    def change(library: Library, known: Sequence[int]) -> set[int]:
        if state == _DONE:
            return set(library.reading.finish(known))
        one, given = _STATES[state]
        return set(library.reading.set_state(known, one, given))

    with session.open() as library:
        return _change(library, ids, lambda known: change(library, known), state)


@click.group(
    epilog=examples("newsleaf tag add cooking 12 15", "newsleaf tag remove cooking 12")
)
def tag() -> None:
    """Give articles a tag, or take it from them."""


@tag.command("add", epilog=examples("newsleaf tag add cooking 12 15"))
@click.argument("name", metavar="TAG", callback=tag_name)
@ids_argument
@library_option
@click.pass_obj
def tag_add(session: Session, name: str, ids: tuple[int, ...]) -> int:
    """Give articles a tag."""
    with session.open() as library:
        return _change(
            library,
            ids,
            lambda known: set(library.reading.tag(known, name)),
            f"tagged {name}",
        )


@tag.command("remove", epilog=examples("newsleaf tag remove cooking 12"))
@click.argument("name", metavar="TAG", callback=tag_name)
@ids_argument
@library_option
@click.pass_obj
def tag_remove(session: Session, name: str, ids: tuple[int, ...]) -> int:
    """Take a tag from articles."""
    with session.open() as library:
        return _change(
            library,
            ids,
            lambda known: set(library.reading.untag(known, name)),
            f"no longer tagged {name}",
        )


def _change(
    library: Library, ids: Sequence[int], change: Change, what_they_are: str
) -> int:
    """Change the articles that are there, tell the others; the exit code."""
    asked = list(dict.fromkeys(ids))
    known = [row.id for row in library.reading.rows(asked)]
    changed = change(known) if known else set()
    if known:
        told = f"{counted(len(changed), 'article')} {what_they_are}"
        already = len(known) - len(changed)
        output.say(f"{told}, {already:,} already so" if already else told)
    unknown = [i for i in asked if i not in set(known)]
    for article_id in unknown:
        tell(
            NotFound(
                str(article_id),
                "no article has this id",
                "`newsleaf list` shows the ids",
            )
        )
    return FAILED if unknown else OK
