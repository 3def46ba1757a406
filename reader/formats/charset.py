"""Turns the bytes of a file into text, whatever their charset."""

from __future__ import annotations

import codecs
import re

from reader.content.language import detect_language
from reader.model.errors import UnreadableInput

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF-", b"PK\x03\x04", b"\x1f\x8b",
    b"\x7fELF", b"SQLite format 3", b"ID3", b"OggS", b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0",
)  # fmt: skip

# What a label stands for on the web: https://encoding.spec.whatwg.org/#names-and-labels
_LABELS = {
    "ascii": "cp1252", "us-ascii": "cp1252", "latin1": "cp1252", "latin-1": "cp1252",
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "iso-8859-9": "cp1254",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932",
    "sjis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
    "tis-620": "cp874", "macintosh": "mac_roman", "x-mac-roman": "mac_roman",
    "utf-16": "utf-16-le", "unicode": "utf-16-le",
}  # fmt: skip
_CHARSET = re.compile(
    r"(?:utf_?(?:8|16|32)|cp\d+|windows|iso|latin|gb|big5|euc|shift|hz|mac|koi|johab)"
    r"[\w-]{0,20}"
)

# The single-byte charsets of western Europe, the likeliest first, and the
# characters that its languages use most.
_WESTERN_CHARSETS = ("cp1252", "iso8859_15", "mac_roman", "cp850")
_WESTERN_LANGUAGES = {
    "da", "de", "en", "es", "fi", "fr", "it", "nl", "no", "nb", "pt", "sv"
}  # fmt: skip
_WESTERN = re.compile("[àâäáãåæçéèêëíìîïñóòôöõøœúùûüßÉÀÇÄÖÜ’‘“”«»–—…€¿¡\xa0]")
# Any bytes make CJK signs in UTF-16; `_wide` has looked for it by its zeros.
_NOT_GUESSED = ["utf_16", "utf_16_be", "utf_16_le", "utf_7"]
_OTHER_SCRIPT = "[\u0370-\u06ff\ufb1d-\ufdff\ufe70-\ufefc]"
_TWO_SCRIPTS = re.compile(f"[a-zA-Z]{_OTHER_SCRIPT}|{_OTHER_SCRIPT}[a-zA-Z]")

_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ASCII = bytes(range(128))
_SAMPLE = 1 << 16


def decode(data: bytes, declared: str | None = None, subject: str = "") -> str:
    r"""Decode a text file.

    A byte order mark decides, then the declared charset, then UTF-8 if the
    bytes are valid, then a guess from the text itself. Lines of the result
    end in \n and the byte order mark is gone.

    Args:
        data: the whole file.
        declared: the charset that the file or its server names, if any.
        subject: what the error is about, usually the file's name.

    Raises:
        UnreadableInput: the bytes are no text.
    """
    if data.startswith(_SIGNATURES):
        raise _no_text(subject)
    text = _by_mark(data)
    if text is None:
        text = _declared(data, declared) or _unmarked(data, subject)
    if len(_CONTROL.findall(text)) * 20 > len(text):
        raise _no_text(subject)
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _no_text(subject: str) -> UnreadableInput:
    return UnreadableInput(subject, "is not text", "newsleaf reads text files here")


def _by_mark(data: bytes) -> str | None:
    for mark, charset in _BOMS:
        # UTF-16 text may begin with a NUL character and so look like UTF-32.
        if data.startswith(mark) and (charset[4:6] != "32" or len(data) % 4 == 0):
            return data[len(mark) :].decode(charset, errors="replace")
    return None


def _declared(data: bytes, declared: str | None) -> str | None:
    label = (declared or "").strip(" \t\n\"'").lower()
    charset = _LABELS.get(label, label)
    # Python's codecs also hold escapes, compressors and slow ones like idna.
    return _strict(data, charset) if _CHARSET.fullmatch(charset) else None


def _strict(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except (UnicodeDecodeError, LookupError):
        return None


def _unmarked(data: bytes, subject: str) -> str:
    if wide := _wide(data):
        return data.decode(wide, errors="replace")
    # Text holds no NUL; a stray one is left for the cleaning of the text.
    if data.count(0) * 500 > len(data):
        raise _no_text(subject)
    text = _strict(data, "utf-8")
    return _guess(data) if text is None else text


def _wide(data: bytes) -> str | None:
    # In UTF-16 every second byte of Latin text is zero.
    zeros_first, zeros_second = data[::2].count(0), data[1::2].count(0)
    if zeros_second * 5 > len(data) and not zeros_first:
        return "utf-16-le"
    if zeros_first * 5 > len(data) and not zeros_second:
        return "utf-16-be"
    return None


def _guess(data: bytes) -> str:
    western = _western(data)
    if _is_latin(data) and _reads_well(western):
        return western
    # Takes 35 ms to import and few files need it.
    from charset_normalizer import from_bytes

    best = from_bytes(data[: _SAMPLE * 4], cp_exclusion=_NOT_GUESSED).best()
    guessed = best and data.decode(best.encoding, errors="replace")
    return guessed if guessed and not _mixes_scripts(guessed) else western


def _mixes_scripts(text: str) -> bool:
    # Words such as "Dйjа"; an Arabic word may well hold one "PDF".
    return len(_TWO_SCRIPTS.findall(text)) * 10 > len(text)


def _is_latin(data: bytes) -> bool:
    # Languages in Latin letters write most words in those of ASCII.
    return len(data.translate(None, _ASCII)) * 3 < len(data)


def _reads_well(western: str) -> bool:
    language = detect_language(western[:_SAMPLE])
    if language is None:
        # Too short to tell; eastern texts in a western charset look like "¿ó³w".
        return _WESTERN.sub("", western).isascii()
    return language in _WESTERN_LANGUAGES


def _western(data: bytes) -> str:
    """Decode by the western charset that makes the most of its letters.

    The statistics of charset-normalizer take short western texts for eastern
    ones ("dčs" for "dès").
    """
    texts = [_strict(data, charset) or "" for charset in _WESTERN_CHARSETS]
    return max(texts, key=lambda text: len(_WESTERN.findall(text)))
