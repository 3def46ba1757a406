"""Decides what of a fetched feed is new, edited or known; pure, acts on nothing."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from reader.library.signs import Sign, names, plain_address, shared_names, signs
from reader.model.article import ParsedArticle
from reader.store.article_writes import NewArticle
from reader.store.articles import Known
from reader.store.times import to_seconds


@dataclass(frozen=True, slots=True)
class Update:
    """A known article whose text or identity is another now."""

    article_id: int
    parsed: ParsedArticle
    identity: str
    digest: str


Intent = NewArticle | Update


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fetched article with what it may be known by; see `candidates`."""

    parsed: ParsedArticle
    digest: str
    address: str
    names: tuple[str, ...]


def decide(known: Sequence[Known], articles: Sequence[Candidate]) -> list[Intent]:
    """What to do with the articles of a feed, in the order to do it.

    Of k distinct articles k are kept, whatever their guids are; an article that
    `signs` tell to be a known one is never new again. What the feed no longer
    holds stays. New articles come oldest first, as publishers put the newest on
    top.
    """
    wished = _wished_names(known, articles)
    found = _found(known, articles, wished)
    held = {one.identity for one in known}
    inserts: list[Intent] = []
    updates: list[Intent] = []
    for number, one in enumerate(articles):
        before = found.get(number)
        if before is None:
            name = _free_name(held, wished[number], one)
            inserts.append(NewArticle(one.parsed, name, one.digest))
        else:
            name = before.identity if wished[number] in held else wished[number]
            if (before.identity, before.digest) != (name, one.digest):
                updates.append(Update(before.id, one.parsed, name, one.digest))
        held.add(name)
    return [*updates, *reversed(inserts)]


def recognised(known: Sequence[Known], articles: Sequence[Candidate]) -> list[Known]:
    """The known articles that a feed still holds, as `decide` knows them."""
    found = _found(known, articles, _wished_names(known, articles))
    return list(found.values())


def digest_of(parsed: ParsedArticle) -> str:
    """A hash of what a reader sees, to tell an edit; white space does not count."""
    parts = [
        " ".join(parsed.title.split()),
        " ".join(parsed.text.split()),
        *(f"{credit.role}:{credit.name}" for credit in parsed.credits),
        *(enclosure.url for enclosure in parsed.enclosures),
    ]
    return hashlib.sha256("\0".join(parts).encode(errors="replace")).hexdigest()[:32]


def candidates(fetched: Sequence[ParsedArticle]) -> list[Candidate]:
    """The articles of a feed with what tells each of them, as the feed alone says.

    One that it holds twice stands where it is first.
    """
    found: dict[str, Candidate] = {}
    for parsed in fetched:
        digest, address = digest_of(parsed), plain_address(parsed.url)
        published = to_seconds(parsed.published)
        several = names(parsed.guid, address, digest, published)
        found.setdefault(several[-1], Candidate(parsed, digest, address, several))
    return list(found.values())


def _wished_names(known: Sequence[Known], articles: Sequence[Candidate]) -> list[str]:
    """The most telling name of each article that no other of the feed has or had.

    A guid or an address that several share names none of them ever after, so that
    a name does not pass to another article as the feed moves on.
    """
    uses = Counter(name for one in articles for name in one.names)
    shared = {name for one in known for name in shared_names(one.identity)}
    return [
        next(
            (name for name in one.names if uses[name] == 1 and name not in shared),
            one.names[-1],
        )
        for one in articles
    ]


def _found(
    known: Sequence[Known], articles: Sequence[Candidate], wished: Sequence[str]
) -> dict[int, Known]:
    """Which known article a fetched one is, by its place among the fetched.

    The surest sign counts before the next one, for all of them; and a sign counts
    only where it is that of one known and one fetched article.
    """
    found: dict[int, Known] = {}
    taken: set[int] = set()
    of_known = [
        signs(one.identity, plain_address(one.url), one.digest, one.published)
        for one in known
    ]
    of_fetched = [
        signs(name, one.address, one.digest, to_seconds(one.parsed.published))
        for name, one in zip(wished, articles, strict=True)
    ]
    for several, fetched in zip(
        zip(*of_known, strict=True), zip(*of_fetched, strict=True), strict=False
    ):
        if len(found) == len(articles):
            break
        left = _unshared(
            (sign, one)
            for sign, one in zip(several, known, strict=True)
            if one.id not in taken
        )
        uses = Counter(fetched)
        for number, sign in enumerate(fetched):
            if number not in found and uses[sign] == 1 and sign in left:
                found[number] = left[sign]
                taken.add(left[sign].id)
    return found


def _unshared(signed: Iterable[tuple[Sign | None, Known]]) -> dict[Sign, Known]:
    """Articles by a sign, where it tells one only."""
    pairs = [(sign, one) for sign, one in signed if sign is not None]
    uses = Counter(sign for sign, _ in pairs)
    return {sign: one for sign, one in pairs if uses[sign] == 1}


def _free_name(held: set[str], wished: str, one: Candidate) -> str:
    """A name for a new article that no other has, be it known by an old one."""
    for name in (wished, *one.names):
        if name not in held:
            return name
    numbered = (f"{one.names[-1]} {number}" for number in count(2))
    return next(name for name in numbered if name not in held)
