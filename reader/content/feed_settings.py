"""Reads what a person or a file sets for one feed, and writes it the same way."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from reader.content.address import normal_address
from reader.content.clean import safe_link
from reader.model.errors import UnreadableInput

SHORTEST, LONGEST = 5 * 60, 30 * 86_400
"""Between which an interval may be, in seconds."""

KEYRING, COMMAND, ENVIRONMENT = "keyring", "command", "env:"
"""Where a secret is looked up; the name of a variable follows the last one."""

_MOST = 200
_UNITS = {"d": 86_400, "h": 3_600, "m": 60}
_INTERVAL = re.compile(r"(\d{1,6}) ?([mhd])[a-z]*", re.ASCII)
_VISIBLE = re.compile(r"[ -~]+")
_TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")  # RFC 9110, section 5.6.2
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")

_OWN_FIELDS = frozenset(
    {"accept", "accept-encoding", "a-im", "connection", "content-length"}
    | {"content-type", "expect", "host", "if-modified-since", "if-none-match"}
    | {"keep-alive", "proxy-authorization", "proxy-connection", "range", "te"}
    | {"trailer", "transfer-encoding", "upgrade", "user-agent"}
)
"""Header fields that newsleaf writes itself, or that frame a request."""


def read_interval(text: str) -> int | None:
    """Read a time between fetches such as "90m", "6h" or "2d"; its seconds.

    Nothing, or "default", is None, the usual.

    Raises:
        UnreadableInput: it is no such time, or too short or too long.
    """
    text = text.strip().lower()
    if text in ("", "default"):
        return None
    found = _INTERVAL.fullmatch(text)
    if found is None:
        raise UnreadableInput(text, "is no interval", "write one as 90m, 6h or 2d")
    seconds = int(found[1]) * _UNITS[found[2]]
    if not SHORTEST <= seconds <= LONGEST:
        reason = "is no interval that a feed can have"
        raise UnreadableInput(text, reason, "from 5m to 30d")
    return seconds


def write_interval(seconds: int | None) -> str:
    """Write an interval as `read_interval` reads it."""
    if seconds is None:
        return ""
    unit = next(unit for unit, size in _UNITS.items() if seconds % size == 0)
    return f"{seconds // _UNITS[unit]}{unit}"


def read_user_agent(text: str) -> str | None:
    """Read the name under which a server is asked; nothing is the usual one.

    Raises:
        UnreadableInput: it is too long, or has more than letters of ASCII.
    """
    text = text.strip(" ")
    if not text:
        return None
    if _VISIBLE.fullmatch(text) is None or len(text) > _MOST:
        reason = "is no user agent: up to 200 letters and signs of ASCII"
        raise UnreadableInput(text[:_MOST], reason)
    return text


def read_proxy(text: str) -> str | None:
    """Read the address of a proxy; nothing is the usual way to a server.

    Raises:
        UnreadableInput: it is no http or https address of a server, or names a
            user, whose password would be kept in the library.
    """
    if not text.strip():
        return None
    link = safe_link(text)
    parts = urlsplit(link or "")
    if "@" in text:
        reason = "names a user or a password, which are not kept"
        raise UnreadableInput("the proxy", reason, "leave them out")
    is_server = parts.path in ("", "/") and not parts.query
    if link is None or parts.scheme not in ("http", "https") or not is_server:
        reason = "is no address of a proxy"
        raise UnreadableInput(text, reason, "write one as http://proxy.example:8080")
    return normal_address(link).rstrip("/")


def read_login(text: str) -> str | None:
    """Read the user name of basic authentication; nothing takes it away.

    Raises:
        UnreadableInput: it has a colon or a control character (RFC 7617, section 2).
    """
    text = text.strip(" ")
    if not text:
        return None
    if ":" in text or _CONTROL.search(text) or len(text) > _MOST:
        reason = "is no login: it has a colon or control characters, or is too long"
        # What follows a colon may be a password.
        raise UnreadableInput(text.partition(":")[0], reason)
    return text


def read_field(text: str) -> str | None:
    """Read the name of a header field that carries a secret; nothing takes it away.

    Raises:
        UnreadableInput: it is no name, or that of a field newsleaf writes itself.
    """
    text = text.strip()
    if not text:
        return None
    if _TOKEN.fullmatch(text) is None or len(text) > _MOST:
        # What follows a colon may be the secret.
        name = text.partition(":")[0]
        hint = "give its name alone, such as X-Auth-Token"
        raise UnreadableInput(name, "is no name of a header field", hint)
    if text.lower() in _OWN_FIELDS:
        raise UnreadableInput(text, "is a header field that newsleaf writes itself")
    return text


def read_source(text: str) -> str | None:
    """Read where a secret is looked up; nothing takes it away.

    Raises:
        UnreadableInput: it is none of keyring, command, and env: with the name of
            a variable. What was written is not told again, as it may be the secret.
    """
    text = text.strip()
    if not text:
        return None
    variable = text.removeprefix(ENVIRONMENT)
    is_variable = text != variable and _VARIABLE.fullmatch(variable)
    if text in (KEYRING, COMMAND) or is_variable:
        return text
    reason = "a secret comes from keyring, command or env:NAME"
    raise UnreadableInput("", reason, "the secret itself is not written here")
