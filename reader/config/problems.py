"""How a mistake in the configuration is told: file, line, what and what instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from reader.model.errors import ConfigError


def problem(path: Path, line: int, reason: str, hint: str = "") -> ConfigError:
    """Name one mistake by its file and line (the first is 1)."""
    return ConfigError(f"{path}, line {line}", reason, hint)


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Name the nearest of the valid words, as a hint; empty when none is near."""
    from difflib import get_close_matches  # deferred: only a mistake needs it

    near = get_close_matches(word, list(choices), n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else ""


def raise_all(problems: Sequence[ConfigError]) -> None:
    """Tell all mistakes at once, one a line.

    Raises:
        ConfigError: there are any.
    """
    if len(problems) == 1:
        raise problems[0]
    if problems:
        raise ConfigError("", "\n".join(map(str, problems)))
