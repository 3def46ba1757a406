"""Reads what a web page says of its article in JSON-LD (schema.org)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_LARGEST = 1_000_000
_MOST_NODES = 2_000
_ARTICLES = ("article", "posting", "report", "review", "recipe", "webpage")


@dataclass(frozen=True, slots=True)
class JsonLd:
    """The fields of an article in JSON-LD, as printed."""

    headline: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    keywords: tuple[str, ...] = ()
    description: str = ""
    language: str = ""


def read_json_ld(scripts: Iterable[str]) -> JsonLd:
    """Read the article that the scripts of a page describe.

    Scripts that are no JSON are passed over: nothing on the page depends on
    them. Source of the fields: https://schema.org/Article.

    Args:
        scripts: the text of every script of the type application/ld+json.

    Returns:
        The fields of the likeliest object; all of them empty without one.
    """
    nodes = [node for script in scripts for node in _nodes(script)]
    ranked = sorted((rank, n) for n, node in enumerate(nodes) if (rank := _rank(node)))
    if not ranked:
        return JsonLd()
    article = nodes[ranked[0][1]]
    return JsonLd(
        headline=_string(article.get("headline")) or _string(article.get("name")),
        authors=tuple(_names(article.get("author"))),
        published=_string(article.get("datePublished")),
        modified=_string(article.get("dateModified")),
        keywords=tuple(filter(None, map(_string, _list(article.get("keywords"))))),
        description=_string(article.get("description")),
        language=_string(article.get("inLanguage")),
    )


def _nodes(script: str) -> Iterator[dict[str, object]]:
    if len(script) > _LARGEST:
        return
    try:
        waiting: list[object] = [json.loads(script, strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting.extend(value[:_MOST_NODES])
        elif isinstance(value, dict):
            yield value
            waiting.extend((value.get("@graph"), value.get("mainEntity")))


def _rank(node: dict[str, object]) -> int:
    """Tell how likely a node is the article: 1 the likeliest, 0 not at all."""
    types = " ".join(map(_string, _list(node.get("@type")))).lower()
    return next(
        (rank for rank, kind in enumerate(_ARTICLES, start=1) if kind in types), 0
    )


def _names(value: object) -> Iterator[str]:
    for author in _list(value):
        name = author.get("name") if isinstance(author, dict) else author
        yield from filter(None, map(_string, _list(name)))


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _string(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
