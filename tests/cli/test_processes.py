"""The command line as processes: exit codes, streams, pipes, signals."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from reader import __version__
from reader.cli.columns import cells
from reader.library.library import Library
from reader.model.feed import Subscription
from tests.cli.support import command, environment, fill, follow, keep, parsed, run


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "library.db"
    with Library(path) as opened:
        fill(opened)
    return path


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A library whose list is longer than a pipe holds (64 KiB)."""
    path = tmp_path / "data" / "library.db"
    with Library(path) as opened:
        keep(opened, [parsed(f"{n} " + "long " * 40) for n in range(1000)])
    return path


@pytest.fixture
def stuck(httpserver: HTTPServer) -> Iterator[tuple[str, threading.Event]]:
    """The address of a feed that never answers, and whether it was asked."""
    asked, released = threading.Event(), threading.Event()

    def wait(_: Request) -> Response:
        asked.set()
        released.wait(60)
        return Response(status=503)

    httpserver.expect_request("/feed").respond_with_handler(wait)
    yield httpserver.url_for("/feed"), asked
    released.set()


def test_python_m_reader(library: Path) -> None:
    ran = run(library, "--version")
    assert ran.stdout == f"newsleaf {__version__}\n".encode()


def test_without_a_terminal_the_screen_is_misuse(library: Path) -> None:
    ran = run(library)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert b"newsleaf list" in ran.stderr
    assert b"\x1b" not in ran.stderr


def test_data_and_narration_are_parted(library: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("Snow\n\nIt snowed.\n")
    ran = run(library, "add", file, "--json")
    assert json.loads(ran.stdout)[0]["title"] == "Snow"
    assert ran.stderr.startswith(b"added  article  7  Snow\n")


def test_standard_input_is_added(library: Path) -> None:
    ran = run(library, "add", "-", stdin=b"# Frost\n\nWhite and hard.\n")
    assert ran.returncode == 0
    assert ran.stderr.startswith(b"added  article  7  Frost\n")
    assert run(library, "add", "-").returncode == 1


def test_standard_input_is_imported(library: Path) -> None:
    ran = run(library, "import", "-", stdin=b"https://frost.example/feed\n")
    assert ran.returncode == 0
    assert ran.stderr.startswith(b"added  subscriptions  standard input  1 of 1 feed")
    assert b"https://frost.example/feed" in run(library, "feeds").stdout
    failed = run(library, "import", "-", stdin=b"# Frost\n\nWhite and hard.\n")
    assert failed.returncode == 1
    assert failed.stderr.startswith(b"failed  standard input: ")


def test_a_reader_that_has_enough_is_no_failure(large: Path) -> None:
    for arguments in (("list", "--limit", "0"), ("list", "--json", "--limit", "0")):
        process = subprocess.Popen(
            command(*arguments),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(large),
        )
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        process.stderr.close()
        assert process.wait() == 0


def test_narration_that_nobody_reads_does_not_stop_the_work(
    library: Path, tmp_path: Path
) -> None:
    for number in range(20):
        (tmp_path / f"{number}.txt").write_text(f"Title {number}\n\nText {number}.\n")
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        command("add", *tmp_path.glob("*.txt")),
        stderr=writing,
        env=environment(library),
        check=False,
    )
    os.close(writing)
    assert ran.returncode == 0
    assert len(json.loads(run(library, "list", "--json").stdout)) == 26


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_under_standard_output_fails_in_one_line(library: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            command("list"),
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(library),
            check=False,
        )
    assert ran.returncode == 1
    assert ran.stderr == (
        b"newsleaf: standard output: it cannot be written: No space left on device\n"
    )


