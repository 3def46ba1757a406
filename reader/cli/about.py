"""Commands about newsleaf itself: keys, paths."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

import click

from reader.cli import output
from reader.cli.endings import OK
from reader.cli.options import examples, json_option, library_option
from reader.cli.session import Session
from reader.config.paths import config_path


@dataclass(frozen=True, slots=True)
class _Row:
    """A command of the screen, with the keys it has here."""

    id: str
    title: str
    help: str
    keys: tuple[str, ...]
    group: str


@click.command(epilog=examples("newsleaf keys", "newsleaf keys --json"))
@json_option
@click.option(
    "--markdown", "as_markdown", is_flag=True, help="Print the tables of the manual."
)
@click.option("--default", is_flag=True, help="Leave your configuration out.")
@library_option
@click.pass_obj
def keys(session: Session, as_json: bool, as_markdown: bool, default: bool) -> int:
    """List the commands of the screen and their keys.

    Names in the first column are what [keys] of the configuration takes.
    """
    if as_json and as_markdown:
        raise click.UsageError("--json and --markdown cannot be combined")
    rows = _rows(session, default)
    if as_json:
        output.json_array(_object(row) for row in rows)
    elif as_markdown:
        output.text(_markdown(rows))
    else:
        _print(rows)
    return OK


@click.command(
    epilog=examples(
        "newsleaf paths",
        'cp "$(newsleaf paths --json | jq -r .configuration)" backup.toml',
    )
)
@json_option
@library_option
@click.pass_obj
def paths(session: Session, as_json: bool) -> int:
    """Say where the library and the configuration are.

    What the screen remembers, such as its place and theme, is in the library.
    """
    places = {
        "library": str(session.library_path.absolute()),
        "configuration": str(config_path(os.environ).absolute()),
    }
    if as_json:
        output.json_value(places)
        return OK
    for name, place in places.items():
        output.data(f"{name:<13}", place)
    return OK


def _rows(session: Session, default: bool) -> list[_Row]:
    from reader.tui.commands.registry import commands
    from reader.tui.keymap import with_keys

    bindings = () if default else session.settings().keys
    bound = with_keys(commands(), bindings, config_path(os.environ))
    return [_Row(c.id, c.title, c.help, c.keys, c.group) for c in bound]


def _object(row: _Row) -> dict[str, object]:
    return {
        "id": row.id,
        "title": row.title,
        "help": row.help,
        "keys": list(row.keys),
        "group": row.group,
    }


def _print(rows: list[_Row]) -> None:
    names = max((len(row.id) for row in rows), default=0)
    pressed = max((len(", ".join(row.keys)) for row in rows), default=0)
    for row in rows:
        output.data(f"{row.id:<{names}}", f"{', '.join(row.keys):<{pressed}}", row.help)


def _markdown(rows: list[_Row]) -> str:
    parts = []
    for group in dict.fromkeys(row.group for row in rows):
        members = (row for row in rows if row.group == group)
        parts.append(f"## {group}\n\n{_table(members)}")
    return "\n\n".join(parts)


def _table(rows: Iterable[_Row]) -> str:
    lines = ["| Keys | Command | Name | What it does |", "|---|---|---|---|"]
    lines += [
        f"| {' '.join(map(_key, row.keys))} | {row.title} | `{row.id}` | {row.help} |"
        for row in rows
    ]
    return "\n".join(lines)


def _key(key: str) -> str:
    """A key as code; GitHub's tables need a bar escaped even there."""
    spelled = key.replace("|", "\\|")
    return f"`` {spelled} ``" if "`" in key else f"`{spelled}`"
