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


def decide(known: Sequence[Known], fetched: Sequence[ParsedArticle]) -> list[Intent]:
    """What to do with the articles of a feed, in the order to do it.

    Of k distinct articles k are kept, whatever their guids are; an article
    known by its guid, by an address nobody shares or by its text is never new
    again. What the feed no longer holds stays. New articles come oldest first,
    as publishers put the newest on top.
    """
    named = list(_identified(fetched))
    claimed = {identity for identity, _ in named}
    by_identity = {one.identity: one for one in known}
    free = [one for one in known if one.identity not in claimed]
    by_url = _unshared((_address(one.url), one) for one in free)
    by_digest = _unshared((one.digest, one) for one in free)
    shared = Counter(_address(parsed.url) for _, parsed in named)
    inserts: list[Intent] = []
    updates: list[Intent] = []
    taken: set[int] = set()
    for identity, parsed in named:
        digest = digest_of(parsed)
        address = _address(parsed.url)
        found = by_identity.get(identity)
        if found is None and shared[address] == 1:
            found = by_url.get(address)
        if found is None and not address:
            found = by_digest.get(digest)
        if found is None:
            inserts.append(Insert(parsed, identity, digest))
        elif found.id not in taken:
            taken.add(found.id)
            if (found.identity, found.digest) != (identity, digest):
                updates.append(Update(found.id, parsed, identity, digest))
    return [*updates, *reversed(inserts)]


def digest_of(parsed: ParsedArticle) -> str:
    """A hash of what a reader sees, to tell an edit; white space does not count."""
    parts = [
        " ".join(parsed.title.split()),
        " ".join(parsed.text.split()),
        *(f"{credit.role}:{credit.name}" for credit in parsed.credits),
        *(enclosure.url for enclosure in parsed.enclosures),
    ]
    return hashlib.sha256("\0".join(parts).encode(errors="replace")).hexdigest()[:32]


def _identified(
    fetched: Sequence[ParsedArticle],
) -> Iterator[tuple[str, ParsedArticle]]:
    """Each distinct article with a name that no other of the feed has."""
    seen: dict[str, str] = {}
    for parsed in fetched:
        digest = digest_of(parsed)
        for identity in _names(parsed, digest):
            if identity not in seen:
                seen[identity] = digest
                yield identity, parsed
                break
            if seen[identity] == digest:
                break


def _names(parsed: ParsedArticle, digest: str) -> Iterator[str]:
    """Names for an article, the most telling first; later ones break ties."""
    if parsed.guid:
        yield f"guid:{parsed.guid}"
        if parsed.url:
            yield f"guid:{parsed.guid} {_address(parsed.url)}"
    elif parsed.url:
        yield f"url:{_address(parsed.url)}"
    yield f"text:{digest}"


def _unshared(
    keyed: Iterable[tuple[str, Known]],
) -> dict[str, Known]:
    """Articles by address or digest, where only one has it."""
    pairs = list(keyed)
    shared = Counter(key for key, _ in pairs)
    return {key: one for key, one in pairs if key and shared[key] == 1}


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
