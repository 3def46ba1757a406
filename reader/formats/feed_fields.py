"""Reads the fields of one article out of what feedparser makes of RSS and Atom."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from reader.content.clean import clean_line, safe_link
from reader.formats.assembly import Draft, plain_line, seconds, whole_number
from reader.formats.dates import parse_date
from reader.model.article import Body, BodyFormat, Enclosure

Record = dict[str, Any]

_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
SHOWN = "media:shown"
"""What the description of a medium is called, that it is not the article's."""

_RELATIONS = "http://www.iana.org/assignments/relation/"
_TITLE_LENGTH = 2000
_SENTENCE = 100

_TAG = re.compile(
    r"""<(?: !-- | /?(?: a|abbr|address|article|aside|audio|b|big|blockquote|body|br
    |center|cite|code|dd|del|details|div|dl|dt|em|embed|figcaption|figure|font|footer
    |form|h[1-6]|header|hr|html|i|iframe|img|ins|kbd|li|main|mark|nav|noscript|object
    |ol|p|picture|pre|q|s|script|section|small|source|span|strike|strong|style|sub
    |summary|sup|svg|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|video|wbr
    )\b[^<>]*>)""",
    re.VERBOSE | re.IGNORECASE,
)
_SECTION = re.compile(r"\s*<!\[CDATA\[(.*?)\]\]>\s*", re.DOTALL)
_ANY_TAG = re.compile(r"<[^<>]*>")
_MEDIA_TAG = re.compile(r"<(?:img|video|audio|iframe|picture)\b", re.IGNORECASE)
_INDENT = re.compile(r"\n[ \t]+(?=\S)")  # how XML is laid out, and no line break
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_REST_OF_ADDRESS = re.compile(r"^\S* ?\((?=[^)]*$)| ?<\S*>$")
_INLINE = re.compile(
    r"<(/?)(a|abbr|b|bdi|big|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span"
    r"|strike|strong|sub|sup|tt|u|var)\b[^<>]*>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<(?:br|wbr|p|/p|div|/div)\b[^<>]*>|<img\s[^<>]*>", re.I)
