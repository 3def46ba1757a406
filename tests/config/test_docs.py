"""Holds docs/configuration.md against the settings as they are written."""

from __future__ import annotations

import ast
import inspect
import json
import re
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

from reader.config import settings
from reader.config.load import load_settings
from reader.config.settings import RefreshSettings, Settings

PAGE = Path(__file__).parents[2] / "docs" / "configuration.md"


def field_docstrings(name: str) -> dict[str, str]:
    """Read the text after each field of a class of the module."""
    module = ast.parse(inspect.getsource(settings))
    body = next(
        node.body
        for node in module.body
        if isinstance(node, ast.ClassDef) and node.name == name
    )
    return {
        field.target.id: " ".join(doc.value.value.split())
        for field, doc in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(doc, ast.Expr)
        and isinstance(doc.value, ast.Constant)
        and isinstance(doc.value.value, str)
    }


def rows(kind: type[Settings] | type[RefreshSettings], prefix: str) -> list[str]:
    defaults = kind()
    docs = field_docstrings(kind.__name__)
    written = []
    for setting in fields(kind):
        if setting.name in ("refresh", "keys"):
            continue
        default = getattr(defaults, setting.name)
        value = json.dumps(default if default != () else "")
        name = f"{prefix}{setting.name}"
        written.append(f"| `{name}` | `{value}` | {docs[setting.name]} |")
    return written


def test_the_page_lists_every_setting_as_it_is() -> None:
    section = PAGE.read_text().split("## Settings")[1].split("\n## ")[0]
    table = [line for line in section.splitlines() if line.startswith("| `")]
    assert table == rows(Settings, "") + rows(RefreshSettings, "refresh.")


def test_the_example_of_the_page_is_right(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", PAGE.read_text(), re.DOTALL)
    assert example
    path = tmp_path / "config.toml"
    path.write_text(example[1])
    assert load_settings(path).measure == 66
