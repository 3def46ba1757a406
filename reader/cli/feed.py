"""The command feed: shows and changes what is set for single feeds."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from reader.cli import output
from reader.cli.adding import find_feeds
from reader.cli.endings import OK, exit_code
from reader.cli.health import accept, back
from reader.cli.options import examples, json_option, library_option, tag_names
from reader.cli.session import Session
from reader.cli.shapes import feed_object
from reader.content.clean import clean_line
from reader.content.feed_settings import write_interval
from reader.model.errors import UnreadableInput
from reader.model.feed_settings import FeedChange

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.model.feed import Feed


@click.group(
    epilog=examples(
        "newsleaf feed show 3",
        "newsleaf feed set 3 --every 6h --tag rail",
        'newsleaf feed set "Le Monde" 4 --pause',
    )
)
def feed() -> None:
    """Show and change what is set for single feeds."""


@feed.command(epilog=examples("newsleaf feed show 3", "newsleaf feed show 3 --json"))
@click.argument("name", metavar="FEED")
@json_option
@library_option
@click.pass_obj
def show(session: Session, name: str, as_json: bool) -> int:
    """Show what is set for a feed, and when it was and will be asked.

    FEED is a feed's id, address or title.
    """
    with session.open() as library:
        found = library.subscribing.find(name)
    if as_json:
        output.json_value(feed_object(found))
        return OK
    facts = _facts(found)
    names = max(len(label) for label, _ in facts)
    for label, value in facts:
        output.data(f"{label.lower():<{names}}", clean_line(value))
    return OK


feed.add_command(accept)
feed.add_command(back)

_OPTIONS = (
    click.option("--title", help="What to call it; empty for the publisher's title."),
    click.option(
        "--folder",
        metavar="PATH",
        help="Its folder, such as News/Rail; empty for none.",
    ),
    click.option(
        "--tag",
        "tags",
        metavar="TAG",
        multiple=True,
        callback=tag_names,
        help="A tag to give its articles, those to come too; may be repeated.",
    ),
    click.option(
        "--no-tag",
        "no_tags",
        metavar="TAG",
        multiple=True,
        callback=tag_names,
        help="A tag to take from it and its articles; may be repeated.",
    ),
    click.option(
        "--every",
        metavar="TIME",
        help="The least time between two fetches, 5m to 30d, such as 6h; `default`"
        " for the usual. No server is asked more than once an hour by a timer.",
    ),
    click.option(
        "--pause/--resume",
        "paused",
        default=None,
        help="Ask it by name alone, or as usual again.",
    ),
    click.option(
        "--notify/--no-notify", default=None, help="Tell of its new articles, or not."
    ),
    click.option(
        "--full-text/--no-full-text",
        default=None,
        help="Wish for whole articles from their pages, or not. This is kept for when"
        " newsleaf fetches them, which it does not do yet.",
    ),
    click.option(
        "--user-agent", metavar="NAME", help="The name to ask its server under."
    ),
    click.option(
        "--proxy", metavar="ADDRESS", help="The http or https proxy to ask it through."
    ),
    click.option("--login", metavar="NAME", help="The user name its server asks for."),
    click.option(
        "--header",
        "secret_field",
        metavar="NAME",
        help="The header field to send the secret in, such as X-Auth-Token; without"
        " it, it is the password of the login.",
    ),
    click.option(
        "--secret",
        "secret_from",
        metavar="WHERE",
        help="Where the secret is: keyring, env:NAME for a variable of the environment,"
        " or command for the password_command of the configuration.",
    ),
    click.option(
        "--password",
        is_flag=True,
        help="Ask for the secret, or read it from standard input, and put it into the"
        " keyring of the system.",
    ),
)


def _settings_options(command: Any) -> Any:
    """Let a command take the settings of a feed, and a secret for the keyring."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@feed.command(
    "set",
    epilog=examples(
        "newsleaf feed set 3 --every 6h --folder News/Rail",
        'newsleaf feed set "Le Monde" 4 --pause',
        "newsleaf feed set 3 --login me --password",
        "newsleaf feed set 3 --header X-Auth-Token --secret env:TRAM_TOKEN",
        "newsleaf feed set 3 --every default --proxy ''",
    ),
)
@click.argument("names", metavar="FEED...", nargs=-1, required=True)
@_settings_options
@click.option("--url", metavar="ADDRESS", help="Fetch it from another address.")
@library_option
@click.pass_obj
def set_(
    session: Session, /, names: tuple[str, ...], password: bool, **settings: Any
) -> int:
    """Change what is set for feeds, as one step that the screen's undo takes back.

    FEED is a feed's id, address or title. An empty text ('') takes a setting back
    to the usual. Secrets are never kept in the library, and neither they nor logins
    are exported.
    """
    change = _change(password, settings)
    if change == FeedChange():
        raise click.UsageError("there is nothing to set; name what to change")
    with session.open() as library:
        ids, unknown = find_feeds(library, names)
        if ids:
            if password:
                library.subscribing.keep_secret(ids, change, _read_secret())
            library.subscribing.change(ids, change)
        for feed_id in ids:
            _tell(library, feed_id, "set")
    return exit_code(unknown)


