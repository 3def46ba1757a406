"""Reads a Markdown file, with the YAML front matter that note takers write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from reader.content.body import blocks_of
from reader.content.clean import clean_line, clean_text, safe_link
from reader.content.render_text import text_of
from reader.formats.assembly import Draft
from reader.formats.charset import decode
from reader.formats.credits import split_names
from reader.formats.dates import parse_own_date
from reader.formats.saved import finish_saved, split_tags
from reader.formats.titles import same_words, title_from_name
from reader.model.article import Body, BodyFormat, Credit, ParsedArticle
from reader.model.errors import UnreadableInput

_LARGEST_FRONT = 65_536
_MOST_VALUES = 100
_HEADING_LINES = 60

_FRONT = re.compile(
    r"\s*---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_ATX = re.compile(r" {0,3}#[ \t]+(?P<text>.*?)(?:[ \t]+#+)?[ \t]*")
_SETEXT = re.compile(r" {0,3}=+[ \t]*")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_HASHTAGS = re.compile(r"\s*#\S+(?:\s+#\S+)*\s*")

_TITLE = ("title",)
_AUTHORS = ("author", "authors", "creator", "byline")
_PUBLISHED = ("date", "published", "pubdate", "created")
_UPDATED = ("updated", "modified", "lastmod")
_TAGS = ("tags", "tag", "keywords", "categories", "category")
_URL = ("url", "link", "source", "canonical", "canonical_url")
_LANGUAGE = ("lang", "language", "locale")
_SUMMARY = ("summary", "description", "excerpt", "abstract")

Front = Mapping[str, object]


def parse_markdown(data: bytes, name: str = "") -> ParsedArticle:
    """Read a Markdown file.

    Understood are, in the YAML front matter, a title, authors (names, or
    mappings of name and role), dates, tags, an address, a language and a
    summary, each under its usual names. The first heading of the first level
    is the title if there is no other, and leaves the text if it says the same.

    Args:
        data: the whole file, in any charset.
        name: the file's name, for want of a title and for the error.

    Raises:
        UnreadableInput: the file is empty or no text, or its front matter is
            no YAML; the reason names the line.
    """
    text = clean_text(decode(data, subject=name))
    if not text.strip():
        raise UnreadableInput(name, "is empty")
    front, source = _split(text, name)
    title = clean_line(_first(front, _TITLE))
    title, source = _take_heading(source, title)
    url = safe_link(_first(front, _URL))
    draft = Draft(
        body=Body(BodyFormat.MARKDOWN, source.strip("\n"), url or ""),
        title=title or title_from_name(name),
        url=url,
        published=parse_own_date(_first(front, _PUBLISHED)),
        updated=parse_own_date(_first(front, _UPDATED)),
        language=_language(front),
        tags=tuple(tag for value in _values(front, _TAGS) for tag in _tags(value)),
    )
    people = [one for value in _values(front, _AUTHORS) for one in _people(value)]
    return finish_saved(draft, people, _first(front, _SUMMARY))


def _split(text: str, name: str) -> tuple[Front, str]:
    match = _FRONT.match(text[:_LARGEST_FRONT])
    if match is None:
        return {}, text
    front = _load(match["yaml"], name, text[: match.start("yaml")].count("\n") + 1)
    if front is None:
        return {}, text[match.end() :]
    # Two rules with words between them are text and no front matter.
    if not isinstance(front, dict):
        return {}, text
    fields = {str(key).strip().lower(): value for key, value in front.items()}
    return fields, text[match.end() :]


def _load(source: str, name: str, first_line: int) -> object:
    # Takes 15 ms to import and only files with front matter need it.
    import yaml

    try:
        # Every scalar stays a text: "12:30" is a title, not a number of minutes.
        return yaml.load(source, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        raise _broken(name, f"line {line}: {error.problem or error.context}") from error
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        detail = clean_line(str(error)) or "too deep"
        raise _broken(name, f"line {first_line}: {detail}") from error


def _broken(name: str, detail: str) -> UnreadableInput:
    return UnreadableInput(
        name, f"the front matter is no YAML, {detail}", "mend it, or quote the value"
    )


def _values(front: Front, keys: tuple[str, ...]) -> Iterator[object]:
    for key in keys:
        value = front.get(key)
        yield from value[:_MOST_VALUES] if isinstance(value, list) else [value]


def _first(front: Front, keys: tuple[str, ...]) -> str:
    return next((text for value in _values(front, keys) if (text := _text(value))), "")


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, date):
        return value.isoformat()
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if is_number else ""


def _language(front: Front) -> str:
    # YAML 1.1 reads the code of Norwegian, "no", as false.
    if any(value is False for value in _values(front, _LANGUAGE)):
        return "no"
    return _first(front, _LANGUAGE)


def _people(value: object) -> list[Credit]:
    if isinstance(value, dict):
        name, role = _text(value.get("name")), _text(value.get("role"))
        return [Credit(name, role)]
    # Note takers link names: "[[Anne Roy]]".
    names = _text(value).replace("[[", "").replace("]]", "")
    return [Credit(name) for name in split_names(names)]


def _tags(value: object) -> tuple[str, ...]:
    text = _text(value)
    return tuple(text.split()) if _HASHTAGS.fullmatch(text) else split_tags(text)


def _take_heading(source: str, title: str) -> tuple[str, str]:
    """Find the first heading, take it as the title and out of the text."""
    lines = source.split("\n")
    for number, line in enumerate(lines[:_HEADING_LINES]):
        if _FENCE.match(line):
            break
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if match := _ATX.fullmatch(line):
            last, text = number, match["text"]
        elif line.strip() and _SETEXT.fullmatch(following):
            last, text = number + 1, line
        elif _HEADING.match(line):
            break
        else:
            continue
        heading = clean_line(text_of(blocks_of(Body(BodyFormat.MARKDOWN, f"# {text}"))))
        if title and not same_words(title, heading):
            break
        return title or heading, "\n".join(lines[:number] + lines[last + 1 :])
    return title, source
