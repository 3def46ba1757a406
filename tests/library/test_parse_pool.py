from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from reader.library.parse_pool import ParsePool
from reader.model.errors import UnreadableInput, WebPage
from reader.model.feed import FeedLink
from tests.library import parse_tasks

ROOT = Path(__file__).parents[2]


@pytest.fixture
async def pool() -> AsyncIterator[ParsePool]:
    async with ParsePool() as pool:
        yield pool


def wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


def has_text(file: Path) -> bool:
    return file.exists() and file.read_text() != ""


def alive(pid: int) -> bool:
    """Whether a process runs; one that only waits to be reaped does not."""
    try:
        os.kill(pid, 0)
        stat = Path(f"/proc/{pid}/stat").read_text()
    except ProcessLookupError:
        return False
    except FileNotFoundError:
        return not Path("/proc/self").exists()
    return stat.rpartition(")")[2].split()[0] != "Z"


async def test_a_function_runs_in_another_process(pool: ParsePool) -> None:
    assert await pool.run(parse_tasks.double, 21) == 42
    assert await pool.run(parse_tasks.pid) != os.getpid()


async def test_many_tasks_share_two_processes(pool: ParsePool) -> None:
    pids = await asyncio.gather(*(pool.run(parse_tasks.pid) for _ in range(8)))
    assert 1 <= len(set(pids)) <= 2


async def test_large_input_and_output_pass_whole(pool: ParsePool) -> None:
    data = os.urandom(5_000_000)
    assert await pool.run(parse_tasks.echo, data) == data


async def test_a_child_loads_no_screen_and_no_network(pool: ParsePool) -> None:
    modules = await pool.run(parse_tasks.loaded_modules)
    assert not modules & {"textual", "rich", "httptools", "click", "pytest", "sqlite3"}


async def test_an_error_of_the_function_comes_back_whole(pool: ParsePool) -> None:
    with pytest.raises(WebPage) as caught:
        await pool.run(parse_tasks.refuse, subject="https://site.example/")
    assert caught.value.subject == "page"
    assert caught.value.feeds == (FeedLink("https://feed.example/"),)


async def test_a_bug_is_told_in_words_and_keeps_its_traceback(pool: ParsePool) -> None:
    with pytest.raises(UnreadableInput) as caught:
        await pool.run(parse_tasks.stumble, subject="https://site.example/")
    assert str(caught.value) == "https://site.example/: cannot be read (ValueError)"
    assert "year -1 is out of range" in caught.value.__notes__[0]


async def test_a_task_past_its_deadline_ends_and_the_others_go_on() -> None:
    async with ParsePool(size=1) as pool:
        slow = pool.run(parse_tasks.hold_the_interpreter, deadline=0.5, subject="feed")
        outcomes = await asyncio.gather(
            slow, pool.run(parse_tasks.double, 2), return_exceptions=True
        )
    assert isinstance(outcomes[0], UnreadableInput)
    assert str(outcomes[0]) == "feed: took longer than 0.5 seconds to read"
    assert outcomes[1] == 4


async def test_the_deadline_of_a_finished_task_does_not_hit_the_next() -> None:
    async with ParsePool(size=1) as pool:
        await pool.run(parse_tasks.double, 1, deadline=0.3)
        pid = await pool.run(parse_tasks.pid)
        await asyncio.sleep(0.5)
        assert await pool.run(parse_tasks.pid) == pid


async def test_a_crash_costs_one_task_only() -> None:
    async with ParsePool(size=1) as pool:
        first = await pool.run(parse_tasks.pid)
        with pytest.raises(UnreadableInput, match="the process that reads it died"):
            await pool.run(parse_tasks.crash)
        assert await pool.run(parse_tasks.pid) != first


async def test_a_child_that_died_between_tasks_is_replaced() -> None:
    async with ParsePool(size=1) as pool:
        first = await pool.run(parse_tasks.pid)
        os.kill(first, signal.SIGKILL)
        wait_until(lambda: not alive(first))
        assert await pool.run(parse_tasks.pid) != first


@pytest.mark.skipif(sys.platform != "linux", reason="macOS sets no memory limit")
async def test_memory_is_limited(pool: ParsePool) -> None:
    with pytest.raises(UnreadableInput, match="takes too much memory"):
        await pool.run(parse_tasks.hoard)


async def test_what_a_parser_prints_does_no_harm(pool: ParsePool) -> None:
    assert await pool.run(parse_tasks.chatter) == "answer"


async def test_children_are_out_of_reach_of_the_terminal(pool: ParsePool) -> None:
    assert await pool.run(parse_tasks.session) != os.getsid(0)


async def test_closing_ends_a_child_at_work(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    async with ParsePool(size=1) as pool:
        work = asyncio.ensure_future(
            pool.run(parse_tasks.tell_pid_and_sleep, told, 600.0, deadline=600)
        )
        await asyncio.to_thread(wait_until, lambda: has_text(told))
    with pytest.raises(UnreadableInput):
        await work
    assert not alive(int(told.read_text()))


PARENT = """
import asyncio, sys
from pathlib import Path
from reader.library.parse_pool import ParsePool
from tests.library import parse_tasks

async def main():
    async with ParsePool(size=1) as pool:
        if sys.argv[1] == "idle":
            Path(sys.argv[2]).write_text(str(await pool.run(parse_tasks.pid)))
            await asyncio.sleep(600)
        file = Path(sys.argv[2])
        await pool.run(parse_tasks.tell_pid_and_sleep, file, 600.0, deadline=1.0)

if __name__ == "__main__":
    asyncio.run(main())
"""


@pytest.mark.parametrize("state", ["idle", "busy"])
def test_no_child_outlives_a_killed_parent(tmp_path: Path, state: str) -> None:
    told = tmp_path / "pid"
    parent = subprocess.Popen([sys.executable, "-c", PARENT, state, told], cwd=ROOT)
    wait_until(lambda: has_text(told))
    parent.kill()
    parent.wait()
    wait_until(lambda: not alive(int(told.read_text())))


SCRIPT = """
import asyncio, sys
with open(sys.argv[1], "a") as log:
    log.write(f"{__name__}\\n")
from reader.library.parse_pool import ParsePool
from reader.model.errors import NewsleafError

async def main():
    async with ParsePool(size=1) as pool:
        print(await pool.run(divmod, 7, 2))

if __name__ == "__main__":
    asyncio.run(main())
"""


def test_the_main_script_runs_once_and_the_working_directory_is_not_imported(
    tmp_path: Path,
) -> None:
    bin_directory, hostile = tmp_path / "bin", tmp_path / "hostile"
    bin_directory.mkdir()
    hostile.mkdir()
    script, log = bin_directory / "newsleaf", tmp_path / "log"
    script.write_text(SCRIPT)
    for module in ("pickle", "signal", "reader"):
        (hostile / f"{module}.py").write_text("raise SystemExit('hijacked')")
    done = subprocess.run(
        [sys.executable, script, log], cwd=hostile, capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == ("(3, 1)\n", "")
    assert log.read_text() == "__main__\n"
