"""Reads the header of a mail that was saved as a text file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from email.errors import HeaderParseError
from email.header import decode_header, make_header

from reader.content.clean import clean_line
from reader.formats.header import Header

_FIELDS = {"subject": "title", "date": "date", "keywords": "tags"}
_LONGEST_HEADER = 200
_LONGEST_VALUE = 1000
# RFC 5322, section 2.2: a name is of printable ASCII letters but the colon.
_LINE = re.compile(r"(?P<name>[!-9;-~]{1,60}):(?!//)\s*(?P<value>.*)")
_NAME_THEN_MAIL = re.compile(r"([^<>]{0,200})<([^<>\s]{0,200})>[\s,;]*")
_MAIL_THEN_NAME = re.compile(r"\S+@\S+\s+\((.+)\)")


def read_mail_header(lines: Sequence[str]) -> Header | None:
    """Read the header of a mail, up to the first blank line.

    It has a sender (From) and a subject or a date, and nothing else but
    fields; what the others say is no part of the text. Names and subjects in
    other charsets are decoded (RFC 2047).

    Args:
        lines: clean lines without their ends; blank ones are empty strings.

    Returns:
        Its fields as those of other headers are called, the senders as
        `people`, and the lines that remain; None when it is no mail.
    """
    start = next((number for number, line in enumerate(lines) if line), len(lines))
    told: dict[str, str] = {}
    name = ""
    for number in range(start, min(start + _LONGEST_HEADER, len(lines))):
        line = lines[number]
        if not line:
            break
        if line[0].isspace() and name:
            told[name] += f" {line.strip()}"
        elif match := _LINE.fullmatch(line):
            name = match["name"].lower()
            told[name] = match["value"]
        else:
            return None
    else:
        return None
    # A title is that of a header of another kind.
    if "title" in told or "from" not in told or not told.keys() & {"subject", "date"}:
        return None
    fields = {
        field: _decoded(told[name]) for name, field in _FIELDS.items() if name in told
    }
    return Header([*lines[number:]], fields, _people(told["from"]))


def _people(senders: str) -> tuple[str, ...]:
    """The names of senders; an address where it stands alone."""
    senders = senders[:_LONGEST_VALUE]
    parts = _NAME_THEN_MAIL.findall(senders)
    if not parts and (match := _MAIL_THEN_NAME.fullmatch(senders)):
        parts = [(match[1], "")]
    named = [_decoded(name).strip(" \"'") or mail for name, mail in parts]
    return tuple(filter(None, named or [_decoded(senders)]))


def _decoded(value: str) -> str:
    value = value[:_LONGEST_VALUE]
    # What cannot be decoded is shown as it stands.
    with suppress(HeaderParseError, LookupError, ValueError):
        value = str(make_header(decode_header(value)))
    return clean_line(value)
