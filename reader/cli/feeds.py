"""Commands about feeds: feeds, remove, export."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

import click

from reader.cli import output
from reader.cli.adding import find_feeds
from reader.cli.columns import cut, fit
from reader.cli.endings import OK, exit_code
from reader.cli.health import print_health
from reader.cli.options import counted, examples, json_option, library_option
from reader.cli.session import Session
from reader.cli.shapes import feed_object
from reader.content.clean import clean_line
from reader.model.errors import NewsleafError
from reader.model.feed import Feed


@click.command(
    epilog=examples(
        "newsleaf feeds",
        "newsleaf feeds --json | jq '.[] | select(.last_error != null)'",
        "newsleaf feeds --health",
    )
)
@click.option(
    "--health",
    "of_health",
    is_flag=True,
    help="Tell how each fares: what is wrong, since when, what happens next.",
)
@json_option
@library_option
@click.pass_obj
def feeds(session: Session, of_health: bool, as_json: bool) -> int:
    """List the feeds.

    A line holds the id; how many of its articles are unread, of how many; the
    title; the folder; what went wrong the last time. With --health the worst come
    first, each with how often it published in the last twelve months and how much
    of it is read.
    """
    with session.open() as library:
        if of_health:
            print_health(library, as_json=as_json)
            return OK
        followed = library.subscribing.feeds()
    if as_json:
        output.json_array(map(feed_object, followed))
        return OK
    if not followed:
        output.say("no feed yet; `newsleaf add https://...` follows one")
    ids = max((len(str(feed.id)) for feed in followed), default=0)
    counts = max((len(_counts(feed)) for feed in followed), default=0)
    for feed in followed:
        start = f"{feed.id:>{ids}}  {_counts(feed):>{counts}}"
        _print_feed(start, feed)
    return OK


@click.command(
    epilog=examples("newsleaf remove 3", "newsleaf remove https://example.org/feed.xml")
)
@click.argument("names", metavar="FEED...", nargs=-1, required=True)
@library_option
@click.pass_obj
def remove(session: Session, names: tuple[str, ...]) -> int:
    """Stop following feeds; starred articles and those on Later stay.

    FEED is a feed's id, address or title.
    """
    with session.open() as library:
        ids, unknown = find_feeds(library, names)
        for feed_id in ids:
            title = clean_line(library.subscribing.feed(feed_id).title)
            left, kept = library.subscribing.remove(feed_id)
            told = f"{title} ({counted(left, 'article')} went with it"
            told += f", {kept:,} starred or later stay)" if kept else ")"
            output.say("removed", "feed", str(feed_id), told)
    return exit_code(unknown)


@click.group(epilog=examples("newsleaf export opml subscriptions.opml"))
def export() -> None:
    """Write what the library holds for other programs."""


@export.command(
    "opml",
    epilog=examples(
        "newsleaf export opml subscriptions.opml",
        "newsleaf export opml | ssh host newsleaf add -",
    ),
)
@click.argument("file", metavar="[FILE]", default="-")
@library_option
@click.pass_obj
def export_opml(session: Session, file: str) -> int:
    """Write the feeds and their folders as OPML 2.0.

    Without FILE, or with -, it goes to standard output. Feeds that are read
    from files of this machine mean nothing to others: they are left out, and
    how many is told.
    """
    with session.open() as library:
        number = len(library.subscribing.shared())
        local = len(library.subscribing.feeds()) - number
        content = library.subscribing.opml()
    if file == "-":
        output.document(content)
    else:
        write_file(Path(file), content)
        output.say("exported", counted(number, "feed"), file)
    if local:
        files = "is a file" if local == 1 else "are files"
        output.say(f"left out {counted(local, 'feed')} that {files} of this machine")
    return OK


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, readable by its owner only.

    Raises:
        NewsleafError: the system refused; what was there before is as it was.
    """
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            target.write_bytes(content)  # a pipe or a device cannot be replaced
            return
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        partial = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            partial.replace(target)
        except BaseException:
            with suppress(FileNotFoundError):
                partial.unlink()
            raise
    except OSError as error:
        reason = f"it cannot be written: {error.strerror or error}"
        raise NewsleafError(str(path), reason) from error


def _counts(feed: Feed) -> str:
    return f"{feed.unread}/{feed.articles}"


def _print_feed(start: str, feed: Feed) -> None:
    where = f"[{feed.folder}]" if feed.folder else ""
    error = f"failed: {feed.last_error}" if feed.last_error else ""
    width = output.width()
    if width is None:
        parts = (feed.title, where, feed.url, error)
        output.data(start, *(clean_line(part) for part in parts if part))
        return
    room = max(20, width - len(start) - 2)
    rest = "  ".join(part for part in (where, error) if part)
    if not rest:
        output.data(start, cut(feed.title, room))
        return
    title = fit(feed.title, min(30, room // 2))
    output.data(start, cut(f"{title}  {rest}", room))
