"""Options and arguments that commands have in common."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from reader.cli.session import Session
from reader.content.clean import clean_line

Command = TypeVar("Command", bound=Callable[..., Any])


class WholeNumber(click.IntRange):
    """A whole number of a range; a word that is none is told `what` is wanted."""

    def __init__(self, least: int, most: int | None = None, *, what: str) -> None:
        super().__init__(least, most)
        self.what = what

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:
        """The number that a word means."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is not {self.what}", param, ctx)


ARTICLE_ID = WholeNumber(
    1, 2**63 - 1, what="an article's id, a number as `newsleaf list` shows it"
)
"""An article's id, as `newsleaf list` shows it."""


def examples(*lines: str) -> str:
    """The end of a command's help: lines to try, kept as they are."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def library_option(command: Command) -> Command:
    """Let a command take `--library`; it counts wherever it stands."""
    return click.option(
        "--library",
        metavar="PATH",
        type=click.Path(path_type=Path, readable=False),
        expose_value=False,
        is_eager=True,
        callback=_choose_library,
        help="The library file to use; NEWSLEAF_LIBRARY names it too.",
    )(command)


def json_option(command: Command) -> Command:
    """Let a command take `--json`, as the argument `as_json`."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print JSON, for programs."
    )(command)


def ids_argument(command: Command) -> Command:
    """Let a command take the ids of articles, as the argument `ids`."""
    return click.argument(
        "ids", metavar="ID...", nargs=-1, required=True, type=ARTICLE_ID
    )(command)


def tag_name(
    _context: click.Context, _parameter: click.Parameter, name: str | None
) -> str | None:
    """A tag's name on one line.

    Raises:
        click.BadParameter: nothing is left of it.
    """
    if name is None:
        return None
    cleaned = clean_line(name)
    if not cleaned:
        raise click.BadParameter("a tag needs a name")
    return cleaned


def tag_names(
    context: click.Context, parameter: click.Parameter, names: tuple[str, ...]
) -> tuple[str, ...]:
    """The names of several tags."""
    return tuple(tag_name(context, parameter, name) or "" for name in names)


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 article", "1,200 articles"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _choose_library(
    context: click.Context, _parameter: click.Parameter, path: Path | None
) -> None:
    if path is not None:
        context.ensure_object(Session).library_option = path
