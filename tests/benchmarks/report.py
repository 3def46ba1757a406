"""Writes what was measured into docs/performance.md, between its markers."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.build import QUICK

DOCUMENT = Path(__file__).parents[2] / "docs/performance.md"


def write(part: str, lines: Sequence[str]) -> None:
    """Print a part of the document; libraries of full size replace it there."""
    begin, end = f"<!-- {part} -->\n", f"<!-- end of {part} -->\n"
    text = "\n".join((*lines, "", machine(), ""))
    document = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = document.partition(begin)
    _, _, after = rest.partition(end)
    print(f"\n{text}")
    if not QUICK:
        whole = f"{before}{begin}\n{text}\n{end}{after}"
        DOCUMENT.write_text(whole, encoding="utf-8")


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A table in Markdown; all columns but the first hold numbers."""
    rule = ["---", *("---:" for _ in heads[1:])]
    return ["| " + " | ".join(row) + " |" for row in (heads, rule, *rows)]


def machine() -> str:
    """Where and when the figures were taken."""
    return (
        f"{datetime.now(UTC):%-d %B %Y}, {os.cpu_count()} cores ({_processor()}), "
        f"{platform.system()} {platform.release().partition('-')[0]}, "
        f"Python {platform.python_version()}, Textual {version('textual')}, "
        f"load {os.getloadavg()[0]:.1f}."
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if "model name" in line]
    return names[0] if names else platform.machine()
