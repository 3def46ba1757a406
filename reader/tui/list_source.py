"""The articles of a view, as the article list asks for them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

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
