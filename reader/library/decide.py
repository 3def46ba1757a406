"""Decides what of a fetched feed is new, edited or known; pure, acts on nothing."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from reader.model.article import ParsedArticle
from reader.store.articles import Known

_TRACKING = ("utm_", "at_", "mtm_", "pk_")
_TRACKERS = frozenset({"fbclid", "gclid", "mc_cid", "mc_eid", "ref", "xtor", "cmpid"})


@dataclass(frozen=True, slots=True)
class Insert:
    """An article the library does not know."""

    parsed: ParsedArticle
    identity: str
    digest: str


@dataclass(frozen=True, slots=True)
class Update:
    """A known article whose text or identity is another now."""

    article_id: int
    parsed: ParsedArticle
    identity: str
    digest: str


Intent = Insert | Update
Mark = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class _Fetched:
    """A fetched article with what it may be known by."""

    parsed: ParsedArticle
    digest: str
    address: str


def decide(known: Sequence[Known], fetched: Sequence[ParsedArticle]) -> list[Intent]:
    """What to do with the articles of a feed, in the order to do it.

    Of k distinct articles k are kept, whatever their guids are; an article
    known by its guid, by an address nobody shares or by its text and date is
    never new again. What the feed no longer holds stays. New articles come
    oldest first, as publishers put the newest on top.
    """
    inserts: list[Intent] = []
    updates: list[Intent] = []
    for identity, one, found in _matched(known, fetched):
        if found is None:
            inserts.append(Insert(one.parsed, identity, one.digest))
        elif (found.identity, found.digest) != (identity, one.digest):
            updates.append(Update(found.id, one.parsed, identity, one.digest))
    return [*updates, *reversed(inserts)]


def recognised(known: Sequence[Known], fetched: Sequence[ParsedArticle]) -> list[Known]:
    """The known articles that a feed still holds, as `decide` knows them."""
    return [found for _, _, found in _matched(known, fetched) if found is not None]


def _matched(
    known: Sequence[Known], fetched: Sequence[ParsedArticle]
) -> Iterator[tuple[str, _Fetched, Known | None]]:
    """Each distinct article with its name and the known one that it is."""
    named = _named(_distinct(fetched))
    by_identity = {one.identity: one for one in known}
    marks = _unshared(
        (mark, one)
        for one in known
        if one.identity not in named
        for mark in _marks(_address(one.url), one.digest, one.published)
    )
    uses = Counter(mark for one in named.values() for mark in _marks_of(one))
    taken: set[int] = set()
    for identity, one in named.items():
        found = by_identity.get(identity) or next(
            (marks[m] for m in _marks_of(one) if uses[m] == 1 and m in marks), None
        )
        if found is None or found.id in taken:
            yield identity, one, None
        else:
            taken.add(found.id)
            yield identity, one, found


def digest_of(parsed: ParsedArticle) -> str:
    """A hash of what a reader sees, to tell an edit; white space does not count."""
    parts = [
        " ".join(parsed.title.split()),
        " ".join(parsed.text.split()),
        *(f"{credit.role}:{credit.name}" for credit in parsed.credits),
        *(enclosure.url for enclosure in parsed.enclosures),
    ]
    return hashlib.sha256("\0".join(parts).encode(errors="replace")).hexdigest()[:32]


def _distinct(fetched: Sequence[ParsedArticle]) -> list[_Fetched]:
    """The articles of a feed; one that it holds twice stands where it is first."""
    found: dict[tuple[str, str, str], _Fetched] = {}
    for parsed in fetched:
        one = _Fetched(parsed, digest_of(parsed), _address(parsed.url))
        found.setdefault((parsed.guid or "", one.address, one.digest), one)
    return list(found.values())


def _named(distinct: Sequence[_Fetched]) -> dict[str, _Fetched]:
    """Articles by a name that no other of the feed has, in their order.

    A guid or an address that several share names none of them, so that a name
    does not pass to another article as the feed moves on.
    """
    names = [list(_names(one)) for one in distinct]
    uses = Counter(name for several in names for name in several)
    return {
        next((name for name in several if uses[name] == 1), several[-1]): one
        for several, one in zip(names, distinct, strict=True)
    }


def _names(one: _Fetched) -> list[str]:
    """Names for an article, the most telling first; the last is its own."""
    text = f"text:{one.digest}"
    if one.parsed.guid:
        guided = f"guid:{one.parsed.guid}"
        return [guided, f"{guided} {one.address}", f"{guided} {one.address} {text}"]
    if one.address:
        return [f"url:{one.address}", text, f"url:{one.address} {text}"]
    return [text]


def _marks_of(one: _Fetched) -> list[Mark]:
    published = one.parsed.published
    seconds = None if published is None else int(published.timestamp())
    return _marks(one.address, one.digest, seconds)


def _marks(address: str, digest: str, published: int | None) -> list[Mark]:
    """What tells an article whose guid is another now, the surest first."""
    marks: list[Mark] = [(address, digest)]
    if address:
        marks.append((address,))
    if published is not None:
        # A text alone may come back: "Weekly thread", "No news today".
        marks.append((digest, published))
    return marks


def _unshared(marked: Iterable[tuple[Mark, Known]]) -> dict[Mark, Known]:
    """Articles by what tells them, where it tells one only."""
    pairs = list(marked)
    uses = Counter(mark for mark, _ in pairs)
    return {mark: one for mark, one in pairs if uses[mark] == 1}


def _address(url: str | None) -> str:
    """An address without scheme, fragment and tracking parameters."""
    if not url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not name.startswith(_TRACKING) and name not in _TRACKERS
    ]
    query = f"?{urlencode(kept)}" if kept else ""
    # Pages that differ by a fragment only (changelogs, galleries) are apart.
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}{query}{fragment}"
