"""Reads and writes OPML 1.0 and 2.0 lists of feeds (http://opml.org/spec2.opml)."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime

from reader.content.clean import clean_line, safe_link
from reader.formats.opml_settings import (
    NAMESPACE,
    read_settings,
    settings_attributes,
)
from reader.formats.subscriptions import (
    dropped_line,
    feed_address,
    merged,
    unique,
    why_dropped,
)
from reader.formats.xml_text import xml_text
from reader.model.errors import UnreadableInput
from reader.model.feed import Feed, ParsedSubscriptions, Subscription

# What OPML has no attribute for.
_HIDDEN = f"{{{NAMESPACE}}}hidden"
_TAGS = f"{{{NAMESPACE}}}tags"
_HIDDEN_BY_MINIFLUX = "{https://miniflux.app/opml}hideGlobally"

_DECLARES = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DEEPEST = 32
_LONGEST_NAME = 200

Attributes = dict[str, str]


def parse_opml(data: bytes) -> ParsedSubscriptions:
    """Read a list of feeds.

    Outlines without an address are folders, of any depth. Where an outline is
    in no folder, the first category that begins or is parted by a slash is
    one; the other categories are tags (OPML 2.0, "category"). Outlines that
    name a command, a file or anything else that is no web address are left out
    and told of, and so are settings that make no sense. Feeds that are there
    twice are merged.

    Raises:
        UnreadableInput: the bytes are no OPML, or declare a document type.
            Entities are not read at all: expat before 2.7 crashes on chains of
            them (CVE-2024-8176).
    """
    text = xml_text(data)
    if _DECLARES.search(text):
        reason = "is OPML with a document type or entities, which are not read"
        raise UnreadableInput("", reason, "take the <!DOCTYPE ...> out of it")
    reader = _Reader()
    parser = ET.XMLParser(target=reader)
    try:
        parser.feed(text)
        parser.close()
    except ET.ParseError as error:
        line = error.position[0]
        reason = f"is broken XML in line {line}: {str(error).partition(':')[0]}"
        raise UnreadableInput("", reason) from error
    return ParsedSubscriptions(
        merged(reader.subscriptions), clean_line(reader.title), tuple(reader.dropped)
    )


def write_opml(feeds: Sequence[Feed], title: str, created: datetime) -> bytes:
    """Write feeds as OPML 2.0, in their folders.

    Tags are written as categories; hidden feeds, tags that a category cannot
    hold and what is set for a feed are attributes of newsleaf's own namespace.

    Args:
        feeds: what to write, in this order within each folder.
        title: the title of the document.
        created: an aware time.
    """
    ET.register_namespace("newsleaf", NAMESPACE)
    root = ET.Element("opml", {"version": "2.0"})
    head = ET.SubElement(root, "head")
    ET.SubElement(head, "title").text = clean_line(title)
    when = format_datetime(created.astimezone(UTC), usegmt=True)  # RFC 822
    ET.SubElement(head, "dateCreated").text = when
    folders = {"": ET.SubElement(root, "body")}
    for feed in feeds:
        ET.SubElement(_folder(folders, feed.folder), "outline", _outline(feed))
    ET.indent(root)
    document = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{document}\n'.encode()


class _Reader:
    """What the parser calls: keeps the outlines that are open and what they hold."""

    def __init__(self) -> None:
        self.subscriptions: list[Subscription] = []
        self.dropped: list[str] = []
        self.title = ""
        self._open: list[str] = []
        self._folders: list[str] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        name = _name(tag)
        if not self._open and name != "opml":
            raise UnreadableInput("", f"is no OPML but <{name}>")
        self._open.append(name)
        if name == "outline":
            self._outline({key.lower(): value for key, value in attributes.items()})

    def data(self, text: str) -> None:
        if self._open[-1] == "title":
            self.title += text

    def end(self, tag: str) -> None:
        self._open.pop()
        if _name(tag) == "outline":
            self._folders.pop()

    def _outline(self, attributes: Attributes) -> None:
        address = (attributes.get("xmlurl") or attributes.get("url") or "").strip()
        self._folders.append("" if address else _label(attributes))
        if address:
            self._add(attributes, address)

    def _add(self, attributes: Attributes, address: str) -> None:
        title, url = _label(attributes), feed_address(address)
        if "filtercmd" in attributes:
            self._drop(title, address, "it is filtered by a command")
        elif url is None:
            self._drop(title, address, why_dropped(address))
        else:
            self.subscriptions.append(self._subscription(attributes, title, url))

    def _drop(self, title: str, address: str, why: str) -> None:
        self.dropped.append(dropped_line(title, address, f"left out, {why}"))

    def _subscription(
        self, attributes: Attributes, title: str, url: str
    ) -> Subscription:
        folder = "/".join(filter(None, self._folders[:_DEEPEST]))
        categories = attributes.get("category", "").split(",")
        if own := attributes.get(_TAGS.lower()):
            categories = own.split("\n")
        elif not folder:
            paths = [one for one in categories if "/" in one]
            folder = _path(paths[0]) if paths else ""
            categories = [one for one in categories if one not in paths[:1]]
        settings, problems = read_settings(attributes)
        self.dropped += (dropped_line(title, url, problem) for problem in problems)
        return Subscription(
            url=url,
            title="" if title == url else title,
            folder=folder,
            tags=unique(one.strip("/ ") for one in categories),
            site_url=safe_link(attributes.get("htmlurl", "")),
            description=clean_line(attributes.get("description", "")),
            hidden=_is_hidden(attributes),
            settings=settings,
        )


def _name(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


def _label(attributes: Attributes) -> str:
    label = clean_line(attributes.get("text", "")) or clean_line(
        attributes.get("title", "")
    )
    return label[:_LONGEST_NAME]


def _path(category: str) -> str:
    parts = (clean_line(part) for part in category.split("/"))
    return "/".join(list(filter(None, parts))[:_DEEPEST])


def _is_hidden(attributes: Attributes) -> bool:
    return any(
        attributes.get(name.lower()) == "true"
        for name in (_HIDDEN, _HIDDEN_BY_MINIFLUX)
    )


def _folder(folders: dict[str, ET.Element], path: str) -> ET.Element:
    """Find the outline of a folder, or make it and those around it."""
    parent, made = folders[""], ""
    for part in filter(None, path.split("/")):
        made = f"{made}/{part}"
        if made not in folders:
            names = {"text": part, "title": part}
            folders[made] = ET.SubElement(parent, "outline", names)
        parent = folders[made]
    return parent


def _outline(feed: Feed) -> Attributes:
    title = clean_line(feed.title) or feed.url
    outline = {"type": "rss", "text": title, "title": title, "xmlUrl": feed.url}
    if feed.site_url:
        outline["htmlUrl"] = feed.site_url
    if feed.tags:
        outline["category"] = ",".join(tag.replace(",", " ") for tag in feed.tags)
    if any("," in tag or "/" in tag for tag in feed.tags):
        outline[_TAGS] = "\n".join(feed.tags)
    if feed.hidden:
        outline[_HIDDEN] = "true"
    return outline | settings_attributes(feed.settings)
