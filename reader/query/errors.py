"""How a mistake in a query is told: where, what, and what may have been meant."""

from __future__ import annotations

from collections.abc import Iterable

from reader.model.errors import NewsleafError

_LONGEST_QUOTE = 40


class QueryError(NewsleafError):
    """A query that cannot be understood.

    `column` is where in its text (the first character is 0) and `length` how
    many characters are meant. `reason` and `suggestion` are for the person.
    """

    def __init__(
        self, column: int, length: int, reason: str, suggestion: str = ""
    ) -> None:
        super().__init__(f"query, column {column + 1}", reason, suggestion)
        self.column = column
        self.length = length

    @property
    def suggestion(self) -> str:
        """What to write instead, or an empty string."""
        return self.hint


def quoted(text: str) -> str:
    """A piece of a query as an error names it, cut where it is long."""
    cut = text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
    return f"'{cut}'"


def did_you_mean(word: str, choices: Iterable[str], spelled: str = "{}") -> str:
    """Name the nearest of the valid words; empty where none is near.

    `spelled` is how it is written, with "{}" in its place, as in "is:{}".
    """
    from difflib import get_close_matches  # deferred: only a mistake needs it

    near = get_close_matches(word.lower()[:_LONGEST_QUOTE], list(choices), 1, 0.6)
    return f"did you mean '{spelled.format(near[0])}'?" if near else ""
