"""The elements of RSS 2.0 and Atom that are read as feedparser reads them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any

from reader.content.nesting import names
from reader.formats.dates import parse_date

Record = dict[str, Any]
Element = Callable[[ET.Element, Record, str | None], None]
"""Reads an element into a record; the last is the language of the whole feed."""

XML = "{http://www.w3.org/XML/1998/namespace}"
ATOM = "http://www.w3.org/2005/Atom"

_INHERITED = frozenset({"base", "lang", f"{XML.lower()}base", f"{XML.lower()}lang"})
_PREFIXES = {
    ATOM: "",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/rss/1.0/modules/slash/": "slash:",
    "http://purl.org/rss/1.0/modules/syndication/": "sy:",
    "http://wellformedweb.org/CommentAPI/": "wfw:",
    "http://search.yahoo.com/mrss/": "media:",
}
C1 = re.compile("[\x80-\x9f]")
"""Controls that feedparser takes for letters of windows-1252."""


_DOUBTED_LINK = re.compile(r":///|&")
_TYPES = {"text": "text/plain", "plain": "text/plain", "html": "text/html"}
_READ_TYPES = frozenset(_TYPES.values())


class Unknown(Exception):
    """Only feedparser knows what it would make of this."""


def word_of(element: ET.Element) -> str:
    """The name of an element in small letters, with feedparser's prefix."""
    tag = element.tag
    if tag[0] != "{":
        return tag.lower()
    namespace, _, name = tag[1:].partition("}")
    prefix = _PREFIXES.get(namespace)
    if prefix is None:
        raise Unknown
    return prefix + name.lower()


def plain(element: ET.Element) -> ET.Element:
    """An element with names in small letters, without base and language of its own."""
    if element.attrib:
        small = {name.lower(): value for name, value in element.attrib.items()}
        if not small.keys().isdisjoint(_INHERITED):
            raise Unknown
        element.attrib = small
    return element


def _text(element: ET.Element) -> str:
    """The text as feedparser gives it, where it does not mend it."""
    text = (element.text or "").strip()
    if text.isascii():
        return text
    try:
        # UTF-8 that was taken for ISO 8859-1 and written as UTF-8 again.
        text = text.encode("iso-8859-1").decode("utf-8")
    except UnicodeError:
        return text
    if C1.search(text):
        raise Unknown
    return text


def _link_text(text: str) -> str:
    if _DOUBTED_LINK.search(text):
        raise Unknown
    return text


def _nothing(_element: ET.Element, _record: Record, _language: str | None) -> None:
    """Pass over what newsleaf does not read."""


def _image(element: ET.Element, _record: Record, _language: str | None) -> None:
    known = {"title", "link", "description", "url", "width", "height"}
    if any(len(child) or child.tag not in known for child in element):
        raise Unknown


def _skip(element: ET.Element, _record: Record, _language: str | None) -> None:
    if any(len(child) or child.tag not in ("hour", "day") for child in element):
        raise Unknown


def _person_apart(element: ET.Element, _record: Record, _lang: str | None) -> None:
    if any(len(one) or word_of(one) not in ("name", "uri", "email") for one in element):
        raise Unknown


def _once(record: Record, name: str, value: object) -> None:
    if name in record:
        raise Unknown
    record[name] = value


def _line(name: str) -> Element:
    def read(element: ET.Element, record: Record, _language: str | None) -> None:
        _once(record, name, _text(element))

    return read


def _language(element: ET.Element, record: Record, _language: str | None) -> None:
    record["language"] = _text(element)


def _date(name: str) -> Element:
    def read(element: ET.Element, record: Record, _language: str | None) -> None:
        text = _text(element)
        if parse_date(text) is None:
            raise Unknown
        _once(record, name, text)

    return read


def _detail(element: ET.Element, usual: str, language: str | None) -> Record:
    kind = element.attrib.get("type", usual).lower()
    kind = _TYPES.get(kind, kind)
    if kind not in _READ_TYPES or not element.attrib.keys() <= {"type"}:
        raise Unknown
    return {"type": kind, "language": language, "base": "", "value": _text(element)}


def _content(usual: str) -> Element:
    def read(element: ET.Element, record: Record, language: str | None) -> None:
        detail = _detail(element, usual, language)
        _once(record, "content", [detail])
        record.setdefault("summary", detail["value"])

    return read


def _summary(usual: str) -> Element:
    def read(element: ET.Element, record: Record, language: str | None) -> None:
        detail = _detail(element, usual, language)
        _once(record, "summary_detail", detail)
        record["summary"] = detail["value"]

    return read


def _title(element: ET.Element, record: Record, language: str | None) -> None:
    detail = _detail(element, "text/plain", language)
    _once(record, "title_detail", detail)
    record["title"] = detail["value"]


def _subtitle(usual: str) -> Element:
    def read(element: ET.Element, record: Record, language: str | None) -> None:
        _once(record, "subtitle", _detail(element, usual, language)["value"])

    return read


def _link(element: ET.Element, record: Record, _language: str | None) -> None:
    """A link whose address is an attribute (Atom) or the text (RSS)."""
    link = _attributes(element)
    link.setdefault("rel", "alternate")
    own = "application/atom+xml" if link["rel"] == "self" else "text/html"
    link.setdefault("type", own)
    if "href" not in link:
        if len(link) > 2:
            raise Unknown
        if text := _text(element):
            link["href"] = _link_text(text)
        record["link"] = ""
    elif link["rel"] == "alternate":
        record["link"] = ""
    record.setdefault("links", []).append(link)


