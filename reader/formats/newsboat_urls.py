"""Reads the urls files of newsboat (https://newsboat.org), one feed on a line."""

from __future__ import annotations

import re

from reader.content.clean import clean_line
from reader.formats.charset import decode
from reader.formats.subscriptions import (
    dropped_line,
    feed_address,
    merged,
    unique,
    why_dropped,
)
from reader.model.feed import ParsedSubscriptions, Subscription

_TOKEN = re.compile(r'[ \t]*(?:"((?:[^"\\]|\\.)*)"?|([^ \t"]+))')
_ESCAPED = re.compile(r"\\(.)")
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t"}


def parse_urls(data: bytes) -> ParsedSubscriptions:
    """Read a urls file: an address and its tags on each line.

    A tag "~Name" is the title, and one that begins with "!" hides the feed;
    what follows the mark is a tag, unless it is "hidden". Feeds that come from
    a command, a file or a query are left out and told of. Feeds that are there
    twice are merged.

    Raises:
        UnreadableInput: the bytes are no text.
    """
    subscriptions: list[Subscription] = []
    dropped: list[str] = []
    for number, line in enumerate(decode(data).split("\n"), start=1):
        tokens = _tokens(line)
        if not tokens or line.startswith("#"):
            continue
        url = feed_address(tokens[0])
        if url is not None:
            subscriptions.append(_subscription(url, tokens[1:]))
        else:
            why = f"left out, {why_dropped(tokens[0])}"
            dropped.append(dropped_line(f"line {number}", tokens[0], why))
    return ParsedSubscriptions(merged(subscriptions), dropped=tuple(dropped))


def _subscription(url: str, words: list[str]) -> Subscription:
    titles = [word[1:] for word in words if word.startswith("~")]
    hiding = [word[1:] for word in words if word.startswith("!")]
    tags = [word for word in words if not word.startswith(("~", "!"))]
    tags += [word for word in hiding if word.lower() != "hidden"]
    return Subscription(
        url=url,
        title=clean_line(titles[0]) if titles else "",
        tags=unique(tags),
        hidden=bool(hiding),
    )


def _tokens(line: str) -> list[str]:
    """Part a line at blanks; double quotes hold one together, "#" ends it."""
    tokens = []
    for quoted, plain in _TOKEN.findall(line):
        if plain.startswith("#"):
            break
        tokens.append(plain or _ESCAPED.sub(_unescaped, quoted))
    return [token for token in tokens if token.strip()]


def _unescaped(escape: re.Match[str]) -> str:
    return _CONTROLS.get(escape[1], escape[1])
