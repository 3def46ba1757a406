"""The timer that refreshes while nobody looks: a pair of systemd's user units."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from reader.library.timer_units import MARK, service_text, timer_text
from reader.model.errors import NewsleafError, NotFound

TIMER = "newsleaf-refresh.timer"
SERVICE = "newsleaf-refresh.service"

_SYSTEMCTL = "systemctl"
_SECONDS = 30.0
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) UTC")


class TimerStatus(NamedTuple):
    """How the timer stands; times are aware, in UTC, and None where not known.

    `result` is how systemd calls the last run ("success", "exit-code"), empty where
    there was none.
    """

    installed: bool
    enabled: bool = False
    next_at: datetime | None = None
    last_at: datetime | None = None
    result: str = ""


class Timer:
    """The units in a directory, and what systemd makes of them."""

    def __init__(self, directory: Path) -> None:
        """Take the directory of a person's own units."""
        self._files = (directory / SERVICE, directory / TIMER)

    @property
    def is_installed(self) -> bool:
        """Whether the units are there, and newsleaf's own."""
        return all(map(_is_ours, self._files))

    def install(self, command: Sequence[str], seconds: int) -> None:
        """Have a command run so often, from now on and after each log-in.

        What was there of newsleaf's own is replaced. Where systemd does not take
        it, nothing is left behind.

        Raises:
            UnreadableInput: no calendar has this interval.
            NotFound: there is no systemd that runs units of this person.
            NewsleafError: a file cannot be written, or is a person's own.
        """
        texts = service_text(command), timer_text(seconds)
        for file in self._files:
            if file.exists() and not _is_ours(file):
                reason = "newsleaf did not write this file, and leaves it as it is"
                raise NewsleafError(str(file), reason, "move it away first")
        _find_systemctl()
        before = [_read(file) for file in self._files]
        try:
            for file, text in zip(self._files, texts, strict=True):
                _write(file, text)
            _systemctl("daemon-reload")
            _systemctl("enable", "--now", TIMER)
            if before[1] not in ("", texts[1]):
                _systemctl("restart", TIMER)  # a timer that runs keeps its calendar
        except NewsleafError:
            for file, text in zip(self._files, before, strict=True):
                _write(file, text)
            raise

    def remove(self) -> list[Path]:
        """End the timer and delete its files, those that newsleaf wrote; which.

        Raises:
            NotFound: systemd could not be told; the files are gone all the same.
            NewsleafError: a file cannot be deleted.
        """
        ours = [file for file in self._files if _is_ours(file)]
        if not ours:
            return []
        failed: NotFound | None = None
        try:
            _systemctl("disable", "--now", TIMER)
        except NotFound as error:
            failed = error
        for file in ours:
            _write(file, "")
        if failed is not None:
            raise failed
        _systemctl("daemon-reload")
        return ours

    def status(self) -> TimerStatus:
        """How the timer stands, as far as systemd tells."""
        if not self.is_installed:
            return TimerStatus(False)
        try:
            timer = _properties(TIMER, "UnitFileState", "NextElapseUSecRealtime")
            service = _properties(SERVICE, "Result", "ExecMainExitTimestamp")
        except NotFound:
            return TimerStatus(True)
        last_at = _moment(service.get("ExecMainExitTimestamp", ""))
        return TimerStatus(
            True,
            timer.get("UnitFileState") == "enabled",
            _moment(timer.get("NextElapseUSecRealtime", "")),
            last_at,
            service.get("Result", "") if last_at else "",
        )


def _find_systemctl() -> str:
    program = shutil.which(_SYSTEMCTL)
    if program is None:
        raise NotFound(_SYSTEMCTL, "there is no such program here")
    return program


def _systemctl(*arguments: str) -> str:
    """Tell systemd something of this person's units; what it answers.

    Raises:
        NotFound: it is not there, or refuses.
    """
    argv = [_find_systemctl(), "--user", *arguments]
    try:
        done = subprocess.run(
            argv,
            check=False,
            timeout=_SECONDS,
            stdin=subprocess.DEVNULL,
            capture_output=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise NotFound(_SYSTEMCTL, "it did not answer") from error
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        reason = lines[-1] if lines else f"it ended with {done.returncode}"
        raise NotFound(" ".join((_SYSTEMCTL, "--user", *arguments)), reason)
    return done.stdout.decode(errors="replace")


def _properties(unit: str, *names: str) -> dict[str, str]:
    told = _systemctl("show", unit, f"--property={','.join(names)}", "--timestamp=utc")
    return dict(line.split("=", 1) for line in told.splitlines() if "=" in line)


def _moment(text: str) -> datetime | None:
    """Read a time as systemd writes it; none where there is none."""
    found = _MOMENT.search(text)
    return datetime.fromisoformat(found[1]).replace(tzinfo=UTC) if found else None


def _is_ours(file: Path) -> bool:
    return _read(file).startswith(MARK)


def _read(file: Path) -> str:
    """What a file says; nothing where there is none.

    Raises:
        NewsleafError: it cannot be read.
    """
    try:
        return file.read_text(errors="replace")
    except FileNotFoundError:
        return ""
    except OSError as error:
        reason = f"it cannot be read: {error.strerror}"
        raise NewsleafError(str(file), reason) from error


def _write(file: Path, text: str) -> None:
    """Have a file say something; one that says nothing is deleted.

    Raises:
        NewsleafError: the system refused.
    """
    try:
        if text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        else:
            file.unlink(missing_ok=True)
    except OSError as error:
        reason = f"it cannot be written: {error.strerror}"
        raise NewsleafError(str(file), reason) from error