def _attributes(element: ET.Element) -> Record:
    """The attributes of something that has an address."""
    found: Record = {}
    for name, value in element.attrib.items():
        if name.startswith("{"):
            continue
        found[name] = value.lower() if name in ("rel", "type") else value
    if "url" in found or "uri" in found:
        if "href" in found or ("url" in found and "uri" in found):
            raise Unknown
        found["href"] = found.pop("url", None) or found.pop("uri", "")
    if "///" in found.get("href", "") or found.get("href") == "":
        raise Unknown
    return found


def _enclosure(element: ET.Element, record: Record, _language: str | None) -> None:
    record.setdefault("links", []).append(_attributes(element) | {"rel": "enclosure"})


def _medium(element: ET.Element, record: Record, _language: str | None) -> None:
    medium = {
        name: value.lower() if name in ("rel", "type") else value
        for name, value in element.attrib.items()
        if not name.startswith("{")
    }
    record.setdefault("media_content", []).append(medium)


def _guid(element: ET.Element, record: Record, _language: str | None) -> None:
    is_link = element.attrib.get("ispermalink", "true") == "true"
    text = _text(element)
    if "///" in text:
        raise Unknown
    _once(record, "id", text)
    record["guidislink"] = is_link and "link" not in record
    if is_link:
        record.setdefault("link", "")


def _author(element: ET.Element, record: Record, _language: str | None) -> None:
    """A person as text; feedparser takes addresses of mail apart."""
    name = _text(element)
    if "@" in name or not name:
        raise Unknown
    record.setdefault("authors", []).append({"name": name})
    record["author"] = name


def _person(element: ET.Element, record: Record, _language: str | None) -> None:
    """A person of Atom; a second one with an address inherits in feedparser."""
    person: Record = {}
    for child in element:
        word = word_of(child)
        if len(child) or word not in ("name", "email", "uri") or word in person:
            raise Unknown
        person[word] = _text(plain(child))
    person.pop("uri", None)
    name = person.get("name", "")
    people = record.setdefault("authors", [])
    people.append(person)
    if (
        not name
        or "@" in name
        or (len(people) > 1 and any("email" in p for p in people))
    ):
        raise Unknown


def _category(element: ET.Element, record: Record, _language: str | None) -> None:
    attributes = element.attrib
    tags = record.setdefault("tags", [])
    _tag(
        tags,
        attributes.get("term"),
        attributes.get("scheme", attributes.get("domain")),
        attributes.get("label"),
    )
    value = _text(element)
    if value and tags and not tags[-1]["term"]:
        tags[-1]["term"] = value
    elif value:
        _tag(tags, value, None, None)


def _tag(
    tags: list[Record], term: str | None, scheme: str | None, label: str | None
) -> None:
    tag = {"term": term, "scheme": scheme, "label": label}
    if (term or scheme or label) and tag not in tags:
        tags.append(tag)


HOLDERS = frozenset({_image, _skip, _person, _person_apart})

_UNREAD = dict.fromkeys(
    names(
        "comments slash:comments slash:section slash:department slash:hit_parade"
        " wfw:comment wfw:commentrss media:thumbnail rights"
    ),
    _nothing,
)
RSS_ARTICLE: dict[str, Element] = {
    **_UNREAD,
    "title": _title,
    "link": _link,
    "description": _summary("text/html"),
    "content:encoded": _content("text/html"),
    "guid": _guid,
    "pubdate": _date("published"),
    "dc:date": _date("updated"),
    "author": _author,
    "dc:creator": _author,
    "category": _category,
    "dc:subject": _category,
    "enclosure": _enclosure,
    "media:content": _medium,
}
ATOM_ARTICLE: dict[str, Element] = {
    **_UNREAD,
    "title": _title,
    "link": _link,
    "summary": _summary("text/plain"),
    "content": _content("text/plain"),
    "id": _guid,
    "published": _date("published"),
    "updated": _date("updated"),
    "author": _person,
    "contributor": _person_apart,
    "category": _category,
    "media:content": _medium,
}
_ABOUT = dict.fromkeys(
    names(
        "category copyright rights generator lastbuilddate pubdate docs webmaster"
        " managingeditor cloud sy:updatebase id updated icon logo"
    ),
    _nothing,
)
RSS_FEED: dict[str, Element] = {
    **_ABOUT,
    "title": _title,
    "link": _link,
    "description": _subtitle("text/html"),
    "language": _language,
    "dc:language": _language,
    "ttl": _line("ttl"),
    "sy:updateperiod": _line("sy_updateperiod"),
    "sy:updatefrequency": _line("sy_updatefrequency"),
    "image": _image,
    "skiphours": _skip,
    "skipdays": _skip,
}
ATOM_FEED: dict[str, Element] = {
    **_ABOUT,
    "title": _title,
    "link": _link,
    "subtitle": _subtitle("text/plain"),
    "author": _person,
    "contributor": _person_apart,
    "sy:updateperiod": _line("sy_updateperiod"),
    "sy:updatefrequency": _line("sy_updatefrequency"),
}