_BEGINS_A_BLOCK = re.compile(
    r"\s*<(?:article|blockquote|div|figure|h[1-6]|ol|p|section|table|ul)\b[^<>]*>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Source:
    """What the articles of a feed share.

    `base` is the address that relative links are resolved against, or empty.
    `names` are the authors of articles that name none.
    """

    base: str
    atom: bool
    language: str = ""
    names: tuple[str, ...] = ()


def draft_of(record: Record, source: Source) -> Draft:
    """Read one article."""
    base = source.base
    body = _richest(list(_bodies(record, source)), base)
    others = [other for other in _summaries(record, source) if other != body]
    published, updated = _times(record)
    return Draft(
        title=title_of(_detail(record, "title"), source.atom)
        or _without_markup(_text(record, "itunes_title")[:_TITLE_LENGTH]),
        body=body,
        summaries=tuple(others),
        guid=_text(record, "id"),
        url=_address(record, base),
        names=_names(record, source),
        published=published,
        updated=updated,
        language=_language(record) or source.language,
        tags=tuple(_tags(record)),
        enclosures=_enclosures(record, base),
    )


def title_of(detail: Record | None, atom: bool) -> str:
    """Read a title as plain text.

    Atom says what a title is (RFC 4287, section 3.1). RSS does not: there,
    entities and pairs of inline tags are taken for markup, and everything else
    ("List<int>", "the <b> tag") for text.
    """
    if not detail:
        return ""
    value, kind = _value(detail), detail.get("type")
    if kind == "application/xhtml+xml" or (atom and kind in _HTML_TYPES):
        return plain_line(value) if "<" in value else _unescape(value)
    return value if atom else _without_markup(value[:_TITLE_LENGTH])


def link_of(record: Record, base: str) -> str | None:
    """Find the address of the page that a feed or an article stands for."""
    links = _links(record, "alternate")
    links.sort(key=lambda link: link.get("type") not in _HTML_TYPES)
    addresses = (safe_link(link["href"], base) for link in links)
    return next((address for address in addresses if _is_web(address)), None)


def names_of(record: Record, atom: bool) -> tuple[str, ...]:
    """List the authors, by address where they give no name."""
    people = _field(record, "authors") or ()
    names = [str(one.get("name") or one.get("email") or "") for one in people]
    if names and not atom:
        # feedparser cuts an address in RSS after four letters of its last part
        # and leaves the rest in the name; the last author it also keeps whole.
        names = [_REST_OF_ADDRESS.sub("", name) for name in names]
        names[-1] = _text(record, "author") or names[-1]
    return tuple(_without_markup(name[:_TITLE_LENGTH]) for name in names if name)


def body_of(detail: Record, base: str, atom: bool) -> Body | None:
    """Read a text that is HTML or plain; None when it is neither, or empty."""
    value, kind = _value(detail), detail.get("type", "")
    base = safe_link(detail.get("base") or "", base) or base
    if kind == "application/xhtml+xml":
        # feedparser closes what is empty, and HTML takes </br> for another <br>.
        value = value.replace("</br>", "")
    if not value.strip():
        return None
    if kind == "text/markdown":
        return Body(BodyFormat.MARKDOWN, value, base)
    if kind not in _HTML_TYPES and not kind.startswith("text/"):
        return None
    if atom and kind == "text/plain":
        return Body(BodyFormat.PLAIN, value, base)
    # RSS does not say which of the two a text is, and Media RSS calls plain
    # text HTML; the lines of such a text are to be kept.
    if _TAG.search(value):
        return Body(BodyFormat.HTML, value, base)
    text = _unescape(_INDENT.sub(" ", value))
    is_escaped_twice = _BEGINS_A_BLOCK.match(text) is not None
    return Body(BodyFormat.HTML if is_escaped_twice else BodyFormat.PLAIN, text, base)


def _names(record: Record, source: Source) -> tuple[str, ...]:
    # RFC 4287, section 4.2.1: the article's, those of where it is from, the feed's.
    origin = _field(record, "source") if source.atom else None
    own = names_of(record, source.atom)
    return own or (names_of(origin, True) if origin else ()) or source.names


def _links(record: Record, relation: str) -> list[Record]:
    """Links of one relation, which may be spelt as an address (RFC 4287, 4.2.7.2)."""
    return [
        link
        for link in _field(record, "links") or ()
        if str(link.get("rel")).lower().removeprefix(_RELATIONS) == relation
        and link.get("href")
    ]


def _value(detail: Record) -> str:
    value = str(detail.get("value") or "")
    escaped_section = _SECTION.fullmatch(value)
    return escaped_section[1] if escaped_section else value


def _field(record: Record, name: str) -> Any:
    # FeedParserDict looks up other names too, and warns of some.
    return dict.get(record, name)


def _text(record: Record, name: str) -> str:
    value = _field(record, name)
    return value if isinstance(value, str) else ""


def _is_web(address: str | None) -> bool:
    return address is not None and address.startswith(("http://", "https://"))


def _without_markup(text: str) -> str:
    closed = {name.lower() for slash, name in _INLINE.findall(text) if slash}
    text = _INLINE.sub(lambda tag: "" if tag[2].lower() in closed else tag[0], text)
    return _unescape(_BREAK.sub(" ", text))


def _unescape(text: str) -> str:
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)


def _address(record: Record, base: str) -> str | None:
    original = _text(record, "feedburner_origlink")
    guid = _text(record, "id") if _field(record, "guidislink") else ""
    for address in (safe_link(original) if original else None, link_of(record, base)):
        if _is_web(address):
            return address
    return safe_link(guid) if _is_web(guid) else None


def _bodies(record: Record, source: Source) -> list[Body]:
    details = [*(_field(record, "content") or ()), _detail(record, "summary")]
    # What a video shows is its text, what a picture shows only where it has no other.
    shown = {"value": _text(record, SHOWN.replace(":", "_")), "type": "text/html"}
    return _read_texts(details, source) or _read_texts([shown], source)