def test_closed_streams(library: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("Snow\n\nIt snowed.\n")

    def shell(script: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["/bin/sh", "-c", script, "sh", *command(*arguments)],
            capture_output=True,
            text=True,
            env=environment(library),
            check=False,
        )

    assert shell('"$@" >&-', "add", file).returncode == 0
    ran = shell('"$@" >&-', "list")
    assert (ran.returncode, ran.stderr) == (
        1,
        "newsleaf: standard output: it is closed\n",
    )
    assert shell('"$@" 2>&-', "mark", "read", "1").returncode == 0
    assert shell('"$@" <&- >&- 2>&-').returncode == 2
    assert run(library, "doctor").returncode == 0


@pytest.mark.parametrize(
    "settings",
    [
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii:strict"},
    ],
)
def test_a_narrow_encoding_costs_letters_and_nothing_else(
    library: Path, settings: dict[str, str]
) -> None:
    with Library(library) as opened:
        keep(opened, [parsed("赵州桥 — l’été")])
    ran = subprocess.run(
        command("list"),
        capture_output=True,
        env=environment(library, **settings),
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"???" in ran.stdout
    titles = [one["title"] for one in json.loads(run(library, "list", "--json").stdout)]
    assert "赵州桥 — l’été" in titles


@pytest.mark.parametrize("name", ["add", "refresh"])
def test_ctrl_c_exits_with_130_and_no_traceback(
    library: Path, stuck: tuple[str, threading.Event], name: str
) -> None:
    address, asked = stuck
    if name == "refresh":
        with Library(library) as opened:
            follow(opened, Subscription(address))
    process = subprocess.Popen(
        command(name, address),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(library),
    )
    assert asked.wait(60)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert process.returncode == 130
    assert out == b""
    assert err.split(b"\n")[-2].startswith(b"newsleaf: interrupted")
    assert b"Traceback" not in err


def test_a_foreign_file_is_refused_in_one_line_and_left_untouched(
    tmp_path: Path,
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear library,\n" * 20)
    before = path.read_bytes()
    for arguments in (("list",), ("add", str(path)), ("doctor",)):
        ran = run(path, *arguments)
        assert ran.returncode == 1
        assert b"not a newsleaf library" in ran.stderr + ran.stdout
        assert b"Traceback" not in ran.stderr
    assert path.read_bytes() == before


LOADED = """
import sys
from reader.cli.main import main
code = main(sys.argv[1:])
heavy = ("textual", "rich", "httptools", "feedparser")
print([name for name in sys.modules if name.partition(".")[0] in heavy])
"""


@pytest.mark.parametrize(
    "arguments", ["list", "show 6", "show 6 --json", "keys", "feeds", "mark read 1"]
)
def test_what_the_shell_does_not_need_is_not_loaded(
    library: Path, arguments: str
) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments.split()],
        capture_output=True,
        env=environment(library),
        check=True,
    )
    assert ran.stdout.splitlines()[-1] == b"[]"


def test_adding_and_refreshing_load_no_textual(library: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text(
        '<rss version="2.0"><channel><title>Rain</title><item><title>Drop</title>'
        "<guid>1</guid></item></channel></rss>"
    )
    code = LOADED.replace(
        '("textual", "rich", "httptools", "feedparser")', '("textual",)'
    )
    for arguments in (("add", str(feed)), ("refresh", "Rain"), ("doctor",)):
        ran = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            capture_output=True,
            env=environment(library),
            check=True,
        )
        assert ran.stdout.splitlines()[-1] == b"[]"


def test_on_a_terminal_lines_fit_its_width_without_colour(library: Path) -> None:
    with Library(library) as opened:
        keep(opened, [parsed("赵州桥一道弧线" * 20), parsed("\x1b]0;pwned\x07" * 40)])
    for arguments in (("list",), ("feeds",), ("show", "7"), ("--help",)):
        shown = on_terminal(library, *arguments)
        assert "\x1b" not in shown
        assert max(map(cells, shown.splitlines())) <= 60
    lines = on_terminal(library, "list").splitlines()
    assert [line for line in lines if line.endswith("…")]


def on_terminal(library: Path, *arguments: str) -> str:
    """What newsleaf prints on a terminal of 60 columns."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command(*arguments),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment(library, COLUMNS="60", LINES="20", TERM="xterm-256color"),
    )
    os.close(theirs)
    read = b""
    while True:
        try:
            read += os.read(ours, 65536)
        except OSError:  # Linux says so at the end of a terminal
            break
    os.close(ours)
    assert process.wait() == 0
    return read.decode()
