"""The command that fetches older articles of feeds."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from reader.cli import output
from reader.cli.adding import find_feeds
from reader.cli.endings import exit_code
from reader.cli.options import (
    WholeNumber,
    counted,
    examples,
    json_option,
    library_option,
)
from reader.cli.session import Session
from reader.cli.shapes import older_object
from reader.content.clean import clean_line

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.library.older import OlderArticles


@click.command(
    epilog=examples("newsleaf older 3", 'newsleaf older "Le Monde" --pages 10')
)
@click.argument("feeds", metavar="FEED...", nargs=-1, required=True)
@click.option(
    "--pages",
    metavar="N",
    default=1,
    show_default=True,
    type=WholeNumber(1, what="a number of pages"),
    help="How many older pages to fetch; 50 at one go at most.",
)
@json_option
@library_option
@click.pass_obj
def older(session: Session, feeds: tuple[str, ...], pages: int, as_json: bool) -> int:
    """Fetch older articles of feeds, of before you followed them.

    FEED is a feed's id, address or title. A feed holds its latest articles; some
    name a page with the ones before (RFC 5005), and that one the next. Each call
    goes on where the last one ended. The articles are unread; what is known of the
    feed, and its articles that are here, stay as they are.
    """
    with session.open() as library:
        ids, unknown = find_feeds(library, feeds)
        fetched = asyncio.run(_fetch(session, library, ids, pages))
    if as_json:
        output.json_array(map(older_object, fetched))
    failed = [one.error for one in fetched if one.error is not None]
    return exit_code([*unknown, *failed])


async def _fetch(
    session: Session, library: Library, ids: Sequence[int], pages: int
) -> list[OlderArticles]:
    fetched = []
    command = session.settings().password_command
    for feed_id in ids:
        one = await library.older.fetch(
            feed_id, pages, session.limits(), password_command=command
        )
        _narrate(one)
        fetched.append(one)
    return fetched


def _narrate(one: OlderArticles) -> None:
    title = clean_line(one.title)
    if one.pages:
        found = counted(len(one.new), "older article")
        title = f"{title} ({found} from {counted(one.pages, 'page')})"
    result = "updated" if one.new else "unchanged"
    if one.pages or one.error is None:
        output.say(result, "feed", str(one.feed_id), title)
    if one.error is not None:
        output.say("failed", clean_line(str(one.error)))
    else:
        output.say("note", f"{clean_line(one.url)}: {one.told()}")
