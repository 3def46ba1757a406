"""Makes libraries of any size through the real store, and keeps them between runs."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.library.library import Library
from reader.model.article import Body, BodyFormat, Credit, ParsedArticle, State
from reader.model.feed import Subscription
from reader.store import states, tags
from reader.store.articles import insert_article
from reader.store.database import SCHEMA_VERSION, Connection
from reader.store.feeds import subscribe

KEPT = Path(__file__).parents[2] / ".bench"
"""Where libraries are kept; Git ignores it."""

RECIPE = 2
"""To be raised when libraries are made otherwise, so that old ones are left."""

FEEDS = 200
FOLDERS = ("", "Culture", "Culture/Books", "Science", "World")
BODY_BYTES = 2_000
NEWEST = datetime(2026, 1, 1, tzinfo=UTC)
BETWEEN = timedelta(minutes=7)
"""Between two articles; 100,000 of them span sixteen months."""

FIRST_TITLE = "The ferry"
FIRST_WORDS = "It leaves at six"
"""The title and the first words of the newest article."""

_WORDS = {
    "en": "river stone lamp harbour letter morning the of and a in to across winter "
    "market bridge reading window garden paper clock station music quiet northern "
    "glass account history between people measure slowly water field evening",
    "fr": "rivière pierre lampe port lettre matin le la de et dans à travers hiver "
    "marché pont lecture fenêtre jardin papier horloge gare musique forêt été "
    "château œuvre déjà naïf façade récit voisin mesure lentement soirée",
    "de": "Fluss Stein Lampe Hafen Brief Morgen der die und in zu über Winter Markt "
    "Brücke Lesen Fenster Garten Papier Uhr Bahnhof Musik Straße größer Übung "
    "Nachbar Geschichte zwischen langsam Wasser Feld Abend schön",
    "ar": "نهر حجر مصباح ميناء رسالة صباح في من إلى عبر شتاء سوق جسر قراءة نافذة "
    "حديقة ورق ساعة محطة موسيقى زجاج حكاية بين ناس قياس ماء حقل مساء",
    "zh": "河流 石头 灯光 港口 信件 早晨 冬天 市场 大桥 阅读 窗户 花园 纸张 时钟 车站 "
    "音乐 玻璃 历史 人们 慢慢 水面 田野 傍晚 安静 北方 故事 邻居 测量",
}
_VOCABULARY = {
    language: [*words.split(), *(f"{word}{n}" for word in words.split() for n in "abc")]
    for language, words in _WORDS.items()
}
"""Four times the words, so that the index holds rare ones too."""

_TAGS = (
    "books", "rivers", "ponts", "musique", "Wetter", "Handwerk", "تاريخ", "历史",
    "maps", "bread", "jardins", "clocks",
)  # fmt: skip


def library_of(articles: int) -> Path:
    """A library of so many articles, made now or kept from an earlier run."""
    path = KEPT / f"{articles}-recipe{RECIPE}-schema{SCHEMA_VERSION}.db"
    if not path.exists():
        KEPT.mkdir(exist_ok=True)
        growing = path.with_suffix(".part")
        growing.unlink(missing_ok=True)
        with (
            Library(growing) as library,
            library.database.writing() as connection,
        ):
            _fill(connection, articles)
        growing.rename(path)
    return path


def _fill(connection: Connection, articles: int) -> None:
    chance = random.Random(articles)
    added = int(NEWEST.timestamp())
    feeds = [_subscribe(connection, number, added) for number in range(FEEDS)]
    kept = []
    for number in range(articles):
        parsed = _article(chance, number)
        kept.append(
            insert_article(
                connection,
                parsed,
                feed_id=chance.choice(feeds),
                identity=f"guid:{number}",
                digest=f"{number:032x}",
                added=added,
            )
        )
    for name in _TAGS:
        tags.tag_articles(connection, chance.sample(kept, articles // 20), name)
    for state, share in ((State.READ, 3), (State.STARRED, 50), (State.LATER, 80)):
        # The newest stays unread, so that every library opens alike.
        some = chance.sample(kept[1:], articles // share)
        states.set_state(connection, some, state, True, added)


def _subscribe(connection: Connection, number: int, at: int) -> int:
    subscription = Subscription(
        url=f"https://feed{number}.example/rss",
        title=f"Feed {number:03}",
        folder=FOLDERS[number % len(FOLDERS)],
    )
    return subscribe(connection, subscription, at)[0]


def _article(chance: random.Random, number: int) -> ParsedArticle:
    language = chance.choice(tuple(_WORDS))
    paragraphs = list(_paragraphs(chance, language))
    if number == 0:
        paragraphs[0] = f"{FIRST_WORDS}. {paragraphs[0]}"
    text = "\n\n".join(paragraphs)
    title = _sentence(chance, language)[:60].strip()
    return ParsedArticle(
        title=f"{title} {number}" if number else FIRST_TITLE,
        body=Body(BodyFormat.HTML, "".join(f"<p>{p}</p>" for p in paragraphs)),
        text=text,
        words=len(text.split()),
        url=f"https://feed.example/{number}",
        summary=paragraphs[0][:200],
        credits=(Credit(f"Writer {chance.randrange(500)}"),),
        published=NEWEST - number * BETWEEN,
        language=language,
    )


def _paragraphs(chance: random.Random, language: str) -> Iterator[str]:
    size = 0
    while size < BODY_BYTES:
        sentences = (_sentence(chance, language) for _ in range(4))
        paragraph = " ".join(sentences)
        size += len(paragraph.encode())
        yield paragraph


def _sentence(chance: random.Random, language: str) -> str:
    words = chance.choices(_VOCABULARY[language], k=chance.randint(6, 16))
    parted = ("" if language == "zh" else " ").join(words)
    return parted[0].upper() + parted[1:] + ("。" if language == "zh" else ".")
