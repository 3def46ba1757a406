"""Puts what was fetched or read into the library, each unit whole or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from reader.library.decide import (
    Candidate,
    Intent,
    candidates,
    decide,
    digest_of,
    recognised,
)
from reader.library.likeness import is_another
from reader.library.moving import Evidence
from reader.library.outcome import Result
from reader.library.redirected import is_still_at, note_redirect
from reader.model.article import ParsedArticle
from reader.model.errors import AnotherFeed
from reader.model.feed import ParsedFeed, Validators
from reader.store import (
    article_writes,
    articles,
    feeds,
    fetches,
    journal,
    older_pages,
    tags,
)
from reader.store.article_writes import NewArticle
from reader.store.articles import Known
from reader.store.database import Connection, Database
from reader.store.prepared import Prepared
from reader.store.times import now


@dataclass(frozen=True, slots=True)
class FileArticle:
    """An article read from a file.

    `identity` names the file, so that an edited one is known again; `tags` are
    those the person gives.
    """

    identity: str
    parsed: ParsedArticle
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptFile:
    """What became of an article read from a file."""

    article_id: int
    result: Result


def bytes_digest(data: bytes) -> str:
    """A hash of a feed's bytes; equal ones are not parsed again."""
    return hashlib.sha256(data).hexdigest()


