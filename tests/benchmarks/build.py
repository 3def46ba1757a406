"""Makes libraries of any size as refreshes would, and keeps them between runs."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

from reader.library.keeping import keep_feed
from reader.library.library import Library
from reader.model.article import Body, BodyFormat, Credit, ParsedArticle, State
from reader.model.feed import ParsedFeed, Subscription, Validators
from reader.store import states
from reader.store.database import SCHEMA_VERSION, Database
from reader.store.feeds import subscribe

QUICK = os.environ.get("BENCH") == "quick"
"""Whether libraries shall be small, and runs few, so that all takes two minutes."""

LARGE = 20_000 if QUICK else 1_000_000
"""How many articles the largest library has."""

KEPT = Path(__file__).parents[2] / ".bench"
"""Where libraries are kept; Git ignores it."""

RECIPE = 4
"""To be raised when libraries are made otherwise, so that old ones are left."""

MOST_FEEDS = 1_000
MOST_IN_A_FEED = 1_000
FOLDERS = ("", "Culture", "Culture/Books", "Science", "World")
TAGS = tuple(f"{name} {n}" for n in range(25) for name in (
    "books", "ponts", "Wetter", "تاريخ", "历史", "maps", "été", "clocks",
))  # fmt: skip
BODY_BYTES = 2_000
NEWEST = datetime(2026, 1, 1, tzinfo=UTC)
BETWEEN = timedelta(minutes=3)
"""Between two articles; 1,000,000 of them span six years."""

FIRST_TITLE = "The ferry"
FIRST_WORDS = "It leaves at six"
"""The title and the first words of the newest article."""

_WORDS = {
    "en": "the of and a in to across river stone lamp harbour letter morning winter "
    "market bridge reading window garden paper clock station music quiet northern "
    "glass account history between people measure slowly water field evening",
    "fr": "le la de et dans à travers rivière pierre lampe port lettre matin hiver "
    "marché pont lecture fenêtre jardin papier horloge gare musique forêt été "
    "château œuvre déjà naïf façade récit voisin mesure lentement élysée",
    "de": "die und in zu über Fluss Stein Lampe Hafen Brief Morgen der Winter Markt "
    "Brücke Lesen Fenster Garten Papier Uhr Bahnhof Musik Straße größer Übung "
    "Nachbar Geschichte zwischen langsam Wasser Feld Abend schön",
    "ar": "في من إلى عبر نهر حجر مصباح ميناء رسالة صباح شتاء سوق جسر قراءة نافذة "
    "حديقة ورق ساعة محطة موسيقى زجاج حكاية بين ناس قياس ماء حقل مساء",
    "zh": "河流 石头 灯光 港口 信件 早晨 冬天 市场 大桥 阅读 窗户 花园 纸张 时钟 车站 "
    "音乐 玻璃 历史 人们 慢慢 水面 田野 傍晚 安静 北方 故事 邻居 测量 人工智能",
}
"""Words that are common in the articles of a language, the most common first."""

_SYLLABLES = {
    "en": "ba cor del fen gri hol jun kel lam mor nor pel qui ros sted tor ul ver wyn",
    "fr": "bé chan dou é fleur gué jou lai mou nan ou pié quoi ré sou tê ville çon",
    "de": "bäu chen dorf ei feld grü heim jahr kraft lich mün nacht ober pfad rühr",
    "ar": "با تر جم حل خر دب رس زه شم صد طب عر غز فل قد كن لم مر نس",
}
_RARER = 8_000
"""How many words of a language besides the common ones."""

_SENTENCES = 6_000
"""How many sentences of a language are composed; articles choose among them."""


def library_of(articles: int) -> Path:
    """A library of so many articles, made now or kept from an earlier run."""
    path = KEPT / f"{articles}-recipe{RECIPE}-schema{SCHEMA_VERSION}.db"
    if not path.exists():
        KEPT.mkdir(exist_ok=True)
        growing = path.with_suffix(".part")
        growing.unlink(missing_ok=True)
        with Library(growing) as library:
            for url, feed in feeds_of(articles):
                keep(library.database, url, feed)
            mark(library.database, articles)
        growing.rename(path)
    with Library(path) as library:
        library.reading.remember("screen", {})  # it opens as for the first time
    return path


def feeds_of(articles: int) -> Iterator[tuple[str, ParsedFeed]]:
    """Feeds with so many articles in all, each with its address."""
    chance = random.Random(articles)
    feeds = min(MOST_FEEDS, max(10, articles // MOST_IN_A_FEED))
    for number in range(feeds):
        parsed = (_article(chance, n) for n in range(number, articles, feeds))
        yield f"https://feed{number}.example/rss", ParsedFeed("", tuple(parsed))


def keep(database: Database, url: str, feed: ParsedFeed) -> None:
    """Follow a feed and keep its articles, as a refresh does."""
    number = int(url.removeprefix("https://feed").partition(".")[0])
    at = int(NEWEST.timestamp())
    with database.writing() as connection:
        folder = FOLDERS[number % len(FOLDERS)]
        subscription = Subscription(url, f"Feed {number:03}", folder)
        feed_id = subscribe(connection, subscription, at)[0]
    keep_feed(database, feed_id, feed, Validators(), url)


def mark(database: Database, articles: int) -> None:
    """Give the states a person gives: a third read, a few starred and for later.

    The newest stays unread, so that every library opens alike.
    """
    chance = random.Random(articles)
    at = int(NEWEST.timestamp())
    with database.writing() as connection:
        rows = connection.execute("SELECT id FROM article ORDER BY sorted DESC")
        ids = [row[0] for row in rows][1:]
        for state, share in ((State.READ, 3), (State.STARRED, 50), (State.LATER, 80)):
            some = chance.sample(ids, len(ids) // share)
            states.set_state(connection, some, state, True, at)


def _article(chance: random.Random, number: int) -> ParsedArticle:
    language = chance.choice(tuple(_WORDS))
    texts = list(paragraphs(chance, language))
    if number == 0:
        texts[0] = f"{FIRST_WORDS}. {texts[0]}"
    text = "\n\n".join(texts)
    title = chance.choice(_sentences(language))[:60].strip()
    return ParsedArticle(
        title=f"{title} {number}" if number else FIRST_TITLE,
        body=Body(BodyFormat.HTML, "".join(f"<p>{p}</p>" for p in texts)),
        text=text,
        words=len(text.split()),
        guid=f"tag:feed.example,2026:{number}",
        url=f"https://feed.example/articles/{number}.html",
        credits=(Credit(f"Writer {chance.randrange(3_000)}"),),
        published=NEWEST - number * BETWEEN,
        language=language,
        tags=(TAGS[int(len(TAGS) * chance.random() ** 2)],),
    )


def paragraphs(chance: random.Random, language: str) -> Iterator[str]:
    """Paragraphs in a language, of two kilobytes in all."""
    size = 0
    while size < BODY_BYTES:
        paragraph = " ".join(chance.choices(_sentences(language), k=4))
        size += len(paragraph.encode())
        yield paragraph


@cache
def _sentences(language: str) -> tuple[str, ...]:
    """Sentences whose words are as unlike in frequency as those of a language.

    The word of rank r is used in proportion to 1 / r (Zipf, "Human Behavior and
    the Principle of Least Effort", 1949).
    """
    chance = random.Random(language)
    words = [*_WORDS[language].split(), *_rarer(chance, language)]
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    parted = "" if language == "zh" else " "
    return tuple(
        _capital(parted.join(chance.choices(words, cum_weights=weights, k=length)))
        + ("。" if language == "zh" else ".")
        for length in chance.choices(range(6, 17), k=_SENTENCES)
    )


def _rarer(chance: random.Random, language: str) -> Iterator[str]:
    if language == "zh":
        letters = [chr(code) for code in range(0x4E00, 0x4E00 + 3_000)]
    else:
        letters = _SYLLABLES[language].split()
    for _ in range(_RARER):
        yield "".join(chance.choices(letters, k=2 if language == "zh" else 3))


def _capital(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]
