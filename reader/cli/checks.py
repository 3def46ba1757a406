"""What doctor checks of a person's own: the configuration and the library."""

from __future__ import annotations

import os
import shlex
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from reader.cli.options import counted
from reader.cli.session import Session
from reader.config.paths import config_path, data_directory
from reader.model.errors import DamagedLibrary, LibraryError, NewsleafError

_DAMAGED_ADVICE = "put a copy of it back, or move it away to begin anew"


class Status(StrEnum):
    """How a check ended; only a problem makes the exit code 1."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked."""

    name: str
    status: Status
    detail: str


def configuration(session: Session) -> Iterator[Check]:
    """Check the settings and the keys; each mistake is told by itself."""
    from reader.tui.commands.registry import commands
    from reader.tui.keymap import with_keys

    path = config_path(os.environ)
    try:
        with_keys(commands(), session.settings().keys, path)
    except NewsleafError as error:
        for mistake in str(error).splitlines():
            yield Check("configuration", Status.PROBLEM, mistake)
        return
    there = path if path.exists() else f"{path} is not there; all is as by default"
    yield Check("configuration", Status.OK, str(there))


def library(session: Session) -> Iterator[Check]:
    """Check the library, and who else may read it; none is made."""
    path = session.library_path
    from reader.store.database import header_version

    try:
        if header_version(path) is None:
            yield _makeable(path)
            return
        findings, articles = _findings(session)
        kept_from_others = list(_permissions(path))
    except (OSError, NewsleafError) as error:
        yield Check("library", Status.PROBLEM, _told(path, error))
        return
    for finding in findings:
        yield Check("library", Status.PROBLEM, finding)
    if not findings:
        yield Check("library", Status.OK, f"{path}, {counted(articles, 'article')}")
    yield from kept_from_others
    if not findings:
        yield from _notifications(session)


def _notifications(session: Session) -> Iterator[Check]:
    """Whether what a person wants to be told of can be shown."""
    from reader.library import desktop

    with session.open() as opened:
        wanted = opened.notifying.wanted()
    if wanted and desktop.is_there():
        yield Check("notifications", Status.OK, f"of {', '.join(wanted)}")
    elif wanted:
        detail = f"{desktop.PROGRAM} is not there to tell of {', '.join(wanted)}"
        yield Check("notifications", Status.WARNING, detail)


def _findings(session: Session) -> tuple[list[str], int]:
    from reader.store.check import check

    with session.open() as opened:
        with opened.database.writing() as connection:
            findings = check(connection)
        return findings, opened.reading.counts()["all"].articles


def _told(path: Path, error: OSError | NewsleafError) -> str:
    """What is wrong, with advice that does not lead back to doctor."""
    if isinstance(error, OSError):
        return f"{path}: the library cannot be looked at: {error.strerror or error}"
    if isinstance(error, DamagedLibrary) and "doctor" in error.hint:
        return str(LibraryError(error.subject, error.reason, _DAMAGED_ADVICE))
    return str(error)


def _makeable(path: Path) -> Check:
    """Whether a library could be made where there is none."""
    parents = path.resolve().parents
    nearest = next(parent for parent in parents if parent.exists())
    if not nearest.is_dir():
        reason = f"{path} cannot be made: {nearest} is no directory"
    elif not os.access(nearest, os.W_OK | os.X_OK):
        reason = f"{path} cannot be made: you may not write into {nearest}"
    else:
        return Check("library", Status.OK, f"{path} is not made yet")
    return Check("library", Status.PROBLEM, reason)


def _permissions(path: Path) -> Iterator[Check]:
    """Whether others may read a library; only what is newsleaf's is to be changed."""
    directory = path.parent.absolute()
    beside = (Path(f"{path}{end}") for end in ("", "-wal", "-shm"))
    loose = [str(file) for file in beside if file.exists() and _others_may(file)]
    if loose:
        detail = f"others may read it: chmod 600 {shlex.join(loose)}"
        yield Check("permissions", Status.PROBLEM, detail)
    elif not _others_may(directory):
        yield Check("permissions", Status.OK, "yours only")
    else:
        detail = f"others may look into {directory}"
        if directory.resolve() == data_directory().resolve():
            detail += ": chmod 700 keeps them out"
        else:
            # A directory of other things too may have to be open to others.
            detail += ", but not read the library, which is yours only"
        yield Check("permissions", Status.WARNING, detail)


def _others_may(path: Path) -> bool:
    return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)
