"""Commands that show what the library holds: list, tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import click

from reader.cli import output
from reader.cli.columns import cells, cut, fit
from reader.cli.endings import MISUSE, OK
from reader.cli.options import (
    WholeNumber,
    counted,
    examples,
    json_option,
    library_option,
)
from reader.cli.session import Session
from reader.cli.shapes import article_object, tag_object
from reader.config.problems import did_you_mean
from reader.content.clean import clean_line
from reader.model.article import Article, ArticleRow
from reader.model.errors import NotFound
from reader.model.view import Scope, View
from reader.query.errors import QueryError
from reader.query.parse import parse, parse_leniently
from reader.store.text import fold

if TYPE_CHECKING:
    from reader.library.library import Library

_NOTHING = "no article yet; `newsleaf add WHAT` brings some"

_BATCH = 500
"""How many articles are read at a time."""

_AROUND = 60
"""How many letters of a query are shown before a mistake and from it on."""

_WIDEST_FEED = 24
"""The most cells a feed's title takes of a terminal's line."""


@click.command(
    "list",
    epilog=examples(
        "newsleaf list",
        "newsleaf list climate europe --limit 20",
        "newsleaf list --unread --json | jq '.[].title'",
    ),
)
@click.argument("query", metavar="[QUERY]", nargs=-1)
@click.option(
    "--limit",
    metavar="N",
    type=WholeNumber(0, what="a whole number, 0 or more"),
    default=100,
    show_default=True,
    help="How many articles at most; 0 lists them all.",
)
@click.option("--unread", is_flag=True, help="Only what is not read.")
@click.option("--starred", is_flag=True, help="Only what is starred.")
@click.option("--later", is_flag=True, help="Only what is on Later.")
@click.option("--tag", metavar="TAG", help="Only what has a tag.")
@click.option("--feed", metavar="FEED", help="Only one feed: its id, address or title.")
@click.option("--smart", metavar="NAME", help="Only what answers a saved query.")
@json_option
@library_option
@click.pass_obj
def list_(
    session: Session,
    /,
    query: tuple[str, ...],
    limit: int,
    as_json: bool,
    **places: bool | str | None,
) -> int:
    """List articles, newest first.

    The words of QUERY are looked for in title, text, authors and tags; it may
    also ask for fields, such as tag:news is:unread since:7d, see
    docs/queries.md. A line holds the id; N for new (not read), * for starred
    and L for Later; the date; the feed; the title.
    """
    text = " ".join(query)
    ending = MISUSE if _tell_mistake(text) else OK
    if ending == MISUSE and parse_leniently(text, typing=False) == parse(""):
        # All articles are no answer to a question that nobody understood.
        if as_json:
            output.json_array([])
        return ending
    with session.open() as library:
        view = _view(library, text, places)
        found = library.reading.ids(view, limit + 1 if limit else None)
        ids = found[: limit or None]
        if as_json:
            output.json_array(map(article_object, _articles(library, ids)))
            return ending
        for rows in _row_batches(library, ids):
            _print_rows(rows, len(str(max(ids))))
        if not ids:
            output.say(_NOTHING if view == View() else "no article matches")
        elif len(found) > len(ids):
            output.say(f"the newest {counted(limit, 'article')}; --limit 0 lists all")
    return ending


@click.command(epilog=examples("newsleaf tags", "newsleaf tags --json | jq '.[].name'"))
@json_option
@library_option
@click.pass_obj
def tags(session: Session, as_json: bool) -> int:
    """List the tags.

    A line holds how many of its articles are unread, of how many; the name.
    """
    with session.open() as library:
        given = library.reading.tags()
    if as_json:
        output.json_array(map(tag_object, given))
        return OK
    if not given:
        output.say("no tag yet; `newsleaf tag add TAG ID` gives one")
    width = max((len(f"{tag.unread}/{tag.articles}") for tag in given), default=0)
    for tag in given:
        counts = f"{tag.unread}/{tag.articles}"
        output.data(f"{counts:>{width}}", clean_line(tag.name))
    return OK


def _tell_mistake(text: str) -> bool:
    """Say what of a query makes no sense, if anything; the rest may be answered."""
    try:
        parse(text)
    except QueryError as error:
        for line in _pointed(error):
            output.say(line)
        output.say(f"newsleaf: {error}")
        return True
    return False


def _pointed(error: QueryError) -> tuple[str, str]:
    """The part of a query around a mistake, and below it what points there."""
    # As many letters as there are, so that the columns stay.
    query = "".join(one if one.isprintable() else " " for one in error.subject)
    start = max(0, error.column - _AROUND)
    stop = error.column + error.length
    cut = "…" if start else ""
    before, part = cut + query[start : error.column], query[error.column : stop]
    rest = query[stop : error.column + _AROUND]
    pointer = " " * cells(before) + "^" * max(1, cells(part[:_AROUND]))
    return before + part[:_AROUND] + rest, pointer


def _view(library: Library, query: str, places: dict[str, bool | str | None]) -> View:
    """The view that the options name.

    Raises:
        click.UsageError: they name more than one.
        NotFound: there is nothing of the name that they give.
    """
    named = [(name, value) for name, value in places.items() if value]
    if not named:
        return View(query=query)
    if len(named) > 1:
        options = " and ".join(f"--{name}" for name, _ in named)
        raise click.UsageError(f"{options} cannot be combined")
    place, value = named[0]
    name = value if isinstance(value, str) else ""
    if place == "smart":
        folder = library.organizing.find(name)
        return View(Scope.SMART, str(folder.id), saved=folder.query, query=query)
    if place == "feed":
        name = str(library.subscribing.find(name).id)
    if place == "tag":
        _expect_tag(library, name)
    return View(Scope(place), name, query=query)


def _expect_tag(library: Library, name: str) -> None:
    names = [tag.name for tag in library.reading.tags()]
    if fold(name) not in map(fold, names):
        hint = did_you_mean(name, names) or "see `newsleaf tags`"
        raise NotFound(name, "no article has this tag", hint)


def _articles(library: Library, ids: Sequence[int]) -> Iterator[Article]:
    for start in range(0, len(ids), _BATCH):
        yield from library.reading.articles(ids[start : start + _BATCH])


def _row_batches(library: Library, ids: Sequence[int]) -> Iterator[list[ArticleRow]]:
    rest = iter(ids)
    while batch := list(islice(rest, _BATCH)):
        yield library.reading.rows(batch)


def _print_rows(rows: Sequence[ArticleRow], id_width: int) -> None:
    width = output.width()
    widest = max((cells(clean_line(row.feed or "")) for row in rows), default=0)
    feed_width = min(widest, _WIDEST_FEED)
    for row in rows:
        date = row.sorted.astimezone().strftime("%Y-%m-%d")
        start = f"{row.id:>{id_width}}  {_marks(row)}  {date}"
        feed, title = clean_line(row.feed or ""), clean_line(row.title)
        if width is None:
            output.data(start, feed or "-", title)
            continue
        if feed_width:
            start += "  " + fit(feed, feed_width)
        output.data(start, cut(title, max(20, width - cells(start) - 2)))


def _marks(row: ArticleRow) -> str:
    new = "-" if row.read else "N"
    return new + ("*" if row.starred else "-") + ("L" if row.later else "-")
