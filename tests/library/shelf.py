"""A library of one feed without a database, for tests of what is decided."""

from __future__ import annotations

from itertools import count

from reader.library.decide import Update, candidates, decide
from reader.model.article import ParsedArticle
from reader.store.article_writes import NewArticle
from reader.store.articles import Known
from reader.store.times import to_seconds


class Shelf:
    """A library of one feed that does what `decide` says, and nothing else."""

    def __init__(self) -> None:
        self._ids = count(1)
        self.kept: dict[int, tuple[Known, ParsedArticle]] = {}

    def fetch(self, *fetched: ParsedArticle) -> tuple[list[str], list[str]]:
        """Take a fetch over; the titles of new and of changed articles."""
        new, changed = [], []
        for intent in decide(
            [known for known, _ in self.kept.values()], candidates(fetched)
        ):
            if isinstance(intent, NewArticle):
                self._keep(next(self._ids), intent)
                new.append(intent.parsed.title)
            else:
                before = self.kept[intent.article_id][0]
                self._keep(intent.article_id, intent)
                if before.digest != intent.digest:
                    changed.append(intent.parsed.title)
        identities = [known.identity for known, _ in self.kept.values()]
        assert len(set(identities)) == len(identities)
        return new, changed

    def _keep(self, article_id: int, intent: NewArticle | Update) -> None:
        parsed = intent.parsed
        known = Known(
            article_id,
            intent.identity,
            intent.digest,
            parsed.url,
            to_seconds(parsed.published),
            added=0,
        )
        self.kept[article_id] = known, parsed

    @property
    def titles(self) -> list[str]:
        return [parsed.title for _, parsed in self.kept.values()]
