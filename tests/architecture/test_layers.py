"""Imports only go down, and what is costly is imported only when it is needed."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from reader.library.library import Library
from tests.architecture.source import ROOT, dependencies, expect_none, modules
from tests.architecture.syntax import imported_packages

SCREEN = {"textual", "rich"}
NETWORK = {"httptools", "aiohappyeyeballs", "truststore"}
PARSING = {"feedparser", "selectolax", "markdown_it", "yaml", "charset_normalizer"}
MIGRATING = {"sqlite_utils"}

NEWER_STANDARD_LIBRARY = {"compression"}
"""Packages that later versions of Python bring, which are tried for first."""

COSTLY = SCREEN | NETWORK | PARSING | MIGRATING


def loaded_by(statements: str, *arguments: str) -> set[str]:
    """The top-level modules that a fresh interpreter holds after some statements."""
    report = (
        "\nprint(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{statements}{report}", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.splitlines()[-1].split())


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with one article, up to date."""
    path = tmp_path / "library.db"
    article = tmp_path / "article.txt"
    article.write_text("A title\n\nA first paragraph.\n\nA second one.\n")
    command(path, "add", str(article))
    return path


def command(library: Path, *arguments: str) -> set[str]:
    """The modules that a command of the shell loads."""
    run = "from reader.cli.main import main; assert main(sys.argv[1:]) == 0"
    return loaded_by(run, "--library", str(library), *arguments)


def test_imports_only_go_down() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "module",
    [
        "reader.cli.main",
        "reader.cli.commands",
        "reader.store.database",
        "reader.library.library",
        "reader.library.samples",
        "reader.tui.commands.registry",
        "reader.tui.keymap",
    ],
)
def test_a_module_loads_nothing_costly(module: str) -> None:
    assert loaded_by(f"import {module}") & COSTLY == set()


def test_the_screen_loads_nothing_costly_beyond_itself() -> None:
    beyond = loaded_by("import reader.tui.app") & COSTLY - SCREEN
    # Reads the bodies of articles, and costs nothing to import.
    assert beyond <= {"selectolax"}


def test_the_package_itself_loads_nothing_but_its_version() -> None:
    before = loaded_by("")
    assert loaded_by("import reader") - before == {"reader"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "--json"),
        ("feeds", "--json"),
        ("tags", "--json"),
        ("keys", "--json"),
        ("doctor", "--json"),
        ("paths", "--json"),
        ("mark", "read", "1"),
        ("tag", "add", "kept", "1"),
    ],
    ids=" ".join,
)
def test_a_command_loads_nothing_costly(
    library: Path, arguments: tuple[str, ...]
) -> None:
    assert command(library, *arguments) & COSTLY == set()


def test_an_up_to_date_library_opens_without_what_migrates(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library(path):
        pass
    opening = "from reader.library.library import Library; from pathlib import Path"
    loaded = loaded_by(f"{opening}\nLibrary(Path(sys.argv[1])).close()", str(path))
    assert loaded & COSTLY == set()


def test_every_imported_package_is_a_declared_dependency() -> None:
    distributions = packages_distributions()
    needs = (*dependencies(), *dependencies("keyring"))
    declared = {canonicalize_name(need.name) for need in needs}
    standard = sys.stdlib_module_names | NEWER_STANDARD_LIBRARY
    undeclared = {
        f"{module.name}: {package}"
        for module in modules()
        for package in imported_packages(module.tree) - standard
        if package != "reader"
        and declared.isdisjoint(map(canonicalize_name, distributions[package]))
    }
    expect_none(undeclared)
