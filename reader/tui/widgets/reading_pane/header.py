"""What stands around the body: who wrote it, when, how long it is, and its files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo

from reader.content.measure import reading_minutes
from reader.model.article import Article, Credit, Enclosure
from reader.model.block import Rule
from reader.tui.widgets.reading_pane.document import HEADER
from reader.tui.widgets.reading_pane.layout.spans import cleaned
from reader.tui.widgets.reading_pane.leaf import Body, Label, Leaf
from reader.tui.widgets.reading_pane.line import Face, Run, mark, ornament

_DOT = " · "
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SIGNS = {"audio": "♪ ", "video": "▶ ", "image": "▣ "}
_FILE = "▢ "
_UNITS = ("B", "kB", "MB", "GB", "TB")


def header_leaves(article: Article, zone: tzinfo | None) -> list[Leaf]:
    """Make the lines above the body; `zone` is local time, None the system's."""
    lines = [
        _label(article.title or article.url or "Untitled", "title"),
        _label(_DOT.join(_facts(article, zone)), "meta"),
    ]
    if article.tags:
        lines.append(_label("Tags: " + ", ".join(article.tags), "meta"))
    if article.url:
        lines.append(_label(article.url, "meta", article.url))
    bodies: list[Body] = [*lines, Rule()]
    return [Leaf(HEADER, part, body) for part, body in enumerate(bodies)]


def enclosure_leaves(enclosures: Iterable[Enclosure], block: int) -> list[Leaf]:
    """Make one line for each file that comes with an article; `block` numbers them."""
    leaves: list[Leaf] = []
    for part, enclosure in enumerate(enclosures):
        kind = enclosure.media_type.partition("/")[0]
        sign = _SIGNS.get(kind, _FILE)
        leaves.append(
            Leaf(
                block,
                part,
                _enclosure_label(enclosure),
                first=(mark(sign),),
                rest=(ornament(" " * len(sign)),),
                gap=() if part else ((),),
            )
        )
    return leaves


def _label(text: str, role: str, link: str | None = None) -> Label:
    return Label((Run(cleaned(text), Face(role, link=cleaned(link or "") or None)),))


def _facts(article: Article, zone: tzinfo | None) -> list[str]:
    date = _date_of(article, zone)
    edited = article.edited
    edit = "" if edited is None else "edited " + spelled(edited.astimezone(zone))
    minutes = reading_minutes(article.words, article.language)
    authors = ", ".join(_credit(credit) for credit in article.credits)
    facts = (article.feed, authors, date, edit, f"{minutes} min", article.language)
    return [fact for fact in facts if fact]


def _credit(credit: Credit) -> str:
    return f"{credit.name} ({credit.role})" if credit.role else credit.name


def _date_of(article: Article, zone: tzinfo | None) -> str:
    """Say when the article appeared, else when it came, in local time."""
    if article.published is not None:
        return spelled(article.published.astimezone(zone))
    return "added " + spelled(article.added.astimezone(zone))


def spelled(when: datetime) -> str:
    """Say a date and a time of day."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}, {when:%H:%M}"


def _enclosure_label(enclosure: Enclosure) -> Label:
    link = cleaned(enclosure.url)
    name = cleaned(enclosure.title) or link
    facts = [cleaned(enclosure.media_type)]
    if enclosure.duration is not None:
        facts.append(_duration(enclosure.duration))
    if enclosure.length:
        facts.append(_size(enclosure.length))
    words = _DOT.join(fact for fact in facts if fact)
    facts_run = Run(words + _DOT if words else "", Face("meta"))
    return Label((facts_run, Run(name, Face("text", link=link or None))))


def _duration(seconds: int) -> str:
    minutes, seconds = divmod(max(seconds, 0), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _size(length: int) -> str:
    """Say a length in bytes in decimal units (SI)."""
    size, unit = float(length), _UNITS[0]
    for unit in _UNITS:
        if size < 1000 or unit == _UNITS[-1]:
            break
        size /= 1000
    return f"{size:.0f} {unit}" if unit in ("B", "kB") else f"{size:.1f} {unit}"
