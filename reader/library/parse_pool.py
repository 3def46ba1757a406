"""Child processes that read foreign bytes, each with a deadline and little memory."""

from __future__ import annotations

import asyncio
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Self, TypeVar, TypeVarTuple, cast

from reader.model.errors import NewsleafError, UnreadableInput

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

DEADLINE = 20.0
"""How long the reading of one feed or file may take, in seconds."""

_CHILD = """
import sys
sys.path[:] = sys.argv[1:]
from reader.library.parse_worker import main
main()
"""


class ParsePool:
    """A few processes that run pure functions of `reader.formats`.

    A process starts at the first task that needs it. It shares neither the
    terminal nor its signals, imports what the function needs and nothing else,
    and ends with the pool, or by itself when the parent is gone.

    Use as ``async with ParsePool() as pool``.
    """

    def __init__(self, size: int = 2) -> None:
        """Prepare up to `size` processes; none is started yet."""
        self._size = size
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="parse")
        self._mine = threading.local()
        self._children: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()
        self._closed = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self.close()

    async def run(
        self,
        function: Callable[[*Ts], T],
        *args: *Ts,
        deadline: float | None = None,
        subject: str = "",
    ) -> T:
        """Run a function in a child and return what it returns.

        Function, arguments and result must be picklable. A task that is
        cancelled while it runs goes on to its end or its deadline in the child.

        Args:
            function: a function at the top of its module.
            args: its arguments.
            deadline: the time it may take, in seconds; `DEADLINE` where none
                is given.
            subject: what is read, for the error.

        Raises:
            UnreadableInput: the function took longer than `deadline` or too
                much memory, failed in a way it does not tell of, or its
                process died. Other tasks go on.
            NewsleafError: what the function itself raises.
        """
        task = pickle.dumps((function, args))
        deadline = DEADLINE if deadline is None else deadline
        loop = asyncio.get_running_loop()
        call = loop.run_in_executor(self._threads, self._call, task, deadline)
        try:
            result, error = await call
        except _ChildDied as death:
            raise UnreadableInput(subject, _reason(death.code, deadline)) from death
        if isinstance(error, UnreadableInput) and not error.subject:
            error.subject = subject
        if error is not None:
            raise error
        return cast(T, result)

    def warm_up(self, function: Callable[[], None]) -> None:
        """Have all processes start now and run a function, as tasks are sure to come.

        Should one fail at it, the first task tells.
        """
        task = pickle.dumps((function, ()))
        for _ in range(self._size):
            self._threads.submit(self._call, task, DEADLINE)

    def close(self) -> None:
        """End the processes; tasks that still wait are cancelled."""
        with self._lock:
            self._closed = True
            for child in self._children:
                child.kill()
        self._threads.shutdown(cancel_futures=True)
        for child in self._children:
            _bury(child)

    def _call(self, task: bytes, deadline: float) -> tuple[Any, NewsleafError | None]:
        """Hand one task to the child of this thread and wait for the outcome."""
        child = self._child()
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            pickle.dump((deadline, task), child.stdin)
            child.stdin.flush()
            outcome = pickle.load(child.stdout)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise _ChildDied(self._forget(child)) from error
        result, failure = pickle.loads(outcome)
        return result, failure

    def _child(self) -> subprocess.Popen[bytes]:
        child: subprocess.Popen[bytes] | None = getattr(self._mine, "child", None)
        if child is not None and child.poll() is None:
            return child
        if child is not None:
            self._forget(child)
        with self._lock:
            if self._closed:
                raise _ChildDied(-signal.SIGKILL)
            self._mine.child = child = _start()
            self._children.add(child)
        return child

    def _forget(self, child: subprocess.Popen[bytes]) -> int:
        """End a child that does not serve any more; return its exit code."""
        with self._lock:
            self._mine.child = None
            self._children.discard(child)
        child.kill()
        return _bury(child)


class _ChildDied(Exception):
    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def _start() -> subprocess.Popen[bytes]:
    """Start a child that finds modules where this process does.

    It is not made by multiprocessing, whose children run the main module
    again. `-P` keeps files in the working directory from being imported.
    """
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _CHILD, *sys.path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C and a closed terminal are the parent's
    )


def _bury(child: subprocess.Popen[bytes]) -> int:
    code = child.wait()
    for pipe in (child.stdin, child.stdout):
        assert pipe is not None
        try:
            pipe.close()
        except BrokenPipeError:  # a task it did not live to read
            continue
    return code


def _reason(code: int, deadline: float) -> str:
    if code == -signal.SIGALRM:
        return f"took longer than {deadline:g} seconds to read"
    return "cannot be read: the process that reads it died"
