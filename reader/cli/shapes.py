"""The JSON objects of the command line: their names and types are a promise."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from reader.content.word_diff import Difference, Edited
from reader.model.article import Article
from reader.model.feed import Feed
from reader.model.view import SmartFolder, Tag

if TYPE_CHECKING:
    from reader.library.edits import Changes, Edit
    from reader.library.health import Health
    from reader.library.older import OlderArticles
    from reader.library.outcome import Fetched, Outcome

Object = dict[str, object]


def article_object(article: Article) -> Object:
    """One article of a list; times are ISO 8601 with their zone."""
    return {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "feed": article.feed,
        "feed_url": article.feed_url,
        "authors": [credit._asdict() for credit in article.credits],
        "published": _time(article.published),
        "added": _time(article.added),
        "edited": _time(article.edited),
        "language": article.language,
        "tags": list(article.tags),
        "read": article.read is not None,
        "starred": article.starred is not None,
        "later": article.later is not None,
        "words": article.words,
    }


def whole_article_object(article: Article, markdown: str) -> Object:
    """One article with its text, also as Markdown, and its enclosures.

    The length of an enclosure is in bytes, its duration in seconds.
    """
    return article_object(article) | {
        "text": article.text,
        "markdown": markdown,
        "enclosures": [
            {
                "url": enclosure.url,
                "media_type": enclosure.media_type,
                "length": enclosure.length,
                "title": enclosure.title,
                "duration": enclosure.duration,
            }
            for enclosure in article.enclosures
        ],
    }


def changes_object(article: Article, edits: Iterable[tuple[Edit, Changes]]) -> Object:
    """What edits changed in an article, the last one first; words are counted.

    `title` and `text` are lists of what changed in them: an object for each
    edited paragraph with its `pieces`, and one for the paragraphs between, with
    how many were left `unchanged`.
    """
    return {
        "id": article.id,
        "title": article.title,
        "edits": [
            {
                "at": _time(edit.at),
                "added": changes.added,
                "removed": changes.removed,
                "title": _parts(changes.title),
                "text": _parts(changes.text),
            }
            for edit, changes in edits
        ],
    }


def _parts(difference: Difference) -> list[Object]:
    return [
        {"pieces": [{"kind": str(one.kind), "text": one.text} for one in part.pieces]}
        if isinstance(part, Edited)
        else {"unchanged": len(part.paragraphs)}
        for part in difference.parts
    ]


def feed_object(feed: Feed) -> Object:
    """One feed; `last_error` is null when all is well.

    `next_fetch` is null where it is due at once, `every` is in seconds, and what is
    as usual is null.
    """
    settings = feed.settings
    return {
        "id": feed.id,
        "title": feed.title,
        "url": feed.url,
        "site_url": feed.site_url,
        "folder": feed.folder,
        "hidden": feed.hidden,
        "tags": list(feed.tags),
        "articles": feed.articles,
        "unread": feed.unread,
        "last_fetched": _time(feed.last_fetched),
        "last_error": feed.last_error,
        "next_fetch": _time(feed.next_fetch),
        "every": settings.every,
        "paused": settings.paused,
        "full_text": settings.full_text,
        "notify": settings.notify,
        "user_agent": settings.user_agent,
        "proxy": settings.proxy,
        "login": settings.login,
        "secret_field": settings.secret_field,
        "secret_from": settings.secret_from,
    }


def health_object(health: Health) -> Object:
    """How one feed fares; `trouble` is empty when all is well.

    `months` are the numbers of articles in the last twelve months, the latest
    last, and `sparkline` draws them.
    """
    from reader.library.health import sparkline  # schedules cost 5 ms

    return {
        "id": health.feed_id,
        "title": health.title,
        "url": health.url,
        "folder": health.folder,
        "health": str(health.kind),
        "trouble": health.trouble,
        "since": _time(health.since),
        "plan": health.plan,
        "next_fetch": _time(health.next_fetch),
        "last_fetched": _time(health.last_fetched),
        "newest": _time(health.last_new),
        "leads_to": health.leads_to,
        "moved_from": health.moved_from,
        "articles": health.articles,
        "read": health.read,
        "months": list(health.months or ()),
        "sparkline": sparkline(health.months or ()),
    }


def tag_object(tag: Tag) -> Object:
    """One tag with its counts."""
    return {"name": tag.name, "articles": tag.articles, "unread": tag.unread}


def smart_folder_object(folder: SmartFolder) -> Object:
    """One saved query with its unread articles."""
    return {
        "id": folder.id,
        "name": folder.name,
        "query": folder.query,
        "unread": folder.unread,
        "notify": folder.notify,
    }


def outcome_object(outcome: Outcome) -> Object:
    """What became of one thing that was added.

    `url` is the feed's address, null where it is none or is not followed; `others`
    are further feeds that the page names.
    """
    return {
        "subject": outcome.subject,
        "kind": outcome.kind,
        "result": str(outcome.result),
        "title": outcome.title,
        "articles": list(outcome.articles),
        "feed_id": outcome.feed_id,
        "url": outcome.url or None,
        "others": [link._asdict() for link in outcome.others],
        "notes": list(outcome.notes),
        "error": None if outcome.error is None else str(outcome.error),
    }


def fetched_object(fetched: Fetched) -> Object:
    """What became of one feed in a refresh."""
    return {
        "feed_id": fetched.feed_id,
        "title": fetched.title,
        "url": fetched.url,
        "new": list(fetched.new),
        "edited": list(fetched.edited),
        "warning": fetched.warning,
        "error": None if fetched.error is None else str(fetched.error),
    }


def older_object(older: OlderArticles) -> Object:
    """What fetching older pages of one feed gave; `more` says whether some are left."""
    return {
        "feed_id": older.feed_id,
        "title": older.title,
        "url": older.url,
        "new": list(older.new),
        "pages": older.pages,
        "more": older.more,
        "error": None if older.error is None else str(older.error),
    }


def _time(when: datetime | None) -> str | None:
    return None if when is None else when.isoformat()
