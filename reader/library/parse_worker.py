"""What a child process of the parse pool runs: tasks in, results out, one at a time.

Tasks and results are pickles on standard input and output. Each is packed twice,
so that one that cannot be unpacked does not put the stream out of step.
"""

from __future__ import annotations

import gc
import os
import pickle
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO

from reader.model.errors import NewsleafError, UnreadableInput

NICENESS = 5
"""How much a child stands back from the program that waits for it."""

MEMORY = 1_500_000_000
"""The address space a child may use, in bytes, where the system can hold it."""


def main() -> None:
    """Serve tasks until the parent closes the pipe, by intent or by dying."""
    results = _take_standard_output()
    _limit_memory()
    # What is read already is to be written, and keys to be answered, before more
    # is read.
    os.nice(NICENESS)
    # A feed makes many values and no circles of them, which are looked for less.
    gc.set_threshold(100_000, 20, 20)
    tasks = sys.stdin.buffer
    while True:
        try:
            deadline, task = pickle.load(tasks)
        except EOFError:
            return
        # The kernel keeps the deadline: a regular expression holds the
        # interpreter lock, so nothing written in Python could stop it, and the
        # parent may be gone. The default action of SIGALRM ends the process.
        signal.setitimer(signal.ITIMER_REAL, deadline)
        outcome = run(task)
        pickle.dump(outcome, results)
        results.flush()
        signal.setitimer(signal.ITIMER_REAL, 0)


def run(task: bytes) -> bytes:
    """Run one pickled (function, arguments) and pickle (result, error)."""
    try:
        function: Callable[..., object]
        function, args = pickle.loads(task)
        return pickle.dumps((function(*args), None))
    except NewsleafError as error:
        return pickle.dumps((None, error))
    except MemoryError:
        return pickle.dumps((None, UnreadableInput("", "takes too much memory")))
    except Exception as error:
        told = UnreadableInput("", f"cannot be read ({type(error).__name__})")
        told.add_note(traceback.format_exc())
        return pickle.dumps((None, told))


def _take_standard_output() -> BinaryIO:
    """Keep the pipe to the parent for results; what a parser prints goes nowhere."""
    results = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return results


def _limit_memory() -> None:
    with suppress(ValueError, OSError):  # macOS has the limit but refuses to set it
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main()
