"""Cleans foreign text and foreign addresses before anything else sees them."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

_LINE_ENDS = "\r\v\f"
_BIDI = "\u202a-\u202e\u2066-\u2069"
_INVISIBLE = "\u00ad\ufeff"
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"

_UNCLEAN = re.compile(f"[{_CONTROLS}{_BIDI}{_INVISIBLE}\ud800-\udfff]")
_DROPPED = re.compile(f"[{_CONTROLS}{_BIDI}{_INVISIBLE}]")
_LINE_END = re.compile(f"\r\n|[{_LINE_ENDS}]")
_SURROGATE = re.compile("[\ud800-\udfff]")

_SPACES = re.compile(r"[^\S\u00a0\u202f]+")

_SCHEMES = frozenset({"http", "https", "mailto"})
_PLAIN_LINK = re.compile(r"https?://[a-z0-9][a-z0-9.-]*(?:[/?#][!-\[\]-~]*)?")
_NOT_IN_LINK = re.compile(f"[^\\S ]|[{_CONTROLS}{_BIDI}{_INVISIBLE}\ud800-\udfff]")


def clean_text(text: str) -> str:
    r"""Take out of a text whatever could act on a terminal or deceive an eye.

    Dropped are NUL, C0 except newline and tab, DEL, C1, the bidirectional
    embeddings, overrides and isolates (U+202A-202E, U+2066-2069) and two
    marks that cut words in pieces for a search (soft hyphen, byte order mark).
    The other line ends of ASCII (CR LF, CR, VT, FF) become a newline and lone
    surrogates U+FFFD, so that the result can always be encoded.
    """
    if _UNCLEAN.search(text) is None:
        return text
    text = _LINE_END.sub("\n", text)
    text = _DROPPED.sub("", text)
    return _SURROGATE.sub("\ufffd", text)


def clean_line(text: str) -> str:
    """Clean a text and set it on one line.

    Each run of white space becomes one space and the ends are stripped. The
    no-break spaces U+00A0 and U+202F stay inside the text, because French sets
    them before its punctuation.
    """
    return _SPACES.sub(" ", clean_text(text)).strip()


def safe_link(address: str, base: str = "") -> str | None:
    """Resolve an address and return it if a person may be sent there.

    Returns an absolute http, https or mailto address without white space and
    control characters (a space inside becomes %20, as browsers write it), or
    None for everything else. Relative addresses need `base`. Source of the
    resolving: RFC 3986, section 5.
    """
    address = address.strip()
    if _PLAIN_LINK.fullmatch(address):
        return address
    if not address or _NOT_IN_LINK.search(address):
        return None
    try:
        absolute = urljoin(base.strip(), address)
        parts = urlsplit(absolute)
        port_is_sound = parts.port is None or parts.port > 0
    except ValueError:
        return None
    if parts.scheme not in _SCHEMES or _NOT_IN_LINK.search(absolute):
        return None
    if parts.scheme == "mailto":
        sound = bool(parts.path)
    else:
        # Browsers read a backslash as a slash, so the host would be another.
        sound = bool(parts.hostname) and not re.search(r"[\\ ]", parts.netloc)
    if not (sound and port_is_sound):
        return None
    rest = absolute[len(parts.scheme) :]
    return parts.scheme + rest.replace(" ", "%20")
