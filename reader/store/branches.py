"""The ways in which an article can answer a query, as SQL with parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.query.ast import Node


@dataclass(slots=True)
class Parameters:
    """The values of a statement, each under a name of its own."""

    values: dict[str, object] = field(default_factory=dict)

    def add(self, value: object) -> str:
        """Keep a value; the mark that stands for it."""
        name = f"q{len(self.values)}"
        self.values[name] = value
        return f":{name}"


class Branch(NamedTuple):
    """One way in which an article can answer a query.

    `match` is what the full-text index is asked, None where this branch asks it
    nothing; `conditions` are what has to hold besides.
    """

    match: str | None
    conditions: tuple[str, ...]


class Compiled(NamedTuple):
    """A query as SQL: an article answers it by any of the branches.

    `worded` are the conditions that the index alone tells of every answer, and
    `tagged` the words that tags have in their names, with the ids of those tags.
    """

    branches: tuple[Branch, ...]
    worded: tuple[Node, ...] = ()
    tagged: Mapping[Node, str] = MappingProxyType({})
