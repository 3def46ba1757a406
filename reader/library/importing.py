"""Importing: files, directories, addresses and subscription lists into the library."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reader.content.address import public_address
from reader.formats import registry
from reader.formats.registry import Kind
from reader.library.decide import digest_of
from reader.library.discovering import find_feeds, follow_found
from reader.library.events import Events
from reader.library.keeping import FileArticle, keep_files
from reader.library.outcome import Outcome, Result, failure
from reader.library.refreshing import DEFAULT_LIMITS
from reader.library.round import Round
from reader.library.schedule import Clock
from reader.library.sources import Address, File, Missing, find_sources, read_file
from reader.model.change import Changed
from reader.model.errors import NewsleafError, UnreadableInput
from reader.model.feed import ParsedSubscriptions
from reader.net.fetch import Limits
from reader.store import feeds
from reader.store.database import Database
from reader.store.times import now

_BATCH = 100
"""How many files are kept in one transaction."""

_STDIN = "standard input"

_LISTS = (Kind.OPML, Kind.URLS)


@dataclass(frozen=True, slots=True)
class _Read:
    """A file that was read: its bytes, its name, and what it is."""

    subject: str
    data: bytes
    kind: Kind
    path: Path | None


class Importing:
    """What a reader does to fill a library."""

    def __init__(self, database: Database, events: Events, clock: Clock = now) -> None:
        """Fill a library, with the time in seconds since 1970."""
        self._database = database
        self._events = events
        self._clock = clock

    async def add(
        self,
        what: Sequence[str],
        tags: Sequence[str] = (),
        *,
        stdin: bytes | None = None,
        limits: Limits = DEFAULT_LIMITS,
        left_out: list[Path] | None = None,
    ) -> AsyncGenerator[Outcome, None]:
        """Add files, directories, addresses and "-" (the bytes of `stdin`).

        Each is told as it is done, and one that fails costs nothing but its
        own outcome. What is told is on the disk. The files that directories
        hold of kinds that newsleaf does not read are put into `left_out`.
        """
        async with Round(
            self._database, self._events, limits, clock=self._clock
        ) as round_:
            pending: list[_Read] = []
            async for one in self._sources(what, stdin, left_out):
                if isinstance(one, _Read) and _is_article(one):
                    pending.append(one)
                    if len(pending) < _BATCH:
                        continue
                for outcome in await self._keep_files(pending, tags):
                    yield outcome
                pending = []
                if not (isinstance(one, _Read) and _is_article(one)):
                    yield await self._take(round_, one, tags)
            for outcome in await self._keep_files(pending, tags):
                yield outcome

    def import_subscriptions(
        self, path: Path, *, stdin: bytes | None = None
    ) -> Outcome:
        """Follow the feeds that an OPML or newsboat urls file names.

        The path "-" means the bytes of `stdin`.

        Raises:
            NotFound: there is no such file.
            UnreadableInput: the file cannot be read or is neither.
        """
        if str(path) == "-":
            read = _identify(_STDIN, stdin or b"", None)
        else:
            read = _identify(str(path), read_file(path), path)
        if read.kind not in _LISTS:
            raise UnreadableInput(
                read.subject,
                "this is neither OPML nor a newsboat urls file",
                "`newsleaf add` takes articles and feeds",
            )
        outcome = self._subscribe(read)
        if outcome.error is not None:
            raise outcome.error
        return outcome

    async def _take(
        self, round_: Round, one: _Read | Address | Outcome, tags: Sequence[str]
    ) -> Outcome:
        """Add what is no article."""
        if isinstance(one, Outcome):
            return one
        if isinstance(one, Address):
            return await self._add_address(round_, one, tags)
        if one.kind in _LISTS:
            return await asyncio.to_thread(self._subscribe, one, tags)
        if one.path is None:
            return await self._keep_loose_feed(round_, one, tags)
        return await self._add_feed(round_, one.subject, _uri(one), tags)

    async def _sources(
        self, what: Sequence[str], stdin: bytes | None, left_out: list[Path] | None
    ) -> AsyncIterator[_Read | Address | Outcome]:
        for word in what:
            if word == "-":
                yield _try_identify(_STDIN, stdin or b"", None)
                continue
            for source in find_sources(word):
                if isinstance(source, Address):
                    yield source
                elif isinstance(source, Missing):
                    yield failure(source.subject, "file", source.error)
                elif isinstance(source, File):
                    yield await asyncio.to_thread(_try_read, source)
                elif left_out is not None:
                    left_out.append(source.path)

    async def _keep_files(
        self, files: Sequence[_Read], tags: Sequence[str]
    ) -> list[Outcome]:
        if not files:
            return []
        return await asyncio.to_thread(self._keep_batch, files, tuple(tags))

    def _keep_batch(
        self, files: Sequence[_Read], tags: tuple[str, ...]
    ) -> list[Outcome]:
        parsed = [_try_parse(file, tags) for file in files]
        articles = [one for one in parsed if isinstance(one, FileArticle)]
        kept = iter(keep_files(self._database, articles))
        outcomes = []
        for file, one in zip(files, parsed, strict=True):
            if isinstance(one, Outcome):
                outcomes.append(one)
                continue
            done = next(kept)
            outcomes.append(
                Outcome(
                    file.subject,
                    "article",
                    done.result,
                    title=one.parsed.title,
                    articles=(done.article_id,),
                )
            )
        self._tell(outcomes)
        return outcomes

    def _tell(self, outcomes: Sequence[Outcome]) -> None:
        results = {outcome.result for outcome in outcomes}
        if results & {Result.ADDED, Result.UPDATED}:
            ids = frozenset(i for outcome in outcomes for i in outcome.articles)
            self._events.publish(Changed(ids, lists=True, places=True))

    async def _add_address(
        self, round_: Round, source: Address, tags: Sequence[str]
    ) -> Outcome:
        """Follow the feed at an address, or the main one of its page."""
        try:
            found = await find_feeds(round_, source)
            return await follow_found(round_, found, found.feeds[0], tags)
        except NewsleafError as error:
            return failure(public_address(source.url), "feed", error)

    async def _add_feed(
        self, round_: Round, subject: str, address: str, tags: Sequence[str]
    ) -> Outcome:
        try:
            outcome = await round_.add(address, tags)
        except NewsleafError as error:
            if error.subject == address:
                error.subject = subject  # a file is asked by its address
            return failure(subject, "feed", error)
        return replace(outcome, subject=subject)

    async def _keep_loose_feed(
        self, round_: Round, read: _Read, tags: Sequence[str]
    ) -> Outcome:
        """Keep the articles of a feed that has no address to be asked again."""
        try:
            parsed = await round_.parse(read.data, read.subject)
        except NewsleafError as error:
            return failure(read.subject, "feed", error)
        files = [
            FileArticle(f"text:{digest_of(article)}", article, tuple(tags))
            for article in parsed.articles
        ]
        kept = await asyncio.to_thread(keep_files, self._database, files)
        added = tuple(k.article_id for k in kept if k.result is Result.ADDED)
        outcome = Outcome(
            read.subject,
            "feed",
            Result.ADDED if added else Result.UNCHANGED,
            title=parsed.title,
            articles=added,
            notes=("its articles are kept, but it has no address to follow",),
        )
        self._tell([outcome])
        return outcome

    def _subscribe(self, read: _Read, tags: Sequence[str] = ()) -> Outcome:
        try:
            parsed = _parse_list(read)
        except NewsleafError as error:
            return failure(read.subject, "subscriptions", error)
        at = self._clock()
        with self._database.writing() as connection:
            followed = [
                feeds.subscribe(connection, one._replace(tags=(*one.tags, *tags)), at)
                for one in parsed.subscriptions
            ]
        new = sum(is_new for _, is_new in followed)
        if new or tags:
            # The articles of a feed that is known have the tags now.
            self._events.publish(Changed(lists=bool(tags), places=True))
        return Outcome(
            read.subject,
            "subscriptions",
            Result.ADDED if new else Result.UNCHANGED,
            title=_how_many_new(new, len(followed)),
            notes=parsed.dropped,
        )


def _how_many_new(new: int, of: int) -> str:
    feeds_ = "feed" if of == 1 else "feeds"
    return f"{new:,} of {of:,} {feeds_} {'is' if new == 1 else 'are'} new"


def _is_article(read: _Read) -> bool:
    return read.kind is not Kind.FEED and read.kind not in _LISTS


def _try_read(source: File) -> _Read | Outcome:
    try:
        data = read_file(source.path)
    except NewsleafError as error:
        return failure(str(source.path), "file", error)
    return _try_identify(str(source.path), data, source.path)


def _try_identify(subject: str, data: bytes, path: Path | None) -> _Read | Outcome:
    try:
        return _identify(subject, data, path)
    except NewsleafError as error:
        return failure(subject, "file", error)


def _identify(subject: str, data: bytes, path: Path | None) -> _Read:
    kind = registry.detect(data, path.name if path else "")
    if kind is None:
        raise _unknown(subject, path)
    return _Read(subject, data, kind, path)


def _unknown(subject: str, path: Path | None) -> UnreadableInput:
    """What to say of bytes that are of no kind, whatever their name promises."""
    suffix = path.suffix.lower() if path else ""
    if suffix == ".json":
        return UnreadableInput(subject, "this JSON is no feed")
    if suffix in registry.SUFFIXES:
        return UnreadableInput(subject, "this is no text, though its name says so")
    return UnreadableInput(
        subject,
        "newsleaf does not read this kind of file",
        "it reads text, Markdown, HTML, feeds, OPML and newsboat urls files",
    )


def _try_parse(file: _Read, tags: tuple[str, ...]) -> FileArticle | Outcome:
    name = file.path.name if file.path else ""
    try:
        parsed = registry.parse_article(file.data, name, file.kind)
    except NewsleafError as error:
        error.subject = file.subject  # the parsers see the name only
        return failure(file.subject, "article", error)
    if file.path is None:
        return FileArticle(f"text:{digest_of(parsed)}", parsed, tags)
    return FileArticle(_uri(file), parsed, tags)


def _parse_list(read: _Read) -> ParsedSubscriptions:
    from reader.formats.newsboat_urls import parse_urls
    from reader.formats.opml import parse_opml

    try:
        if read.kind is Kind.OPML:
            return parse_opml(read.data)
        return parse_urls(read.data)
    except UnreadableInput as error:
        error.subject = read.subject  # the parsers see bytes only
        raise


def _uri(file: _Read) -> str:
    assert file.path is not None
    return file.path.resolve().as_uri()
