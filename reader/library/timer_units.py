"""What a timer runs, in the words of systemd and of cron; pure."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence

from reader.model.errors import UnreadableInput

MARK = "# Written by `newsleaf schedule install`; `schedule remove` deletes it."
"""The first line of each file; without it a file is a person's own."""

MINUTE, HOUR, DAY = 60, 3_600, 86_400

INTERVALS = (
    *(minutes * MINUTE for minutes in (5, 10, 15, 20, 30)),
    *(hours * HOUR for hours in (1, 2, 3, 4, 6, 8, 12)),
    DAY,
)
"""Seconds between two runs that both systemd and cron can say: they part an hour or
a day."""

_DELAY = 5
"""Into so many parts the interval is cut; a run may come later by one of them, so
that not all machines ask at the same second."""

_PLAIN = re.compile(r"[A-Za-z0-9_@%+=:,./-]+")
_ESCAPED = {"\\": r"\\", '"': r"\""}

_SERVICE = """{mark}

[Unit]
Description=Fetch what is new in the feeds of newsleaf that are due

[Service]
Type=oneshot
ExecStart={command}
# 3: servers did not answer that may well do so the next time.
SuccessExitStatus=3
TimeoutStartSec=1h
Nice=10
IOSchedulingClass=idle
"""

_TIMER = """{mark}

[Unit]
Description=Refresh newsleaf now and then

[Timer]
OnCalendar={calendar}
RandomizedDelaySec={delay}
Persistent=true

[Install]
WantedBy=timers.target
"""


def service_text(command: Sequence[str]) -> str:
    """The unit that runs a command: its program, by its whole path, and arguments."""
    program, *arguments = command
    # The program is no variable, so that a dollar sign in it is one.
    words = [_quoted(program), *(_quoted(a.replace("$", "$$")) for a in arguments)]
    return _SERVICE.format(mark=MARK, command=" ".join(words))


def timer_text(seconds: int) -> str:
    """The unit that starts the other one so often.

    Raises:
        UnreadableInput: no calendar has this interval, see `INTERVALS`.
    """
    minute, hour = _minute_and_hour(seconds, "0/{}")
    return _TIMER.format(
        mark=MARK, calendar=f"{hour}:{minute}", delay=f"{seconds // _DELAY}s"
    )


def cron_line(command: Sequence[str], seconds: int) -> str:
    """The line of a crontab that does the same; see crontab(5).

    Raises:
        UnreadableInput: no calendar has this interval, see `INTERVALS`.
    """
    minute, hour = _minute_and_hour(seconds, "*/{}")
    # A percent sign would end the command, whatever stands around it.
    return f"{minute} {hour} * * * {shlex.join(command)}".replace("%", r"\%")


def _minute_and_hour(seconds: int, every: str) -> tuple[str, str]:
    """When it runs, as two fields of a calendar; `every` is how steps are written."""
    if seconds not in INTERVALS:
        raise UnreadableInput(
            f"{seconds // MINUTE}m",
            "no calendar has this interval",
            "take 5, 10, 15, 20 or 30 minutes, 1, 2, 3, 4, 6, 8 or 12 hours, or 1d",
        )
    if seconds < HOUR:
        return every.format(seconds // MINUTE), "*"
    if seconds == HOUR:
        return "0", "*"
    return "0", "0" if seconds == DAY else every.format(seconds // HOUR)


def _quoted(word: str) -> str:
    """A word of a command line of systemd.

    Source: systemd.service(5), "Command lines"; systemd.syntax(7), "Quoting"; a
    percent sign is one of systemd.unit(5), "Specifiers".
    """
    escaped = word.replace("%", "%%")
    if _PLAIN.fullmatch(word):
        return escaped
    letters = (_ESCAPED.get(letter, letter) for letter in escaped)
    return '"' + "".join(_printable(letter) for letter in letters) + '"'


def _printable(letter: str) -> str:
    return f"\\x{ord(letter):02x}" if len(letter) == 1 and letter < " " else letter
