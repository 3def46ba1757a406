"""Commands about the timer that refreshes while nobody looks."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli import output
from reader.cli.columns import date
from reader.cli.endings import FAILED, OK, tell
from reader.cli.options import counted, examples, json_option, library_option
from reader.cli.session import Session
from reader.cli.shapes import Object
from reader.config.paths import (
    LIBRARY,
    config_path,
    data_directory,
    systemd_directory,
)
from reader.model.errors import NewsleafError, NotFound, UnreadableInput

if TYPE_CHECKING:
    from reader.library.timer import Timer, TimerStatus

_PROGRAM = "newsleaf"


@click.group(
    epilog=examples(
        "newsleaf schedule install --every 30m",
        "newsleaf schedule status",
        "newsleaf schedule remove",
    )
)
def schedule() -> None:
    """Refresh feeds that are due in the background, by a timer of systemd."""


@schedule.command(
    epilog=examples("newsleaf schedule install", "newsleaf schedule install --every 1h")
)
@click.option(
    "--every",
    metavar="TIME",
    default="15m",
    show_default=True,
    help="How often to look, such as 15m or 1h; feeds are asked when they are due.",
)
@library_option
@click.pass_obj
def install(session: Session, every: str) -> int:
    """Run `newsleaf refresh --due` now and then, from now on.

    Where systemd does not do it, a line for crontab is printed and the exit code
    is 1.
    """
    from reader.library.timer_units import cron_line

    _refuse_sudo()
    seconds = _interval(every)
    command = _command(session)
    try:
        _timer().install(command, seconds)
    except NotFound as error:
        tell(error)
        output.say("no timer was made; `crontab -e` takes this line in its place:")
        output.data(cron_line(command, seconds))
        return FAILED
    output.say("installed", f"feeds that are due are refreshed every {every}")
    return OK


@schedule.command(epilog=examples("newsleaf schedule remove"))
def remove() -> int:
    """End the timer, and delete the files that newsleaf wrote for it."""
    _refuse_sudo()
    files = _timer().remove()
    for file in files:
        output.say("removed", str(file))
    if not files:
        output.say("no timer is installed")
    return OK


@schedule.command(
    epilog=examples("newsleaf schedule status", "newsleaf schedule status --json")
)
@json_option
@library_option
@click.pass_obj
def status(session: Session, as_json: bool) -> int:
    """Tell whether the timer is installed, when it runs next, and how it went."""
    timer = _timer().status()
    with session.open() as library:
        due = len(library.refreshing.due(only_due=True))
    if as_json:
        output.json_value(_status_object(timer, due))
        return OK
    if not timer.installed:
        output.data("installed", "no; `newsleaf schedule install` does it")
    else:
        output.data("installed", "yes" if timer.enabled else "yes, but not enabled")
        output.data("next     ", date(timer.next_at) or "not known")
        ran = f"{date(timer.last_at)}, {timer.result}" if timer.last_at else "never yet"
        output.data("last     ", ran)
    output.data("due      ", counted(due, "feed"))
    return OK


def _status_object(timer: TimerStatus, due: int) -> Object:
    return {
        "installed": timer.installed,
        "enabled": timer.enabled,
        "next": _time(timer.next_at),
        "last": _time(timer.last_at),
        "result": timer.result or None,
        "due": due,
    }


def _time(when: datetime | None) -> str | None:
    return None if when is None else when.isoformat()


def _timer() -> Timer:
    from reader.library.timer import Timer

    return Timer(systemd_directory(os.environ))


def _refuse_sudo() -> None:
    """Refuse to make a timer of the administrator's for someone else's library.

    Raises:
        NewsleafError: sudo runs this.
    """
    if os.geteuid() == 0 and os.environ.get("SUDO_UID", "0") != "0":
        reason = "a timer belongs to the person who reads, and not to root"
        raise NewsleafError("schedule", reason, "run it without sudo")


def _interval(every: str) -> int:
    """The seconds of an interval.

    Raises:
        click.BadParameter: it is none, or none that a calendar has.
    """
    from reader.content.feed_settings import read_interval
    from reader.library.timer_units import timer_text

    try:
        seconds = read_interval(every)
        if seconds is None:
            raise UnreadableInput(every, "is no interval", "write one as 15m or 1h")
        timer_text(seconds)
    except UnreadableInput as error:
        raise click.BadParameter(str(error), param_hint="--every") from error
    return seconds


def _command(session: Session) -> list[str]:
    """The command line that refreshes this library, from wherever it is run.

    Neither systemd nor cron knows the variables of this shell, so that what they
    name is named in it.
    """
    words = [*_program(), "refresh", "--due"]
    library = session.library_path.absolute()
    usual = data_directory() / LIBRARY
    if library != usual or os.environ.get("XDG_DATA_HOME"):
        words += ["--library", str(library)]
    config = config_path(os.environ).absolute()
    named = "NEWSLEAF_CONFIG" in os.environ or os.environ.get("XDG_CONFIG_HOME")
    if named and config.exists():
        words = ["/usr/bin/env", f"NEWSLEAF_CONFIG={config}", *words]
    return words


def _program() -> list[str]:
    """The newsleaf that runs, by its whole path; links are kept, as they last."""
    name = sys.argv[0]
    found = shutil.which(name) if Path(name).name == _PROGRAM else None
    if found is not None:
        return [str(Path(found).absolute())]
    return [sys.executable, "-m", "reader"]
