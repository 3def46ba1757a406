"""Makes text that an XML parser takes out of the bytes that servers really send."""

from __future__ import annotations

import re
from html import escape
from html.entities import html5

from reader.formats.charset import decode

_DECLARED = re.compile(rb"""\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']""")
_DECLARATION = re.compile(r"<\?xml\s[^>]*\?>")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)

# XML 1.0, section 2.2: neither these characters nor references to them.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(x[0-9a-f]+|[0-9]+);", re.I)
_REFERENCES = re.compile(rf"{_REFERENCE.pattern}(?:{_REFERENCE.pattern})*", re.I)
_LAST = 0x10FFFF
# What HTML takes references to C1 for, and XML that was made from it means too.
_WINDOWS = {
    number: bytes([number]).decode("cp1252", "ignore") for number in range(128, 160)
}

# No name ends before "=": in "?a=1&copy=2" the ampersand parts two parameters.
_AMPERSAND = re.compile(
    r"<!\[CDATA\[.*?\]\]>"
    r"|&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[\da-fA-F]+);)([A-Za-z]\w*(?:;|(?![\w=])))?",
    re.DOTALL,
)

_PROLOGUE = re.compile(
    r"\s+|<\?.*?\?>|<!--.*?-->|<!doctype[^<>\[]*(?:\[.*?\]\s*)?>",
    re.DOTALL | re.IGNORECASE,
)
_DOCTYPE = "<!doctype"
_ROOT = re.compile(r"<([A-Za-z_][\w:.-]*)")

# A transfer that was cut within a letter, or one bad byte, is no other charset.
_SOUND_PER_BROKEN = 10


def xml_text(data: bytes, content_type: str = "", subject: str = "") -> str:
    """Decode an XML document and leave out what XML forbids.

    Bytes that are valid UTF-8, or nearly, are that, whatever they are declared
    to be: servers name the wrong charset more often than text looks like UTF-8
    by chance. Else the charset is the one of the media type, else the declared
    one (RFC 7303, section 3). Control characters and references to them go; two
    references to the halves of a surrogate pair become the one they mean.

    Args:
        data: the document.
        content_type: the media type it came with, or an empty string.
        subject: what an error is about.

    Returns:
        The document, its XML declaration replaced by one that names no charset.

    Raises:
        UnreadableInput: the bytes are no text.
    """
    text = _as_utf8(data)
    if text is None:
        text = decode(data, _declared(data, content_type), subject)
    # The line breaks stay where they are, so that errors name the right line.
    text = _DECLARATION.sub("", text.lstrip("\ufeff \t\r\n"), count=1)
    return '<?xml version="1.0"?>' + legal(text)


def root_element(text: str) -> str:
    """Name the outermost element of an XML or HTML document, without its prefix.

    The name is in lower case, and empty where there is no element.
    """
    position = 0
    while prologue := _PROLOGUE.match(text, position):
        position = prologue.end()
    root = _ROOT.match(text, position)
    return root[1].rpartition(":")[2].lower() if root else ""


def _declared(data: bytes, content_type: str) -> str | None:
    if in_header := _CHARSET.search(content_type):
        return in_header[1]
    in_document = _DECLARED.match(data)
    return in_document[1].decode("ascii", "ignore") if in_document else None


def _as_utf8(data: bytes) -> str | None:
    # ASCII may be ISO 2022 and NUL may be UTF-16: the declaration knows.
    if data.isascii() or 0 in data[:4]:
        return None
    text = data.decode("utf-8-sig", "replace")
    broken = text.count("\ufffd")
    sound = sum(not letter.isascii() for letter in text) - broken if broken else 0
    return text if broken * _SOUND_PER_BROKEN <= sound else None


def without_doctype(text: str) -> str:
    """Take out the document types, and all entities that they declare.

    The line breaks within them stay. expat before 2.7 crashes on a chain of
    entities (CVE-2024-8176), and later ones still expand some.
    """
    kept, position = [], 0
    while prologue := _PROLOGUE.match(text, position):
        position = prologue.end()
        is_type = prologue[0].lower().startswith(_DOCTYPE)
        kept.append("\n" * prologue[0].count("\n") if is_type else prologue[0])
    # One that never ends must not reach a parser as a document type.
    if text[position : position + len(_DOCTYPE)].lower() == _DOCTYPE:
        position += len(_DOCTYPE)
    return "".join(kept) + text[position:]


def legal(text: str) -> str:
    """Leave out the characters, and references to them, that XML 1.0 forbids."""
    return _ILLEGAL.sub("", _REFERENCES.sub(_sound, text))


def mended(text: str) -> str:
    """Spell ampersands and the entities of HTML as XML wants them.

    What stands in CDATA sections stays as it is.
    """
    return _AMPERSAND.sub(_spelt, text)


def _spelt(found: re.Match[str]) -> str:
    if found[0].startswith("<"):
        return found[0]
    letters = html5.get(found[1] or "")
    return f"&amp;{found[1] or ''}" if letters is None else escape(letters)


def _sound(run: re.Match[str]) -> str:
    numbers = (_number(digits) for digits in _REFERENCE.findall(run[0]))
    units = "".join(chr(number) for number in numbers if number <= _LAST)
    units = units.translate(_WINDOWS)
    text = units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return "".join(f"&#{ord(letter)};" for letter in _ILLEGAL.sub("", text))


def _number(digits: str) -> int:
    # No character has a number of more than seven digits, whatever the base.
    significant = digits.lower().lstrip("x").lstrip("0") or "0"
    if len(significant) > len(str(_LAST)):
        return _LAST + 1
    return int(significant, 16 if digits[0] in "xX" else 10)
