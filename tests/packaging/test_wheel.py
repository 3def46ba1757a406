"""A wheel installed in an empty environment is the whole of newsleaf."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reader import __version__
from tests.architecture.source import ROOT

pytestmark = [
    # Building and installing once is enough: all these tests go to one worker.
    pytest.mark.xdist_group("wheel"),
    # Thirty distributions may come over a slow network.
    pytest.mark.timeout(600),
]

MACHINE = dict(os.environ)
"""The environment before the tests shield it, by which pip finds its packages."""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout by what is installed here."""
    target = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--no-isolation", "--wheel"]
    command([*build, "--outdir", str(target), str(ROOT)], target)
    [path] = target.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds the wheel and what it needs, as pinned."""
    directory = tmp_path_factory.mktemp("environment")
    venv.create(directory, with_pip=True)
    pip = [str(directory / "bin/python"), "-m", "pip", "install", "--quiet"]
    pins = str(ROOT / "constraints.txt")
    command([*pip, "--constraint", pins, str(wheel)], directory)
    return directory


@pytest.fixture
def newsleaf(environment: Path, home: Path, tmp_path: Path) -> Run:
    """Runs the installed program, away from the checkout and from this machine."""
    environ = {
        "PATH": os.defpath,
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "NEWSLEAF_LIBRARY": str(tmp_path / "library.db"),
    }

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        program = str(environment / "bin/newsleaf")
        return command([program, *arguments], tmp_path, environ)

    return run


def command(
    arguments: list[str], directory: Path, environ: dict[str, str] = MACHINE
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; where it fails, so does the test, with its words."""
    done = subprocess.run(
        arguments,
        cwd=directory,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done


def test_the_wheel_holds_every_file_of_the_package_and_the_samples(wheel: Path) -> None:
    package = [p for p in (ROOT / "reader").rglob("*") if p.suffix != ".pyc"]
    samples = [
        *(ROOT / "assets/library").rglob("*"),
        *(ROOT / "assets/feeds").rglob("*"),
    ]
    expected = {p.relative_to(ROOT).as_posix() for p in package if p.is_file()}
    expected |= {
        f"reader/{p.relative_to(ROOT).as_posix()}"
        for p in (*samples, ROOT / "assets/starter.opml")
        if p.is_file()
    }
    names = set(zipfile.ZipFile(wheel).namelist())
    assert expected - names == set()
    beyond = {name.partition("/")[0] for name in names - expected}
    assert beyond == {f"newsleaf-{__version__}.dist-info"}
    assert {Path(name).suffix for name in names} >= {".sql", ".tcss", ".typed", ".opml"}


def test_it_tells_its_version(newsleaf: Run) -> None:
    assert newsleaf("--version").stdout == f"newsleaf {__version__}\n"


def test_it_adds_a_file_and_lists_it(newsleaf: Run, tmp_path: Path) -> None:
    path = tmp_path / "tides.txt"
    path.write_text("The hour of the tide\n\nIt comes later each day.\n\nBy an hour.\n")
    newsleaf("add", str(path))
    [article] = json.loads(newsleaf("list", "--json").stdout)
    assert article["title"] == "The hour of the tide"


def test_it_reads_feeds_and_web_pages(newsleaf: Run, environment: Path) -> None:
    [samples] = environment.glob("lib/python*/site-packages/reader/assets")
    newsleaf("add", str(samples / "library"), str(samples / "feeds"))
    newsleaf("import", str(samples / "starter.opml"))
    feeds = json.loads(newsleaf("feeds", "--json").stdout)
    assert sum(feed["articles"] > 0 for feed in feeds) == 3
    articles = json.loads(newsleaf("list", "--json", "--limit", "100").stdout)
    assert len([article for article in articles if article["feed"] is None]) >= 12
    newsleaf("doctor")


def test_it_finds_the_samples_it_came_with(environment: Path, tmp_path: Path) -> None:
    ask = "from reader.library.samples import assets_directory as a; print(a())"
    python = str(environment / "bin/python")
    found = Path(command([python, "-c", ask], tmp_path).stdout.strip())
    assert found.is_relative_to(environment.resolve())
    assert (found / "starter.opml").is_file()


def test_the_screen_can_be_imported_from_it(environment: Path, tmp_path: Path) -> None:
    ask = (
        "import sys, reader.tui.app, reader.cli.main;"
        "print(*(m.__file__ for n, m in sys.modules.items() if n.startswith('reader')))"
    )
    python = str(environment / "bin/python")
    files = command([python, "-c", ask], tmp_path).stdout.split()
    assert files
    assert [f for f in files if not f.startswith(str(environment.resolve()))] == []