def _summaries(record: Record, source: Source) -> list[Body]:
    details = [_detail(record, "summary"), _field(record, "subtitle_detail")]
    return _read_texts(details, source)


def _read_texts(details: Iterable[Record | None], source: Source) -> list[Body]:
    read = (body_of(one, source.base, source.atom) for one in details if one)
    return [body for body in read if body is not None]


def _detail(record: Record, name: str) -> Record | None:
    # The detail may be that of a picture deeper within the article.
    detail, value = _field(record, f"{name}_detail"), _text(record, name)
    if not detail or detail.get("value") == value:
        return cast("Record | None", detail)
    return {"value": value, "type": "text/html", "base": detail.get("base")}


def _richest(bodies: list[Body], base: str) -> Body:
    """The body that says most; most articles have but one."""
    if len(bodies) == 1:
        return bodies[0]
    return max(bodies, key=_richness, default=Body(BodyFormat.PLAIN, "", base))


def _richness(body: Body) -> int:
    """Weigh a body: by its letters, twice if they are set, and a picture as a line."""
    if body.format is BodyFormat.PLAIN:
        return len(body.source)
    pictured = _MEDIA_TAG.search(body.source) is not None
    return 2 * len(_ANY_TAG.sub("", body.source)) + _SENTENCE * pictured


def _times(record: Record) -> tuple[datetime | None, datetime | None]:
    published, updated, created = (
        parse_date(_text(record, name)) for name in ("published", "updated", "created")
    )
    return published or created, updated


def _language(record: Record) -> str:
    details = [*(_field(record, "content") or ()), _field(record, "title_detail")]
    told = [_text(record, "language")]
    told += [detail.get("language") or "" for detail in details if detail]
    return next(filter(None, told), "")


def _tags(record: Record) -> Iterator[str]:
    for tag in _field(record, "tags") or ():
        name = tag.get("label") or tag.get("term") or ""
        # Blogger and others file their own kinds of article under addresses.
        if not _is_web(name):
            yield _without_markup(name[:_TITLE_LENGTH])


def _enclosures(record: Record, base: str) -> tuple[Enclosure, ...]:
    attached = _links(record, "enclosure")
    shown = list(_best_media(_field(record, "media_content") or ()))
    found: dict[str, Enclosure] = {}
    for medium in (*attached, *shown):
        enclosure = _enclosure(medium, base)
        if enclosure is not None:
            found.setdefault(enclosure.url, enclosure)
    return _with_duration(
        list(found.values()), seconds(_text(record, "itunes_duration"))
    )


def _best_media(media: Iterable[Record]) -> Iterator[Record]:
    """Leave out players that are no more, and all sizes of a picture but one."""
    pictures = []
    for medium in media:
        kind = str(medium.get("type") or medium.get("medium") or "")
        if kind.startswith("image"):
            pictures.append(medium)
        elif kind != "application/x-shockwave-flash":
            yield medium
    if pictures:
        yield max(pictures, key=lambda medium: whole_number(medium.get("width")) or 0)


def _enclosure(medium: Record, base: str) -> Enclosure | None:
    url = safe_link(str(medium.get("href") or medium.get("url") or ""), base)
    if url is None or not _is_web(url):
        return None
    return Enclosure(
        url=url,
        media_type=clean_line(str(medium.get("type") or ""))[:100],
        length=whole_number(medium.get("length") or medium.get("filesize")),
        title=clean_line(str(medium.get("title") or "")),
        duration=seconds(medium.get("duration")),
    )


def _with_duration(
    enclosures: list[Enclosure], duration: int | None
) -> tuple[Enclosure, ...]:
    # Apple's duration is that of the episode, which is the first thing to play; a
    # picture never is, and other types may well be wrong.
    for types in (("audio", "video"), ("application", "")):
        for number, enclosure in enumerate(enclosures):
            if enclosure.media_type.partition("/")[0] in types:
                told = enclosure.duration or duration
                enclosures[number] = enclosure._replace(duration=told)
                return tuple(enclosures)
    return tuple(enclosures)
