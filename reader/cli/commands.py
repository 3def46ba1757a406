"""All commands of the shell, by name; loaded only where one of them is asked for."""

from __future__ import annotations

from reader.cli.about import keys, paths
from reader.cli.adding import add, import_, refresh
from reader.cli.doctor import doctor
from reader.cli.feed import feed
from reader.cli.feeds import export, feeds, remove
from reader.cli.listing import list_, tags
from reader.cli.marking import mark, tag
from reader.cli.older import older
from reader.cli.queries import queries
from reader.cli.schedule import schedule
from reader.cli.showing import open_, show

COMMANDS = {
    command.name: command
    for command in (
        *(add, refresh, older, import_, export),
        *(list_, show, open_, tags, feeds, feed),
        *(mark, tag, remove, queries, schedule),
        *(keys, paths, doctor),
    )
    if command.name
}
