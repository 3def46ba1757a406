"""Files, classes and functions stay small enough to be read at one sitting."""

from __future__ import annotations

import ast

from tests.architecture.source import expect_none, modules

FILE_LINES = 400
CLASS_LINES = 320
FUNCTION_LINES = 60

Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def too_long(
    kinds: type[Definition] | tuple[type[Definition], ...], most: int
) -> list[str]:
    return [
        f"{module.at(node)} {node.name}: {lines} lines"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, kinds)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > most
    ]


def test_no_file_is_too_long() -> None:
    lengths = {module.name: module.text.count("\n") for module in modules()}
    expect_none(f"{n}: {lines}" for n, lines in lengths.items() if lines > FILE_LINES)


def test_no_class_is_too_long() -> None:
    expect_none(too_long(ast.ClassDef, CLASS_LINES))


def test_no_function_is_too_long() -> None:
    expect_none(too_long((ast.FunctionDef, ast.AsyncFunctionDef), FUNCTION_LINES))
