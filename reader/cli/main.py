"""The command `newsleaf`: opens the screen, or runs a command for the shell."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from reader.cli import output
from reader.cli.endings import FAILED, INTERRUPTED, MISUSE, OK, tell
from reader.cli.screen import open_screen
from reader.cli.session import Session
from reader.model.errors import ConfigError, NewsleafError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line, by default that of this process; its exit code."""
    output.prepare()
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
        output.flush()
    except output.NobodyListens:
        return OK
    except NewsleafError as error:
        tell(error)
        return FAILED
    return code


def _run(arguments: Sequence[str]) -> int:
    try:
        if not arguments:
            return open_screen(Session())
        # click costs 31 ms, which the bare screen can do without.
        from reader.cli import shell

        return shell.run(arguments)
    except KeyboardInterrupt:
        output.say("newsleaf: interrupted; all that was told is saved")
        return INTERRUPTED
    except ConfigError as error:
        tell(error)
        return MISUSE
    except NewsleafError as error:
        tell(error)
        return FAILED
