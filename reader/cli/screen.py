"""Opens the screen from the shell."""

from __future__ import annotations

import gc
import os
import sys

from reader.cli import output
from reader.cli.endings import MISUSE
from reader.cli.session import Session


def open_screen(session: Session) -> int:
    """Show the library until the person quits; the exit code.

    Raises:
        LibraryError: the library cannot be opened.
        ConfigError: the configuration cannot work.
    """
    if not all(s is not None and s.isatty() for s in (sys.stdin, sys.stdout)):
        output.say("newsleaf: the screen needs a terminal")
        output.say("Without one, try `newsleaf list` or `newsleaf --help`.")
        return MISUSE
    # Looking for garbage while modules load and the first paint is made finds
    # none, and takes 46 of 350 ms; the screen turns it on when it is painted.
    gc.disable()
    # After a first frame Textual waits one to two periods before the next, which
    # is where what a key asked of the library is shown.
    os.environ.setdefault("TEXTUAL_FPS", "1000")
    # While a list is read beside the screen, a key waits so long for Python's lock.
    sys.setswitchinterval(0.0005)
    from reader.tui.app import run

    return run(session.library_path, session.settings())
