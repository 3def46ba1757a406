"""Commands about saved queries, which the screen shows as smart folders."""

from __future__ import annotations

import click

from reader.cli import output
from reader.cli.columns import cells, cut, fit
from reader.cli.endings import OK
from reader.cli.options import examples, json_option, library_option
from reader.cli.session import Session
from reader.cli.shapes import smart_folder_object
from reader.content.clean import clean_line


@click.group(
    invoke_without_command=True,
    epilog=examples(
        "newsleaf queries",
        "newsleaf queries save Trams tag:rail since:7d",
        "newsleaf list --smart Trams",
    ),
)
@json_option
@library_option
@click.pass_context
def queries(context: click.Context, as_json: bool) -> int:
    """List the saved queries, which the screen shows as smart folders.

    A line holds how many articles are unread; the name; the query; whether you
    are notified of what it finds.
    """
    if context.invoked_subcommand is not None:
        return OK
    session = context.ensure_object(Session)
    with session.open() as library:
        folders = library.organizing.counted()
    if as_json:
        output.json_array(map(smart_folder_object, folders))
        return OK
    if not folders:
        output.say("no saved query yet; `newsleaf queries save NAME QUERY` keeps one")
    counts = max((len(str(folder.unread)) for folder in folders), default=0)
    names = max((cells(clean_line(folder.name)) for folder in folders), default=0)
    width = output.width()
    for folder in folders:
        start = f"{folder.unread:>{counts}}  {fit(folder.name, min(names, 30))}"
        query = clean_line(folder.query) + ("  (notifies)" if folder.notify else "")
        if width is not None:
            query = cut(query, max(20, width - cells(start) - 2))
        output.data(start, query)
    return OK


@queries.command(
    epilog=examples(
        "newsleaf queries save Trams tag:rail since:7d",
        "newsleaf queries save Long 'words:>3000 is:unread'",
    )
)
@click.argument("name")
@click.argument("query", metavar="QUERY...", nargs=-1, required=True)
@library_option
@click.pass_obj
def save(session: Session, name: str, query: tuple[str, ...]) -> int:
    """Save a query under a name; one of the same name is replaced.

    Options end at --, after which QUERY may leave words out: -- -tag:rail.
    """
    with session.open() as library:
        folder = library.organizing.save(name, " ".join(query))
    output.say("saved", clean_line(folder.name), clean_line(folder.query))
    return OK


@queries.command(
    "set",
    epilog=examples(
        "newsleaf queries set Trams --notify",
        "newsleaf queries set Trams --no-notify",
    ),
)
@click.argument("name")
@click.option(
    "--notify/--no-notify",
    required=True,
    help="Tell on the desktop of new articles that it finds, or not.",
)
@library_option
@click.pass_obj
def set_(session: Session, name: str, notify: bool) -> int:
    """Change what is set for a saved query."""
    with session.open() as library:
        folder = library.organizing.find(name)
        library.organizing.notify(folder, notify)
    told = "notifies" if notify else "does not notify"
    output.say("set", clean_line(folder.name), told)
    return OK


@queries.command(epilog=examples("newsleaf queries remove Trams"))
@click.argument("name")
@library_option
@click.pass_obj
def remove(session: Session, name: str) -> int:
    """Forget a saved query; its articles are not touched."""
    with session.open() as library:
        folder = library.organizing.find(name)
        library.organizing.remove(folder)
    output.say("removed", clean_line(folder.name), clean_line(folder.query))
    return OK
