"""The command doctor: checks the environment and the library."""

from __future__ import annotations

import codecs
import locale
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import click

from reader import __version__
from reader.cli import checks, output
from reader.cli.checks import Check, Status
from reader.cli.endings import FAILED, OK
from reader.cli.options import counted, examples, json_option, library_option
from reader.cli.session import Session
from reader.content.clean import clean_line

_DEPENDENCIES = (
    *("textual", "rich", "sqlite-utils", "feedparser", "httptools", "selectolax"),
    *("click", "platformdirs", "charset-normalizer", "markdown-it-py", "pyyaml"),
)


@click.command(
    epilog=examples(
        "newsleaf doctor",
        "newsleaf doctor --json | jq '.[] | select(.status != \"ok\")'",
    )
)
@json_option
@library_option
@click.pass_obj
def doctor(session: Session, as_json: bool) -> int:
    """Check that newsleaf can work here and that the library is whole.

    All of the library is read, so this takes a while for a large one. The exit
    code is 1 where there is a problem.
    """
    made = []
    for one in _checks(session):
        made.append(one)
        if not as_json:
            output.data(f"{one.status:<7}", one.name, clean_line(one.detail))
    if as_json:
        output.json_array(
            {"name": one.name, "status": str(one.status), "detail": one.detail}
            for one in made
        )
    problems = sum(one.status is Status.PROBLEM for one in made)
    output.say(counted(problems, "problem") if problems else "all is well")
    return FAILED if problems else OK


def _checks(session: Session) -> Iterator[Check]:
    yield Check("newsleaf", Status.OK, __version__)
    yield Check("Python", Status.OK, f"{platform.python_version()} {sys.executable}")
    yield _sqlite()
    yield from _dependencies()
    yield _package()
    yield from _terminal()
    yield from checks.configuration(session)
    yield from checks.library(session)


def _sqlite() -> Check:
    from reader.store.check import has_fts5, sqlite_version

    if has_fts5():
        return Check("SQLite", Status.OK, f"{sqlite_version()} with FTS5")
    detail = f"{sqlite_version()} lacks FTS5, which the search needs"
    return Check("SQLite", Status.PROBLEM, detail)


def _dependencies() -> Iterator[Check]:
    for name in _DEPENDENCIES:
        try:
            yield Check(name, Status.OK, metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Check(name, Status.PROBLEM, "is not installed")


def _package() -> Check:
    """Whether another distribution puts files into the package `reader` too."""
    providers = metadata.packages_distributions().get("reader", [])
    others = sorted({name for name in providers if name.lower() != "newsleaf"})
    if others:
        detail = f"{', '.join(others)} also installs it: uninstall one of them"
        return Check("package reader", Status.PROBLEM, detail)
    return Check("package reader", Status.OK, str(Path(__file__).parents[1]))


def _terminal() -> Iterator[Check]:
    term = os.environ.get("TERM", "")
    size = shutil.get_terminal_size()
    plain = term in ("", "dumb")
    detail = term or "is not set"
    if plain:
        detail += ": the screen needs a terminal that moves its cursor"
    else:
        detail += f", {size.columns}x{size.lines}, {_colors()}"
    yield Check("terminal", Status.WARNING if plain else Status.OK, detail)
    encoding = locale.getpreferredencoding(False)
    if codecs.lookup(encoding).name == "utf-8":
        yield Check("locale", Status.OK, encoding)
    else:
        detail = f"{encoding} lacks letters; set LANG to a UTF-8 locale"
        yield Check("locale", Status.WARNING, detail)


def _colors() -> str:
    if os.environ.get("NO_COLOR"):
        return "no colours (NO_COLOR)"
    if os.environ.get("COLORTERM", "") in ("truecolor", "24bit"):
        return "16 million colours"
    return "256 colours" if "256" in os.environ.get("TERM", "") else "16 colours"
