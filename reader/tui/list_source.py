"""The articles of a view, as the article list asks for them."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Collection, Sequence

from reader.library.reading import Reading
from reader.model.article import ArticleRow, packed_ids

NEIGHBOURS = 20
"""How many articles before one that left a list are looked for to put it behind."""

_AT_ONCE = 100_000
"""Ids that are looked through at a time, of which a copy is made."""


class ListSource:
    """The ids of a view in order; the rows are read as they come into view."""

    def __init__(self, reading: Reading, ids: array[int]) -> None:
        self._reading = reading
        self.ids = ids

    def __len__(self) -> int:
        return len(self.ids)

    def rows(self, start: int, stop: int) -> Sequence[ArticleRow]:
        """The rows of a window; those of articles that are gone are left out."""
        return self._reading.rows(self.ids[start:stop])

    def index_of(self, article_id: int) -> int | None:
        """Where an article stands, None where the view does not hold it."""
        return index_of(self.ids, article_id)

    def id_at(self, index: int) -> int:
        """The id of the article at a place."""
        return self.ids[index]


def index_of(ids: array[int], article_id: int) -> int | None:
    """Where an id stands, None where it does not.

    It is found by its bytes: `array.index` makes an object of every number before
    it, which takes a million of them ten times as long.
    """
    try:
        packed = array(ids.typecode, (article_id,)).tobytes()
    except OverflowError:
        return None  # no article has such an id
    for start in range(0, len(ids), _AT_ONCE):
        at = _found_in(ids[start : start + _AT_ONCE].tobytes(), packed)
        if at is not None:
            return start + at
    return None


def _found_in(numbers: bytes, packed: bytes) -> int | None:
    """Which of some numbers it is, all as bytes."""
    size, at = len(packed), numbers.find(packed)
    while at % size and at >= 0:  # where the bytes of two numbers make up the third
        at = numbers.find(packed, at + 1)
    return None if at < 0 else at // size


def with_kept(ids: array[int], before: array[int], kept: Collection[int]) -> array[int]:
    """A list read anew, with articles it kept though they left the view.

    Those of `kept` that stood in the list of `before` follow the same
    neighbours again. The lists may be long, so that no set is made of them.
    """
    missing = set(kept).difference(ids)
    if not missing:
        return ids
    neighbours = _neighbours(before, missing)
    gone = {other for near in neighbours.values() for other in near}.difference(ids)
    followers: dict[int | None, list[int]] = {}
    for one, near in neighbours.items():
        there = (other for other in near if other not in gone)
        followers.setdefault(next(there, None), []).append(one)
    found = packed_ids()
    found.extend(followers.get(None, ()))
    for one in ids:
        found.append(one)
        found.extend(followers.get(one, ()))
    return found


def _neighbours(before: array[int], missing: set[int]) -> dict[int, tuple[int, ...]]:
    """What stood before the articles that are missing, the nearest first."""
    found: dict[int, tuple[int, ...]] = {}
    last: deque[int] = deque(maxlen=NEIGHBOURS)
    for one in before:
        if one in missing:
            found[one] = tuple(last)
        else:
            last.appendleft(one)
    return found
