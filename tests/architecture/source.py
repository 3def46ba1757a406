"""The source of newsleaf as the tests of this folder look at it."""

from __future__ import annotations

import ast
import subprocess
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Module:
    """One file of the package; `name` is its path below the checkout."""

    name: str
    text: str
    tree: ast.Module

    def at(self, node: ast.stmt | ast.expr | ast.arg) -> str:
        """A place in it, as editors and terminals link it."""
        return f"{self.name}:{node.lineno}"


def expect_none(found: Iterable[str]) -> None:
    """Fail with every line found, none of them cut."""
    lines = sorted(found)
    if lines:
        pytest.fail("\n".join(lines), pytrace=False)


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package."""
    return tuple(_module(path) for path in sorted((ROOT / "reader").rglob("*.py")))


def _module(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    return Module(path.relative_to(ROOT).as_posix(), text, ast.parse(text))


def dependencies(extra: str = "") -> list[Requirement]:
    """What pyproject.toml says newsleaf, or one of its extras, needs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    needs = (
        project["optional-dependencies"][extra] if extra else project["dependencies"]
    )
    return [Requirement(need) for need in needs]


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file that is kept under version control, or will be."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = (ROOT / name for name in listing.stdout.split("\0") if name)
    return tuple(path for path in paths if path.is_file())
