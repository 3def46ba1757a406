"""The articles of a view, as the article list asks for them."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence

from reader.library.reading import Reading
from reader.model.article import ArticleRow


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
        try:
            return self.ids.index(article_id)
        except ValueError:
            return None

    def id_at(self, index: int) -> int:
        """The id of the article at a place."""
        return self.ids[index]


def with_kept(ids: array[int], before: array[int], kept: Collection[int]) -> array[int]:
    """A list read anew, with articles it kept though they left the view.

    Those of `kept` that stood in the list of `before` follow the same
    neighbours again.
    """
    known = set(ids)
    missing = {one for one in kept if one not in known}
    followers: dict[int | None, list[int]] = {}
    neighbour: int | None = None
    for one in before if missing else ():
        if one in missing:
            followers.setdefault(neighbour, []).append(one)
        elif one in known:
            neighbour = one
    if not followers:
        return ids
    found = array("q", followers.get(None, ()))
    for one in ids:
        found.append(one)
        found.extend(followers.get(one, ()))
    return found