@feed.command(
    epilog=examples(
        "newsleaf feed follow https://example.org/feed.xml --login me --password",
        "newsleaf feed follow https://example.org/feed.xml --proxy http://127.0.0.1:81",
    )
)
@click.argument("address", metavar="ADDRESS")
@_settings_options
@library_option
@click.pass_obj
def follow(session: Session, /, address: str, password: bool, **settings: Any) -> int:
    """Follow a feed with settings that it cannot be fetched without.

    That is for a feed that asks who you are; `newsleaf add` finds and fetches all
    others at once. The next refresh fetches this one. The options are those of
    `newsleaf feed set`.
    """
    change = _change(password, settings)
    secret = _read_secret() if password else ""
    with session.open() as library:
        feed_id = library.subscribing.follow(address, change, secret)
        _tell(library, feed_id, "followed")
    return OK


def _change(password: bool, settings: dict[str, Any]) -> FeedChange:
    """What the options say.

    Raises:
        click.UsageError: a secret cannot be in two places.
    """
    change = FeedChange(**settings)
    if password:
        if change.secret_from not in (None, "keyring"):
            raise click.UsageError("--password puts the secret into the keyring")
        change = change._replace(secret_from="keyring")
    return change


def _read_secret() -> str:
    """A secret that a person types, or that stands on standard input.

    Raises:
        UnreadableInput: it is empty.
    """
    if sys.stdin is not None and sys.stdin.isatty():
        secret = str(click.prompt("Secret", hide_input=True, err=True, default=""))
    else:
        secret = sys.stdin.readline().rstrip("\r\n") if sys.stdin is not None else ""
    if not secret:
        raise UnreadableInput("", "the secret is empty")
    return secret


def _tell(library: Library, feed_id: int, done: str) -> None:
    from reader.library.schedule import LEAST  # dates of mail cost 5 ms

    changed = library.subscribing.feed(feed_id)
    output.say(done, "feed", str(feed_id), clean_line(changed.title))
    settings, is_open = changed.settings, changed.url.startswith("http:")
    if settings.every is not None and settings.every < LEAST:
        told = f"{write_interval(settings.every)} counts as {write_interval(LEAST)}"
        output.say("note", f"{clean_line(changed.title)}: {told}, the least there is")
    if (settings.login or settings.secret_field) and is_open:
        shown = clean_line(changed.url)
        output.say("note", f"{shown}: its secret is sent where others can read it")


def _facts(feed: Feed) -> list[tuple[str, str]]:
    """What is set for a feed, and what became of it, named."""
    from reader.library.feed_settings import SETTINGS

    facts = [("Id", str(feed.id))]
    facts += [(setting.label, setting.value(feed)) for setting in SETTINGS]
    if feed.last_fetched is not None:
        facts.append(("Last fetch", f"{feed.last_fetched:%Y-%m-%d %H:%M} UTC"))
    if feed.last_error is not None:
        facts.append(("Failed", feed.last_error))
    if feed.next_fetch is not None:
        facts.append(("Next fetch", f"{feed.next_fetch:%Y-%m-%d %H:%M} UTC"))
    return facts
