"""The error of a query, which points at the place it is about."""

from __future__ import annotations

from reader.model.errors import NewsleafError


class QueryError(NewsleafError):
    """A query makes no sense at a place.

    `column` counts characters from 0, `length` is that of the part in question.
    """

    def __init__(
        self, query: str, column: int, length: int, reason: str, hint: str = ""
    ) -> None:
        super().__init__(query, reason, hint)
        self.column = column
        self.length = length

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"column {self.column + 1}: {self.reason}{hint}"

    def pointer(self) -> str:
        """A line of "^" to stand below the query."""
        return " " * self.column + "^" * max(1, self.length)