def keep_feed(
    database: Database,
    feed_id: int,
    parsed: ParsedFeed,
    validators: Validators,
    digest: str,
    at: int | None = None,
    next_at: int | None = None,
    led_to: str | None = None,
    asked: str | None = None,
    prepared: Sequence[Prepared] = (),
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Keep what a parsed feed holds; the ids of new and of edited articles.

    `digest` is that of the bytes parsed, see `bytes_digest`; `at` is when they
    came (now) and `next_at` when the feed is due again, in seconds since 1970.
    `led_to` is where permanent redirects led from the address `asked`. A feed that
    was left or given another address while it was fetched keeps nothing; one that
    is cut gives what is new in it and is to be asked whole again. What articles are
    kept as may be `prepared`, for all of them.

    Raises:
        AnotherFeed: it is not the feed that was read before; nothing was kept.
    """
    at = now() if at is None else at
    fetched = candidates(parsed.articles)
    ready = dict(zip(map(id, parsed.articles), prepared, strict=False))
    with database.writing() as connection:
        if not feeds.is_followed(connection, feed_id):
            return (), ()
        if asked is not None and not is_still_at(connection, feed_id, asked):
            return (), ()
        known = articles.known_articles(connection, feed_id)
        last = fetches.last_read(connection, feed_id)
        if is_another(last, known, parsed):
            raise AnotherFeed(last.url, parsed.title)
        intents = [_with(ready, one) for one in decide(known, fetched)]
        if parsed.is_cut:
            # What is missing may be of an article that was longer before.
            whole = [one for one in intents if isinstance(one, NewArticle)]
            fetches.read_in_part(connection, feed_id, parsed.title)
            return _keep_articles(connection, feed_id, known, whole, at)
        evidence = _evidence(known, fetched) if led_to else Evidence()
        note_redirect(connection, feed_id, led_to, at, evidence)
        if led_to and last.title and not is_still_at(connection, feed_id, led_to):
            # Who is not proven to be the feed does not name it either.
            parsed = parsed._replace(title="", site_url=None)
        fetches.fetched(connection, feed_id, parsed, validators, digest, at, next_at)
        return _keep_articles(connection, feed_id, known, intents, at)


def _keep_articles(
    connection: Connection,
    feed_id: int,
    known: Sequence[Known],
    intents: Sequence[Intent],
    at: int,
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Do what was decided; the ids of new and of edited articles."""
    digests = {one.id: one.digest for one in known}
    edited: list[int] = []
    for intent in intents:
        if isinstance(intent, NewArticle):
            continue
        if digests[intent.article_id] == intent.digest:
            article_writes.set_identity(connection, intent.article_id, intent.identity)
            continue
        article_writes.update_article(
            connection,
            intent.article_id,
            intent.parsed,
            identity=intent.identity,
            digest=intent.digest,
            at=at,
        )
        edited.append(intent.article_id)
    inserts = [intent for intent in intents if isinstance(intent, NewArticle)]
    new = article_writes.insert_articles(connection, inserts, feed_id=feed_id, added=at)
    return new, tuple(edited)


def _with(ready: Mapping[int, Prepared], intent: Intent) -> Intent:
    """A new article with what it is kept as, where that is prepared."""
    if isinstance(intent, NewArticle):
        return intent._replace(prepared=ready.get(id(intent.parsed)))
    return intent


def _evidence(known: Sequence[Known], fetched: Sequence[Candidate]) -> Evidence:
    found = recognised(known, fetched)
    return Evidence(oldest=min((one.added for one in found), default=None))


def keep_older(
    database: Database, feed_id: int, url: str, parsed: ParsedFeed, at: int
) -> tuple[int, ...]:
    """Keep what an older page of a feed holds, at `url`; the ids of new articles.

    An article that is known stays as it is, since an archive may tell what has been
    edited since (RFC 5005, section 4). What is known of the feed stays too. A page
    that is cut is to be asked for again.
    """
    with database.writing() as connection:
        if not feeds.is_followed(connection, feed_id):
            return ()
        known = articles.known_articles(connection, feed_id)
        intents = decide(known, candidates(parsed.articles))
        inserts = [one for one in intents if isinstance(one, NewArticle)]
        if not parsed.is_cut:
            older_pages.note_page(connection, feed_id, url, parsed.older)
        new, _ = _keep_articles(connection, feed_id, known, inserts, at)
    return new


def keep_files(database: Database, files: Sequence[FileArticle]) -> list[KeptFile]:
    """Keep articles read from files, all of them in one transaction."""
    with database.writing() as connection:
        return [_keep_file(connection, file) for file in files]


def _keep_file(connection: Connection, file: FileArticle) -> KeptFile:
    digest = _file_digest(file.parsed)
    known = articles.find_file_article(connection, file.identity, digest)
    if known is None:
        article_id = article_writes.insert_article(
            connection,
            file.parsed,
            feed_id=None,
            identity=file.identity,
            digest=digest,
            added=now(),
        )
        result = Result.ADDED
    elif known.digest == digest:
        article_id, result = known.id, Result.UNCHANGED
        if known.identity != file.identity and _is_gone(known.identity):
            article_writes.set_identity(connection, article_id, file.identity)
    else:
        article_id, result = known.id, Result.UPDATED
        _update_file(connection, article_id, file, digest)
    given = [tags.tag_articles(connection, (article_id,), name) for name in file.tags]
    if result is Result.UNCHANGED and any(given):
        result = Result.UPDATED
    return KeptFile(article_id, result)


def _is_gone(identity: str) -> bool:
    """Whether the file that an article came from is there no more."""
    parts = urlsplit(identity)
    return parts.scheme == "file" and not os.path.lexists(unquote(parts.path))


def _update_file(
    connection: Connection, article_id: int, file: FileArticle, digest: str
) -> None:
    article_writes.update_article(
        connection,
        article_id,
        file.parsed,
        identity=file.identity,
        digest=digest,
        at=now(),
    )
    if file.parsed.published is not None:
        article_writes.redate_article(connection, article_id, file.parsed.published)
    _give_new_tags(connection, article_id, file.parsed.tags)


def _give_new_tags(
    connection: Connection, article_id: int, names: Sequence[str]
) -> None:
    """Give the tags of a file, but none that the person took from the article."""
    lacking = tags.lacking(connection, article_id, names)
    # The whole journal is read for it, which most edits need not wait for.
    taken = journal.taken_tags(connection, article_id) if lacking else ()
    for name in lacking:
        if tags.tag_id(connection, name) not in taken:
            tags.tag_article(connection, article_id, name)


def _file_digest(parsed: ParsedArticle) -> str:
    """A hash of all a file says, since a person edits tags and dates too."""
    said = (
        digest_of(parsed),
        parsed.body.source,
        parsed.url,
        parsed.tags,
        parsed.published,
        parsed.language,
        parsed.summary,
    )
    return hashlib.sha256(repr(said).encode(errors="replace")).hexdigest()[:32]
