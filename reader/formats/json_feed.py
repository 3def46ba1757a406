"""Reads JSON Feed 1.0 and 1.1 (https://jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from reader.content.clean import clean_line, safe_link
from reader.formats.assembly import (
    Draft,
    finish,
    language_tag,
    older_page,
    seconds,
    whole_number,
)
from reader.formats.dates import parse_date
from reader.model.article import Body, BodyFormat, Enclosure
from reader.model.errors import NotAFeed, UnreadableInput
from reader.model.feed import ParsedFeed

_VERSIONS = ("https://jsonfeed.org/version/", "http://jsonfeed.org/version/")


def is_json(data: bytes) -> bool:
    """Tell whether bytes look like a JSON object, which no XML feed does."""
    return data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def parse_json_feed(data: bytes, url: str) -> ParsedFeed:
    """Read a JSON Feed.

    Members of the wrong type count as not there. What is no object among the
    articles is passed over, and the warning counts it.

    Args:
        data: the feed as the server or the file gives it.
        url: its address; relative links are resolved against it, or against
            its site where it is no web address.

    Raises:
        NotAFeed: JSON of another kind.
        UnreadableInput: broken JSON.
    """
    feed = _loaded(data, url)
    if not isinstance(feed, dict) or not _text(feed, "version").startswith(_VERSIONS):
        raise NotAFeed(url, "is JSON but no JSON Feed")
    base = safe_link(url) or ""
    site = safe_link(_text(feed, "home_page_url"), base)
    records = _objects(feed, "items")
    lost = len(_list(feed, "items")) - len(records)
    language = _text(feed, "language")
    drafts = (
        _draft(record, base or site or "", language, _names(feed)) for record in records
    )
    return ParsedFeed(
        title=clean_line(_text(feed, "title")),
        articles=tuple(finish(draft) for draft in drafts),
        site_url=site,
        description=clean_line(_text(feed, "description")),
        language=language_tag(language),
        warning=f"{lost} of its articles could not be read" if lost else "",
        older=older_page(_text(feed, "next_url"), base),
        kind="JSON Feed",
    )


def _loaded(data: bytes, url: str) -> Any:
    try:
        # RFC 8259, section 8.1: UTF-8; a mark at its beginning may be ignored.
        # Templates put line breaks and tabs into texts as they are.
        return json.loads(data.decode("utf-8-sig", "replace"), strict=False)
    except json.JSONDecodeError as error:
        raise UnreadableInput(url, _complaint(error)) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(url, "is JSON that cannot be read") from error


def _complaint(error: json.JSONDecodeError) -> str:
    at_its_end = not error.doc[error.pos :].strip() or "Unterminated" in error.msg
    if at_its_end:
        return f"is broken JSON: it breaks off in line {error.lineno}"
    return f"is broken JSON: {error.msg} in line {error.lineno}"


def _draft(
    record: dict[str, Any], base: str, language: str, feed_names: tuple[str, ...]
) -> Draft:
    url = safe_link(_text(record, "url"), base)
    page = url or safe_link(_text(record, "external_url"), base)
    if page is None and _id(record).startswith(("http://", "https://")):
        # The specification wants an id to be the address of its article.
        page = safe_link(_id(record))
    return Draft(
        body=_body(record, base),
        title=_text(record, "title"),
        summaries=(Body(BodyFormat.PLAIN, _text(record, "summary")),),
        guid=_id(record),
        url=page,
        names=_names(record) or feed_names,
        published=parse_date(_text(record, "date_published")),
        updated=parse_date(_text(record, "date_modified")),
        language=_text(record, "language") or language,
        tags=tuple(tag for tag in _list(record, "tags") if isinstance(tag, str)),
        enclosures=tuple(_enclosures(record, base)),
    )


def _body(record: dict[str, Any], base: str) -> Body:
    html, text = _text(record, "content_html"), _text(record, "content_text")
    if html.strip():
        return Body(BodyFormat.HTML, html, base)
    return Body(BodyFormat.PLAIN, text or _text(record, "summary"), base)


def _names(record: dict[str, Any]) -> tuple[str, ...]:
    # Version 1.0 has one author, version 1.1 a list of them.
    people = _objects(record, "authors")
    if not people and isinstance(record.get("author"), dict):
        people = [record["author"]]
    return tuple(_text(one, "name") for one in people)


def _enclosures(record: dict[str, Any], base: str) -> Iterator[Enclosure]:
    for attachment in _objects(record, "attachments"):
        url = safe_link(_text(attachment, "url"), base)
        if url is not None and url.startswith("http"):
            yield Enclosure(
                url=url,
                media_type=clean_line(_text(attachment, "mime_type")),
                length=whole_number(attachment.get("size_in_bytes")),
                title=clean_line(_text(attachment, "title")),
                duration=seconds(attachment.get("duration_in_seconds")),
            )


def _text(record: dict[str, Any], name: str) -> str:
    value = record.get(name)
    return value if isinstance(value, str) else ""


def _id(record: dict[str, Any]) -> str:
    # The specification has readers take a number for the string it should be.
    value = record.get("id")
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if is_number else _text(record, "id")


def _list(record: dict[str, Any], name: str) -> list[Any]:
    value = record.get(name)
    return value if isinstance(value, list) else []


def _objects(record: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [value for value in _list(record, name) if isinstance(value, dict)]
