"""Commands that fill the library: add, import, refresh."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli import output
from reader.cli.endings import exit_code, tell
from reader.cli.narration import narrate, narrate_fetched, summary
from reader.cli.options import (
    counted,
    examples,
    json_option,
    library_option,
    tag_names,
)
from reader.cli.session import Session
from reader.cli.shapes import fetched_object, outcome_object
from reader.content.clean import clean_line
from reader.model.errors import NewsleafError

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.library.outcome import Fetched, Outcome
    from reader.net.fetch import Limits


@click.command(
    epilog=examples(
        "newsleaf add ~/articles --tag press",
        "newsleaf add https://example.org/feed.xml",
        "newsleaf add https://example.org/blog",
        "curl -s https://example.org/page.html | newsleaf add -",
    )
)
@click.argument("what", metavar="WHAT...", nargs=-1, required=True)
@click.option(
    "--tag",
    "tags",
    metavar="TAG",
    multiple=True,
    callback=tag_names,
    help="A tag to give all of it; may be repeated.",
)
@json_option
@library_option
@click.pass_obj
def add(
    session: Session, what: tuple[str, ...], tags: tuple[str, ...], as_json: bool
) -> int:
    """Add files, directories, feeds, or - for standard input.

    Text, Markdown and HTML files become articles. An http or https address, or
    the file of a feed, becomes a feed that is refreshed from then on; of a site's
    page it is the main feed that is followed, and the others are told. The feeds
    of an OPML or newsboat urls file are followed, as by `newsleaf import`. A
    directory means all that is in it and below; hidden files are passed over,
    and those of other kinds are counted. What is there already is not added
    twice.
    """
    limits = session.limits()
    stdin = _standard_input() if "-" in what else None
    with session.open() as library:
        left_out: list[Path] = []
        outcomes = asyncio.run(_add(library, what, tags, stdin, limits, left_out))
    if as_json:
        output.json_array(map(outcome_object, outcomes))
    if left_out:
        output.say(f"left {counted(len(left_out), 'file')} of other kinds")
    output.say(summary(outcomes))
    return exit_code(o.error for o in outcomes if o.error is not None)


@click.command(
    "import",
    epilog=examples(
        "newsleaf import subscriptions.opml",
        "newsleaf import ~/.newsboat/urls && newsleaf refresh",
        "ssh host newsleaf export opml | newsleaf import -",
    ),
)
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
)
@json_option
@library_option
@click.pass_obj
def import_(session: Session, files: tuple[Path, ...], as_json: bool) -> int:
    """Follow the feeds of OPML or newsboat urls files, or of standard input (-).

    Nothing is fetched before the next refresh. Lines that name a command or
    anything else that is no web address are told and left out.
    """
    stdin = _standard_input() if Path("-") in files else None
    with session.open() as library:
        outcomes = [_import(library, file, stdin) for file in files]
    if as_json:
        output.json_array(map(outcome_object, outcomes))
    return exit_code(o.error for o in outcomes if o.error is not None)


@click.command(epilog=examples("newsleaf refresh", 'newsleaf refresh 3 "Le Monde"'))
@click.argument("feeds", metavar="[FEED]...", nargs=-1)
@click.option("--due", is_flag=True, help="Ask only feeds whose time has come.")
@json_option
@library_option
@click.pass_obj
def refresh(session: Session, feeds: tuple[str, ...], due: bool, as_json: bool) -> int:
    """Ask feeds for new articles now: all, or those named.

    FEED is a feed's id, address or title. Timers ask with --due, which is quiet
    where no feed is due. A host that answers 429 or 503 is left alone for as long as
    it says, and a feed that is paused or gone for good (410) is asked by name alone.
    The exit code is 3 where nothing failed but servers that may well answer later.
    """
    with session.open() as library:
        ids, unknown = find_feeds(library, feeds)
        if unknown and not ids:
            return exit_code(unknown)
        named = ids if feeds else None
        fetched = asyncio.run(_refresh(session, library, named, only_due=due))
        _notify(library, fetched)
        if not (feeds or due):
            _tell_not_asked(library)
    if as_json:
        output.json_array(map(fetched_object, fetched))
    if fetched or not due:
        output.say(_refreshed(fetched))
    failed = [one.error for one in fetched if one.error is not None]
    return exit_code([*unknown, *failed])


def find_feeds(
    library: Library, names: Sequence[str]
) -> tuple[list[int], list[NewsleafError]]:
    """The ids of the feeds that a person named; what is unknown is told."""
    ids: dict[int, None] = {}
    unknown: list[NewsleafError] = []
    for name in names:
        try:
            ids[library.subscribing.find(name).id] = None
        except NewsleafError as error:
            tell(error)
            unknown.append(error)
    return list(ids), unknown


async def _add(
    library: Library,
    what: Sequence[str],
    tags: Sequence[str],
    stdin: bytes | None,
    limits: Limits,
    left_out: list[Path],
) -> list[Outcome]:
    outcomes = []
    async for outcome in library.importing.add(
        what, tags, stdin=stdin, limits=limits, left_out=left_out
    ):
        narrate(outcome)
        outcomes.append(outcome)
    return outcomes


def _import(library: Library, file: Path, stdin: bytes | None) -> Outcome:
    from reader.library.outcome import failure

    try:
        outcome = library.importing.import_subscriptions(file, stdin=stdin)
    except NewsleafError as error:
        name = "standard input" if file == Path("-") else str(file)
        outcome = failure(name, "subscriptions", error)
    narrate(outcome)
    return outcome


async def _refresh(
    session: Session, library: Library, ids: Sequence[int] | None, *, only_due: bool
) -> list[Fetched]:
    fetched = []
    settings = session.settings()
    async for one in library.refreshing.refresh(
        ids,
        session.limits(),
        settings.refresh.concurrency,
        only_due=only_due,
        password_command=settings.password_command,
    ):
        narrate_fetched(one)
        fetched.append(one)
    return fetched


def _notify(library: Library, fetched: Sequence[Fetched]) -> None:
    """Tell of new articles on the desktop; where that fails, all else was done."""
    try:
        library.notifying.notify(fetched)
    except NewsleafError as error:
        tell(error)


def _refreshed(fetched: Sequence[Fetched]) -> str:
    new = sum(len(one.new) for one in fetched)
    edited = sum(len(one.edited) for one in fetched)
    failed = sum(one.has_failed for one in fetched)
    asked = sum(one.was_asked for one in fetched)
    told = [counted(new, "new article")]
    if edited:
        told.append(f"{edited:,} edited")
    if failed:
        told.append(f"{failed:,} failed")
    if asked < len(fetched):
        told.append(f"{len(fetched) - asked:,} waiting")
    return f"{counted(asked, 'feed')} asked: {', '.join(told)}"


def _tell_not_asked(library: Library) -> None:
    """Tell of feeds that are asked by name alone."""
    for state in library.refreshing.not_asked():
        title = clean_line(state.title)
        why = "paused" if state.settings.paused else "gone"
        output.say(why, "feed", str(state.feed_id), f"{title} (not asked)")


def _standard_input() -> bytes:
    """All of standard input, up to one byte more than a file may have."""
    from reader.library.sources import LARGEST_FILE

    if sys.stdin is None:
        return b""
    return sys.stdin.buffer.read(LARGEST_FILE + 1)
