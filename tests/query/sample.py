"""A few hundred random articles in several scripts, in SQLite and as plain data."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.model.article import (
    Body,
    BodyFormat,
    Credit,
    Enclosure,
    ParsedArticle,
    State,
)
from reader.model.feed import ParsedFeed, Subscription, Validators
from reader.query.moments import Moment, resolve
from reader.store import article_writes, feeds, fetches, states
from reader.store.database import Connection, Database
from tests.query.naive import Plain

WORDS = (
    *("tram", "river", "Élysée", "elysee", "naïve", "the", "data", "database"),
    *("人工智能", "人工", "الكتاب", "كِتاب", "Straße", "über", "x", "42", "🚀", "!!!"),
    *(
        "Τραμ",
        "δρόμος",
        "река",
        "รถราง",
        "トラム",
        "전차",
        "e-mail,",
        "L’eau",
        "(trams)",
        "ﬁn",
    ),
)
TAGS = ("News", "news/World", "Été", "public transport", "data", "人工", "newspaper")
LANGUAGES = ("fr", "fr-CA", "en", "zh", "EN-gb", None)
URLS = ("https://site.example/tram/Page", "https://Übung.example/x?q=%20", None)
NOW = datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True)
class Source:
    """A feed of the sample; one that was left keeps what is starred or later."""

    url: str
    title: str
    folder: str
    hidden: bool = False
    left: bool = False


SOURCES = (
    Source("https://a.example/feed", "The Tram Times", "Press/Paris"),
    Source("https://b.example/x", "Élysée Daily", "press"),
    Source("https://c.example/y", "データ", ""),
    Source("https://d.example/untitled", "", "Press"),
    Source("https://e.example/hidden", "Hidden tram", "Press/Paris", hidden=True),
    Source("https://f.example/left", "Left behind", "press", left=True),
)


@dataclass
class Sample:
    """The same articles twice; told apart from others by no long text."""

    database: Database
    plain: list[Plain] = field(default_factory=list)

    def __repr__(self) -> str:
        return "Sample()"


def build(path: Path, number: int = 300) -> Sample:
    """Fill a new library at random, the same each time."""
    rng = random.Random(7)
    sample = Sample(Database(path))
    with sample.database.writing() as connection:
        ids = [_follow(connection, source) for source in SOURCES]
        for one in range(number):
            place = rng.randrange(len(SOURCES) + 1)
            source = SOURCES[place] if place < len(SOURCES) else None
            feed_id = ids[place] if source else None
            plain = _keep(connection, rng, one, source, feed_id)
            if not (source and source.left) or plain.starred or plain.later:
                sample.plain.append(plain)
        for source, feed_id in zip(SOURCES, ids, strict=True):
            if source.left:
                feeds.unsubscribe(connection, feed_id)
    return sample


def _follow(connection: Connection, source: Source) -> int:
    subscription = Subscription(source.url, folder=source.folder, hidden=source.hidden)
    feed_id, _ = feeds.subscribe(connection, subscription, 1)
    named = ParsedFeed(source.title, ())
    fetches.fetched(connection, feed_id, named, Validators(), "", 1)
    return feed_id


def _parsed(rng: random.Random, number: int) -> ParsedArticle:
    text = " ".join(rng.choices(WORDS, k=rng.randint(0, 12)))
    kinds = rng.sample(("image/png", "audio/mpeg", "video/mp4", ""), rng.randint(0, 2))
    return ParsedArticle(
        title=" ".join(rng.choices(WORDS, k=rng.randint(1, 4))),
        body=Body(BodyFormat.PLAIN, text),
        text=text,
        words=rng.randint(0, 9),
        guid=str(number),
        url=rng.choice(URLS),
        credits=tuple(Credit(name) for name in rng.sample(WORDS, rng.randint(0, 2))),
        published=_published(rng),
        language=rng.choice(LANGUAGES),
        tags=tuple(rng.sample(TAGS, rng.randint(0, 2))),
        enclosures=tuple(Enclosure("https://e.example/f", kind) for kind in kinds),
        pictures=rng.random() < 0.3,
    )


def _published(rng: random.Random) -> datetime:
    """Some time of the last weeks or to come; often the first instant of a day."""
    if rng.random() < 0.2:
        return resolve(Moment(rng.choice(("today", "3d", "2w", "2026-11-10"))), NOW)
    return NOW - timedelta(hours=rng.randint(-50, 24 * 40))


def _keep(
    connection: Connection,
    rng: random.Random,
    number: int,
    source: Source | None,
    feed_id: int | None,
) -> Plain:
    parsed = _parsed(rng, number)
    added = int(NOW.timestamp())
    article_id = article_writes.insert_article(
        connection,
        parsed,
        feed_id=feed_id,
        identity=str(number),
        digest=str(number),
        added=added,
    )
    given = {state: rng.random() < 0.4 for state in State}
    at = added - rng.randint(0, 3)
    for state, has in given.items():
        states.set_state(connection, (article_id,), state, has, at)
    kinds = {e.media_type.split("/")[0] for e in parsed.enclosures} - {""}
    media = kinds | ({"image"} if parsed.pictures else set())
    assert parsed.published is not None
    return Plain(
        id=article_id,
        title=parsed.title,
        authors=tuple(credit.name for credit in parsed.credits),
        text=parsed.text,
        tags=parsed.tags,
        language=parsed.language,
        url=parsed.url,
        feed=source.title if source else None,
        feed_id=feed_id,
        feed_url=source.url if source else None,
        folder=source.folder if source else "",
        sorted=min(int(parsed.published.timestamp()), added),
        words=parsed.words,
        media=frozenset(media | ({"any"} if parsed.enclosures else set())),
        read_at=at if given[State.READ] else None,
        starred=given[State.STARRED],
        later=given[State.LATER],
        listed=source is not None and not (source.hidden or source.left),
    )
