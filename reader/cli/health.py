"""Prints how feeds fare, and accepts or takes back where they moved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from reader.cli import output
from reader.cli.columns import cells, cut, fit
from reader.cli.endings import OK
from reader.cli.options import examples, library_option
from reader.cli.session import Session
from reader.cli.shapes import health_object
from reader.content.clean import clean_line

if TYPE_CHECKING:
    from reader.library.health import Health
    from reader.library.library import Library

_TITLE = 30
"""Cells of a title on a terminal."""


@click.command(epilog=examples("newsleaf feed accept 3"))
@click.argument("name", metavar="FEED")
@library_option
@click.pass_obj
def accept(session: Session, name: str) -> int:
    """Accept what the last fetch found at a feed's address.

    That is another feed there, or the address that redirects lead to. FEED is a
    feed's id, address or title.
    """
    with session.open() as library:
        found = library.subscribing.find(name)
        told = library.tending.accept(found.id)
    output.say("accepted", "feed", str(found.id), clean_line(told))
    return OK


@click.command(epilog=examples("newsleaf feed back 3"))
@click.argument("name", metavar="FEED")
@library_option
@click.pass_obj
def back(session: Session, name: str) -> int:
    """Take back that a feed has moved; it moves at your word alone then.

    FEED is a feed's id, address or title.
    """
    with session.open() as library:
        found = library.subscribing.find(name)
        told = library.tending.go_back(found.id)
    output.say("moved", "feed", str(found.id), clean_line(told))
    return OK


def print_health(library: Library, *, as_json: bool) -> None:
    """Print how every feed fares, the worst first."""
    from reader.library.health import with_months  # schedules cost 5 ms

    found = with_months(library.tending.health(), library.tending.months())
    if as_json:
        output.json_array(map(health_object, found))
        return
    if not found:
        output.say("no feed yet; `newsleaf add https://...` follows one")
    ids = max((len(str(one.feed_id)) for one in found), default=0)
    kinds = max((cells(one.kind) for one in found), default=0)
    for one in found:
        _print(one, f"{one.feed_id:>{ids}}  {one.kind:<{kinds}}")


def _print(one: Health, start: str) -> None:
    from reader.library.health import rhythm, sparkline

    months = one.months or ()
    numbers = f"{one.read}/{one.articles} read"
    width = output.width()
    if width is None:
        parts = (one.title, one.url, sparkline(months), numbers, *_sentences(one))
        output.data(start, *(clean_line(part) for part in parts))
        return
    head = f"{start}  {fit(one.title, _TITLE)}  {sparkline(months)}  {numbers}"
    output.data(cut(f"{head}, {rhythm(months)}", width))
    for sentence in _sentences(one):
        output.data(cut(" " * (len(start) + 2) + sentence, width))


def _sentences(one: Health) -> Iterator[str]:
    """What is wrong and since when, and what happens next."""
    if one.trouble:
        since = one.since.astimezone() if one.since else None
        yield one.trouble + (f", since {since:%Y-%m-%d %H:%M}" if since else "")
    yield one.plan
