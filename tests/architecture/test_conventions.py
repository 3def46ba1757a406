"""Rules of the house that a machine can hold; CONTRIBUTING.md gives the reasons."""

from __future__ import annotations

import ast
import re

import pytest

from tests.architecture.source import (
    ROOT,
    Module,
    expect_none,
    modules,
    tracked_files,
)
from tests.architecture.syntax import called, calls, given_names, words

OTHER_WORDS = {
    *("entry", "entries", "item", "items", "post", "posts", "story", "stories"),
    *("favourite", "favourites", "favorite", "favorites", "bookmark", "bookmarks"),
}
"""What the field also calls an article or a star; docs/glossary.md has our words."""

LIST_ITEMS = (
    "reader/model/block.py",
    "reader/content/",
    "reader/tui/widgets/reading_pane/",
)
"""Where an item is one of a list in a text, which has no other name."""

GATEWAY = "reader/tui/text.py"
OUTPUT = "reader/cli/output.py"

SHOWING = {"Static", "Label", "Button", "Option", "Checkbox", "RadioButton", "Link"}
"""Widgets that read a plain string as markup."""

SHOWN = {"border_title", "border_subtitle", "tooltip"}
"""Attributes of widgets that do so too."""

MARKUP = {"from_markup", "escape", "escape_markup", "render_markup"}

HISTORY = re.compile(
    r"\b(no longer|used to be|previously|formerly|was (?:renamed|removed|moved)"
    r"|TODO|FIXME|XXX)\b"
)


def screen_modules() -> list[Module]:
    return [m for m in modules() if m.name.startswith("reader/tui/")]


def test_every_module_says_in_its_first_line_what_it_is_for() -> None:
    silent = [
        module.name
        for module in modules()
        if not (ast.get_docstring(module.tree) or "").partition("\n")[0].endswith(".")
        and not (ast.get_docstring(module.tree) or "")
        .partition("\n")[0]
        .endswith('..."')
    ]
    expect_none(silent)


def test_names_are_the_words_of_the_glossary() -> None:
    others = [
        f"{module.at(node)} {name}"
        for module in modules()
        for node, name in given_names(module.tree)
        if words(name) & OTHER_WORDS
        and not (words(name) & {"item", "items"} and module.name.startswith(LIST_ITEMS))
    ]
    expect_none(others)


def test_comments_tell_the_present() -> None:
    told = [
        f"{module.name}:{number} {line.strip()}"
        for module in modules()
        for number, line in enumerate(module.text.splitlines(), 1)
        if "#" in line and HISTORY.search(line.partition("#")[2])
    ]
    expect_none(told)


def test_one_module_prints() -> None:
    printing = [
        f"{module.at(call)} {called(call)}"
        for module in modules()
        if module.name != OUTPUT
        for call in calls(module.tree)
        if ast.unparse(call.func)
        in (
            "print",
            "click.echo",
            "click.secho",
            "sys.stdout.write",
            "sys.stderr.write",
        )
    ]
    expect_none(printing)


def test_one_module_shows_notices() -> None:
    bare = [
        module.at(call)
        for module in screen_modules()
        if module.name != GATEWAY
        for call in calls(module.tree)
        if called(call) == "notify"
    ]
    expect_none(bare)


def test_no_widget_reads_a_string_as_markup() -> None:
    bare = [
        f"{module.at(call)} {ast.unparse(call)}"
        for module in screen_modules()
        if module.name != GATEWAY
        for call in calls(module.tree)
        if is_textual(module, called(call)) and not is_content(module, shown_by(call))
    ]
    expect_none(bare)


def test_no_title_or_tooltip_is_read_as_markup() -> None:
    bare = [
        f"{module.at(node)} {ast.unparse(node)}"
        for module in screen_modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Attribute)
        and target.attr in SHOWN
        and not is_content(module, node.value)
    ]
    expect_none(bare)


def test_nothing_reads_or_escapes_markup() -> None:
    reading = [
        f"{module.at(call)} {ast.unparse(call.func)}"
        for module in screen_modules()
        for call in calls(module.tree)
        if called(call) in MARKUP and not ast.unparse(call.func).startswith("re.")
    ]
    expect_none(reading)


def is_textual(module: Module, name: str) -> bool:
    """Whether a name is one of the widgets that read markup, and not our own."""
    return name in SHOWING and any(
        isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("textual")
        and name in {alias.name for alias in node.names}
        for node in ast.walk(module.tree)
    )


def shown_by(call: ast.Call) -> ast.expr | None:
    """What a widget is made to show, if anything."""
    named = {k.arg: k.value for k in call.keywords}
    shown = [
        *call.args,
        *(named[n] for n in ("content", "label", "prompt") if n in named),
    ]
    return shown[0] if shown else None


def is_content(module: Module, shown: ast.expr | None) -> bool:
    """Whether something shown is surely no string, or one that we wrote ourselves."""
    if shown is None:
        return True
    if isinstance(shown, ast.Constant):
        return "[" not in str(shown.value)
    return isinstance(shown, ast.Call) and called(shown) in contents(module)


def contents(module: Module) -> set[str]:
    """The functions of a module that give `Content`, and the gateway's."""
    return {"content", "Content"} | {
        node.name
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef)
        and node.returns is not None
        and ast.unparse(node.returns) == "Content"
    }


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("a path of one machine", r"(?<![\w.~}])/(?:root|work)/[a-z]"),
        ("a number of a tracker", r"\b[Ii]ssues? #?\d"),
        ("a host of a package index", r"\b(?:pypi|pythonhosted)\.org\b"),
    ],
)
def test_files_make_sense_to_whoever_has_only_them(what: str, pattern: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {what}: {line.strip()[:80]}"
        for path in tracked_files()
        for number, line in enumerate(
            path.read_text(encoding="utf-8", errors="ignore").splitlines(), 1
        )
        if path.suffix not in (".png", ".svg") and re.search(pattern, line)
    ]
    expect_none(found)
